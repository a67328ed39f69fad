/** A unit's tasks as a report bound to one plan asks for them, whatever has replaced that plan since. */
import type { Tx } from "#base/database/index.ts";
import {
  listClausesForReport,
  listSuccession,
  listTasksForReport,
  type TaskForReport,
} from "./queries/report.ts";
import { pairsBetween } from "./queries/replacing.ts";
import { placesIn } from "./rules/places.ts";

/**
 * A unit's tasks of a year under one plan, its predecessors and successors, in the order of the plans. Each bears the path
 * that its clause has in the plan asked for; what has no place there is left out.
 */
export async function tasksOfPlan(
  tx: Tx,
  asked: { readonly planId: number; readonly unitId: number; readonly year: number },
): Promise<TaskForReport[]> {
  const documentIds = await listSuccession(tx, asked.planId);
  const tasks = await listTasksForReport(tx, { ...asked, documentIds });
  const others = new Set(tasks.map((t) => t.documentId).filter((id) => id !== asked.planId));
  if (others.size === 0) return tasks;
  const home = await listClausesForReport(tx, asked.planId);
  const places = new Map<number, string>();
  for (const id of others) {
    const other = await listClausesForReport(tx, id);
    for (const [clause, path] of placesIn(home, other, await pairsBetween(tx, asked.planId, id)))
      places.set(clause, path);
  }
  return tasks.flatMap((task) => {
    const path = task.documentId === asked.planId ? task.path : places.get(task.clauseId);
    return path === undefined ? [] : [{ ...task, path }];
  });
}
