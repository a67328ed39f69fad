/**
 * How a case goes: received → assigned → verified or unfounded → measures → follow-up → closed → reopened. What cannot be done
 * says why, and by which article. Pure.
 */
import { fill } from "#base/words.ts";
import type { Answer, CaseState, RiskLevel, Verification } from "../schema/index.ts";
import { firstOf, refusal, says, type Hindrance, type Refusal } from "./refusal.ts";
import { words } from "./words.ts";

/** What is known of a case when an act is asked for; counts, so that nothing of its content is needed. */
export interface CaseStanding {
  readonly state: CaseState;
  readonly harmed: number;
  readonly behaviours: number;
  readonly hasMainForm: boolean;
  readonly riskLevel: RiskLevel | null;
  /** Something was reported since the last danger assessment. */
  readonly reassess: boolean;
  readonly childHarmed: Answer;
  readonly childProtectionTakesPart: boolean;
  readonly crimeSuspected: Answer;
  readonly handedToInvestigation: boolean;
  readonly banRuns: boolean;
  /** Clocks that lapsed and nobody has explained. */
  readonly lapsedUnexplained: number;
  readonly openMeasures: number;
  /** Referrals and transfers that nobody has answered. */
  readonly unanswered: number;
  /** Who proposed to close it, where that has been done. */
  readonly closingProposedBy: number | null;
}

export type CaseAct =
  "assign" | "verify" | "dismiss" | "take-measures" | "follow-up" | "propose-closing" | "close" | "reopen";

/** Who acts, and what they say. */
export interface ActGiven {
  readonly by: number;
  readonly reason?: string | null;
  /** Of a closing: the outcome, and whether by its code the harmed person is found safe. */
  readonly outcome?: { readonly code: string; readonly safe: boolean } | null;
}

const from: Readonly<Record<CaseAct, readonly CaseState[]>> = {
  assign: ["received", "assigned", "verified", "measures", "follow-up"],
  verify: ["received", "assigned", "unfounded"],
  dismiss: ["received", "assigned"],
  "take-measures": ["verified", "follow-up"],
  "follow-up": ["verified", "measures"],
  "propose-closing": ["unfounded", "verified", "measures", "follow-up"],
  close: ["unfounded", "verified", "measures", "follow-up"],
  reopen: ["closed", "unfounded"],
};

const to: Readonly<Record<CaseAct, CaseState | null>> = {
  assign: "assigned",
  verify: "verified",
  dismiss: "unfounded",
  "take-measures": "measures",
  "follow-up": "follow-up",
  "propose-closing": null,
  close: "closed",
  reopen: "assigned",
};

/** What the case becomes. Giving a case that is under way to somebody else does not throw it back. */
export function stateAfter(state: CaseState, act: CaseAct): CaseState {
  if (act === "assign" && state !== "received") return state;
  return to[act] ?? state;
}

/** How a case counts: only what was verified does; a reopened one that had been unfounded counts as reported again. */
export function verificationAfter(before: Verification, act: CaseAct): Verification {
  if (act === "verify") return "verified";
  if (act === "dismiss") return "unfounded";
  return act === "reopen" && before === "unfounded" ? "reported" : before;
}

/** Whether nobody may close it alone: grave danger, or an end at which nobody knows that the harmed person is safe. */
export const needsSecondPerson = (standing: CaseStanding, safe: boolean): boolean =>
  standing.riskLevel === "high" || standing.riskLevel === "extreme" || !safe;

const ARTICLE_4 = "Luật 13/2022/QH15, Điều 4";
const ARTICLE_20 = "Luật 13/2022/QH15, Điều 20";
const ARTICLE_25 = "Luật 13/2022/QH15, Điều 25";

function hindersVerifying(c: CaseStanding): Hindrance[] {
  return [
    [c.harmed === 0, words.verifyHarmed],
    [c.behaviours === 0, words.verifyBehaviour, "Luật 13/2022/QH15, Điều 3"],
    [!c.hasMainForm, words.verifyMainForm],
    [c.childHarmed === "yes" && !c.childProtectionTakesPart, words.childProtectionFirst, ARTICLE_4],
  ];
}

/** What stands in the way of an end, whoever asks for it. */
function hindersEnd(c: CaseStanding): Hindrance[] {
  return [
    [c.banRuns, words.closeBanRuns, ARTICLE_25],
    [c.lapsedUnexplained > 0, fill(words.closeLapsed, { count: c.lapsedUnexplained })],
    [c.unanswered > 0, fill(words.closeUnanswered, { count: c.unanswered })],
  ];
}

function hindersClosing(c: CaseStanding, outcome: NonNullable<ActGiven["outcome"]>): Hindrance[] {
  const verified = c.state !== "unfounded";
  return [
    [(outcome.code === "unfounded") === verified, verified ? words.closeNotUnfounded : words.closeUnfounded],
    ...hindersEnd(c),
    [c.openMeasures > 0, fill(words.closeMeasures, { count: c.openMeasures })],
    [verified && (c.riskLevel === null || c.reassess), words.closeAssess],
    [
      verified && c.childHarmed === "yes" && !c.childProtectionTakesPart,
      words.childProtectionFirst,
      ARTICLE_4,
    ],
    [verified && c.crimeSuspected === "yes" && !c.handedToInvestigation, words.closeCrime, ARTICLE_20],
  ];
}

function refuseClosing(c: CaseStanding, given: ActGiven, act: CaseAct): Refusal {
  if (!given.outcome) return refusal(words.closeOutcome);
  const hindered = firstOf(hindersClosing(c, given.outcome));
  if (hindered || act === "propose-closing" || !needsSecondPerson(c, given.outcome.safe)) return hindered;
  return firstOf([
    [c.closingProposedBy === null, words.closeSecondPerson],
    [c.closingProposedBy === given.by, words.closeOtherPerson],
  ]);
}

/** Why the act is refused now; null where it is not. */
export function refuseCaseAct(act: CaseAct, c: CaseStanding, given: ActGiven): Refusal {
  if (!from[act].includes(c.state)) return refusal(words[`state-${c.state}`]);
  switch (act) {
    case "verify":
      return firstOf([
        [c.state === "unfounded" && !says(given.reason), words.reasonNeeded],
        ...hindersVerifying(c),
      ]);
    case "dismiss":
      return firstOf([[!says(given.reason), words.reasonNeeded], ...hindersEnd(c)]);
    case "reopen":
      return firstOf([[!says(given.reason), words.reasonNeeded]]);
    case "propose-closing":
    case "close":
      return refuseClosing(c, given, act);
    default:
      return null;
  }
}

/** The act by which a case goes on from a state: it stands first. */
const next: Readonly<Partial<Record<CaseState, CaseAct>>> = {
  assigned: "verify",
  verified: "take-measures",
  measures: "follow-up",
  "follow-up": "propose-closing",
  unfounded: "close",
};

/** The acts whose state allows them, the natural one first; what else is asked of them is said when they are tried. */
export const caseActsFrom = (state: CaseState): CaseAct[] =>
  (Object.keys(from) as CaseAct[])
    .filter((act) => from[act].includes(state))
    .toSorted((a, b) => Number(b === next[state]) - Number(a === next[state]));
