/** The list of cases as an Excel sheet: the lines that the same query shows on the screen, names only where they are shown. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { writeSheet, type SheetColumn } from "#base/sheet/index.ts";
import { formatDay } from "#base/vi/index.ts";
import { endpoint, type AnyEndpoint, type Download } from "#spine/access/index.ts";
import { listCases, listPlaces } from "../queries/list.ts";
import { readCodes } from "../queries/codes.ts";
import { codeOn, type Codes } from "../schema/index.ts";
import { words } from "../words/cases.ts";
import { asked, askedOf, linesOf, type Asking, type ListAnswer } from "./read.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Each code stands in the trail: no more than a line of it holds. */
const ROWS_MAX = 2000;

const columns: readonly SheetColumn[] = [
  { key: "code", title: "Mã vụ việc", kind: "code", width: 16 },
  { key: "harmed", title: "Người bị bạo lực", kind: "text", width: 28 },
  { key: "due", title: "Hạn", kind: "date" },
  { key: "risk", title: "Nguy cơ", kind: "text" },
  { key: "state", title: "Bước xử lý", kind: "text", width: 18 },
  { key: "form", title: "Hình thức", kind: "text" },
  { key: "worker", title: "Người xử lý", kind: "text", width: 22 },
  { key: "place", title: "Nơi xảy ra", kind: "text", width: 22 },
  { key: "opened", title: "Ngày mở", kind: "date" },
];

/** A code in the city's words of today; one that ended in its last. */
function wordOf(codes: Codes, list: string, code: string): string {
  const rows = codes[list] ?? [];
  const found = codeOn(rows, code, today()) ?? rows.findLast((one) => one.code === code);
  return found?.label.vi ?? code;
}
const dayOf = (instant: unknown): string | null =>
  instant ? new Date(instant as string).toISOString().slice(0, 10) : null;

const cellsOf = (codes: Codes, row: ListAnswer["rows"][number]) => ({
  code: row.code,
  harmed: row.harmed.join(", "),
  due: dayOf(row.dueAt) ?? row.nextContactOn,
  risk: wordOf(codes, "risk-level", row.risk),
  state: wordOf(codes, "state", row.state),
  form: wordOf(codes, "form", row.mainForm),
  worker: row.worker ?? "",
  place: row.unit.name,
  opened: dayOf(row.openedAt),
});

/** The columns that the screen shows, in its order; all of them unless told. */
function shownColumns(keys: string | undefined): readonly SheetColumn[] {
  const wanted = (keys ?? "").split(",").flatMap((key) => columns.find((one) => one.key === key) ?? []);
  return wanted.length > 0 ? wanted : columns;
}

const sheetAsked = asked.extend({ columns: z.string().max(300).optional() });
type SheetAsking = Asking & { readonly columns?: string | undefined };
/** The file, with what the trail keeps of it. */
type Sheet = Download & { readonly codes: readonly string[]; readonly names: readonly string[] };

function exporting(): AnyEndpoint {
  return endpoint<unknown, SheetAsking, null, undefined, Sheet>({
    verb: "case.read",
    method: "GET",
    path: "/api/cases/export.xlsx",
    summary: words.exportList,
    query: sheetAsked as never,
    output: "download",
    audit: (_, __, { codes, names }) => ({ subject: null, details: { exported: true, codes, names } }),
    run: async (tx, { query, person }) => {
      const found = await listCases(tx, { ...askedOf(query, person), after: undefined, limit: ROWS_MAX + 1 });
      if (found.length > ROWS_MAX) throw new Problem("rule", { detail: words.exportTooLong });
      const lines = await linesOf(tx, found);
      const lists = await readCodes(tx);
      const shown = shownColumns(query.columns);
      const bytes = await writeSheet({
        name: "Vụ việc",
        columns: shown,
        rows: lines.map((row) => cellsOf(lists, row)),
      });
      const named = shown.some((column) => column.key === "harmed");
      return {
        name: `Vụ việc ${formatDay(now().toISOString().slice(0, 10)).replaceAll("/", ".")}.xlsx`,
        mediaType: XLSX,
        bytes,
        codes: lines.map((row) => row.code),
        names: named ? lines.filter((row) => row.harmed.length > 0).map((row) => row.code) : [],
      };
    },
  });
}

const places = z.object({ rows: z.array(z.object({ id: z.number(), name: z.string(), n: z.number() })) });

function placing(): AnyEndpoint {
  return endpoint({
    verb: "case.read",
    method: "GET",
    path: "/api/cases/places",
    summary: words.readPlaces,
    output: places,
    audit: { none: "how many cases of one's own lie in which commune tells of nobody" },
    run: async (tx) => ({ rows: await listPlaces(tx) }),
  });
}

/** The sheet, and the places that the list may be narrowed to. */
export const sheetEndpoints = (): AnyEndpoint[] => [exporting(), placing()];
