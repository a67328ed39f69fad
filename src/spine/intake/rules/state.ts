/** What may be done with a report now, and what it becomes. Pure; the law stands beside each. */
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import type { Part, ReportKind, ReportState, YesNoUnknown } from "../schema.ts";
import { stateLabels, words } from "../words.ts";

/** What a commune or a body does with a report. */
export type ReportAct =
  "acknowledge" | "assign" | "hand-over" | "handle" | "accept" | "decline" | "take" | "close";

/** What is known of a report when an act is asked for. */
export interface ReportStanding {
  readonly kind: ReportKind;
  readonly state: ReportState;
  readonly childHarmed: YesNoUnknown;
  readonly vulnerable: YesNoUnknown;
  readonly lifeDanger: YesNoUnknown;
  readonly crimeSuspected: YesNoUnknown;
}

const open: readonly ReportState[] = [
  "received",
  "acknowledged",
  "assigned",
  "handling",
  "handed-over",
  "accepted",
  "declined",
];

/** The states from which each act is possible. */
const from: Readonly<Record<ReportAct, readonly ReportState[]>> = {
  acknowledge: ["received"],
  // Luật 13/2022/QH15 Đ20: the chair handles or assigns; who else takes part may be added later.
  assign: open,
  "hand-over": open,
  handle: ["received", "acknowledged", "assigned", "declined"],
  accept: open,
  decline: open,
  take: open,
  close: ["acknowledged", "assigned", "handling", "accepted", "declined"],
};

/** Whether the act is possible in this state. */
export const mayAct = (state: ReportState, act: ReportAct): boolean => from[act].includes(state);

const firstSteps: readonly ReportState[] = ["received", "acknowledged", "declined"];

const after: Readonly<Record<ReportAct, (state: ReportState) => ReportState>> = {
  acknowledge: () => "acknowledged",
  assign: (state) => (firstSteps.includes(state) ? "assigned" : state),
  "hand-over": () => "handed-over",
  accept: (state) => (state === "handed-over" || state === "declined" ? "accepted" : state),
  decline: () => "declined",
  handle: () => "handling",
  take: () => "handling",
  close: () => "closed",
};

/** What the report becomes. Giving it to one more does not take it from who has it. */
export const stateAfter = (state: ReportState, act: ReportAct): ReportState => after[act](state);

/** Other kinds than violence in the family, and what may be a crime, go to the body in charge (Luật 13/2022/QH15 Đ20). */
export const mustHandOver = (report: Pick<ReportStanding, "kind" | "crimeSuspected">): boolean =>
  report.kind !== "domestic-violence" || report.crimeSuspected === "yes";

/** The commune police are assigned where someone weaker is harmed or a life is in danger (Luật 13/2022/QH15 Đ20). */
export const mustAssignPolice = (report: Pick<ReportStanding, "vulnerable" | "lifeDanger">): boolean =>
  report.vulnerable === "yes" || report.lifeDanger === "yes";

/** The clocks of the commune that start when a report of this kind comes in. */
export function rulesOf(report: Omit<ReportStanding, "state">): string[] {
  return [
    "case.acknowledge",
    "intake.handle",
    ...(mustAssignPolice(report) ? ["intake.assign-police"] : []),
    // Luật 13/2022/QH15 Đ4: where a child is harmed, child protection must take part.
    ...(report.childHarmed === "yes" ? ["intake.bring-child-protection"] : []),
    ...(mustHandOver(report) ? ["intake.hand-over"] : []),
  ];
}

/** The clocks that an act meets. Nothing else stops them. */
export function rulesMet(act: ReportAct, part: Part | null = null): string[] {
  const met: string[] = [];
  if (["acknowledge", "assign", "hand-over", "handle", "take", "close"].includes(act))
    met.push("case.acknowledge");
  if (["assign", "hand-over", "handle", "take"].includes(act)) met.push("intake.handle");
  if (act === "hand-over") met.push("intake.hand-over");
  if (part === "police") met.push("intake.assign-police");
  if (part === "child-protection") met.push("intake.bring-child-protection");
  return met;
}

/** Why a report may not be closed yet; null where it may. */
function refuseClose(report: ReportStanding, given: readonly Given[]): Problem | null {
  const source = "Luật 13/2022/QH15, Điều 20";
  if (mustHandOver(report) && !given.some((one) => one.act === "hand-over" && one.answer === "accepted"))
    return new Problem("rule", { detail: words.notYetHandedOver, source });
  if (mustAssignPolice(report) && !given.some((one) => one.part === "police"))
    return new Problem("rule", { detail: words.policeFirst, source });
  return null;
}

/** What the report was given out as. */
export interface Given {
  readonly act: "assign" | "hand-over";
  readonly part: Part;
  readonly answer: "accepted" | "declined" | null;
}

/** Why an act is refused now; null where it is not. */
export function refuseAct(
  act: ReportAct,
  report: ReportStanding,
  given: readonly Given[] = [],
): Problem | null {
  if (!mayAct(report.state, act)) {
    const { vi, en } = stateLabels[report.state];
    const detail = {
      vi: fill(words.stateRefused, { state: vi.toLowerCase() }).vi,
      en: fill(words.stateRefused, { state: en.toLowerCase() }).en,
    };
    return new Problem("rule", { detail });
  }
  return act === "close" ? refuseClose(report, given) : null;
}
