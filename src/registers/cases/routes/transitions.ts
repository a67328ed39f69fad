/** Referrals and transfers: sent, seen on two boards, answered, given back with their result, taken back. */
import { z } from "zod";
import { openRecordKeys, seal, unseal, type RecordKey } from "#base/crypto/vault.ts";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { findCase } from "../queries/case.ts";
import { findTransition, listBoard, listTransitionsOf, type TransitionRow } from "../queries/transition.ts";
import { givingAfter, refuseGivingAct, type GivingAct, type GivingSide } from "../rules/referral.ts";
import { act } from "../transitions.ts";
import { words } from "../words/cases.ts";
import { byCode, loadCase, type ByCode, type Found } from "./read.ts";

const instant = z.coerce.date().transform((d) => d.toISOString());
const unit = z.object({ id: z.number(), name: z.string() });

const line = z.object({
  code: z.string(),
  kind: z.string(),
  part: z.string(),
  from: unit,
  to: unit,
  askedAt: instant,
  askedBy: z.string(),
  basis: z.string(),
  consents: z.array(z.string()),
  ground: z.string().nullable(),
  fields: z.array(z.string()),
  untilAt: instant.nullable(),
  state: z.string(),
  answeredAt: instant.nullable(),
  answeredBy: z.string().nullable(),
  endedAt: instant.nullable(),
  purpose: z.string(),
  answer: z.string().nullable(),
  result: z.string().nullable(),
  caseCode: z.string().nullable(),
  version: z.number(),
  can: z.array(z.string()),
});
const list = z.object({ rows: z.array(line) });
type Line = z.input<typeof line>;

const givingActs = ["accept", "reject", "start", "hold", "resume", "complete", "fail", "revoke"] as const;

/** On which side of it somebody stands; null on neither. */
function sideOf(act: GivingAct, row: TransitionRow, person: Person): GivingSide | null {
  if (act === "revoke") return person.unitId === row.fromUnitId ? "sender" : null;
  const isReceiver =
    person.unitId === row.toUnitId && (row.toPersonId === null || row.toPersonId === person.id);
  return isReceiver ? "receiver" : null;
}

/** Whether an act is offered: its state and side allow it; what must be said is asked when it is done. */
function mayGivingAct(act: GivingAct, row: TransitionRow, side: GivingSide | null): boolean {
  if (!side || row.kind === "duty") return false;
  return refuseGivingAct(act, row.state, { side, reason: "…", outcome: "…", contacted: true }) === null;
}

function lineOf(row: TransitionRow, key: RecordKey | undefined, person: Person): Line {
  const open = (what: string, sealed: Buffer | null): string | null =>
    sealed && key
      ? String(
          (unseal(key, `${what}.${row.code}`, sealed) as { purpose?: string; said?: string })[
            what === "transition" ? "purpose" : "said"
          ],
        )
      : null;
  return {
    code: row.code,
    kind: row.kind,
    part: row.part,
    from: { id: row.fromUnitId, name: row.fromUnitName },
    to: { id: row.toUnitId, name: row.toUnitName },
    askedAt: row.askedAt,
    askedBy: row.askedByName,
    basis: row.basis,
    consents: [...row.consents],
    ground: row.ground,
    fields: [...row.fields],
    untilAt: row.untilAt,
    state: row.state,
    answeredAt: row.answeredAt,
    answeredBy: row.answeredByName,
    endedAt: row.endedAt,
    purpose: open("transition", row.sealed) ?? "",
    answer: open("answer", row.sealedAnswer),
    result: open("result", row.sealedResult),
    caseCode: row.caseCode,
    version: row.version,
    can: givingActs.filter((act) => mayGivingAct(act, row, sideOf(act, row, person))),
  };
}

async function linesOf(tx: Tx, rows: readonly TransitionRow[], person: Person): Promise<{ rows: Line[] }> {
  const keys = await openRecordKeys(tx, [...new Set(rows.map((row) => row.record))]);
  return { rows: rows.map((row) => lineOf(row, keys.get(row.record), person)) };
}

function listingOfCase(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, Found, z.input<typeof list>>({
    verb: "case.read",
    method: "GET",
    path: "/api/cases/{code}/transitions",
    summary: words.readTransitions,
    params: byCode,
    output: list as never,
    load: loadCase,
    audit: ({ params }) => ({ subject: params.code }),
    run: async (tx, { person }, { content }) => {
      const rows = await listTransitionsOf(tx, content.row.id);
      // Whoever takes part sees what was sent to or by their own unit; the co-ordinator sees all.
      const all = content.parts.includes("co-ordinator");
      const own = rows.filter(
        (row) => all || row.toUnitId === person.unitId || row.fromUnitId === person.unitId,
      );
      return linesOf(tx, own, person);
    },
  });
}

const boardAsked = z.object({
  box: z.enum(["received", "sent"]).default("received"),
  open: z.stringbool().default(true),
});

function board(): AnyEndpoint {
  return endpoint<unknown, z.infer<typeof boardAsked>, null, undefined, z.input<typeof list>>({
    verb: "case.read",
    method: "GET",
    path: "/api/case-transitions",
    summary: words.readBoard,
    query: boardAsked as never,
    output: list as never,
    audit: (_, __, out) => ({ subject: null, details: { rows: out.rows.length } }),
    run: async (tx, { person, query }) =>
      linesOf(tx, await listBoard(tx, { unitId: person.unitId, ...query }), person),
  });
}

const byTransition = z.object({ transition: z.string().regex(/^CG-[0-9A-Z]{4}-[0-9A-Z]{4}$/) });
type ByTransition = z.infer<typeof byTransition>;
const answering = z.strictObject({
  version: z.int().positive(),
  said: z.string().trim().max(4000).nullable().default(null),
  /** Of a completion: the harmed person was spoken to. */
  contacted: z.boolean().default(false),
});

interface Held {
  readonly unitId: number;
  readonly row: TransitionRow;
}

function acting(name: GivingAct): AnyEndpoint {
  return endpoint<ByTransition, unknown, z.infer<typeof answering>, Held, { state: string }>({
    verb: name === "revoke" ? "case.refer" : "case.answer",
    method: "POST",
    path: `/api/case-transitions/{transition}/${name}`,
    summary: words[`giving-${name}`],
    params: byTransition,
    body: answering as never,
    output: z.object({ state: z.string() }),
    load: async (tx, { params, person }) => {
      const row = await findTransition(tx, params.transition, true);
      return row && { unitId: person.unitId, row };
    },
    check: ({ row }, { person, body }) => {
      if (row.version !== body.version) return new Problem("conflict", { detail: words.stale });
      const side = sideOf(name, row, person);
      if (!side) return new Problem("not-allowed");
      return refuseGivingAct(name, row.state, {
        side,
        reason: body.said,
        outcome: body.said,
        contacted: body.contacted,
      });
    },
    audit: ({ params }, _, out) => ({ subject: params.transition, details: { act: name, state: out.state } }),
    run: async (tx, { person, body, params }, { row }) => {
      const key = (await openRecordKeys(tx, [row.record])).get(row.record);
      if (!key) throw new Problem("rule", { detail: words.erased });
      const isAnswer = name === "accept" || name === "reject";
      const said = body.said
        ? seal(key, `${isAnswer ? "answer" : "result"}.${row.code}`, { said: body.said })
        : null;
      const openCase = async () => {
        const found = await findTransition(tx, params.transition);
        return found?.caseCode ? findCase(tx, found.caseCode) : undefined;
      };
      const state = givingAfter(row.kind === "transfer" ? "transfer" : "referral", name);
      await act(tx, row, { act: name, state, said, person, at: now(), openCase });
      return { state };
    },
  });
}

/** The endpoints of referrals and transfers. */
export const transitionEndpoints = (): AnyEndpoint[] => [listingOfCase(), board(), ...givingActs.map(acting)];
