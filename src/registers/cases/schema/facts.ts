/**
 * What rules reckon with and the city may change: the danger assessment, weights of matching, who has a right to legal
 * aid, the bounds of a no-contact decision. Kept in `cases.fact` in versions; what is shipped is the first. Pure.
 */
import { z } from "zod";
import type { Confidence } from "./code.ts";

const label = z.strictObject({ vi: z.string().min(1).max(500), en: z.string().min(1).max(500) });
const code = z.string().regex(/^[a-z][a-z-]{0,39}$/);

/** A danger assessment: questions answered yes, no or unknown; the weights of what is answered yes are added up. */
export const questionnaireShape = z
  .strictObject({
    name: label,
    questions: z
      .array(
        z.strictObject({
          id: code,
          label,
          weight: z.int().min(0).max(20),
          /** A yes alone makes the level high at least. */
          critical: z.boolean(),
        }),
      )
      .min(1)
      .max(60),
    /** The least score of each level above low. */
    levels: z.strictObject({ medium: z.int(), high: z.int(), extreme: z.int() }),
    /** The least score from which a meeting of the agencies is proposed. */
    meetingFrom: z.int(),
    /** Within how many months another event counts as repeated. */
    repeatMonths: z.int().min(1).max(60),
  })
  .refine((q) => 0 < q.levels.medium && q.levels.medium < q.levels.high && q.levels.high < q.levels.extreme, {
    path: ["levels"],
  })
  .refine((q) => new Set(q.questions.map((one) => one.id)).size === q.questions.length, {
    path: ["questions"],
  });
export type Questionnaire = z.infer<typeof questionnaireShape>;

const weight = z.int().min(-100).max(100);

/** What two records having in common is worth; they are proposed as one from `proposeFrom` on. */
export const matchWeightsShape = z.strictObject({
  idNumber: weight,
  phone: weight,
  nameYear: weight,
  name: weight,
  /** All words of the shorter name are in the longer one. */
  nameWords: weight,
  address: weight,
  placeDay: weight,
  sameCommune: weight,
  nearInTime: weight,
  /** Events so many days apart are near in time. */
  nearDays: z.int().min(0).max(365),
  /** Both give a number and the numbers differ. */
  otherIdNumber: weight,
  otherSex: weight,
  otherYear: weight,
  proposeFrom: z.int().min(1).max(100),
});
export type MatchWeights = z.infer<typeof matchWeightsShape>;

/** Since which day who has a right to legal aid. */
export const legalAidShape = z.strictObject({
  /** A victim of domestic violence has it as such, without a test of hardship. */
  victimsDirectly: z.boolean(),
});
export type LegalAidLaw = z.infer<typeof legalAidShape>;

/** How near is too near (Decree 76/2023 Art. 19). How long anything may take are rules of clocks, and stand there. */
export const noContactShape = z.strictObject({ distanceMetres: z.int().positive() });
export type NoContactLaw = z.infer<typeof noContactShape>;

/** For how long, and with how much of a reason, somebody looks at a case that they take no part in. */
export const breakGlassShape = z.strictObject({
  maxHours: z.int().min(1).max(24),
  reasonLetters: z.int().min(1).max(500),
});
export type BreakGlassLaw = z.infer<typeof breakGlassShape>;

/** For how many days at most a receiver is shown what was given. */
export const givingShape = z.strictObject({ maxDays: z.int().min(1).max(366) });
export type GivingLaw = z.infer<typeof givingShape>;

/** One version of a fact; the one that holds is the last begun. */
export interface Fact<T> {
  readonly name: FactName;
  readonly validFrom: string;
  readonly body: T;
  /** Shipped to show how it works; a real city adopts its own. */
  readonly isExample: boolean;
  readonly source: string;
  readonly confidence: Confidence;
}

/** The shape of each fact's body. */
export const factShapes = {
  "danger-assessment": questionnaireShape,
  "match-weights": matchWeightsShape,
  "legal-aid": legalAidShape,
  "no-contact": noContactShape,
  "break-glass": breakGlassShape,
  giving: givingShape,
} as const;
export type FactName = keyof typeof factShapes;

/**
 * The fact that holds on a day (YYYY-MM-DD): the last whose first day has come, of one day the last given; before all of
 * them the first.
 */
export function factOn<T>(facts: readonly Fact<T>[], day: string): Fact<T> | null {
  const sorted = facts.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return sorted.findLast((fact) => fact.validFrom <= day) ?? sorted[0] ?? null;
}
