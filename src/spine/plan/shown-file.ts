/** A view of the plan as a file, with the filter written on top: Excel, CSV, or Word. */
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { writeCsv, writeSheet, type Sheet, type SheetRecord } from "#base/sheet/index.ts";
import { formatDay, formatNumber } from "#base/vi/index.ts";
import { administrativeDocument, type Block, type Cell } from "#base/word/index.ts";
import { fill, say, type Label, type Language } from "#base/words.ts";
import type { Download } from "#spine/access/index.ts";
import { letterheadOf } from "#spine/agencies/index.ts";
import { filterWords as words } from "./filter-words.ts";
import type { DocumentRow } from "./queries/document.ts";
import { nameFilter } from "./queries/filter.ts";
import type { PlanFilter, PlanView } from "./rules/filter.ts";
import { taskStatuses } from "./schema.ts";
import type { ShownTable } from "./shown-table.ts";

const answerables = { named: words.named, nobody: words.nobody } as const;

const both = (text: string | null | undefined): Label | null => (text ? { vi: text, en: text } : null);
const day = (on: string | undefined): Label | null => (on === undefined ? null : both(formatDay(on)));

/** Each part of the filter that is set, as a person reads it. */
async function toldParts(tx: Tx, filter: PlanFilter): Promise<(readonly [Label, Label | null])[]> {
  const names = await nameFilter(tx, filter);
  const { state, answerable } = filter;
  const kind = names.kindVi === null ? null : { vi: names.kindVi, en: names.kindEn ?? names.kindVi };
  return [
    [words.branch, both(names.branch?.slice(0, 160))],
    [words.state, state === undefined ? null : state === "open" ? words.open : taskStatuses[state]],
    [words.late, filter.late ? words.yes : null],
    [words.unit, both(names.unit)],
    [words.kind, kind],
    [words.group, both(names.group)],
    [words.dueFrom, day(filter.dueFrom)],
    [words.dueTo, day(filter.dueTo)],
    [words.answerable, answerable === undefined ? null : answerables[answerable]],
  ];
}

/** What a file is of. */
export interface FileOf {
  readonly document: DocumentRow;
  readonly year: number;
  readonly view: PlanView;
  readonly filter: PlanFilter;
  /** What else narrows the rows, in words. */
  readonly more: readonly (readonly [Label, Label])[];
  readonly rows: number;
}

/** The lines over a table: the plan, its year, the view, the filter, the day. */
export async function linesAbove(tx: Tx, of: FileOf, language: Language): Promise<string[]> {
  const pair = ([name, value]: readonly [Label, Label]): string =>
    `${say(name, language)}: ${say(value, language)}`;
  const set = (await toldParts(tx, of.filter)).flatMap(([name, value]) =>
    value ? [pair([name, value])] : [],
  );
  const filter = [...set, ...of.more.map(pair)];
  const { number, title } = of.document;
  return [
    `${say(words.plan, language)}: ${[number, title].filter(Boolean).join(" · ")}`,
    `${say(words.year, language)} ${of.year} · ${say(words[of.view], language)}`,
    `${say(words.filter, language)}: ${filter.length > 0 ? filter.join("; ") : say(words.noFilter, language)}`,
    say(fill(words.asOf, { day: formatDay(today()), n: formatNumber(of.rows) }), language),
  ];
}

const records = (table: ShownTable): SheetRecord[] =>
  table.rows.map((row) => Object.fromEntries(row.map((value, n) => [String(n), value])));

function sheetOf(table: ShownTable, name: string, above: readonly string[]): Sheet {
  return {
    name,
    above,
    columns: table.columns.map((column, n) => ({ key: String(n), ...column })),
    rows: records(table),
  };
}

/** Columns that fit a page laid sideways beside the first. */
const COLUMNS_A_TABLE = 11;

/** The table as blocks of as many columns as a page holds; the first column stands before each. */
function blocksOf(table: ShownTable): Block[] {
  const rest = table.columns.slice(1);
  const count = Math.max(1, Math.ceil(rest.length / COLUMNS_A_TABLE));
  return Array.from({ length: count }, (_, part): Block => {
    const from = 1 + part * COLUMNS_A_TABLE;
    const to = Math.min(table.columns.length, from + COLUMNS_A_TABLE);
    const pick = <T>(row: readonly T[]): T[] => [...row.slice(0, 1), ...row.slice(from, to)];
    return {
      kind: "table",
      ...(count > 1 && { title: `${part + 1}/${count}` }),
      columns: pick(table.columns).map(({ title, kind, width }) => ({
        title,
        ...(width !== undefined && { width: Math.min(width, 44) }),
        kind: kind === "integer" || kind === "number" ? "figures" : "text",
      })),
      rows: table.rows.map((row) =>
        pick(row).map((value, n): Cell => {
          const isDay = pick(table.columns)[n]?.kind === "date" && typeof value === "string";
          return isDay ? formatDay(value) : (value ?? "");
        }),
      ),
    };
  });
}

type Unit = { readonly code: string; readonly name: string; readonly kind: string };

function wordOf(table: ShownTable, above: readonly string[], unit: Unit): Promise<Uint8Array> {
  return administrativeDocument({
    ...letterheadOf(unit, "BC"),
    date: today().slice(0, 7),
    kind: "Biểu theo dõi",
    abstract: above[1] ?? "",
    content: above.map((text): Block => ({ kind: "paragraph", text })),
    recipients: [],
    annexes: [{ title: above[1] ?? "", landscape: true, content: blocksOf(table) }],
    draftNote: "DỰ THẢO",
  });
}

export const formats = ["xlsx", "csv", "docx"] as const;
export type Format = (typeof formats)[number];

const mediaTypes: Readonly<Record<Format, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/** The file. Excel and CSV carry the filter in their first lines, Word in its text. */
export async function shownFile(
  table: ShownTable,
  of: {
    readonly format: Format;
    readonly view: PlanView;
    readonly above: readonly string[];
    readonly unit: Unit;
    readonly language: Language;
  },
): Promise<Download> {
  const name = say(words[of.view], of.language);
  const write: Readonly<Record<Format, () => Promise<Uint8Array>>> = {
    xlsx: () => writeSheet(sheetOf(table, name, of.above)),
    csv: () => Promise.resolve(writeCsv(sheetOf(table, name, of.above))),
    docx: () => wordOf(table, of.above, of.unit),
  };
  return {
    name: `${name} ${today()}.${of.format}`,
    mediaType: mediaTypes[of.format],
    bytes: await write[of.format](),
  };
}
