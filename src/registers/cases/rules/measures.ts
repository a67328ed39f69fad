/** The ten measures of Art. 22: who decides, on whose request, with what consent, supervised by whom. Days are YYYY-MM-DD. Pure. */
import type { Label } from "#base/words.ts";
import {
  codeOn,
  type Answer,
  type Code,
  type Codes,
  type Decider,
  type MeasureFacts,
  type MeasureKind,
  type Requester,
} from "../schema/index.ts";
import type { AgeSpan } from "./age.ts";
import { fillLabel, firstOf, refusal, says, type Refusal } from "./refusal.ts";
import { words } from "./words.ts";

/** A measure as it is asked for and decided. */
export interface Measure {
  readonly kind: MeasureKind;
  readonly decider: Decider;
  readonly requestedBy: Requester;
  readonly consent: Answer;
  readonly decidedOn: string;
  readonly from: string;
  readonly to: string | null;
  readonly supervisor: string | null;
}

/** What a measure is applied to. */
export interface MeasureSetting {
  /** Whether violence was verified; what protects and what stops does not wait for it. */
  readonly verified: boolean;
  readonly lifeDanger: Answer;
}

type MeasureCode = Code<string, MeasureFacts>;

/** A measure as the list has it on a day; null where it has none. */
export const measureOn = (kind: string, day: string, codes: Codes): MeasureCode | null =>
  codeOn((codes["measure"] ?? []) as readonly MeasureCode[], kind, day);

/** Whether the harmed person, or the guardian, must agree to it so asked for. */
export const needsConsent = (facts: MeasureFacts, requestedBy: Requester): boolean =>
  facts.consent === "required" || (facts.consent === "when-a-body-asks" && requestedBy === "body");

/**
 * Why it cannot be taken so; null where it can. The no-contact decision has conditions of its own (`contact-ban`), which are asked
 * beside these. Care in an emergency does not wait for an answer that nobody can give.
 */
export function refuseMeasure(measure: Measure, at: MeasureSetting, codes: Codes): Refusal {
  const found = measureOn(measure.kind, measure.decidedOn, codes);
  if (!found) return refusal(words.measureUnknown);
  const { more: facts, source } = found;
  const emergency = measure.kind === "care" && at.lifeDanger === "yes" && measure.consent === "unknown";
  return firstOf([
    [
      !facts.deciders.includes(measure.decider),
      fillLabel(words.measureDecider, "measure", found.label),
      source,
    ],
    [
      !facts.requesters.includes(measure.requestedBy),
      fillLabel(words.measureRequest, "measure", found.label),
      source,
    ],
    [
      needsConsent(facts, measure.requestedBy) && measure.consent !== "yes" && !emergency,
      words.measureConsent,
      source,
    ],
    [facts.supervisor && !says(measure.supervisor), words.measureSupervisor, source],
    [facts.group === "educate" && !at.verified, words.measureVerified],
    [measure.from < measure.decidedOn, words.measureBefore],
    [measure.to !== null && measure.to < measure.from, words.measureEnds],
  ]);
}

/** From this age on somebody is spoken to before the community. */
const CRITICISED_FROM = 18;

/** What is known of whoever did it. */
export interface CriticismFacts {
  readonly age: AgeSpan | null;
  /** Acts of violence within twelve months, this one among them. */
  readonly actsWithinYear: number;
  /** Sanctioned for violence before, and at it again. */
  readonly sanctionedBefore: boolean;
}

/** Criticism in the community has conditions of its own (Art. 32(1)); why they are not met, null where they are. */
export function refuseCriticism(doer: CriticismFacts): Refusal {
  const article = "Luật 13/2022/QH15, Điều 32 khoản 1";
  return firstOf([
    [doer.age === null, words.criticismAge, article],
    [doer.age !== null && doer.age.min < CRITICISED_FROM, words.criticismMinor, article],
    [!doer.sanctionedBefore && doer.actsWithinYear < 2, words.criticismOnce, article],
  ]);
}

/** What is to be minded beside the rules, and whence it is known. */
export interface MeasureNote {
  readonly label: Label;
  readonly source: string;
}

/** Where a foreigner is concerned, points a–i follow rules of the Government (Art. 22(2)); we have not read them, and say so. */
export function foreignerNote(kind: MeasureKind, foreigners: Answer): MeasureNote | null {
  if (foreigners === "no" || kind === "other-law") return null;
  const label = foreigners === "yes" ? words.foreigner : words.foreignerUnknown;
  return { label, source: "Luật 13/2022/QH15, Điều 22 khoản 2; NĐ 76/2023/NĐ-CP, Điều 11–13 (chưa đọc)" };
}
