/** Which steps of a ladder are reached on a day. Pure: the same whether it is asked each day or a week late. */
import type { FieldProblem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import { words } from "../words.ts";
import type { LadderInput, Rung } from "../schema.ts";

/** What is known of one climb. */
export interface Climbing {
  /** The day (YYYY-MM-DD) on which it was due. */
  readonly dueOn: string;
  /** The highest step that was told; 0 where none was. */
  readonly step: number;
}

/** The day on which it is asked, and the city's count of working days: the n-th after a day. */
export interface Reckoning {
  readonly day: string;
  readonly after: (day: string, n: number) => string;
}

/** A step with the day on which it is reached. */
export interface Reached {
  readonly rung: Rung;
  readonly onDay: string;
}

/** Steps still to be told, each with its day, the lowest first: never one that was told, nor one below it. */
export function rungsAhead(
  rungs: readonly Rung[],
  climbing: Climbing,
  after: Reckoning["after"],
): readonly Reached[] {
  return rungs
    .filter((rung) => rung.step > climbing.step)
    .toSorted((a, b) => a.step - b.step)
    .map((rung) => ({ rung, onDay: after(climbing.dueOn, rung.afterDays) }));
}

/** Steps to be told now: reached on this day or before it, and not told yet. */
export function rungsReached(
  rungs: readonly Rung[],
  climbing: Climbing,
  { day, after }: Reckoning,
): readonly Reached[] {
  return rungsAhead(rungs, climbing, after).filter(({ onDay }) => onDay <= day);
}

/** What is wrong with the steps of a ladder: each comes after the one before, and only the city's lead is the city. */
export function wrongRungs(rungs: LadderInput["rungs"]): FieldProblem[] {
  return rungs.flatMap((rung, n): FieldProblem[] => {
    const before = rungs[n - 1];
    const errors: FieldProblem[] = [];
    if (before && rung.afterDays <= before.afterDays)
      errors.push({ path: `rungs.${n}.afterDays`, message: fill(words.stepLater, { n: before.afterDays }) });
    if (rung.place === "city" && rung.roles.some((role) => role !== "city-lead"))
      errors.push({ path: `rungs.${n}.roles`, message: words.cityIsItsLead });
    return errors;
  });
}
