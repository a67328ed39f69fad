/** What plan tells of a unit's tasks, in the shape that reports propose words from. */
import { tasksOf } from "#spine/plan/index.ts";
import type { TaskNotes } from "./setting.ts";

/** A unit's tasks of a year in the order of the plan, with what was told of them and the records that prove it. */
export const listTaskNotes: TaskNotes = async (tx, { unitId, year }) => {
  const tasks = await tasksOf(tx, unitId, year);
  return tasks.map((task) => ({
    path: task.path,
    taskCode: task.code,
    title: task.title,
    state: task.status,
    notes: task.notes,
    evidence: task.evidence.map((e) => ({ code: e.code, title: e.title, href: `/${e.register}/${e.code}` })),
  }));
};
