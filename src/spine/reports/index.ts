/** Server face of reports: template → cycle → a unit's draft → handed over → returned or approved → the city's report. */
import type { Module } from "#spine/access/index.ts";
import { approvedEndpoint } from "./routes/approved.ts";
import { consolidationEndpoints } from "./routes/consolidation.ts";
import { cycleEndpoints } from "./routes/cycles.ts";
import { editingEndpoints } from "./routes/editing.ts";
import { exceptionEndpoints } from "./routes/exceptions.ts";
import { explainEndpoints } from "./routes/explain.ts";
import { frozenEndpoints } from "./routes/frozen.ts";
import { judgingEndpoints } from "./routes/judging.ts";
import { leftOutEndpoints } from "./routes/left-out.ts";
import { qualityEndpoints } from "./routes/quality.ts";
import { remindEndpoints } from "./routes/remind.ts";
import { sideBySideEndpoints } from "./routes/side-by-side.ts";
import { templateEndpoints } from "./routes/templates.ts";
import { yearEndEndpoints } from "./routes/year-end.ts";
import type { ReportSetting } from "./setting.ts";
import { verbs } from "./verbs.ts";
import { words } from "./words.ts";

export { seedDemoReports } from "./demo/seed.ts";
export type { SeededReports } from "./demo/seed.ts";
export { reportIndicators } from "./indicators.ts";
export { overdueReports } from "./overdue.ts";
export { reportDraftCommand } from "./draft.ts";
export type { DraftArgs, Drafted } from "./draft.ts";
export type { TaskNote } from "./rules/proposal.ts";
export type { ReportSetting, TaskNotes } from "./setting.ts";
export { countOpenReportsAt } from "./queries/usage.ts";
export { judgingWork, reportWork, supplementWork } from "./work.ts";
export { listDueReports } from "./queries/due.ts";
export type { ReportWork } from "./work.ts";

/** The module of reports; it needs the sources of figures and the report role's pool, as indicators does. */
export function reports(setting: ReportSetting): Module {
  return {
    name: "reports",
    verbs,
    endpoints: [
      ...templateEndpoints(setting),
      ...cycleEndpoints(setting),
      ...editingEndpoints(setting),
      ...explainEndpoints(setting),
      ...judgingEndpoints(setting),
      ...qualityEndpoints(),
      approvedEndpoint(),
      ...remindEndpoints(),
      ...exceptionEndpoints(setting),
      ...leftOutEndpoints(),
      ...yearEndEndpoints(setting),
      ...consolidationEndpoints(),
      ...sideBySideEndpoints(),
      ...frozenEndpoints(setting),
    ],
    constraints: {
      template_code: { path: "code", message: words.codeTaken },
      cycle_code: { path: "code", message: words.codeTaken },
      cycle_window_in_order: { path: "to", message: words.windowOrder },
    },
  };
}
