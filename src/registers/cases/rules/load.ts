/** How work lies on the people of a unit: open cases, clocks that lapsed, no contact for days, assessments due. Pure. */
import { dayOf, daysAfter } from "#base/clock.ts";
import type { Codes, RiskLevel } from "../schema/index.ts";
import { nextAssessmentOn } from "./risk.ts";

/** One open case as its load is counted: typed columns, nothing of its content. Days are YYYY-MM-DD. */
export interface LoadCase {
  readonly workerId: number | null;
  readonly risk: RiskLevel | "unknown";
  readonly openedAt: Date;
  readonly lastContactOn: string | null;
  readonly assessedAt: Date | null;
  readonly newestReportAt: Date | null;
  /** Clocks of the case that have lapsed and run on. */
  readonly lapsed: number;
}

/** What is late with one case. */
export interface LoadFlags {
  readonly lapsed: number;
  readonly noContact: boolean;
  readonly assess: boolean;
}

/** The day on which it is looked, after how many days without contact a case is told, and how often a level is assessed anew. */
export interface LoadAsked {
  readonly today: string;
  readonly days: number;
  readonly codes: Codes;
}

/** A case that was opened and in which nobody was reached counts from the day of its opening. */
export function flagsOf(one: LoadCase, { today, days, codes }: LoadAsked): LoadFlags {
  const since = one.lastContactOn ?? dayOf(one.openedAt);
  const level = one.risk === "unknown" ? null : one.risk;
  const assessOn = nextAssessmentOn(
    {
      level,
      assessedAt: one.assessedAt,
      assessedOn: one.assessedAt && dayOf(one.assessedAt),
      lastReportAt: one.newestReportAt,
      today,
    },
    codes,
  );
  return {
    lapsed: one.lapsed,
    noContact: since < daysAfter(today, -days),
    assess: assessOn !== null && assessOn <= today,
  };
}

/** What lies on one person; no person: on nobody. */
export interface Load {
  readonly workerId: number | null;
  readonly open: number;
  readonly lapsed: number;
  readonly noContact: number;
  readonly assess: number;
}

/** By person, whoever has most late first, nobody before all: what nobody works on is the first thing to see. */
export function loadOf(cases: readonly LoadCase[], asked: LoadAsked): Load[] {
  const count = (all: readonly LoadCase[], of: (flags: LoadFlags) => number): number =>
    all.reduce((sum, one) => sum + of(flagsOf(one, asked)), 0);
  const rows = [...Map.groupBy(cases, (one) => one.workerId)].map(([workerId, all]) => ({
    workerId,
    open: all.length,
    lapsed: count(all, (flags) => flags.lapsed),
    noContact: count(all, (flags) => Number(flags.noContact)),
    assess: count(all, (flags) => Number(flags.assess)),
  }));
  const late = (row: Load): number => row.lapsed + row.noContact + row.assess;
  return rows.toSorted(
    (a, b) =>
      Number(b.workerId === null) - Number(a.workerId === null) || late(b) - late(a) || b.open - a.open,
  );
}
