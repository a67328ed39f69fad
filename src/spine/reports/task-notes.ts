/** What plan tells of a unit's tasks, in the shape that reports propose words from. */
import type { Tx } from "#base/database/index.ts";
import { listPlansOfYear, tasksOfPlan } from "#spine/plan/index.ts";
import type { TaskNotes } from "./setting.ts";

/** The plan meant by who names none: the only one that gave tasks for the year. Of several nobody can say. */
async function onlyPlan(tx: Tx, year: number): Promise<number | null> {
  const [only, ...others] = await listPlansOfYear(tx, year);
  return only && others.length === 0 ? only.id : null;
}

/** A unit's tasks of a year under the template's plan, with what was told of them and the records that prove it. */
export const listTaskNotes: TaskNotes = async (tx, { unitId, year, planId }) => {
  const plan = planId ?? (await onlyPlan(tx, year));
  if (plan === null) return [];
  const tasks = await tasksOfPlan(tx, { planId: plan, unitId, year });
  return tasks.map((task) => ({
    path: task.path,
    taskCode: task.code,
    title: task.title,
    state: task.status,
    notes: task.notes,
    evidence: task.evidence.map((e) => ({ code: e.code, title: e.title, href: `/${e.register}/${e.code}` })),
  }));
};
