/** Who can be told at which unit. */
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { keptDirectory } from "#spine/agencies/index.ts";
import { listHolders } from "#spine/people/index.ts";
import type { Staff } from "./rules/whom.ts";
import { alarmedRoles } from "./schema.ts";

/** Above these kinds nobody is told as a unit above: the city has a step of its own. */
const TOP: ReadonlySet<string> = new Set(["city", "country"]);

/** Everybody who can be told now, by unit: whoever holds a role today, whenever what they are told of came to pass. */
export async function staffNow(tx: Tx): Promise<Staff> {
  const { byId } = await keptDirectory(tx);
  const holders = await listHolders(tx, alarmedRoles, today());
  return {
    at: Map.groupBy(holders, (holder) => holder.unitId),
    above: (unitId) => {
      const parent = byId.get(byId.get(unitId)?.parentId ?? 0);
      return parent && !TOP.has(parent.kind) ? parent.id : null;
    },
  };
}
