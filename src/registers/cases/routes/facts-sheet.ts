/**
 * What is counted of the cases of a list, as an Excel sheet: one line a fact, the city's own fields among them; each case only as far as
 * its reader's part shows it, and nothing that is sealed: no name, number, address or story.
 */
import { dayOf, now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { writeSheet, type SheetColumn } from "#base/sheet/index.ts";
import { formatDay } from "#base/vi/index.ts";
import { keptDirectory } from "#spine/agencies/index.ts";
import { endpoint, type AnyEndpoint, type Download, type Person } from "#spine/access/index.ts";
import { openCase, under } from "../content.ts";
import { findCase } from "../queries/case.ts";
import { readCodes, readEdited } from "../queries/codes.ts";
import { listCases } from "../queries/list.ts";
import { blockLabels, fieldsOn, withChoices, type CaseField } from "../schema/index.ts";
import { isTold, toldValue } from "../told-values.ts";
import type { Values } from "../values.ts";
import { words } from "../words/cases.ts";
import { asked, askedOf, type Asking } from "./read.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Each case is opened by its own key: no more than so many at once. */
const CASES_MAX = 300;

const columns: readonly SheetColumn[] = [
  { key: "code", title: "Mã vụ việc", kind: "code", width: 16 },
  { key: "block", title: "Khối", kind: "text", width: 28 },
  { key: "about", title: "Mục", kind: "text", width: 12 },
  { key: "field", title: "Trường", kind: "text", width: 30 },
  { key: "value", title: "Giá trị", kind: "text", width: 34 },
  { key: "own", title: "Trường riêng", kind: "text", width: 12 },
];

interface Line {
  readonly code: string;
  readonly block: string;
  readonly about: string;
  readonly field: string;
  readonly value: string;
  readonly own: string;
}

interface Of {
  readonly fields: readonly CaseField[];
  readonly nameOfUnit: (id: number) => string;
}

/** The counted ones among the values that a reader is shown. `about` tells things of a kind apart without naming them. */
function linesOf(
  { fields, nameOfUnit }: Of,
  at: { code: string; prefix: string; about: string },
  values: Values,
): Line[] {
  return under(fields, at.prefix)
    .filter((one) => one.kept === "typed" && isTold(values[one.name]))
    .map((one) => ({
      code: at.code,
      block: blockLabels[one.block].vi,
      about: at.about,
      field: one.field.label.vi,
      value: toldValue(values[one.name], one.field, nameOfUnit),
      own: one.own ? "có" : "",
    }));
}

/** The lines of every case of these codes. */
async function gathered(tx: Tx, codes: readonly string[], person: Person): Promise<Line[]> {
  const edited = await readEdited(tx);
  const lists = await readCodes(tx);
  const { byId } = await keptDirectory(tx);
  const nameOfUnit = (id: number): string => byId.get(id)?.name ?? "";
  const lines: Line[] = [];
  for (const code of codes) {
    const row = await findCase(tx, code);
    if (!row || row.erasedAt !== null) continue;
    const days = { today: today(), written: dayOf(row.openedAt) };
    const of: Of = {
      fields: withChoices(fieldsOn(edited, days), lists, { ...days, asking: false }),
      nameOfUnit,
    };
    const { values, things } = await openCase(tx, row, person);
    lines.push(...linesOf(of, { code, prefix: "case", about: "" }, values));
    for (const [at, { prefix, values: told }] of things.entries())
      lines.push(...linesOf(of, { code, prefix, about: `${prefix} ${at + 1}` }, told));
  }
  return lines;
}

/** The file, with the codes that the trail keeps. */
type Sheet = Download & { readonly codes: readonly string[] };

function exporting(): AnyEndpoint {
  return endpoint<unknown, Asking, null, undefined, Sheet>({
    verb: "case.read",
    method: "GET",
    path: "/api/cases/facts.xlsx",
    summary: words.exportFacts,
    query: asked as never,
    output: "download",
    audit: (_, __, { codes }) => ({ subject: null, details: { exported: true, facts: true, codes } }),
    run: async (tx, { query, person }) => {
      const found = await listCases(tx, {
        ...askedOf(query, person),
        after: undefined,
        limit: CASES_MAX + 1,
      });
      if (found.length > CASES_MAX) throw new Problem("rule", { detail: words.factsTooLong });
      const codes = found.map((row) => row.code);
      const rows = (await gathered(tx, codes, person)).map((line) => ({ ...line }));
      return {
        name: `Dữ kiện vụ việc ${formatDay(dayOf(now())).replaceAll("/", ".")}.xlsx`,
        mediaType: XLSX,
        bytes: await writeSheet({ name: "Dữ kiện", columns, rows }),
        codes,
      };
    },
  });
}

/** The sheet of what is counted. */
export const factsSheetEndpoints = (): AnyEndpoint[] => [exporting()];
