/** Which act on a case needs which verb, and what is known of the case when it is asked for. */
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import type { Content } from "./content.ts";
import { alarmOfWhole } from "./derived.ts";
import { countUnanswered } from "./queries/transition.ts";
import { readStanding } from "./queries/standing.ts";
import { caseActsFrom, type CaseAct, type CaseStanding } from "./rules/states.ts";
import type { Answer, CaseState, RiskLevel } from "./schema/index.ts";

/** Act → verb. */
export const verbOf = {
  assign: "case.assign",
  verify: "case.verify",
  dismiss: "case.verify",
  "take-measures": "case.progress",
  "follow-up": "case.progress",
  "propose-closing": "case.close",
  close: "case.close",
  reopen: "case.reopen",
} as const satisfies Record<CaseAct, string>;

/** The acts that a case's state and somebody's verbs allow. */
export const actsFor = (state: CaseState, held: readonly string[]): CaseAct[] =>
  caseActsFrom(state).filter((act) => held.includes(verbOf[act]));

const answer = (value: unknown): Answer => (value === "yes" || value === "no" ? value : "unknown");

/** The case as its rules are given it. */
export async function standingOf(tx: Tx, content: Content, at: Date): Promise<CaseStanding> {
  const { row, seats, values } = content;
  const counted = await readStanding(tx, { id: row.id, code: row.code, at });
  const { childHarmed } = alarmOfWhole(content, dayOf(at));
  const takesPart = (part: string): boolean => seats.some((seat) => seat.part === part);
  return {
    state: row.state,
    harmed: counted.harmed,
    behaviours: counted.behaviours,
    hasMainForm: row.mainForm !== "unknown",
    riskLevel: row.risk === "unknown" ? null : (row.risk as RiskLevel),
    reassess:
      row.assessedAt !== null && counted.newestReportAt !== null && counted.newestReportAt > row.assessedAt,
    childHarmed: counted.childTold ? "yes" : childHarmed,
    childProtectionTakesPart: takesPart("child-protection"),
    crimeSuspected: answer(values["crimeSuspected"]),
    handedToInvestigation: takesPart("investigation"),
    banRuns: counted.banRuns,
    lapsedUnexplained: counted.lapsedUnexplained,
    openMeasures: counted.openMeasures,
    unanswered: await countUnanswered(tx, row.id),
    closingProposedBy: row.closingBy,
  };
}
