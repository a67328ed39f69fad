/** A new implementing plan begins with what the unit wrote before, where the clause goes on. */
import type { Tx } from "#base/database/index.ts";
import {
  carryClauses,
  findEarlierOwn,
  listOwnClauses,
  type Carried,
  type OwnPlanRow,
} from "./queries/own.ts";
import { listClausesForReport, listSuccession } from "./queries/report.ts";
import { moveOpenItems } from "./queries/own-items.ts";
import { pairsBetween } from "./queries/replacing.ts";
import { counterpartsIn } from "./rules/places.ts";

/**
 * Carries words, who does it and where it is integrated from the unit's last plan of the same document or of one that it
 * replaced; answers of how many clauses. Days and what was left out are decided anew. Open work of its own goes on in the new plan.
 */
export async function carryEarlier(
  tx: Tx,
  plan: Pick<OwnPlanRow, "id" | "unitId" | "documentId" | "year">,
): Promise<number> {
  const earlier = await findEarlierOwn(tx, plan, await listSuccession(tx, plan.documentId));
  if (!earlier) return 0;
  await moveOpenItems(tx, earlier.id, plan);
  const now = await listClausesForReport(tx, plan.documentId);
  const then =
    earlier.documentId === plan.documentId ? now : await listClausesForReport(tx, earlier.documentId);
  const known = await pairsBetween(tx, earlier.documentId, plan.documentId);
  const goesOn = counterpartsIn(then, now, known);
  const written = new Map((await listOwnClauses(tx, earlier.id)).map((c) => [c.clauseId, c]));
  const carried = now.flatMap(({ id }): Carried[] => {
    const before = written.get(goesOn.get(id) ?? -1);
    if (!before) return [];
    const { holder, integratedIn, integratedRef, text, asked } = before;
    return [{ clauseId: id, holder, integratedIn, integratedRef, text: text === asked ? null : text }];
  });
  return carryClauses(tx, plan.id, carried);
}
