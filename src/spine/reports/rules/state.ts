/** What may follow what: draft → submitted → (returned → submitted)* → approved. Pure. */
import { Problem } from "#base/problem.ts";
import { fill, type Label } from "#base/words.ts";
import type { RoleCode } from "#spine/access/web.ts";
import { stateLabels, type SubmissionState } from "../schema.ts";
import { words } from "../words.ts";

/** Acts that move a submission. */
export type ReportAct = "submit" | "return" | "approve";

const moves: Readonly<
  Record<ReportAct, { from: readonly SubmissionState[]; to: SubmissionState; label: Label }>
> = {
  submit: { from: ["draft", "returned"], to: "submitted", label: words.submit },
  // An approved report too can be sent back, until the city froze it; then the next edition shows the difference.
  return: { from: ["submitted", "approved"], to: "returned", label: words.return },
  approve: { from: ["submitted"], to: "approved", label: words.approve },
};

/** The state after an act; null where the act may not follow. */
export function stateAfter(state: SubmissionState, act: ReportAct): SubmissionState | null {
  const move = moves[act];
  return move.from.includes(state) ? move.to : null;
}

/** Whether words and cells may still be changed. */
export function isEditable(state: SubmissionState): boolean {
  return state === "draft" || state === "returned";
}

/** Whether a report is in the consolidation: in a state that counts, and not left out by decision. */
export function isCounted(
  report: { readonly state: SubmissionState; readonly leftOut: object | null },
  counted: readonly SubmissionState[],
): boolean {
  return report.leftOut === null && counted.includes(report.state);
}

/** A refusal where the act may not follow the state. */
export function refuseAct(state: SubmissionState, act: ReportAct): Problem | null {
  if (stateAfter(state, act)) return null;
  const [from, label] = [stateLabels[state], moves[act].label];
  const vi = fill(words.cannotFollow, { state: from.vi, act: label.vi }).vi;
  return new Problem("rule", {
    detail: { vi, en: fill(words.cannotFollow, { state: from.en, act: label.en }).en },
  });
}

/** A refusal where the report can no longer be edited. */
export function refuseEdit(state: SubmissionState): Problem | null {
  if (isEditable(state)) return null;
  const from = stateLabels[state];
  const vi = fill(words.notEditable, { state: from.vi }).vi;
  return new Problem("locked", { detail: { vi, en: fill(words.notEditable, { state: from.en }).en } });
}

/** On time up to and with the due day; later is accepted and marked. */
export function isLate(dueOn: string, on: string): boolean {
  return on > dueOn;
}

/**
 * Whether a report that is handed over on this day counts as late. Only its first round is judged: what the city sent back
 * was there before, and a first round that came late is not made good by a second one.
 */
export function isHandedOverLate(
  before: { readonly round: number; readonly isLate: boolean; readonly dueOn: string },
  on: string,
): boolean {
  return before.round > 0 ? before.isLate : isLate(before.dueOn, on);
}

const signs: readonly RoleCode[] = ["commune-leader", "agency-focal", "press", "city-lead"];

/** Whether one of these roles (held at the unit) hands the report over; an officer only where the template says so. */
export function maySign(roles: readonly RoleCode[], officerMaySubmit: boolean): boolean {
  return (
    roles.some((role) => signs.includes(role)) || (officerMaySubmit && roles.includes("commune-officer"))
  );
}
