/** People made of nothing but roles, for tests of access itself; every other test uses the cast. */
import { reachOf, type Person, type RoleCode, type Verbs } from "#spine/access/index.ts";

/** A person who holds one role at one unit, with these units under it. */
export function personAt(
  role: RoleCode,
  unitId: number,
  verbs: Verbs,
  under: readonly number[] = [],
): Person {
  const roles = [{ role, unitId, units: [unitId, ...under] }];
  return {
    id: unitId * 100 + 1,
    userName: `${role}.${unitId}`,
    name: role,
    unitId,
    language: "vi",
    roles,
    reach: reachOf(roles, verbs),
    sessionId: "test",
  };
}
