/** Somebody leaves a unit: what they hold there ends, and every process forgets what it remembered of them. */
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { inScope, type Person } from "#spine/access/index.ts";
import { endRole, listRoles } from "./queries/role.ts";
import { mayGive } from "./rules/role.ts";
import { words } from "./words.ts";

/** Ends the roles that somebody holds at a unit. Throws where one of them is not this person's to end. */
export async function endRolesAt(
  tx: Tx,
  of: { readonly personId: number; readonly unitId: number; readonly by: Person },
): Promise<void> {
  const { personId, unitId, by } = of;
  const day = today();
  await inScope(tx, { verb: "person.end-role", writes: String(unitId) }, async () => {
    const all = await listRoles(tx, [personId], day);
    const held = all.filter(
      (role) => role.unitId === unitId && (role.validTo === null || role.validTo > day),
    );
    if (!held.every((role) => mayGive(by, role.role, unitId)))
      throw new Problem("not-allowed", { detail: words.roleNotYours });
    for (const role of held) await endRole(tx, { roleId: role.id, day, by: by.id, at: now() });
  });
}

const forgetting = new Set<(personId: number) => void>();

/** Told to forget whoever leaves. */
export const forgetsWhoLeft = (drop: (personId: number) => void): void => {
  forgetting.add(drop);
};

/** After the act: their next request is asked anew what they may do. */
export const forgetPerson = (personId: number): void => forgetting.forEach((drop) => drop(personId));
