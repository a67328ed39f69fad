/** The commune's chair decides: no contact or a refusal with its reasons, and whether a decision is cancelled. Nobody else may. */
import { z } from "zod";
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import type { Label } from "#base/words.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { keepBanClocks, overlapsAt, sealWords, standingOf, writeBan, type Standing } from "../bans.ts";
import { putByAct, type Writing } from "../edit.ts";
import { words as banWords } from "../rules/ban-words.ts";
import { refuseBanDecision, refuseBanRefusal, refuseCancelling } from "../rules/contact-ban.ts";
import { firstOf, says, type Refusal } from "../rules/refusal.ts";
import { actWords } from "../words/bans.ts";
import { banDone, byBan, moment, refuseFuture, type BanDone, type ByBan } from "./ban-ask.ts";
import { holdFor, noteEvent, writingOf } from "./edit.ts";
import type { Found } from "./read.ts";

/** What an act does, once everything stands before it. */
interface Doing<B> {
  readonly writing: Writing;
  readonly standing: Standing;
  readonly body: B;
  readonly person: Person;
}

interface Declared<B extends { version: number }> {
  readonly act: "decide" | "refuse" | "answer-cancel";
  readonly label: Label;
  readonly body: z.ZodType;
  readonly run: (tx: Tx, doing: Doing<B>) => Promise<string>;
}

function chairAct<B extends { version: number }>(declared: Declared<B>): AnyEndpoint {
  return endpoint<ByBan, unknown, B, Found, BanDone>({
    verb: "case.decide-ban",
    method: "POST",
    path: `/api/cases/{code}/bans/{ban}/${declared.act}`,
    summary: declared.label,
    params: byBan as never,
    body: declared.body as never,
    output: banDone,
    load: holdFor,
    check: ({ content }) => (content.parts.includes("co-ordinator") ? null : new Problem("not-allowed")),
    audit: ({ params }, _, out) => ({
      subject: params.code,
      details: { ban: out.id, act: declared.act, state: out.state },
    }),
    run: async (tx, { person, body, params }, found) => {
      const writing = writingOf(found, person);
      const standing = await standingOf(tx, found.content, {
        ...params,
        version: body.version,
        at: writing.at,
      });
      const state = await declared.run(tx, { writing, standing, body, person });
      return { id: standing.row.id, version: body.version + 1, state };
    },
  });
}

const deciding = z.strictObject({
  version: z.int().positive(),
  /** When it was signed: from then it holds. Absent: now. */
  signedAt: moment.nullable().default(null),
  to: moment,
  supervisor: z.string().trim().min(1).max(120).nullable().default(null),
});
type Deciding = z.infer<typeof deciding>;

function refuseDeciding({ writing, standing, body }: Doing<Deciding>, at: Date): Refusal {
  const { row, ban, bans, bounds } = standing;
  const supervisor = body.supervisor ?? ban.supervisor;
  const overlaps = overlapsAt(bans, row, { at, bounds });
  return (
    refuseFuture(writing.at, [at]) ??
    firstOf([
      [row.decidedAt !== null || row.refusedAt !== null, banWords.banAnswered],
      [row.requestedAt !== null && at < row.requestedAt, banWords.banSignedBefore],
    ]) ??
    refuseBanDecision(ban, { at, to: body.to, supervisor, overlaps }, bounds)
  );
}

async function decide(tx: Tx, doing: Doing<Deciding>): Promise<string> {
  const { writing, standing, body, person } = doing;
  const at = body.signedAt ?? writing.at;
  const refused = refuseDeciding(doing, at);
  if (refused) throw refused;
  const { row } = standing;
  await writeBan(tx, writing, {
    id: row.id,
    change: { decidedAt: at, decidedBy: person.id, fromAt: at, toAt: body.to },
  });
  await putByAct(tx, writing, {
    id: row.id,
    put: {
      decidedOn: dayOf(at),
      from: dayOf(at),
      to: dayOf(body.to),
      result: "running",
      ...(body.supervisor && { supervisor: body.supervisor }),
    },
  });
  await keepBanClocks(tx, writing, { decision: at });
  await noteEvent(tx, writing, { act: "ban.decide", details: { ban: row.id, ground: row.ground } });
  return "running";
}

const refusing = z.strictObject({
  version: z.int().positive(),
  signedAt: moment.nullable().default(null),
  reason: z.string().trim().max(4000).nullable().default(null),
});
type Refusing = z.infer<typeof refusing>;

async function refuse(tx: Tx, { writing, standing, body, person }: Doing<Refusing>): Promise<string> {
  const { row, ban, said } = standing;
  const at = body.signedAt ?? writing.at;
  const refused = refuseBanRefusal(ban, body.reason) ?? refuseFuture(writing.at, [at]);
  if (refused) throw refused;
  const sealed = sealWords(writing.key, row.id, { ...said, refusal: body.reason });
  await writeBan(tx, writing, { id: row.id, change: { refusedAt: at, decidedBy: person.id, sealed } });
  await putByAct(tx, writing, { id: row.id, put: { decidedOn: dayOf(at), result: "refused" } });
  await keepBanClocks(tx, writing, { decision: at });
  await noteEvent(tx, writing, { act: "ban.refuse", details: { ban: row.id } });
  return "refused";
}

const answering = z.strictObject({
  version: z.int().positive(),
  cancel: z.boolean(),
  signedAt: moment.nullable().default(null),
  reason: z.string().trim().max(4000).nullable().default(null),
});
type Answering = z.infer<typeof answering>;

function refuseAnswering({ writing, standing, body }: Doing<Answering>, at: Date): Refusal {
  const { row, ban, bounds } = standing;
  const waits = row.cancelAskedAt !== null && row.cancelAnsweredAt === null;
  const early = firstOf([[!waits, banWords.banNoCancel]]) ?? refuseFuture(writing.at, [at]);
  if (early) return early;
  if (!body.cancel) return firstOf([[!says(body.reason), banWords.banRefusalReason]]);
  const asked = { ground: row.cancelGround ?? "not-needed", by: row.cancelBy ?? "none", at } as const;
  return refuseCancelling(ban, asked, bounds);
}

/** Cancelled by the chair who decided it, on what was asked; or kept, with the reason (Điều 20). */
async function answerCancel(tx: Tx, doing: Doing<Answering>): Promise<string> {
  const { writing, standing, body } = doing;
  const { row, said } = standing;
  const at = body.signedAt ?? writing.at;
  const refused = refuseAnswering(doing, at);
  if (refused) throw refused;
  const sealed = sealWords(writing.key, row.id, { ...said, cancelAnswer: body.reason });
  const change = { cancelAnsweredAt: at, sealed, ...(body.cancel && { cancelledAt: at }) };
  await writeBan(tx, writing, { id: row.id, change });
  if (body.cancel) await putByAct(tx, writing, { id: row.id, put: { to: dayOf(at), result: "cancelled" } });
  await keepBanClocks(tx, writing, { cancelling: at });
  const act = body.cancel ? "ban.cancel" : "ban.keep";
  await noteEvent(tx, writing, { act, details: { ban: row.id, ground: row.cancelGround } });
  return body.cancel ? "cancelled" : "running";
}

/** The endpoints of the chair alone. */
export const banDecideEndpoints = (): AnyEndpoint[] => [
  chairAct({ act: "decide", label: actWords.decide, body: deciding, run: decide }),
  chairAct({ act: "refuse", label: actWords.refuse, body: refusing, run: refuse }),
  chairAct({ act: "answer-cancel", label: actWords["answer-cancel"], body: answering, run: answerCancel }),
];
