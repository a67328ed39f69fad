/**
 * The face that other modules call inside their own transaction: a clock starts, stands still, goes on, stops, and what
 * lapsed is explained. Its rule is fixed when it starts. Nothing removes a clock.
 */
import { dayOf, endOfDay } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { inScope } from "#spine/access/index.ts";
import { Problem } from "#base/problem.ts";
import { listDays } from "./queries/calendar.ts";
import {
  addClocks,
  addEvents,
  earliestDueOf,
  findClock,
  forgetReasons,
  keepClocksOf,
  listEvents,
  listMovable,
  moveClocksOf,
  stopClocksOf,
  type ClockEvent,
  type ClockRow,
  type Keeping,
  type NewClock,
  type Stopping,
} from "./queries/clocks.ts";
import { findRuleOn } from "./queries/rules.ts";
import { calendarOf, type WorkCalendar } from "./rules/calendar.ts";
import { dueOf } from "./rules/due.ts";
import { mayAct, refuseAct, stateAt, type ClockAct } from "./rules/state.ts";
import type { Pause } from "./schema.ts";
import { words } from "./words.ts";

/** Who acts, and when. */
export interface ActedBy {
  readonly at: Date;
  readonly personId: number | null;
  readonly byName: string | null;
}

/**
 * Starts a clock of a rule for each of these things, all at one moment, by the version in force on that day. Where one
 * runs already nothing happens. Throws on a rule that there is not: a programmer's error.
 */
export async function startClocks(
  tx: Tx,
  given: { readonly rule: string; readonly kind: string; readonly by: ActedBy },
  clocks: readonly NewClock[],
): Promise<void> {
  if (clocks.length === 0) return;
  const { rule, kind, by } = given;
  const version = await findRuleOn(tx, rule, dayOf(by.at));
  if (!version) throw new Error(`There is no deadline rule ${rule} on ${dayOf(by.at)}.`);
  const dueAt = dueOf(version, { startedAt: by.at, pauses: [] }, calendarOf(await listDays(tx)));
  if (!dueAt) throw new Error("A clock without a pause is always due.");
  const of = { versionId: version.id, ruleCode: rule, subjectKind: kind };
  await addClocks(tx, { ...of, startedAt: by.at, dueAt, personId: by.personId }, clocks);
}

/** How much a rule gives on a day (YYYY-MM-DD), in its unit. Throws on a rule that there is not: a programmer's error. */
export async function ruleAmount(tx: Tx, rule: string, day: string): Promise<number> {
  const version = await findRuleOn(tx, rule, day);
  if (!version) throw new Error(`There is no deadline rule ${rule} on ${day}.`);
  return version.amount;
}

/** Stops the running clocks of a rule for these things: done, or void with the reason. Late ones stay late. */
export async function stopClocks(tx: Tx, by: Stopping): Promise<void> {
  if (by.codes.length > 0) await stopClocksOf(tx, by);
}

/** What went to another unit takes its clocks along: the new unit sees them and answers for them. */
export const moveClocks = moveClocksOf;

/**
 * Keeps the clocks of these things to these people (numbers; null: whoever sees the unit again), with all that climbs from
 * them and was told of it; clocks of these things that start later are kept from their start. Whoever does it must be among
 * the people, of whom there must be one; at whichever units the clocks run.
 */
export const keepClocksTo = (tx: Tx, to: Keeping): Promise<void> =>
  inScope(tx, { sees: "all", writes: "all" }, () => keepClocksOf(tx, to));

/**
 * Takes away the words that were written of the clocks of things that are erased, at whichever units they ran; that they were written,
 * by whom and when stays. Answers the numbers of the clocks.
 */
export const forgetClockWords = (
  tx: Tx,
  of: { readonly kind: string; readonly codes: readonly string[] },
): Promise<number[]> =>
  inScope(tx, { verb: "deadline.forget", sees: "all", writes: "all" }, () =>
    forgetReasons(tx, { ...of, instead: words.forgotten.vi }),
  );

/** The running clock of a rule that is due first among these things. */
export async function firstDue(
  tx: Tx,
  rule: string,
  of: { readonly kind: string; readonly codes: readonly string[] },
): Promise<ClockRow | undefined> {
  return of.codes.length === 0 ? undefined : earliestDueOf(tx, rule, of);
}

/** The spans in which a clock stood still. */
function pausesOf(events: readonly ClockEvent[]): Pause[] {
  const ends = events.filter((e) => e.act === "resume");
  return events
    .filter((e) => e.act === "pause")
    .map((pause, n) => ({ from: pause.at, to: ends[n]?.at ?? null }));
}

interface Acting {
  readonly id: number;
  readonly act: ClockAct;
  readonly at: Date;
}

async function held(tx: Tx, { id, act, at }: Acting): Promise<ClockRow> {
  const clock = await findClock(tx, id, true);
  if (!clock) throw new Problem("not-found");
  const refusal = refuseAct(stateAt(clock, at), act);
  if (refusal) throw refusal;
  return clock;
}

const noted = (clock: ClockRow, by: ActedBy) => ({ clockId: clock.id, unitId: clock.unitId, ...by });

/** Stops the hands of a running clock, with the reason. Throws the Problem that refuses: what lapsed is not paused. */
export async function pauseClock(tx: Tx, id: number, given: ActedBy & { reason: string }): Promise<void> {
  const { reason, ...by } = given;
  const clock = await held(tx, { id, act: "pause", at: by.at });
  await addEvents(tx, [
    { ...noted(clock, by), act: "pause", reason, dueBefore: clock.dueAt, dueAfter: null },
  ]);
}

/** Lets a paused clock go on; the time in between does not count. */
export async function resumeClock(tx: Tx, id: number, by: ActedBy): Promise<void> {
  const clock = await held(tx, { id, act: "resume", at: by.at });
  const events = (await listEvents(tx, [id])).get(id) ?? [];
  const pauses = pausesOf(events).map((pause) => ({ ...pause, to: pause.to ?? by.at }));
  const dueAfter = dueOf(clock, { startedAt: clock.startedAt, pauses }, calendarOf(await listDays(tx)));
  await addEvents(tx, [{ ...noted(clock, by), act: "resume", reason: null, dueBefore: null, dueAfter }]);
}

/** Notes why a clock lapsed. It stays lapsed; another explanation may follow. */
export async function explainLapse(tx: Tx, id: number, given: ActedBy & { reason: string }): Promise<void> {
  const { reason, ...by } = given;
  const clock = await held(tx, { id, act: "explain", at: by.at });
  await addEvents(tx, [{ ...noted(clock, by), act: "explain", reason, dueBefore: null, dueAfter: null }]);
}

/** The same for whoever answers a question about a clock, where that clock may be explained at all; else nothing. */
export async function explainIfLapsed(
  tx: Tx,
  id: number,
  given: ActedBy & { reason: string },
): Promise<void> {
  const clock = await findClock(tx, id);
  if (clock && mayAct(stateAt(clock, given.at), "explain")) await explainLapse(tx, id, given);
}

/** The calendar of working days, for whoever counts days without a clock. */
export const readCalendar = async (tx: Tx): Promise<WorkCalendar> => calendarOf(await listDays(tx));

/**
 * Counts anew, after a change of the calendar, when the running clocks of working days are due; answers how many moved.
 * What lapsed before stays so, and none lapses by the change itself: it is due at the end of the day at the earliest.
 */
export function recountClocks(tx: Tx, given: ActedBy & { reason: string }): Promise<number> {
  // Also of clocks that are kept from whoever changes the calendar.
  return inScope(tx, { verb: "deadline.recount" }, () => recount(tx, given));
}

async function recount(tx: Tx, given: ActedBy & { reason: string }): Promise<number> {
  const { reason, ...by } = given;
  const clocks = await listMovable(tx, by.at);
  const calendar = calendarOf(await listDays(tx));
  const events = await listEvents(
    tx,
    clocks.map((clock) => clock.id),
  );
  const moves = clocks.flatMap((clock) => {
    const pauses = pausesOf(events.get(clock.id) ?? []);
    const counted = dueOf(clock, { startedAt: clock.startedAt, pauses }, calendar);
    const dueAfter = counted && counted < by.at ? endOfDay(dayOf(by.at)) : counted;
    if (dueAfter?.getTime() === clock.dueAt?.getTime()) return [];
    return [{ ...noted(clock, by), act: "recount" as const, reason, dueBefore: clock.dueAt, dueAfter }];
  });
  if (moves.length > 0) await addEvents(tx, moves);
  // How many are kept from someone is not told either.
  const kept = new Set(clocks.filter((clock) => clock.keptTo !== null).map((clock) => clock.id));
  return moves.filter((move) => !kept.has(move.clockId)).length;
}
