/** Writing in a case: its values, its people and pairs, and what waits because two wrote differently. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { derive, editCase, type Change, type Writing } from "../edit.ts";
import { enterThing } from "../open.ts";
import { listBans } from "../queries/ban.ts";
import { changeCase, findCase, holdCase } from "../queries/case.ts";
import { hideThing } from "../queries/thing.ts";
import { addEvent } from "../queries/trace.ts";
import { words as banWords } from "../rules/ban-words.ts";
import { openCase } from "../content.ts";
import { words } from "../words/cases.ts";
import { byCode, type ByCode, type Found } from "./read.ts";

/** A value as it is sent; its field says what it must be. */
export const value = z.json();
export const fieldChanges = z.record(
  z.string().max(60),
  z.strictObject({ from: value.nullable(), to: value.nullable() }),
);

const editing = z.strictObject({
  changes: z
    .array(z.strictObject({ thing: z.int().positive().nullable(), fields: fieldChanges }))
    .min(1)
    .max(50),
});
type Editing = z.infer<typeof editing>;

/** Names of fields and numbers only: an answer of a write is kept, and must tell nothing of anybody. */
const edited = z.object({
  version: z.number(),
  things: z.array(
    z.object({ thing: z.number().nullable(), fields: z.array(z.string()), clashes: z.array(z.string()) }),
  ),
});
type Edited = z.infer<typeof edited>;

/** Loads a case for a change: nobody else changes it until the transaction ends. */
export async function holdFor(
  tx: Tx,
  { params, person }: { readonly params: ByCode; readonly person: Person },
): Promise<Found | undefined> {
  const row = await holdCase(tx, params.code);
  return row && { unitId: person.unitId, content: await openCase(tx, row, person) };
}

/** Who writes into what. */
export const writingOf = ({ content }: Found, person: Person): Writing => ({
  row: content.row,
  key: content.key,
  person,
  visible: content.visible,
  at: now(),
});

/** A line of the course of a case; names of fields, never values. */
export const noteEvent = (
  tx: Tx,
  writing: Writing,
  of: {
    readonly act: string;
    readonly details?: Readonly<Record<string, unknown>>;
    readonly sealed?: Buffer;
  },
): Promise<void> =>
  addEvent(tx, {
    caseId: writing.row.id,
    at: writing.at,
    personId: writing.person.id,
    byName: writing.person.name,
    unitId: writing.person.unitId,
    ...of,
  });

/** The version of a case after what was written. */
export async function versionOf(tx: Tx, code: string): Promise<number> {
  return (await findCase(tx, code))?.version ?? 0;
}

function changing(): AnyEndpoint {
  return endpoint<ByCode, unknown, Editing, Found, Edited>({
    verb: "case.edit",
    method: "PATCH",
    path: "/api/cases/{code}/values",
    summary: words.editCase,
    params: byCode,
    body: editing as never,
    output: edited,
    load: holdFor,
    check: (_, { body }) => (body.changes.length > 0 ? null : new Problem("invalid")),
    audit: ({ params }, _, out) => ({
      subject: params.code,
      details: { fields: out.things.flatMap((t) => t.fields), clashes: out.things.flatMap((t) => t.clashes) },
    }),
    run: async (tx, { person, body, params }, found) => {
      const writing = writingOf(found, person);
      const things = await editCase(tx, writing, body.changes as Change[]);
      const fields = things.flatMap((one) => one.fields);
      if (fields.length > 0) await noteEvent(tx, writing, { act: "case.edit", details: { fields } });
      return {
        version: await versionOf(tx, params.code),
        things: things.map((t) => ({ thing: t.thing, fields: [...t.fields], clashes: [...t.clashes] })),
      };
    },
  });
}

const adding = z.discriminatedUnion("prefix", [
  z.strictObject({
    prefix: z.enum(["harmed", "doer", "child"]),
    values: z.record(z.string().max(60), value),
  }),
  z.strictObject({
    prefix: z.literal("behaviour"),
    harmedId: z.int().positive(),
    doerId: z.int().positive(),
    values: z.record(z.string().max(60), value),
  }),
]);
type Adding = z.infer<typeof adding>;
const added = z.object({ id: z.number(), version: z.number() });

/** Refuses a pair that is not one of a harmed person and a doer of this case, or that stands already. */
function refusePair({ content }: Found, body: Adding): Problem | null {
  if (body.prefix !== "behaviour") return null;
  const is = (id: number, prefix: string): boolean =>
    content.things.some((thing) => thing.id === id && thing.prefix === prefix);
  if (!is(body.harmedId, "harmed") || !is(body.doerId, "doer"))
    return new Problem("rule", { detail: words.notAlike });
  const stands = content.things.some((t) => t.harmedId === body.harmedId && t.doerId === body.doerId);
  return stands ? new Problem("rule", { detail: words.pairOnce }) : null;
}

function addingThing(): AnyEndpoint {
  return endpoint<ByCode, unknown, Adding, Found, z.infer<typeof added>>({
    verb: "case.edit",
    method: "POST",
    path: "/api/cases/{code}/things",
    summary: words.addThing,
    params: byCode,
    body: adding as never,
    output: added,
    status: 201,
    load: holdFor,
    check: (found, { body }) => refusePair(found, body),
    audit: ({ params, body }, _, out) => ({
      subject: params.code,
      details: { prefix: body.prefix, thing: out.id },
    }),
    run: async (tx, { person, body, params }, found) => {
      const writing = writingOf(found, person);
      const { row, key } = writing;
      const fixed =
        body.prefix === "behaviour"
          ? { harmed_id: body.harmedId, doer_id: body.doerId, relation: "unknown" }
          : { part: body.prefix };
      const into = { caseId: row.id, unitId: row.unitId, byUnitId: person.unitId, key };
      const id = await enterThing(tx, into, { prefix: body.prefix, values: {}, fixed });
      const fields = Object.fromEntries(
        Object.entries(body.values).map(([name, to]) => [
          name,
          { from: body.prefix === "behaviour" && name === "relation" ? "unknown" : null, to },
        ]),
      );
      await changeCase(tx, { id: row.id, at: writing.at }, {});
      const fresh: Change = { thing: id, fields: withPresent(fields) };
      await editCase(tx, writing, [fresh]);
      await noteEvent(tx, writing, { act: "case.add", details: { prefix: body.prefix, thing: id } });
      return { id, version: await versionOf(tx, params.code) };
    },
  });
}

/** What a new thing begins with where its column cannot be empty. */
const withPresent = (fields: Change["fields"]): Change["fields"] =>
  Object.fromEntries(
    Object.entries(fields).map(([name, change]) => [
      name,
      name === "sex" ? { ...change, from: "unknown" } : change,
    ]),
  );

/** What the law made is not taken out as if it had never been: its result is written down. */
const byItsActs: ReadonlySet<string> = new Set(["measure", "sanction", "mediation"]);

const byThing = byCode.extend({ thing: z.coerce.number().int().positive() });

function takingOut(): AnyEndpoint {
  return endpoint<z.infer<typeof byThing>, unknown, null, Found, { version: number }>({
    verb: "case.edit",
    method: "DELETE",
    path: "/api/cases/{code}/things/{thing}",
    summary: words.hideThing,
    params: byThing as never,
    output: z.object({ version: z.number() }),
    load: holdFor,
    check: ({ content }, { params }) => {
      const thing = content.things.find((one) => one.id === params.thing);
      if (!thing) return new Problem("not-found");
      return byItsActs.has(thing.prefix) ? new Problem("rule", { detail: words.keptDealing }) : null;
    },
    audit: ({ params }) => ({ subject: params.code, details: { thing: params.thing } }),
    run: async (tx, { person, params }, found) => {
      const writing = writingOf(found, person);
      const { things } = found.content;
      const bans = await listBans(tx, found.content.row.id);
      if (bans.some((ban) => ban.harmedId === params.thing || ban.doerId === params.thing))
        throw new Problem("rule", { detail: banWords.banNames });
      // Whoever goes takes along what was noted between them and others.
      const gone = things.filter(
        (t) => t.id === params.thing || t.harmedId === params.thing || t.doerId === params.thing,
      );
      for (const thing of gone) await hideThing(tx, thing.id, writing.at);
      await derive(tx, writing);
      await noteEvent(tx, writing, { act: "case.take-out", details: { things: gone.map((t) => t.id) } });
      return { version: await versionOf(tx, params.code) };
    },
  });
}

/** The endpoints that write values. */
export const editEndpoints = (): AnyEndpoint[] => [changing(), addingThing(), takingOut()];
