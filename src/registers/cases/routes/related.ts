/** What belongs together: cases related by a decision, repetition by the same people or in the same home, people tied to each other. */
import { z } from "zod";
import { dayOf, now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import type { Content } from "../content.ts";
import { findCase } from "../queries/case.ts";
import { readAssessment, readFields } from "../queries/codes.ts";
import {
  addRelation,
  addTie,
  endRelation,
  endTie,
  listRelations,
  listShared,
  listTies,
  type OtherCase,
  type SharedRow,
} from "../queries/related.ts";
import { inCommon, isRepeated } from "../rules/related.ts";
import { refusal } from "../rules/refusal.ts";
import { shownPairs } from "../rules/seeing.ts";
import { caseRelationCodes, tieCodes } from "../schema/index.ts";
import { matchedFields } from "../tokens.ts";
import { relatedWords as words } from "../words/related.ts";
import { holdFor } from "./edit.ts";
import { byCode, loadCase, type ByCode, type Found } from "./read.ts";

const instant = z.coerce.date().transform((d) => d.toISOString());
const other = {
  code: z.string(),
  unit: z.string(),
  state: z.string(),
  risk: z.string(),
  openedAt: instant,
  eventOn: z.string().nullable(),
};

const answer = z.object({
  relations: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      isFrom: z.boolean(),
      at: instant,
      by: z.string(),
      ...other,
    }),
  ),
  /** Cases with the same people or home, the newest first. */
  repeats: z.array(
    z.object({
      ...other,
      common: z.array(z.object({ common: z.string(), thing: z.number().nullable() })),
      /** Within the months in which another event counts as repeated. */
      repeated: z.boolean(),
    }),
  ),
  months: z.number(),
  ties: z.array(z.object({ id: z.number(), person: z.number(), other: z.number(), kind: z.string() })),
});
type Answer = z.input<typeof answer>;

const otherOf = ({ code, unitName, state, risk, openedAt, eventOn }: OtherCase) => ({
  code,
  unit: unitName,
  state,
  risk,
  openedAt,
  eventOn,
});

const dayOfCase = (one: Pick<OtherCase, "eventOn" | "openedAt">): string =>
  one.eventOn ?? dayOf(one.openedAt);

function repeatsOf(content: Content, shared: readonly SharedRow[], months: number): Answer["repeats"] {
  return [...Map.groupBy(shared, (row) => row.caseId).values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const common = inCommon(rows).map((one) => ({ common: one.common, thing: one.thingId }));
    const repeated = isRepeated(dayOfCase(content.row), dayOfCase(first), months);
    return [{ ...otherOf(first), common, repeated }];
  });
}

/** A tie is told to whoever is shown both people by name. */
async function tiesOf(tx: Tx, content: Content): Promise<Answer["ties"]> {
  const isNamed = (id: number): boolean => {
    const thing = content.things.find((one) => one.id === id);
    return thing !== undefined && content.visible.has(`${thing.prefix}.fullName`);
  };
  const rows = (await listTies(tx, content.row.id)).filter(
    (one) => isNamed(one.personId) && isNamed(one.otherId),
  );
  return rows.map(({ id, personId, otherId, kind }) => ({ id, person: personId, other: otherId, kind }));
}

function related(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, Found, Answer>({
    verb: "case.read",
    method: "GET",
    path: "/api/cases/{code}/related",
    summary: words.read,
    params: byCode,
    output: answer as never,
    load: loadCase,
    audit: ({ params }, _, out) => ({
      subject: params.code,
      details: { relations: out.relations.length, repeats: out.repeats.length },
    }),
    run: async (tx, _, { content }) => {
      const { repeatMonths } = (await readAssessment(tx, today())).body;
      const pairs = shownPairs(matchedFields, await readFields(tx));
      const shared = await listShared(tx, content.row.id, { visible: [...content.visible], ...pairs });
      const relations = await listRelations(tx, content.row.id);
      return {
        relations: relations.map((row) => ({
          id: row.id,
          kind: row.kind,
          isFrom: row.isFrom,
          at: row.at,
          by: row.byName,
          ...otherOf(row),
        })),
        repeats: repeatsOf(content, shared, repeatMonths),
        months: repeatMonths,
        ties: await tiesOf(tx, content),
      };
    },
  });
}

const relating = z.strictObject({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^VV-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
  kind: z.enum(caseRelationCodes),
});
const made = z.object({ id: z.number() });
const isCoordinator = ({ content }: Found): boolean => content.parts.includes("co-ordinator");

/** Whether somebody co-ordinates another case too; one that they do not see is not there. */
async function otherFor(tx: Tx, code: string): Promise<number> {
  const row = await findCase(tx, code);
  if (!row) throw refusal(words.noSuchCase);
  return row.id;
}

function relate(): AnyEndpoint {
  return endpoint<ByCode, unknown, z.infer<typeof relating>, Found, z.infer<typeof made>>({
    verb: "case.relate",
    method: "POST",
    path: "/api/cases/{code}/relations",
    summary: words.relate,
    params: byCode,
    body: relating as never,
    output: made,
    status: 201,
    load: holdFor,
    check: (found) => (isCoordinator(found) ? null : new Problem("not-allowed")),
    // Whoever reads the trail of one case is told nothing of the other.
    audit: ({ params, body }, _, out) => ({
      subject: params.code,
      details: { relation: out.id, kind: body.kind },
    }),
    run: async (tx, { person, body }, { content }) => {
      const toId = await otherFor(tx, body.code);
      if (toId === content.row.id) throw refusal(words.itself);
      const id = await addRelation(tx, {
        fromId: content.row.id,
        toId,
        kind: body.kind,
        at: now(),
        personId: person.id,
        byName: person.name,
      });
      if (id === null) throw refusal(words.relatedAlready);
      return { id };
    },
  });
}

const byId = byCode.extend({ id: z.coerce.number().int().positive() });
type ById = z.infer<typeof byId>;

function unrelate(): AnyEndpoint {
  return endpoint<ById, unknown, null, Found, z.infer<typeof made>>({
    verb: "case.relate",
    method: "DELETE",
    path: "/api/cases/{code}/relations/{id}",
    summary: words.unrelate,
    params: byId as never,
    output: made,
    load: holdFor,
    check: (found) => (isCoordinator(found) ? null : new Problem("not-allowed")),
    audit: ({ params }) => ({ subject: params.code, details: { relation: params.id } }),
    run: async (tx, { person, params }, { content }) => {
      const done = await endRelation(tx, {
        id: params.id,
        caseId: content.row.id,
        at: now(),
        personId: person.id,
      });
      if (!done) throw new Problem("not-found");
      return { id: params.id };
    },
  });
}

const tying = z.strictObject({
  person: z.int().positive(),
  other: z.int().positive(),
  kind: z.enum(tieCodes),
});
type Tying = z.infer<typeof tying>;

const people: ReadonlySet<string> = new Set(["harmed", "doer", "child"]);

/** Both are people of the case whom the writer is shown by name. */
function refuseTie({ content }: Found, { person, other: second }: Tying): Problem | null {
  const isHere = (id: number): boolean =>
    content.things.some(
      (one) => one.id === id && people.has(one.prefix) && content.visible.has(`${one.prefix}.fullName`),
    );
  if (!isHere(person) || !isHere(second)) return refusal(words.notHere);
  return person === second ? refusal(words.samePerson) : null;
}

function tie(): AnyEndpoint {
  return endpoint<ByCode, unknown, Tying, Found, z.infer<typeof made>>({
    verb: "case.edit",
    method: "POST",
    path: "/api/cases/{code}/ties",
    summary: words.tie,
    params: byCode,
    body: tying,
    output: made,
    status: 201,
    load: holdFor,
    check: (found, { body }) => refuseTie(found, body),
    audit: ({ params, body }, _, out) => ({
      subject: params.code,
      details: { tie: out.id, kind: body.kind },
    }),
    run: async (tx, { person, body }, { content }) => {
      const of = { personId: body.person, otherId: body.other, kind: body.kind };
      const id = await addTie(tx, { ...of, caseId: content.row.id, at: now(), by: person.id });
      if (id === null) throw refusal(words.tiedAlready);
      return { id };
    },
  });
}

function untie(): AnyEndpoint {
  return endpoint<ById, unknown, null, Found, z.infer<typeof made>>({
    verb: "case.edit",
    method: "DELETE",
    path: "/api/cases/{code}/ties/{id}",
    summary: words.untie,
    params: byId as never,
    output: made,
    load: holdFor,
    audit: ({ params }) => ({ subject: params.code, details: { tie: params.id } }),
    run: async (tx, { params }, { content }) => {
      const done = await endTie(tx, { id: params.id, caseId: content.row.id, at: now() });
      if (!done) throw new Problem("not-found");
      return { id: params.id };
    },
  });
}

/** The endpoints of what belongs together. */
export const relatedEndpoints = (): AnyEndpoint[] => [related(), relate(), unrelate(), tie(), untie()];
