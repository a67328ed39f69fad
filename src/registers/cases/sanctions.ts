/** Sanctions of a case: one that is proposed, the last day of each, and the clock of the first that waits. */
import { dayOf, endOfDay } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { ruleAmount } from "#spine/deadlines/index.ts";
import { earliest, keepClock } from "./measure-clocks.ts";
import type { Writing } from "./edit.ts";
import { enterThing } from "./open.ts";
import { listActs, listWaitingSanctions } from "./queries/dealing.ts";
import { limitationOn, LIMITATION_RULE } from "./rules/sanctions.ts";

/** The last day to sanction an act of a day, by the rule of the day on which it was found. */
export async function limitationFor(
  tx: Tx,
  act: { readonly endedOn: string | null; readonly foundOn: string },
): Promise<string> {
  return limitationOn(act, await ruleAmount(tx, LIMITATION_RULE, act.foundOn));
}

/** When the violence of a case ended, as far as its pairs say; null where one of them goes on or does not say. */
export async function lastActOn(tx: Tx, caseId: number): Promise<string | null> {
  const acts = await listActs(tx, caseId);
  if (acts.includes(null)) return null;
  return acts.reduce((latest, day) => (latest !== null && day !== null && day < latest ? latest : day), null);
}

/** The clock runs from the end of the act whose sanction waits longest. */
export async function keepLimitation(tx: Tx, writing: Writing, metOn: string | null): Promise<void> {
  const waiting = await listWaitingSanctions(tx, writing.row.id);
  await keepClock(tx, writing, {
    rule: LIMITATION_RULE,
    since: earliest(waiting.map(({ actOn }) => (actOn ? new Date(`${actOn}T00:00:00+07:00`) : null))),
    metAt: metOn === null ? null : earliest([endOfDay(metOn), writing.at]),
  });
}

/** Enters a sanction that waits to be decided: its article, the day of the act, the last day. Answers its number. */
export async function proposeSanction(
  tx: Tx,
  writing: Writing,
  of: { readonly article: string | null; readonly actOn: string | null },
): Promise<number> {
  const { row, key, person, at } = writing;
  const foundOn = dayOf(at);
  const into = { caseId: row.id, unitId: row.unitId, byUnitId: person.unitId, key };
  const id = await enterThing(tx, into, {
    prefix: "sanction",
    values: {
      kind: "unknown",
      article: of.article,
      limitationOn: await limitationFor(tx, { endedOn: of.actOn, foundOn }),
    },
    fixed: { act_on: of.actOn ?? foundOn },
  });
  await keepLimitation(tx, writing, null);
  return id;
}
