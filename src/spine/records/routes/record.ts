/** The endpoints that every register has for its records. */
import { z } from "zod";
import { thisYear, today } from "#base/clock.ts";
import { changeOf, inputOf, outputOf } from "#base/fields/index.ts";
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import { can, endpoint, problemOfIssues, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import {
  addRecord,
  changeRecord,
  findRecord,
  listRecords,
  type Asked,
  type Change,
  type Row,
  versionToChange,
} from "../queries/record.ts";
import { actsFrom, differenceOf, isFrozen, mayFollow } from "../rules.ts";
import type { RegisterSpec } from "../spec.ts";
import { words } from "../words.ts";

export const byCode = z.object({ code: z.string().max(40) });
type ByCode = z.infer<typeof byCode>;

const PAGE_MAX = 200;

/** What the list understands beside equality of fields. */
const listQuery = z.object({
  q: z.string().max(200).optional(),
  status: z.string().max(40).optional(),
  sort: z.string().max(40).optional(),
  after: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
});

/** What one record looks like when it goes out. */
function rowOutput(spec: RegisterSpec) {
  return z.object({
    id: z.number(),
    code: z.string(),
    unitId: z.number(),
    status: z.string(),
    title: z.string(),
    version: z.number(),
    updatedAt: z.date().transform((d) => d.toISOString()),
    can: z.array(z.string()),
    ...outputOf(spec.shape.fields),
  });
}

/** The verbs a person may use on this row now: held for its unit, and possible from its status. */
export function abilities(spec: RegisterSpec, person: Person, row: Row): string[] {
  const { noun } = spec.shape;
  const acts = actsFrom(spec.shape, row.status).filter((act) => !spec.rules?.act?.(act, row, today()));
  // Where no change at all would be let pass, none is offered.
  const fixed = spec.rules?.save?.(row, row)?.kind === "rule";
  const ever = [
    ...(fixed ? [] : ["update"]),
    "link",
    "attach",
    ...(isFrozen(spec.shape, row.status) ? [] : ["detach"]),
  ];
  return can(
    person,
    [...ever, ...acts].map((act) => `${noun}.${act}`),
    row.unitId,
  );
}

function cursorOf(row: Row, sort: string): string {
  const value = row[sort.replace(/^-/, "")] ?? null;
  return Buffer.from(JSON.stringify([value, row.id])).toString("base64url");
}

const cursorShape = z.tuple([z.union([z.string(), z.number(), z.boolean(), z.null()]), z.number()]);

function parseCursor(text: string): readonly [unknown, number] {
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch {
    throw new Problem("invalid", { detail: words.cursor });
  }
}

function understood<T>(schema: z.ZodType<T>, value: unknown, path?: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues;
  throw problemOfIssues(path === undefined ? issues : issues.map((issue) => ({ ...issue, path: [path] })));
}

/** Reads a list's query into what the SQL is asked for; unknown fields are left alone. */
export function askedOf(spec: RegisterSpec, query: Record<string, unknown>): Asked {
  const known = understood(listQuery, query);
  const equal: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(spec.shape.fields)) {
    const given = query[name];
    if (typeof given !== "string" || given === "") continue;
    const number = field.kind === "integer" || field.kind === "agency" || field.kind === "decimal";
    equal[name] = understood(field.parse, number ? Number(given) : given, name);
  }
  const after = known.after ? parseCursor(known.after) : undefined;
  return {
    q: known.q,
    status: known.status,
    equal,
    sort: known.sort ?? spec.shape.order,
    after,
    limit: known.limit,
  };
}

function reading(spec: RegisterSpec): AnyEndpoint[] {
  const { name, noun, many, one } = spec.shape;
  const output = rowOutput(spec);
  const withCan = (person: Person, row: Row) => ({ ...row, can: abilities(spec, person, row) });
  return [
    endpoint({
      verb: `${noun}.read`,
      method: "GET",
      path: `/api/${name}`,
      summary: many,
      query: z.looseObject(listQuery.shape),
      output: z.object({ rows: z.array(output), next: z.string().nullable(), can: z.array(z.string()) }),
      audit: ({ query }, _, out) => ({
        subject: name,
        details: { rows: out.rows.length, searched: Boolean(query["q"]) },
      }),
      run: async (tx, { person, query }) => {
        const asked = askedOf(spec, query);
        const rows = await listRecords(tx, spec, { ...asked, limit: asked.limit + 1 });
        const page = rows.slice(0, asked.limit);
        const last = page.at(-1);
        const next = rows.length > asked.limit && last ? cursorOf(last, asked.sort) : null;
        return {
          rows: page.map((row) => withCan(person, row)),
          next,
          can: can(person, [`${noun}.create`], person.unitId),
        } as never;
      },
    }),
    endpoint({
      verb: `${noun}.read`,
      method: "GET",
      path: `/api/${name}/{code}`,
      summary: one,
      params: byCode,
      output,
      audit: ({ params }) => ({ subject: params.code }),
      load: (tx, { params }) => findRecord(tx, spec, params.code),
      run: async (_, { person }, row) => withCan(person, row as Row) as never,
    }),
  ];
}

/** Writes the change or says that someone was first, with the present row for the screen to compare. */
async function saveChange(
  tx: Parameters<typeof changeRecord>[0],
  spec: RegisterSpec,
  change: Change,
): Promise<Row> {
  const saved = await changeRecord(tx, spec, change);
  if (saved) return saved;
  throw new Problem("conflict", { facts: { current: await findRecord(tx, spec, change.row.code) } });
}

function adding(spec: RegisterSpec): AnyEndpoint {
  const { name, noun, shape } = { ...spec.shape, shape: spec.shape };
  return endpoint({
    verb: `${noun}.create`,
    method: "POST",
    path: `/api/${name}`,
    summary: shape.one,
    status: 201,
    body: inputOf(shape.fields),
    output: rowOutput(spec),
    audit: (_, __, out) => ({ subject: (out as unknown as Row).code }),
    unit: ({ person }) => person.unitId,
    check: (_, { body }) => spec.rules?.save?.(body, null) ?? null,
    run: async (tx, { person, body }) => {
      const row = await addRecord(tx, spec, {
        unitId: person.unitId,
        year: thisYear(),
        personId: person.id,
        verb: `${noun}.create`,
        values: body,
      });
      return { ...row, can: abilities(spec, person, row) } as never;
    },
  });
}

function changing(spec: RegisterSpec): AnyEndpoint {
  const { name, noun, shape } = { ...spec.shape, shape: spec.shape };
  const body = changeOf(shape.fields).extend({ version: z.int().positive() });
  return endpoint({
    verb: `${noun}.update`,
    method: "PATCH",
    path: `/api/${name}/{code}`,
    summary: shape.one,
    params: byCode,
    body,
    output: rowOutput(spec),
    audit: ({ params, body }) => ({
      subject: params.code,
      details: { fields: Object.keys(body).filter((k) => k !== "version") },
    }),
    load: (tx, { params }) => findRecord(tx, spec, params.code),
    check: (row, { body }) => spec.rules?.save?.({ ...row, ...body }, row as Row) ?? null,
    run: async (tx, { person, body }, loaded) => {
      const row = loaded as Row;
      const { version, ...given } = body as { version: number } & Record<string, unknown>;
      const values = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const difference = differenceOf(row, values);
      // A step taken meanwhile (published, expired) may make another change of what was meant: it is shown first.
      const fields = [...Object.keys(difference), "status"];
      const change = {
        row,
        version: await versionToChange(tx, row, { seen: version, fields }),
        personId: person.id,
        verb: `${noun}.update`,
        values,
        difference,
      };
      const present = await saveChange(tx, spec, change);
      return { ...present, can: abilities(spec, person, present) } as never;
    },
  });
}

function acting(spec: RegisterSpec): AnyEndpoint[] {
  const { name, noun, shape } = { ...spec.shape, shape: spec.shape };
  return Object.entries(shape.acts).map(([act, declared]) =>
    endpoint<ByCode, Record<string, never>, { version: number }, Row>({
      verb: `${noun}.${act}`,
      method: "POST",
      path: `/api/${name}/{code}/${act}`,
      summary: declared.label,
      params: byCode,
      body: z.object({ version: z.int().positive() }),
      output: rowOutput(spec),
      audit: ({ params }, row) => ({ subject: params.code, details: { from: row.status, to: declared.to } }),
      load: (tx, { params }) => findRecord(tx, spec, params.code),
      check: (row) => {
        if (mayFollow(declared, row.status)) return spec.rules?.act?.(act, row, today()) ?? null;
        const status = shape.statuses[row.status] ?? { vi: row.status, en: row.status };
        const vi = fill(words.cannotFollow, { status: status.vi, act: declared.label.vi }).vi;
        return new Problem("rule", {
          detail: { vi, en: fill(words.cannotFollow, { status: status.en, act: declared.label.en }).en },
        });
      },
      run: async (tx, { person, body }, row) => {
        const difference = { status: [row.status, declared.to] };
        const present = await saveChange(tx, spec, {
          row,
          version: body.version,
          personId: person.id,
          verb: `${noun}.${act}`,
          status: declared.to,
          values: {},
          difference,
        });
        await spec.acted?.(tx, { name: act, row: present, personId: person.id });
        return { ...present, can: abilities(spec, person, present) };
      },
    }),
  );
}

/** List, show, add, change, and each act of the register. */
export function recordEndpoints(spec: RegisterSpec): AnyEndpoint[] {
  return [...reading(spec), adding(spec), changing(spec), ...acting(spec)];
}
