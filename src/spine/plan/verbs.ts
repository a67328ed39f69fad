/** Who may do what with plans and tasks. */
import { can, contentRoles, to, type Person, type Verbs } from "#spine/access/index.ts";
import { filterWords } from "./filter-words.ts";
import type { DocumentRow } from "./queries/document.ts";
import { followers } from "./rules/status.ts";
import type { TaskStatus } from "./schema.ts";
import { words } from "./words.ts";
import { yearWords } from "./year-words.ts";

/** Those whose units do the tasks. */
const unitRoles = [
  "agency-focal",
  "commune-officer",
  "commune-leader",
  "commune-police",
  "health-worker",
  "press",
] as const;
const atUnits = to("unit", ...unitRoles);

const lead = { "city-lead": "all" } as const;

/** Verbs on the document; beneath a draft only these see anything (see plan.sees in the database). */
export const planVerbs: Verbs = {
  "plan.read": { label: words.readPlan, roles: to("all", ...contentRoles) },
  "plan.review": { label: words.reviewPlan, roles: lead },
  "plan.import": { label: words.importPlan, roles: lead, sees: "plan.review" },
  "plan.correct": { label: words.correctPlan, roles: lead, sees: "plan.review" },
  "plan.publish": { label: words.publishPlan, roles: lead, sees: "plan.review" },
  "plan.snapshot": { label: words.takeSnapshot, roles: lead, sees: "plan.read" },
};

/** What the city observes every year: read by everyone who works here, kept by the city. */
export const observanceVerbs: Verbs = {
  "observance.read": { label: yearWords.readCommemorations, roles: to("all", ...contentRoles) },
  "observance.write": { label: yearWords.writeCommemorations, roles: lead, sees: "observance.read" },
};

/** Progress as figures: leadership sees these and no more. */
export const progressVerbs: Verbs = {
  "progress.read": {
    label: words.readProgress,
    roles: { ...lead, leadership: "all", auditor: "all", ...atUnits },
  },
};

const mayKeep = to("unit", "city-lead", "leadership", "auditor", ...unitRoles);

/** Saved views of the plan: everyone who reads progress keeps their own; who speaks for a unit lends one to it. */
export const viewVerbs: Verbs = {
  "view.read": { label: filterWords.readViews, roles: mayKeep },
  "view.write": { label: filterWords.writeViews, roles: mayKeep, sees: "view.read" },
  "view.share": {
    label: filterWords.shareViews,
    roles: to("unit", "city-lead", "leadership", "agency-focal", "commune-leader", "press"),
    sees: "view.read",
  },
};

/** Everyone's own desk: what their unit is asked for, whatever it comes from. */
export const workVerbs: Verbs = {
  "work.read": { label: words.readWork, roles: to("unit", ...contentRoles) },
};

/** Who writes for a unit that has tasks of its own, and who may put its name to it. */
const writers = to("unit", "city-lead", "agency-focal", "commune-officer", "commune-leader", "press");
const signers = to("unit", "city-lead", "agency-focal", "commune-leader", "press");

/** The implementing plans of units: written and published at the unit, read by the city once published. */
export const ownPlanVerbs: Verbs = {
  "own-plan.read": { label: words.ownRead, roles: { ...writers, ...lead } },
  "own-plan.write": { label: words.ownWrite, roles: writers, sees: "own-plan.read" },
  "own-plan.publish": { label: words.ownPublish, roles: signers, sees: "own-plan.read" },
};

/** Who reads and who changes tasks. */
export const taskAccess = {
  read: { ...lead, ...atUnits },
  /** The city's own agency does its tasks like any other; the tasks of others it leaves to them. */
  act: { "city-lead": "unit", ...atUnits },
} as const;

export const taskActs: Verbs = {
  "task.acknowledge": { label: words.acknowledgeTask, roles: taskAccess.act, sees: "task.read" },
  "task.progress": { label: words.progressTask, roles: taskAccess.act, sees: "task.read" },
  "task.remind": { label: words.remindTask, roles: lead, sees: "task.read" },
  // Tasks are content: of those who may record the end of a unit, the administrator sees none.
  "task.hand-over": { label: words.handOverTask, roles: lead, sees: "task.read" },
  "task.schedule": { label: words.scheduleTask, roles: lead, sees: "task.read" },
};

/** What the person may do with this document now. */
export function documentAbilities(person: Person, document: Pick<DocumentRow, "unitId" | "state">): string[] {
  const verbs = can(
    person,
    ["plan.review", "plan.correct", "plan.publish", "plan.snapshot"],
    document.unitId,
  );
  return document.state === "superseded" ? verbs.filter((v) => v === "plan.review") : verbs;
}

/** What the person may do with this task now. */
export function taskAbilities(
  person: Person,
  task: { unitId: number; status: TaskStatus; endedOn: string | null },
): string[] {
  if (task.endedOn !== null) return can(person, ["task.link", "task.attach"], task.unitId);
  const verbs = ["task.update", "task.link", "task.attach", "task.detach", "task.progress", "task.schedule"];
  if (followers[task.status].includes("received")) verbs.push("task.acknowledge");
  return can(person, verbs, task.unitId);
}
