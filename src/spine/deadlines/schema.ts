/** Shapes of clocks, of the rules they run by, and of the calendar of working days. Pure. */
import { z } from "zod";

/** In what a rule counts. Hours run round the clock; days end at midnight in Hanoi. */
export const ruleUnits = ["hour", "calendar-day", "working-day", "month"] as const;
export type RuleUnit = (typeof ruleUnits)[number];

/** Where a rule comes from: an article of law, or the city's own practice. */
export const ruleBases = ["law", "internal"] as const;
export type RuleBasis = (typeof ruleBases)[number];

/** How sure a fact is: read in its own words, from an excerpt, general knowledge, inferred. */
export const confidences = ["V", "E", "M", "I"] as const;
export type Confidence = (typeof confidences)[number];

/** How long a rule allows. */
export interface Duration {
  readonly amount: number;
  readonly unit: RuleUnit;
  /** Whether a last day that is not a working day moves to the next one (Bộ luật Dân sự 2015 Đ148 k5). */
  readonly rolls: boolean;
}

/** What a day of the calendar is: a holiday, a day off in its place, a day off that was swapped, work on a day of rest. */
export const dayKinds = ["holiday", "in-lieu", "swapped", "make-up"] as const;
export type DayKind = (typeof dayKinds)[number];

/** Whether the State announced a day, or it follows from the law and the moon. */
export const dayStandings = ["announced", "reckoned"] as const;
export type DayStanding = (typeof dayStandings)[number];

/** One day that is not what its weekday says. */
export interface MarkedDay {
  readonly day: string;
  readonly kind: DayKind;
  readonly name: string;
  readonly standing: DayStanding;
  readonly source: string;
  readonly confidence: Confidence;
}

/** A span in which a clock stood still; `to` is null while it still does. */
export interface Pause {
  readonly from: Date;
  readonly to: Date | null;
}

/** How a clock stands; lateness is derived, never stored. */
export const clockStates = ["running", "paused", "lapsed", "met", "late", "void"] as const;
export type ClockState = (typeof clockStates)[number];

/** What a clock runs for: a kind of thing and its code, such as a task. */
export interface Subject {
  readonly kind: string;
  readonly code: string;
}

const line = (max: number) =>
  z
    .string()
    .transform((s) => s.normalize("NFC").trim())
    .pipe(z.string().min(1).max(max));

/** Why: of a pause, of a lapse, of a change. */
export const reasonInput = z.strictObject({ reason: line(2000) });
export type ReasonInput = z.infer<typeof reasonInput>;

/** A day as it is written into the calendar. */
export const markedDayInput = z.strictObject({
  day: z.iso.date(),
  kind: z.enum(dayKinds),
  name: line(200),
  standing: z.enum(dayStandings),
  source: line(500),
  confidence: z.enum(confidences),
});

/** A year's calendar as it shall be. */
export const yearInput = z.strictObject({
  /** The version that was seen; 0 where nothing was written down. */
  version: z.int().min(0),
  days: z.array(markedDayInput).max(366),
});
export type YearInput = z.infer<typeof yearInput>;

/** A new version of a rule. It holds for clocks that start from `validFrom` on; running ones keep theirs. */
export const ruleVersionInput = z
  .strictObject({
    /** The version that was seen; another one since is a conflict. */
    number: z.int().positive(),
    amount: z.int().min(1).max(10_000),
    unit: z.enum(ruleUnits),
    rolls: z.boolean(),
    basis: z.enum(ruleBases),
    article: line(300).nullable(),
    source: line(500),
    confidence: z.enum(confidences),
    validFrom: z.iso.date(),
  })
  .refine((rule) => (rule.basis === "law") === (rule.article !== null), { path: ["article"] });
export type RuleVersionInput = z.infer<typeof ruleVersionInput>;
