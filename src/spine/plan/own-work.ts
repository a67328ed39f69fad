/** A unit's own work becomes its tasks when its plan is signed, and follows each later edition. */
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { keepEdition } from "./queries/own-editions.ts";
import { followItems, listOwnItems } from "./queries/own-items.ts";
import type { OwnPlanRow } from "./queries/own.ts";
import { addTasks } from "./queries/publish.ts";
import { acknowledgeMany } from "./queries/task.ts";
import { titleOf } from "./publish.ts";

/**
 * Keeps the edition that is signed now, lets the tasks of own work follow it, and gives those that are new: received at once,
 * since the unit gave them to itself. Answers the number of the edition.
 */
export async function signOwnPlan(tx: Tx, plan: OwnPlanRow, personId: number): Promise<number> {
  const edition = await keepEdition(tx, plan.id, { at: now(), personId });
  const items = await listOwnItems(tx, plan.id);
  const titles = Object.fromEntries(items.map((i) => [i.id, titleOf(i.text)]));
  await followItems(tx, plan.id, { personId, today: today(), titles });
  const fresh = items.filter((i) => i.taskCode === null && i.dropped === null);
  const given = await addTasks(
    tx,
    { documentId: null, year: plan.year, personId, verb: "task.own" },
    fresh.map((item) => ({
      ownItemId: item.id,
      unitId: plan.unitId,
      title: titleOf(item.text),
      product: null,
      part: "responsible" as const,
      period: "",
      dueOn: item.dueOn ?? `${plan.year}-12-31`,
      dueSource: "own" as const,
    })),
  );
  const codes = given.map((task) => task.code);
  await acknowledgeMany(tx, { codes }, { personId, units: [plan.unitId], at: now() });
  return edition;
}
