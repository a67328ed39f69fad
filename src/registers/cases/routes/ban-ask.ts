/** A no-contact decision is asked for, what must come before it is written down, and what a court decided is noted. */
import { z } from "zod";
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { banOf, boundsOn, keepBanClocks, sealWords, standingOf, wordsOfBan, writeBan } from "../bans.ts";
import { putByAct, type Writing } from "../edit.ts";
import { enterThing } from "../open.ts";
import { addBan, listBans, type BanRow } from "../queries/ban.ts";
import { changeCase } from "../queries/case.ts";
import { refuseBanRequest, refuseCourtBan, refuseRenewal, type BanRequest } from "../rules/contact-ban.ts";
import { firstOf, refusal, type Refusal } from "../rules/refusal.ts";
import { words as banWords } from "../rules/ban-words.ts";
import { actWords } from "../words/bans.ts";
import { holdFor, noteEvent, writingOf } from "./edit.ts";
import { byCode, type ByCode, type Found } from "./read.ts";

const answer = z.enum(["yes", "no", "unknown"]);
/** A moment with its zone. */
export const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const said = z.string().trim().max(4000).nullable().default(null);
const name = z.string().trim().max(120).nullable().default(null);

/** What an act on a decision answers: codes and numbers only. */
export const banDone = z.object({ id: z.number(), version: z.number(), state: z.string() });
export type BanDone = z.infer<typeof banDone>;

const between = { harmedId: z.int().positive(), doerId: z.int().positive() };
const asking = z.strictObject({
  ...between,
  ground: z.enum(["a", "b"]),
  requestedBy: z.enum(["harmed", "representative", "body", "none"]),
  requestedAt: moment.nullable().default(null),
  consent: answer.default("unknown"),
  harm: answer.default("unknown"),
  lifeDanger: answer.default("unknown"),
  toldOfRightsAt: moment.nullable().default(null),
  notToldBecause: said,
  asked: said,
  /** The National Portal's number of the dossier. */
  dossier: z.string().trim().max(60).nullable().default(null),
  renews: z.int().positive().nullable().default(null),
});
type Asking = z.infer<typeof asking>;

/** Both are of this case, one harmed, one who did it. */
function refusePeople({ content }: Found, body: { harmedId: number; doerId: number }): Refusal {
  const is = (id: number, prefix: string): boolean =>
    content.things.some((thing) => thing.id === id && thing.prefix === prefix);
  const ok = is(body.harmedId, "harmed") && is(body.doerId, "doer");
  return ok ? null : refusal(banWords.banPeople);
}

/** A time that has not come yet was not seen by anybody. */
export const refuseFuture = (at: Date, times: readonly (Date | null | undefined)[]): Refusal =>
  firstOf([[times.some((time) => time !== null && time !== undefined && time > at), banWords.banFuture]]);

/** Whoever co-ordinates, or the police who take part. */
export const refuseBystander = ({ content }: Found): Problem | null =>
  content.parts.includes("co-ordinator") || content.parts.includes("police")
    ? null
    : new Problem("not-allowed");

const samePair = (
  a: { harmedId: number; doerId: number },
  b: { harmedId: number; doerId: number },
): boolean => a.harmedId === b.harmedId && a.doerId === b.doerId;

async function refuseAsking(
  tx: Tx,
  found: Found,
  given: { body: Asking; bans: readonly BanRow[]; at: Date },
): Promise<Refusal> {
  const { body, bans, at } = given;
  const request: BanRequest = body;
  const waits = bans.some((row) => samePair(row, body) && !row.decidedAt && !row.refusedAt);
  const before = bans.find((row) => row.id === body.renews);
  const asked = { at, bounds: await boundsOn(tx, at) };
  return (
    refuseBanRequest(request) ??
    refuseFuture(at, [body.requestedAt, body.toldOfRightsAt]) ??
    firstOf([
      [waits, banWords.banWaits],
      [body.renews !== null && !(before && samePair(before, body)), banWords.renewNothing],
    ]) ??
    (before
      ? refuseRenewal(banOf(before, wordsOfBan(found.content.key, before), null), request, asked)
      : null)
  );
}

/** The measure that a decision is. */
async function enterMeasure(
  tx: Tx,
  writing: Writing,
  values: Readonly<Record<string, unknown>>,
): Promise<number> {
  const { row, key, person } = writing;
  const into = { caseId: row.id, unitId: row.unitId, byUnitId: person.unitId, key };
  return enterThing(tx, into, { prefix: "measure", values: { kind: "no-contact", ...values } });
}

function askingFor(): AnyEndpoint {
  return endpoint<ByCode, unknown, Asking, Found, BanDone>({
    verb: "case.ask-ban",
    method: "POST",
    path: "/api/cases/{code}/bans",
    summary: actWords.ask,
    params: byCode,
    body: asking as never,
    output: banDone,
    status: 201,
    load: holdFor,
    check: (found, { body }) => refuseBystander(found) ?? refusePeople(found, body),
    audit: ({ params, body }, _, out) => ({
      subject: params.code,
      details: { ban: out.id, ground: body.ground, by: body.requestedBy },
    }),
    run: async (tx, { person, body }, found) => {
      const writing = writingOf(found, person);
      const { row, key, at } = writing;
      const refused = await refuseAsking(tx, found, { body, bans: await listBans(tx, row.id), at });
      if (refused) throw refused;
      const id = await enterMeasure(tx, writing, {
        requestedBy: body.requestedBy,
        requestedOn: dayOf(body.requestedAt ?? at),
        consent: body.consent,
        ground: body.ground,
        decider: "chair",
        dossier: body.dossier,
      });
      const { asked, notToldBecause, dossier: _, ...columns } = body;
      const sealed = sealWords(key, id, { asked, notToldBecause });
      await addBan(tx, { ...columns, id, caseId: row.id, byBody: "chair", notedAt: at, sealed });
      await changeCase(tx, { id: row.id, at }, {});
      await keepBanClocks(tx, writing);
      await noteEvent(tx, writing, { act: "ban.ask", details: { ban: id, ground: body.ground } });
      return { id, version: 1, state: "requested" };
    },
  });
}

const preparing = z.strictObject({
  version: z.int().positive(),
  consent: answer.optional(),
  harm: answer.optional(),
  lifeDanger: answer.optional(),
  toldOfRightsAt: moment.nullable().optional(),
  notToldBecause: z.string().trim().max(4000).nullable().optional(),
  supervisor: z.string().trim().max(120).nullable().optional(),
  dossier: z.string().trim().max(60).nullable().optional(),
});
type Preparing = z.infer<typeof preparing>;
export const byBan = byCode.extend({ ban: z.coerce.number().int().positive() });
export type ByBan = z.infer<typeof byBan>;

const given = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** What must come before the decision: rights explained, consent, who is to supervise, the dossier's number. */
function preparingIt(): AnyEndpoint {
  return endpoint<ByBan, unknown, Preparing, Found, BanDone>({
    verb: "case.ask-ban",
    method: "PATCH",
    path: "/api/cases/{code}/bans/{ban}",
    summary: actWords.prepare,
    params: byBan as never,
    body: preparing as never,
    output: banDone,
    load: holdFor,
    check: refuseBystander,
    audit: ({ params, body }, _, out) => ({
      subject: params.code,
      details: { ban: out.id, fields: Object.keys(body).filter((one) => one !== "version") },
    }),
    run: async (tx, { person, body, params }, found) => {
      const writing = writingOf(found, person);
      const standing = await standingOf(tx, found.content, {
        ...params,
        version: body.version,
        at: writing.at,
      });
      const { row, said: told } = standing;
      const late = row.decidedAt !== null || row.refusedAt !== null;
      const { version, notToldBecause, supervisor, dossier, ...columns } = body;
      // The dossier's number is learned whenever the Portal gives it; everything else comes before the decision.
      const alone = Object.keys(given({ ...columns, notToldBecause, supervisor })).length === 0;
      const refused =
        refuseFuture(writing.at, [body.toldOfRightsAt]) ?? firstOf([[late && !alone, banWords.banAnswered]]);
      if (refused) throw refused;
      const sealed = sealWords(writing.key, row.id, {
        ...told,
        ...(notToldBecause !== undefined && { notToldBecause }),
      });
      await writeBan(tx, writing, { id: row.id, change: { ...given(columns), sealed } });
      const put = given({ supervisor, dossier, consent: body.consent });
      if (Object.keys(put).length > 0) await putByAct(tx, writing, { id: row.id, put });
      await noteEvent(tx, writing, {
        act: "ban.prepare",
        details: {
          ban: row.id,
          fields: Object.keys(given({ ...columns, notToldBecause, supervisor, dossier })),
        },
      });
      return { id: row.id, version: version + 1, state: "requested" };
    },
  });
}

const court = z.strictObject({
  ...between,
  from: moment,
  to: moment,
  civilCase: z.boolean(),
  supervisor: name,
  document: z.string().trim().max(80).nullable().default(null),
});
type Court = z.infer<typeof court>;

/** What a court decided, Art. 26: noted, not decided here. */
function courtDecided(): AnyEndpoint {
  return endpoint<ByCode, unknown, Court, Found, BanDone>({
    verb: "case.watch-ban",
    method: "POST",
    path: "/api/cases/{code}/court-bans",
    summary: actWords.court,
    params: byCode,
    body: court as never,
    output: banDone,
    status: 201,
    load: holdFor,
    check: (found, { body }) => refuseBystander(found) ?? refusePeople(found, body),
    audit: ({ params }, _, out) => ({ subject: params.code, details: { ban: out.id, by: "court" } }),
    run: async (tx, { person, body }, found) => {
      const writing = writingOf(found, person);
      const { row, key, at } = writing;
      const refused = refuseCourtBan(body, await boundsOn(tx, at)) ?? refuseFuture(at, [body.from]);
      if (refused) throw refused;
      const id = await enterMeasure(tx, writing, {
        decider: "court",
        decidedOn: dayOf(body.from),
        from: dayOf(body.from),
        to: dayOf(body.to),
        result: "running",
        supervisor: body.supervisor,
        document: body.document,
      });
      await addBan(tx, {
        id,
        caseId: row.id,
        harmedId: body.harmedId,
        doerId: body.doerId,
        byBody: "court",
        requestedBy: "none",
        notedAt: at,
        decidedAt: body.from,
        fromAt: body.from,
        toAt: body.to,
        sealed: sealWords(key, id, {}),
      });
      await changeCase(tx, { id: row.id, at }, {});
      await noteEvent(tx, writing, { act: "ban.court", details: { ban: id } });
      return { id, version: 1, state: "running" };
    },
  });
}

/** The endpoints by which it is asked for. */
export const banAskEndpoints = (): AnyEndpoint[] => [askingFor(), preparingIt(), courtDecided()];
