/** Endpoints that write the directory as a sheet and read it back: first the plan of an import, then the import. */
import { z } from "zod";
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { readSheet, writeCsv, writeSheet } from "#base/sheet/index.ts";
import { endpoint, type AnyEndpoint, type Download, type Upload } from "#spine/access/index.ts";
import { importAnswer, planAnswer } from "../answers.ts";
import type { PlanAnswer } from "../answers.ts";
import { importUnits } from "../queries/import.ts";
import { keptDirectory } from "../queries/kept.ts";
import { listUnits } from "../queries/units.ts";
import type { Directory } from "../rules/directory.ts";
import { goodRowsOnly, planImport } from "../rules/import.ts";
import type { ImportPlan } from "../rules/import.ts";
import { rowsFromUnits, sheetHeads, unitsFromRows } from "../rules/sheet.ts";
import type { Unit } from "../schema.ts";
import { fieldWords, refusalLabel, routeWords } from "../words.ts";
import { nameOn } from "./shape.ts";
import { filterOf, listQuery } from "./units.ts";

const MEGABYTE = 1_048_576;
const SHEET_MAX = 10 * MEGABYTE;
const PAGE = 500;

type Asked = z.infer<typeof listQuery>;

/** All pages of a list, with the names of the day. */
async function allUnits(tx: Tx, query: Asked, directory: Directory): Promise<Unit[]> {
  const units: Unit[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = await listUnits(tx, { ...filterOf(query), limit: PAGE, offset });
    units.push(...page.units);
    if (page.units.length < PAGE) break;
  }
  const date = query.date ?? today();
  return units.map((unit) => ({ ...unit, name: nameOn(unit, date, directory) }));
}

const numeric: readonly string[] = [fieldWords.lat.vi, fieldWords.lon.vi, fieldWords.areaKm2.vi];
const dated: readonly string[] = [fieldWords.validFrom.vi, fieldWords.validTo.vi];

function kindOf(head: string) {
  if (dated.includes(head)) return "date" as const;
  if (head === fieldWords.population.vi) return "integer" as const;
  if (numeric.includes(head)) return "number" as const;
  return head === fieldWords.code.vi ? ("code" as const) : ("text" as const);
}

async function sheetOf(tx: Tx, query: Asked) {
  const directory = await keptDirectory(tx);
  const [heads = [], ...body] = rowsFromUnits(await allUnits(tx, query, directory), directory);
  const columns = heads.map((head) => ({
    key: String(head),
    title: String(head),
    kind: kindOf(String(head)),
  }));
  const rows = body.map((cells) => Object.fromEntries(cells.map((cell, i) => [String(heads[i]), cell])));
  return { name: routeWords.export.vi, columns, rows };
}

function exporting(): AnyEndpoint[] {
  const common = {
    verb: "agency.read",
    method: "GET",
    summary: routeWords.export,
    query: listQuery,
    output: "download",
    audit: (_: unknown, __: unknown, out: unknown) => ({
      subject: "agencies",
      details: { exported: true, bytes: (out as Download).bytes.length },
    }),
  } as const;
  return [
    endpoint({
      ...common,
      path: "/api/agencies/export.xlsx",
      run: async (tx, { query }) => ({
        name: `${routeWords.export.vi} ${query.date ?? today()}.xlsx`,
        mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes: await writeSheet(await sheetOf(tx, query)),
      }),
    }),
    endpoint({
      ...common,
      path: "/api/agencies/export.csv",
      run: async (tx, { query }) => ({
        name: `${routeWords.export.vi} ${query.date ?? today()}.csv`,
        mediaType: "text/csv; charset=utf-8",
        bytes: writeCsv(await sheetOf(tx, query)),
      }),
    }),
  ];
}

/** What the sheet would do; rows carry the numbers that a spreadsheet shows. */
async function planOf(file: Upload | null, directory: Directory): Promise<ImportPlan> {
  if (!file) throw new Problem("invalid", { errors: [{ path: "file", message: refusalLabel("required") }] });
  const table = await readSheet(file.bytes, file.name, { titles: sheetHeads, maxRows: 20_000 });
  const rows: string[][] = [[...table.columns]];
  for (const { row, cells } of table.rows)
    rows[row - table.headRow] = table.columns.map((column) => cells[column] ?? "");
  const above = table.headRow - 1;
  const read = unitsFromRows(
    Array.from(rows, (row) => row ?? []),
    directory,
  );
  return planImport(
    {
      units: read.units.map((unit) => ({ ...unit, row: unit.row + above })),
      refusals: read.refusals.map((refusal) => ({ ...refusal, row: refusal.row + above })),
    },
    directory,
  );
}

function shownPlan(plan: ImportPlan): PlanAnswer {
  return {
    create: plan.create.map(({ row, input: { code, kind, name } }) => ({ row, code, kind, name })),
    update: plan.update.map(({ unit, change, aliases }) => ({
      id: unit.id,
      code: unit.code,
      name: unit.name,
      fields: Object.keys(change),
      aliases: [...aliases],
    })),
    unchanged: plan.unchanged,
    refusals: plan.refusals.map((refusal) => ({ ...refusal })),
  };
}

function importing(): AnyEndpoint[] {
  const common = { verb: "agency.import", method: "POST", upload: { maxBytes: SHEET_MAX } } as const;
  return [
    endpoint({
      ...common,
      path: "/api/agencies/import/plan",
      summary: routeWords.plan,
      output: planAnswer,
      audit: { none: "nothing is changed; the import is audited" },
      run: async (tx, { file }) => shownPlan(await planOf(file, await keptDirectory(tx))),
    }),
    endpoint({
      ...common,
      path: "/api/agencies/import",
      summary: routeWords.list,
      status: 201,
      query: z.object({
        /** "good": the rows without a refusal are entered and the others left; otherwise all or nothing. */
        rows: z.enum(["all", "good"]).default("all"),
      }),
      output: importAnswer,
      audit: (_, __, out) => ({ subject: "agencies", details: { ...out } }),
      run: async (tx, { person, file, query }) => {
        const directory = await keptDirectory(tx);
        const plan = await planOf(file, directory);
        const taken = query.rows === "good" ? goodRowsOnly(plan, directory) : plan;
        const imported = await importUnits(tx, query.rows === "good" ? { ...taken, refusals: [] } : taken, {
          directory,
          person: person.id,
        });
        const left = new Set(taken.refusals.map((refusal) => refusal.row)).size;
        return { ...imported, left };
      },
    }),
  ];
}

/** Export as .xlsx and .csv, plan of an import, import. */
export function sheetEndpoints(): AnyEndpoint[] {
  return [...exporting(), ...importing()];
}
