/** A correction made after publishing: what it changes in the tasks that were given. */
import type { Tx } from "#base/database/index.ts";
import { titleIn } from "./publish.ts";
import { listReporting } from "./queries/document.ts";
import { correctTasks, yearsGiven, type ClauseAtWork } from "./queries/edit.ts";
import { partsOfYear } from "./rules/period.ts";
import { dueOf } from "./rules/publishing.ts";

/** What a correction names; nothing else of a clause reaches its tasks. */
const carried = ["text", "dueBy", "product"] as const;

/** Carries a clause's corrected text, day and product into its tasks; answers how many changed. */
export async function carryToTasks(
  tx: Tx,
  change: { readonly before: ClauseAtWork; readonly after: ClauseAtWork },
  personId: number,
): Promise<number> {
  const { before, after } = change;
  if (before.tasks === 0 || carried.every((name) => before[name] === after[name])) return 0;
  const duties = await listReporting(tx, after.documentId);
  const years = before.dueBy === after.dueBy ? [] : await yearsGiven(tx, after.id);
  return correctTasks(tx, {
    clauseId: after.id,
    titles: Object.fromEntries(["", ...partsOfYear].map((period) => [period, titleIn(after.text, period)])),
    product: { before: before.product, after: after.product },
    dues: years.map((year) => ({ year, ...dueOf(after, year, duties) })),
    personId,
  });
}
