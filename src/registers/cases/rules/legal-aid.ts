/** Who has a right to legal aid, today and from 1 January 2027 (Luật 11/2017/QH14, Điều 7, and its amendment). Pure. */
import type { Label } from "#base/words.ts";
import { type Answer, factOn, type Fact, type LegalAidLaw } from "../schema/index.ts";
import { firstOf, type Refusal } from "./refusal.ts";
import { words } from "./words.ts";

/** What is known of the harmed person. */
export interface AidFacts {
  readonly victimOfViolence: boolean;
  readonly child: Answer;
  readonly poorHousehold: Answer;
  /** Near-poor, or on monthly social allowance (NĐ 144/2017, Điều 2). */
  readonly hardship: Answer;
}

/** The answer, why, and what proves it. */
export interface AidAnswer {
  readonly eligible: Answer;
  readonly because: Label;
  readonly proofs: readonly Label[];
  readonly source: string;
}

/** The clock from acceptance to the naming of who gives the aid. */
export const LEGAL_AID_RULE = "legal-aid.assign";

/** The days of a request as they are written: when the legal aid centre accepted it, when it named who gives the aid. */
export interface AidDays {
  readonly isAid: boolean;
  readonly acceptedOn: string | null;
  readonly assignedOn: string | null;
  readonly today: string;
}

/** Why the days of a request for legal aid cannot be written so; null where they can. Days are YYYY-MM-DD. */
export function refuseAidDays({ isAid, acceptedOn, assignedOn, today }: AidDays): Refusal {
  const days = [acceptedOn, assignedOn].filter((day) => day !== null);
  return firstOf([
    [!isAid && days.length > 0, words.aidOnly],
    [assignedOn !== null && acceptedOn === null, words.aidNotAccepted, "Luật 11/2017/QH14, Điều 31"],
    [assignedOn !== null && acceptedOn !== null && assignedOn < acceptedOn, words.aidOrder],
    [days.some((day) => day > today), words.aidAhead],
  ]);
}

/** A ground that holds: why, and what proves it. */
type Ground = readonly [holds: boolean, because: Label, proofs: readonly Label[]];

const groundsOf = (facts: AidFacts, directly: boolean): Ground[] => [
  [facts.child === "yes", words.aidChild, [words.proofBirth]],
  [facts.victimOfViolence && directly, words.aidVictim, [words.proofViolence]],
  [facts.poorHousehold === "yes", words.aidPoor, [words.proofPoor]],
  [
    facts.victimOfViolence && facts.hardship === "yes",
    words.aidHardship,
    [words.proofHardship, words.proofViolence],
  ],
];

/** Whether the harmed person has a right to legal aid on a day (YYYY-MM-DD). Not knowing is an answer: it says what to find out. */
export function legalAidOn(facts: AidFacts, day: string, law: readonly Fact<LegalAidLaw>[]): AidAnswer {
  const fact = factOn(law, day);
  const source = fact?.source ?? "Luật 11/2017/QH14, Điều 7";
  const found = groundsOf(facts, fact?.body.victimsDirectly ?? false).find(([holds]) => holds);
  if (found) return { eligible: "yes", because: found[1], proofs: found[2], source };
  const open = [facts.child, facts.poorHousehold, ...(facts.victimOfViolence ? [facts.hardship] : [])];
  return open.includes("unknown")
    ? { eligible: "unknown", because: words.aidUnknown, proofs: [], source }
    : { eligible: "no", because: words.aidNone, proofs: [], source };
}
