/**
 * Server face of plan: a document read, reviewed and published into tasks (clause × agency × year), and how they
 * stand. Reports read clauses and tasks here; the server composes `plan` and `myWork([...])`.
 */
import type { Module } from "#spine/access/index.ts";
import type { WithRegisters } from "#spine/records/index.ts";
import { filterWords } from "./filter-words.ts";
import { assignEndpoints } from "./routes/assign.ts";
import { commemorationEndpoints } from "./routes/commemorations.ts";
import { clauseEndpoints } from "./routes/clauses.ts";
import { differenceEndpoints } from "./routes/difference.ts";
import { documentEndpoints } from "./routes/documents.ts";
import { handOverEndpoints } from "./routes/hand-over.ts";
import { ownPlanEndpoints } from "./routes/own.ts";
import { progressEndpoints } from "./routes/progress.ts";
import { publishEndpoints } from "./routes/publish.ts";
import { supplyEndpoints } from "./routes/supply.ts";
import { shownEndpoints } from "./routes/shown.ts";
import { viewEndpoints } from "./routes/views.ts";
import { remindEndpoints } from "./routes/remind.ts";
import { replacingEndpoints } from "./routes/replacing.ts";
import { reviewEndpoints } from "./routes/review.ts";
import { snapshotEndpoints } from "./routes/snapshots.ts";
import { taskActEndpoints } from "./routes/task-acts.ts";
import { takenUpEndpoints } from "./routes/taken-up.ts";
import { taskEndpoints } from "./routes/tasks.ts";
import { keepQuarters } from "./snapshot.ts";
import { watchYear } from "./year.ts";
import { taskRegisters, taskSides, taskVerbs } from "./tasks.ts";
import { observanceVerbs, ownPlanVerbs, planVerbs, progressVerbs, viewVerbs } from "./verbs.ts";
import { words } from "./words.ts";
import { yearWords } from "./year-words.ts";

/** The module as the server composes it. */
export const plan: Module & WithRegisters = {
  name: "plan",
  registers: taskRegisters,
  verbs: { ...planVerbs, ...observanceVerbs, ...progressVerbs, ...viewVerbs, ...ownPlanVerbs, ...taskVerbs },
  endpoints: [
    ...documentEndpoints(),
    ...reviewEndpoints(),
    ...supplyEndpoints(),
    ...clauseEndpoints(),
    ...assignEndpoints(),
    ...differenceEndpoints(),
    ...publishEndpoints(),
    ...replacingEndpoints(),
    ...snapshotEndpoints(),
    ...ownPlanEndpoints(),
    ...takenUpEndpoints(),
    ...progressEndpoints(),
    ...shownEndpoints(),
    ...viewEndpoints(),
    ...taskEndpoints(),
    ...taskActEndpoints(),
    ...handOverEndpoints(),
    ...remindEndpoints(),
    ...commemorationEndpoints(),
    ...taskSides,
  ],
  start: watchYear,
  constraints: {
    saved_view_name_once: { path: "name", message: filterWords.viewNameTaken },
    commemoration_days_in_order: { path: "toDay", message: yearWords.daysInOrder },
    commemoration_gives_what: { path: "ask", message: yearWords.givesWhat },
    document_years_in_order: { path: "yearTo", message: words.yearsInOrder },
    document_not_own_parent: { path: "parentId", message: words.ownParent },
  },
};

export { seedDemoPlan } from "./demo.ts";
export { planCalendar } from "./calendar.ts";
export type { CalendarSource } from "./calendar.ts";
export { mountCalendar } from "./feed.ts";
export { calendar } from "./routes/calendar.ts";
export { entryState } from "./rules/calendar.ts";
export type { CalendarAsked, CalendarEntry } from "./rules/calendar.ts";
export type { SeededPlan } from "./demo.ts";
export { taskFigures } from "./indicators.ts";
export type { FigureWindow, TaskFigure } from "./indicators.ts";
export { overdueTasks } from "./overdue.ts";
export { findPlanForReport, listClausesForReport, listPlansOfYear } from "./queries/report.ts";
export type { ClauseForReport, PlanForReport, TaskForReport } from "./queries/report.ts";
export { tasksOfPlan } from "./report-tasks.ts";
export { tasksLeft } from "./routes/hand-over.ts";
export { myWork, taskWork } from "./routes/work.ts";
export type { WorkReport, WorkSource } from "./routes/work.ts";
export { stateOn } from "./rules/work.ts";
export type { WorkItem } from "./rules/work.ts";
export { keepQuarters };
export { openSource, readPlan } from "./reading/index.ts";
