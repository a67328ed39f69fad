/**
 * A report as it stands on paper, for a reader that is no Word: every line in its finished wording and order (Decree
 * 30/2020/NĐ-CP, Appendix I), nothing about how it is drawn. The browser shows and prints it; Word is written from the same.
 */
import { z } from "zod";
import type { ReportDocument } from "./template-types.ts";
import {
  addresseeLines,
  annexLabel,
  attachedLine,
  baseLines,
  cleanText,
  dateLine,
  endMarked,
  figure,
  numberLine,
  recipientLines,
} from "./write-lines.ts";
import type { Block, Cell, HeadCell, Inline, Row, StyledCell, TableBlock } from "./write-types.ts";

const cell = z.object({
  text: z.string(),
  align: z.enum(["left", "right", "center"]),
  bold: z.boolean(),
  italic: z.boolean(),
  span: z.number(),
});

const table = z.object({
  title: z.string().nullable(),
  unit: z.string().nullable(),
  note: z.string().nullable(),
  /** Weights beside each other; null where what a column holds decides. */
  widths: z.array(z.number().nullable()),
  head: z.array(z.array(z.object({ text: z.string(), span: z.number(), rows: z.number() }))),
  rows: z.array(z.array(cell)),
});

const part = z.object({
  kind: z.enum(["heading", "paragraph", "bullet", "note", "table"]),
  level: z.number(),
  text: z.string(),
  table: table.nullable(),
});

/** The shape that goes to the browser. */
export const paperShape = z.object({
  parentBody: z.string().nullable(),
  body: z.string(),
  numberLine: z.string(),
  dateLine: z.string(),
  draftNote: z.string().nullable(),
  kind: z.string(),
  abstract: z.string(),
  addressees: z.array(z.string()),
  bases: z.array(z.string()),
  parts: z.array(part),
  recipients: z.array(z.string()),
  authority: z.string().nullable(),
  position: z.string(),
  signer: z.string(),
  annexes: z.array(
    z.object({
      label: z.string(),
      title: z.string(),
      attached: z.string(),
      isWide: z.boolean(),
      parts: z.array(part),
    }),
  ),
});
export type Paper = z.infer<typeof paperShape>;
export type PaperPart = z.infer<typeof part>;
export type PaperTable = z.infer<typeof table>;

const plain = (text: Inline): string =>
  cleanText(typeof text === "string" ? text : text.map((run) => run.text).join(""));

type PaperCell = PaperTable["rows"][number][number];

function alignOf(kind: TableBlock["columns"][number]["kind"], isNumber: boolean): PaperCell["align"] {
  if (kind === "center") return "center";
  return kind === "figures" || isNumber ? "right" : "left";
}

const styled = (given: Cell): StyledCell =>
  given !== null && typeof given === "object" ? given : { text: given };

function cellsOf(row: Row, columns: TableBlock["columns"]): PaperCell[] {
  const { cells, bold: isTotal = false } = "cells" in row ? row : { cells: row };
  let at = 0;
  return cells.map((given) => {
    const { text, bold = isTotal, italic = false, span = 1 } = styled(given);
    const align = alignOf(columns[at]?.kind, typeof text === "number");
    at += span;
    return {
      text: typeof text === "number" ? figure(text) : cleanText(text ?? ""),
      align,
      bold,
      italic,
      span,
    };
  });
}

function tableOf(block: Omit<TableBlock, "kind">): PaperTable {
  const head: readonly (readonly HeadCell[])[] = block.head ?? [
    block.columns.map((column) => ({ text: column.title })),
  ];
  return {
    title: block.title ?? null,
    unit: block.unit ?? null,
    note: block.note ?? null,
    widths: block.columns.map((column) => column.width ?? null),
    head: head.map((row) =>
      row.map((h) => ({ text: cleanText(h.text), span: h.span ?? 1, rows: h.rows ?? 1 })),
    ),
    rows: block.rows.map((row) => cellsOf(row, block.columns)),
  };
}

const textPart = (kind: PaperPart["kind"], text: string, level = 1): PaperPart => ({
  kind,
  level,
  text,
  table: null,
});
const tablePart = (block: Omit<TableBlock, "kind">): PaperPart => ({
  ...textPart("table", ""),
  table: tableOf(block),
});

/** A line feed opens a new paragraph. */
const paragraphs = (texts: readonly string[]): PaperPart[] =>
  texts
    .flatMap((text) => cleanText(text).split("\n"))
    .filter((text) => text.trim() !== "")
    .map((text) => textPart("paragraph", text));

function partsOf(block: Block): PaperPart[] {
  switch (block.kind) {
    case "table":
      return [tablePart(block)];
    case "bullets":
      return block.items.map((item) => textPart("bullet", plain(item), block.level ?? 1));
    case "heading":
      return [textPart("heading", [block.number, block.text].filter(Boolean).join(" "), block.level)];
    default:
      return [textPart(block.kind, plain(block.text))];
  }
}

const headed = (number: string, title: string): string => [number, title].filter((t) => t !== "").join(" ");

/** Opening and sections; "./." closes the last paragraph where the body ends with one. */
function bodyOf({ opening, sections }: ReportDocument): PaperPart[] {
  const parts = [
    ...paragraphs(typeof opening === "string" ? [opening] : opening),
    ...sections.flatMap((section) => [
      textPart("heading", headed(section.number, section.title), section.level ?? 1),
      ...paragraphs(section.paragraphs.map(({ text }) => text)),
      ...section.tables.map(tablePart),
    ]),
  ];
  const last = parts.at(-1);
  if (last?.kind !== "paragraph") return parts;
  return [...parts.slice(0, -1), { ...last, text: endMarked(last.text) }];
}

const upper = (text: string): string => text.toLocaleUpperCase("vi");

/** The report, ready to be drawn. */
export function paperOf(report: ReportDocument): Paper {
  const { signer, annexes = [] } = report;
  const addressees = addresseeLines(report.addressees ?? []);
  return {
    parentBody: report.parentBody ? upper(report.parentBody) : null,
    body: upper(report.body),
    numberLine: numberLine(report.number, report.symbol),
    dateLine: dateLine(report.place, report.date),
    draftNote: report.draftNote ?? null,
    kind: upper(report.kind),
    abstract: cleanText(report.abstract),
    addressees,
    bases: baseLines(report.bases ?? []),
    parts: bodyOf(report),
    recipients: recipientLines(report.recipients, addressees.length > 0),
    authority: signer.authority ?? null,
    position: upper(signer.position),
    signer: signer.name,
    annexes: annexes.map((annex, index) => ({
      label: annexLabel(index, annexes.length),
      title: upper(annex.title),
      attached: `(${(annex.attachedTo ?? attachedLine(report)).replace(/^\(|\)$/gu, "")})`,
      isWide: annex.landscape ?? false,
      parts: annex.content.flatMap(partsOf),
    })),
  };
}
