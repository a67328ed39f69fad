/**
 * Mediation (Luật 35/2013/QH13): offered only where there is no ground for a sanction or prosecution, never in place of one; whoever
 * was harmed may stop it at any time. Pure.
 */
import type { Answer, MediationResult } from "../schema/index.ts";
import { firstOf, refusal, says, type Refusal } from "./refusal.ts";
import { words } from "./words.ts";

/** What is known before mediation is offered. */
export interface MediationGate {
  /** "Is there ground for an administrative or criminal sanction?" Not knowing is not a no. */
  readonly sanctionGround: Answer | null;
  readonly reason: string | null;
  readonly lifeDanger: Answer;
  readonly crimeSuspected: Answer;
}

const SCOPE = "Luật 35/2013/QH13, Điều 3";
const AGREED = "Luật 35/2013/QH13, Điều 4, Điều 17";

/** The clock that runs from the day the mediator is assigned. */
export const MEDIATION_RULE = "mediation.start";

/** Why it may not be offered; null where it may. */
export const refuseOffer = (gate: MediationGate): Refusal =>
  firstOf([
    [gate.sanctionGround === null, words.mediationAsk, SCOPE],
    [gate.sanctionGround === "unknown", words.mediationUnknown, SCOPE],
    [gate.sanctionGround === "yes", words.mediationGround, SCOPE],
    [gate.crimeSuspected === "yes", words.mediationCrime, SCOPE],
    [gate.lifeDanger === "yes", words.mediationDanger, "Luật 35/2013/QH13, Điều 10"],
    [!says(gate.reason), words.mediationReason],
  ]);

/** A mediation that was offered. */
export interface Mediation {
  readonly accepted: Answer;
  readonly assignedOn: string | null;
  readonly startedOn: string | null;
  readonly result: MediationResult | null;
}

const isOver = ({ result }: Mediation): boolean => result !== null && result !== "running";

/** Why it cannot begin; null where it can. Days are YYYY-MM-DD. */
export const refuseStart = (mediation: Mediation, startedOn: string): Refusal =>
  firstOf([
    [mediation.accepted !== "yes", words.mediationAgree, AGREED],
    [mediation.assignedOn === null, words.mediationAssign],
    [isOver(mediation), words.mediationOver],
    [mediation.assignedOn !== null && startedOn < mediation.assignedOn, words.mediationEarly],
  ]);

/** Stopping is never refused while it goes on; no reason is asked. */
export const refuseStop = (mediation: Mediation): Refusal =>
  isOver(mediation) ? refusal(words.mediationOver) : null;

/** Why a result cannot be written down; null where it can. What succeeded says what was agreed (Điều 24). */
export const refuseResult = (
  mediation: Mediation,
  given: { readonly result: MediationResult; readonly agreement: string | null },
): Refusal =>
  firstOf([
    [isOver(mediation), words.mediationOver],
    [mediation.startedOn === null && given.result !== "stopped", words.mediationNotBegun],
    [
      given.result === "succeeded" && !says(given.agreement),
      words.mediationAgreement,
      "Luật 35/2013/QH13, Điều 24",
    ],
  ]);

/**
 * What became known while mediating: once there is ground for a sanction, a crime or danger, it ends, and the chair is told
 * (Điều 10.4–5). Null where it may go on.
 */
export function mustTellChair(gate: MediationGate): Refusal {
  const grave = gate.sanctionGround === "yes" || gate.crimeSuspected === "yes" || gate.lifeDanger === "yes";
  return grave ? refusal(words.mediationTell, "Luật 35/2013/QH13, Điều 10") : null;
}

/** Mediation is no ground for leaving a violation without its sanction. */
export const refuseMediationInstead = (
  sanction: { readonly kind: string; readonly reason: string | null },
  gate: MediationGate,
): Refusal =>
  firstOf([
    [
      sanction.kind === "none" && gate.sanctionGround === "yes",
      words.mediationInstead,
      "Luật 13/2022/QH15, Điều 18",
    ],
    [sanction.kind === "none" && !says(sanction.reason), words.sanctionReason],
  ]);
