/** Frames for narrative fields: read by whoever writes in cases, kept by the city and by each unit's leader for their own. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, holds, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import {
  addTemplate,
  changeTemplate,
  dropTemplate,
  findTemplate,
  listTemplates,
  type TemplateRow,
} from "../queries/template.ts";
import { readFields } from "../queries/codes.ts";
import type { Tx } from "#base/database/index.ts";
import { otherFields, refuseFrame, type Frame } from "../rules/template.ts";
import { words as caseWords } from "../words/cases.ts";
import { templateWords as words } from "../words/templates.ts";

const line = z.object({
  id: z.number(),
  unit: z.string().nullable(),
  field: z.string(),
  titleVi: z.string(),
  titleEn: z.string(),
  bodyVi: z.string(),
  bodyEn: z.string(),
  version: z.number(),
  changedAt: z.coerce.date().transform((d) => d.toISOString()),
  changedBy: z.string(),
  mayChange: z.boolean(),
});
const list = z.object({
  rows: z.array(line),
  /** The fields that a frame may be for. */
  fields: z.array(z.string()),
  mayAdd: z.boolean(),
});

/** The city's lead keeps the city's frames; a leader those of their own unit. */
const ofCity = (person: Person): boolean => person.roles.some((role) => role.role === "city-lead");

function mayChange(row: Pick<TemplateRow, "unitId">, person: Person): boolean {
  if (!holds(person, "case-template.write")) return false;
  return row.unitId === null ? ofCity(person) : !ofCity(person) && row.unitId === person.unitId;
}

/** The fields of a case that hold a narrative, and what is told elsewhere. */
async function framedFields(tx: Tx): Promise<string[]> {
  const long = (await readFields(tx)).filter((one) => one.field.kind === "long-text" && one.asked);
  return [...long.map((one) => one.id), ...otherFields];
}

function reading(): AnyEndpoint {
  return endpoint<unknown, unknown, null, undefined, z.input<typeof list>>({
    verb: "case-template.read",
    method: "GET",
    path: "/api/case-templates",
    summary: words.read,
    output: list as never,
    audit: { none: "Frames tell nothing of any case." },
    run: async (tx, { person }) => ({
      rows: (await listTemplates(tx)).map(({ unitId, unitName, changedByName, ...row }) => ({
        ...row,
        unit: unitName,
        changedBy: changedByName,
        mayChange: mayChange({ unitId }, person),
      })),
      fields: await framedFields(tx),
      mayAdd: holds(person, "case-template.write"),
    }),
  });
}

const frame = z.strictObject({
  field: z.string().max(80),
  titleVi: z.string().trim().max(80),
  titleEn: z.string().trim().max(80),
  bodyVi: z.string().trim().max(4000),
  bodyEn: z.string().trim().max(4000),
});
const added = z.object({ id: z.number() });

function adding(): AnyEndpoint {
  return endpoint<unknown, unknown, Frame, undefined, z.infer<typeof added>>({
    verb: "case-template.write",
    method: "POST",
    path: "/api/case-templates",
    summary: words.add,
    body: frame,
    output: added,
    status: 201,
    unit: ({ person }) => person.unitId,
    audit: ({ body }, _, out) => ({ subject: `case-template/${out.id}`, details: { field: body.field } }),
    run: async (tx, { person, body }) => {
      const refused = refuseFrame(body, await framedFields(tx));
      if (refused) throw refused;
      const unitId = ofCity(person) ? null : person.unitId;
      return { id: await addTemplate(tx, { ...body, unitId }, { at: now(), byName: person.name }) };
    },
  });
}

const byId = z.object({ id: z.coerce.number().int().positive() });
type ById = z.infer<typeof byId>;
const changing = frame.extend({ version: z.int().positive() });
const dropping = z.strictObject({ version: z.int().positive() });

interface Found {
  readonly unitId: number;
  readonly row: TemplateRow;
}

const load = async (
  tx: Tx,
  { params, person }: { readonly params: ById; readonly person: Person },
): Promise<Found | undefined> => {
  const row = await findTemplate(tx, params.id);
  return row && { unitId: row.unitId ?? person.unitId, row };
};

function refuse({ row }: Found, person: Person, version: number): Problem | null {
  if (!mayChange(row, person)) return new Problem("not-allowed", { detail: words.onlyCity });
  return row.version === version ? null : new Problem("conflict", { detail: caseWords.stale });
}

function changingOne(): AnyEndpoint {
  return endpoint<ById, unknown, z.infer<typeof changing>, Found, { version: number }>({
    verb: "case-template.write",
    method: "PUT",
    path: "/api/case-templates/{id}",
    summary: words.change,
    params: byId as never,
    body: changing,
    output: z.object({ version: z.number() }),
    load,
    check: (found, { person, body }) => refuse(found, person, body.version),
    audit: ({ params, body }) => ({ subject: `case-template/${params.id}`, details: { field: body.field } }),
    run: async (tx, { person, body, params }, { row }) => {
      const refused = refuseFrame({ ...body, field: row.field }, [row.field]);
      if (refused) throw refused;
      await changeTemplate(tx, { ...body, id: params.id }, { at: now(), byName: person.name });
      return { version: row.version + 1 };
    },
  });
}

function droppingOne(): AnyEndpoint {
  return endpoint<ById, unknown, z.infer<typeof dropping>, Found, Record<string, never>>({
    verb: "case-template.write",
    method: "POST",
    path: "/api/case-templates/{id}/drop",
    summary: words.drop,
    params: byId as never,
    body: dropping,
    output: z.strictObject({}),
    load,
    check: (found, { person, body }) => refuse(found, person, body.version),
    audit: ({ params }) => ({ subject: `case-template/${params.id}` }),
    run: async (tx, { person, params }) => {
      await dropTemplate(tx, params.id, { at: now(), byName: person.name });
      return {};
    },
  });
}

/** The endpoints of frames. */
export const templateEndpoints = (): AnyEndpoint[] => [reading(), adding(), changingOne(), droppingOne()];
