/** How often a report is asked for, and the days that go with it; all of them are proposals that the city may change. */
import { daysAfter } from "#base/clock.ts";
import type { Label } from "#base/words.ts";
import type { Windows } from "../schema.ts";
import { periodWords } from "../words.ts";
import { windowsIn } from "./year-end.ts";

/** By the plan's year, by the ministry's, by half-years, once for a reason. */
export const periods = ["plan-year", "ministry-year", "half-year", "ad-hoc"] as const;
export type Period = (typeof periods)[number];

export const periodLabels: Readonly<Record<Period, Label>> = {
  "plan-year": periodWords.planYear,
  "ministry-year": periodWords.ministryYear,
  "half-year": periodWords.halfYear,
  "ad-hoc": periodWords.adHoc,
};

/** What a new cycle begins with. */
export interface Proposed {
  readonly code: string;
  readonly name: string;
  /** Figures are counted from this day to that (YYYY-MM-DD). */
  readonly from: string;
  readonly to: string;
  readonly dueOn: string;
}

/** Days that an answer to a question out of turn is given. */
const AD_HOC_DAYS = 10;

/**
 * The days of a cycle of this kind. The plan's year: to the day before 15 November, when reports are due (the plan; a template
 * may have its own window). The ministry's: 15 December to 14 December (Decree 09/2019, Art. 12 (4)), due before 15 December
 * (Decree 02/2013, Art. 13). Half a year: 15 December to 14 June (Decree 09/2019). Out of turn: the year until today.
 */
export function proposedOf(
  period: Period,
  { year, today, windows }: { readonly year: number; readonly today: string; readonly windows: Windows },
): Proposed {
  const about = "về công tác gia đình";
  switch (period) {
    case "plan-year": {
      const { from, to } = windowsIn(year, windows).counted ?? {
        from: `${year - 1}-11-15`,
        to: `${year}-11-14`,
      };
      const days = { from, to, dueOn: `${year}-11-15` };
      return { code: `BCN-${year}`, name: `Báo cáo năm ${year} ${about}`, ...days };
    }
    case "ministry-year": {
      const days = { from: `${year - 1}-12-15`, to: `${year}-12-14`, dueOn: `${year}-12-14` };
      return { code: `BCB-${year}`, name: `Báo cáo năm ${year} ${about}, gửi Bộ`, ...days };
    }
    case "half-year": {
      const days = { from: `${year - 1}-12-15`, to: `${year}-06-14`, dueOn: `${year}-06-15` };
      return { code: `BC6T-${year}`, name: `Báo cáo sáu tháng đầu năm ${year} ${about}`, ...days };
    }
    case "ad-hoc": {
      const to = today < `${year}-01-01` || today > `${year}-12-31` ? `${year}-12-31` : today;
      const days = { from: `${year}-01-01`, to, dueOn: daysAfter(today, AD_HOC_DAYS) };
      return { code: `BCDX-${today.replaceAll("-", "")}`, name: `Báo cáo đột xuất ${about}`, ...days };
    }
  }
}
