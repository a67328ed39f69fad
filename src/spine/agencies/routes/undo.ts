/** Undoing a change of structure that was recorded by mistake. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { fill, type Label } from "#base/words.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { countLaterEvents, findEvent, type Effects, type EventRow } from "../queries/recorded.ts";
import { countChangedHamlets, undoEvent } from "../queries/undo.ts";
import { undoInput } from "../schema.ts";
import { routeWords, undoWords } from "../words.ts";
import type { UsageCount } from "./usage.ts";

const refused = (detail: Label): Problem => new Problem("rule", { detail });

/** A sentence about so many of something. */
const told = (sentence: Label, n: number, what: Label): Label => ({
  vi: fill(sentence, { n, what: what.vi }).vi,
  en: fill(sentence, { n, what: what.en }).en,
});

/** The first thing that was handed over, or hangs on what the event began, as a refusal. */
async function inUse(tx: Tx, effects: Effects, usages: readonly UsageCount[]): Promise<Problem | null> {
  const ended = effects.ended.map((unit) => unit.id);
  for (const { label, count, left } of usages) {
    const handed = (await left?.handed(tx, ended)) ?? 0;
    if (left && handed > 0) return refused(told(undoWords.handedOver, handed, left.label));
    const n = [...(await count(tx, effects.began)).values()].reduce((sum, one) => sum + one, 0);
    if (n > 0) return refused(told(undoWords.inUse, n, label));
  }
  const hamlets = await countChangedHamlets(tx, effects);
  return hamlets > 0 ? refused(fill(undoWords.hamletsChanged, { n: hamlets })) : null;
}

async function whyNot(tx: Tx, event: EventRow, usages: readonly UsageCount[]): Promise<Problem | null> {
  if (event.undoneAt) return refused(undoWords.already);
  if (!event.effects) return refused(undoWords.notKept);
  const { ended, renamed, began } = event.effects;
  const concerned = [...event.fromUnits, ...event.toUnits, ...began, ...ended.map((u) => u.id)];
  const ids = [...new Set([...concerned, ...renamed.map((u) => u.id)])];
  if ((await countLaterEvents(tx, event.id, ids)) > 0) return refused(undoWords.later);
  return inUse(tx, event.effects, usages);
}

/** The endpoint; `usages` are counted at the units that the event began. */
export function undoEndpoint(usages: readonly UsageCount[]): AnyEndpoint {
  return endpoint({
    verb: "agency.undo-event",
    method: "POST",
    path: "/api/agencies/events/{id}/undo",
    summary: routeWords.undo,
    params: z.object({ id: z.coerce.number().int().positive() }),
    body: undoInput,
    output: z.object({ undone: z.number(), decision: z.string() }),
    audit: ({ params, body }, _, out) => ({
      subject: out.decision,
      details: { event: params.id, reason: body.reason },
    }),
    run: async (tx, { person, params, body }) => {
      const event = await findEvent(tx, params.id);
      if (!event) throw new Problem("not-found");
      const refusal = await whyNot(tx, event, usages);
      if (refusal) throw refusal;
      const by = { person: person.id, reason: body.reason, at: now() };
      await undoEvent(tx, event, by);
      return { undone: event.id, decision: event.decision };
    },
  });
}
