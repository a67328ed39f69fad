/** An amended plan takes the place of the one before: what is to be decided, the act, and what each unit is told of it. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { findDocument, holdDocument, type DocumentRow } from "../queries/document.ts";
import { countFates, findReplacement, listFates, seeFates } from "../queries/replacing.ts";
import { outlookOf, replacePlan, type Outlook, type Paired } from "../replace.ts";
import { type Tally } from "../rules/fates.ts";
import { fateCodes, groupKinds } from "../rules/replacing.ts";
import { line } from "../schema.ts";
import { replacingWords } from "../replacing-words.ts";
import { words } from "../words.ts";
import { byId } from "./documents.ts";
import { toEdit, version } from "./edited.ts";

type ById = z.infer<typeof byId>;

const PAIRS_MAX = 500;
const FATES_MAX = 2000;

/** "12-340,15-352": old clause and new clause. */
const pairsIn = z
  .string()
  .max(20_000)
  .regex(/^(\d{1,12}-\d{1,12}(,\d{1,12}-\d{1,12})*)?$/)
  .transform((text): Paired[] =>
    text === ""
      ? []
      : text.split(",").map((pair) => {
          const [before = 0, after = 0] = pair.split("-").map(Number);
          return [before, after];
        }),
  );

const looking = z.object({
  by: z.coerce.number().int().positive().optional(),
  pairs: pairsIn.default([]),
});
type Looking = z.infer<typeof looking>;

const told = z.object({ id: z.number(), path: z.string(), text: z.string() });
const label = z.object({ vi: z.string(), en: z.string() });

const outlookAnswer = z.object({
  version: z.number(),
  groups: z.array(
    z.object({
      clause: told,
      to: told.nullable(),
      kind: z.enum(groupKinds),
      open: z.number(),
      started: z.number(),
      settled: z.number(),
      redated: z.array(z.tuple([z.string().nullable(), z.string()])),
      matched: z.number(),
      twins: z.number(),
      options: z.array(z.enum(fateCodes)),
      proposed: z.enum(fateCodes),
      /** Paired by a person, where the words did not tell. */
      paired: z.boolean(),
    }),
  ),
  /** Clauses of the new plan that go on from none, with the tasks that they ask for. */
  added: z.array(told.extend({ asks: z.number() })),
  asked: z.number(),
  years: z.array(z.number()),
  refusal: label.nullable(),
});

function shownOutlook(document: DocumentRow, outlook: Outlook, pairs: readonly Paired[]) {
  const clauses = new Map([...outlook.before, ...outlook.after].map((c) => [c.id, c]));
  const hand = new Map(pairs);
  const asks = Map.groupBy(outlook.of.drafts, (d) => d.clauseId);
  const taken = new Set(outlook.of.goesOn.values());
  return {
    version: document.version,
    groups: outlook.groups.map((g) => ({
      ...g,
      clause: clauses.get(g.clauseId),
      to: clauses.get(g.to ?? -1) ?? null,
      open: g.open.length,
      settled: g.settled.length,
      paired: hand.has(g.clauseId),
    })),
    added: outlook.after
      .filter((c) => c.outcome === "task" && !taken.has(c.id))
      .map((c) => ({ ...c, asks: asks.get(c.id)?.length ?? 0 })),
    asked: outlook.asked,
    years: outlook.years,
    refusal: outlook.refusal?.details.detail ?? null,
  };
}

/** The plan that takes the place: another one, published or ready to be; null where none does. */
async function nextOf(tx: Tx, old: DocumentRow, id: number | null | undefined): Promise<DocumentRow | null> {
  if (id === null || id === undefined) return null;
  const next = await findDocument(tx, id);
  const usable = next && (next.state === "published" || next.state === "reviewing");
  if (!usable || next.id === old.id) throw new Problem("rule", { detail: words.replacedByOther });
  return next;
}

const onlyInForce = (document: DocumentRow): Problem | null =>
  document.state === "published" ? null : new Problem("rule", { detail: words.onlyPublished });

function foreseeing(): AnyEndpoint {
  return endpoint<ById, Looking, null, DocumentRow>({
    verb: "plan.review",
    method: "GET",
    path: "/api/plan/reviews/{id}/replacement",
    summary: replacingWords.replacePlan,
    params: byId,
    query: looking as never,
    output: outlookAnswer,
    load: (tx, { params }) => findDocument(tx, params.id),
    audit: ({ params, query }) => ({ subject: `plan/${params.id}`, details: { by: query.by ?? null } }),
    check: onlyInForce,
    run: async (tx, { query }, document) => {
      const next = await nextOf(tx, document, query.by);
      const outlook = await outlookOf(tx, document, { next, pairs: query.pairs });
      return shownOutlook(document, outlook, query.pairs) as never;
    },
  });
}

const replacing = z.strictObject({
  version,
  by: z.int().positive().nullable().default(null),
  pairs: z
    .array(z.tuple([z.int().positive(), z.int().positive()]))
    .max(PAIRS_MAX)
    .default([]),
  decisions: z
    .array(
      z.strictObject({
        clauseId: z.int().positive(),
        unnamed: z.boolean().default(false),
        fate: z.enum(fateCodes),
        reason: line(1000).nullable().default(null),
      }),
    )
    .max(5000)
    .default([]),
});
type ReplacingBody = z.infer<typeof replacing>;

const tallyAnswer = z.object({
  state: z.literal("superseded"),
  carry: z.number(),
  renew: z.number(),
  end: z.number(),
  keep: z.number(),
  given: z.number(),
});

function superseding(): AnyEndpoint {
  return endpoint<ById, unknown, ReplacingBody, DocumentRow, Tally & { state: "superseded" }>({
    verb: "plan.publish",
    method: "POST",
    path: "/api/plan/documents/{id}/supersede",
    summary: replacingWords.replacePlan,
    params: byId,
    body: replacing as never,
    output: tallyAnswer as never,
    load: toEdit("document", findDocument),
    audit: ({ params, body }, _, { carry, renew, end, keep, given }) => ({
      subject: `plan/${params.id}`,
      details: { superseded: true, by: body.by, carry, renew, end, keep, given },
    }),
    check: onlyInForce,
    run: async (tx, { person, body }, document) => {
      if (body.by !== null) await holdDocument(tx, "document", body.by);
      const next = await nextOf(tx, document, body.by);
      const { pairs, decisions, version: seen } = body;
      const tally = await replacePlan(tx, document, { next, pairs, decisions, version: seen, person });
      return { ...tally, state: "superseded" };
    },
  });
}

const plan = z.object({ id: z.number(), name: z.string(), title: z.string() });
const moment = z.date().transform((d) => d.toISOString());

const fatesAnswer = z.object({
  id: z.number(),
  before: plan,
  after: plan.nullable(),
  given: z.number(),
  at: moment,
  by: z.string().nullable(),
  counts: z.record(z.enum(fateCodes), z.number()),
  /** Whether this person's unit has not yet said that it read it. */
  unread: z.boolean(),
  rows: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      unit: z.string(),
      fate: z.enum(fateCodes),
      pathBefore: z.string(),
      textBefore: z.string(),
      pathAfter: z.string().nullable(),
      textAfter: z.string().nullable(),
      dueBefore: z.string().nullable(),
      dueAfter: z.string().nullable(),
      reason: z.string().nullable(),
      next: z.string().nullable(),
    }),
  ),
});

const whose = z.object({ mine: z.enum(["true", "false"]).default("true") });

const NONE = { carry: 0, renew: 0, end: 0, keep: 0 } as const;

function reading(): AnyEndpoint {
  return endpoint<ById, z.infer<typeof whose>>({
    verb: "task.read",
    method: "GET",
    path: "/api/plan/replacements/{id}",
    summary: replacingWords.readFates,
    params: byId,
    query: whose,
    output: fatesAnswer as never,
    audit: ({ params }) => ({ subject: `replacement/${params.id}` }),
    run: async (tx, { person, params, query }) => {
      const act = await findReplacement(tx, params.id);
      if (!act) throw new Problem("not-found");
      const asked = {
        replacementId: act.id,
        unitId: query.mine === "true" ? person.unitId : undefined,
      };
      const rows = await listFates(tx, { ...asked, limit: FATES_MAX });
      const unread = rows.some((row) => row.unitId === person.unitId && row.seenAt === null);
      return { ...act, rows, unread, counts: { ...NONE, ...(await countFates(tx, asked)) } } as never;
    },
  });
}

function acknowledging(): AnyEndpoint {
  return endpoint<ById, unknown, null, undefined, { read: number }>({
    verb: "task.acknowledge",
    method: "POST",
    path: "/api/plan/replacements/{id}/acknowledge",
    summary: replacingWords.readFates,
    params: byId,
    output: z.object({ read: z.number() }),
    unit: ({ person }) => person.unitId,
    audit: ({ params }, _, out) => ({ subject: `replacement/${params.id}`, details: out }),
    run: async (tx, { person, params }) => {
      if (!(await findReplacement(tx, params.id))) throw new Problem("not-found");
      const by = { replacementId: params.id, unitId: person.unitId, at: now(), personId: person.id };
      return { read: await seeFates(tx, by) };
    },
  });
}

/** Endpoints of replacing a plan. */
export function replacingEndpoints(): AnyEndpoint[] {
  return [foreseeing(), superseding(), reading(), acknowledging()];
}
