/** The list as an Excel sheet: exactly the rows and order that the same query shows on the screen. */
import { z } from "zod";
import { today } from "#base/clock.ts";
import type { Field } from "#base/fields/index.ts";
import { writeSheet, type SheetColumn } from "#base/sheet/index.ts";
import { endpoint, type AnyEndpoint, type Download } from "#spine/access/index.ts";
import { listRecords, type Row } from "../queries/record.ts";
import type { RegisterSpec } from "../spec.ts";
import { words } from "../words.ts";
import { askedOf } from "./record.ts";

const ROWS_MAX = 20_000;

const sheetKinds: Partial<Record<Field<unknown>["kind"], "date" | "integer" | "number">> = {
  date: "date",
  integer: "integer",
  decimal: "number",
};

function cellOf(field: Field<unknown>, value: unknown): unknown {
  if (field.choices) return field.choices.find((c) => c.code === value)?.label.vi ?? value;
  return value;
}

/** What tells about a person leaves only by an export made for it, never with the list. */
function shownFields(spec: RegisterSpec): [string, Field<unknown>][] {
  return Object.entries(spec.shape.fields).filter(([, field]) => !field.personal);
}

/** The columns of the sheet: those that the screen shows, in its order; all of them unless told. */
function columnsOf(spec: RegisterSpec, asked: unknown): SheetColumn[] {
  const all: SheetColumn[] = [
    { key: "code", title: words.code.vi, kind: "code" },
    ...shownFields(spec).map(([key, field]) => ({
      key,
      title: field.label.vi,
      kind: sheetKinds[field.kind] ?? ("text" as const),
    })),
    { key: "status", title: words.status.vi, kind: "text" },
  ];
  if (typeof asked !== "string" || asked === "") return all;
  const wanted = asked.split(",").flatMap((key) => all.find((column) => column.key === key) ?? []);
  return wanted.length > 0 ? wanted : all;
}

/** `GET /api/<register>/export.xlsx` with the list's own query. */
export function sheetEndpoint(spec: RegisterSpec): AnyEndpoint {
  const { name, noun, many, statuses } = spec.shape;
  return endpoint({
    verb: `${noun}.read`,
    method: "GET",
    path: `/api/${name}/export.xlsx`,
    summary: many,
    query: z.looseObject({}),
    output: "download",
    audit: (_, __, out) => ({
      subject: name,
      details: { exported: true, bytes: (out as Download).bytes.length },
    }),
    run: async (tx, { query }) => {
      const asked = query as Record<string, unknown>;
      const rows = await listRecords(tx, spec, {
        ...askedOf(spec, { ...asked, limit: undefined }),
        after: undefined,
        limit: ROWS_MAX,
      });
      const columns = columnsOf(spec, asked["columns"]);
      const cells = rows.map((row: Row) => ({
        ...Object.fromEntries(shownFields(spec).map(([key, field]) => [key, cellOf(field, row[key])])),
        code: row.code,
        status: statuses[row.status]?.vi ?? row.status,
      }));
      const bytes = await writeSheet({ name: many.vi, columns, rows: cells as never });
      return {
        name: `${many.vi} ${today()}.xlsx`,
        mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes,
      };
    },
  });
}
