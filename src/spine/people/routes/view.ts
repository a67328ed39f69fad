/** People as they go out: with their roles, and with what the asking person may do to each. */
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { can, may, roles, type Person } from "#spine/access/index.ts";
import type { PersonRow } from "../queries/person.ts";
import { listRoles, type RoleRow } from "../queries/role.ts";
import { reviewIsDue } from "../rules/lock.ts";
import { mayGive, mayManage } from "../rules/role.ts";
import { openRoles } from "./managed.ts";

const OWN = ["person.update", "person.delegate"];
const MANAGED = [
  "person.update",
  "person.review",
  "person.sessions",
  "person.reset-password",
  "person.end-session",
];

/** The verbs a person may use on this account now. */
function abilities(person: Person, row: PersonRow, held: readonly RoleRow[]): string[] {
  if (person.id === row.id) return can(person, OWN, row.unitId);
  const managed = [...MANAGED, row.disabledAt ? "person.enable" : "person.disable"];
  const manages = mayManage(person, row.id, openRoles(held));
  const verbs = ["person.give-role", ...(manages ? managed : [])];
  // Another's role is delegated by whoever could give it.
  if (manages && may(person, "person.give-role", row.unitId)) verbs.push("person.delegate");
  return can(person, verbs, row.unitId);
}

/** How to reach someone is for those who manage them, and for themselves; others who may look see names and roles. */
function contactOf(person: Person, row: PersonRow): Pick<PersonRow, "email" | "phone"> {
  const shown = person.id === row.id || may(person, "person.update", row.unitId);
  return shown ? { email: row.email, phone: row.phone } : { email: null, phone: null };
}

/** One role as it is shown. */
export function roleView(person: Person, row: RoleRow) {
  const open = row.validTo === null || row.validTo > today();
  const own = row.personId === person.id;
  const mayEnd = open && !own && mayGive(person, row.role, row.unitId);
  return {
    id: row.id,
    code: row.role,
    label: roles[row.role],
    unit: { id: row.unitId, name: row.unitName },
    validFrom: row.validFrom,
    validTo: row.validTo,
    active: row.active,
    givenBy: row.givenBy,
    givenAt: row.givenAt,
    reason: row.reason,
    delegatedFrom:
      row.delegatorId === null ? null : { personId: row.delegatorId, name: row.delegatorName ?? "" },
    can: mayEnd ? can(person, ["person.end-role"], row.unitId) : [],
  };
}

/** Rows with their roles and abilities, in one further statement for all of them. */
export async function viewsOf(tx: Tx, person: Person, rows: readonly PersonRow[]) {
  const held = await listRoles(
    tx,
    rows.map((row) => row.id),
    today(),
  );
  return rows.map((row) => {
    const own = held.filter((role) => role.personId === row.id);
    return {
      ...row,
      ...contactOf(person, row),
      reviewDue: row.disabledAt === null && reviewIsDue(row.reviewedAt, now()),
      roles: own.map((role) => roleView(person, role)),
      can: abilities(person, row, own),
    };
  });
}

/** One row so. */
export async function viewOf(tx: Tx, person: Person, row: PersonRow) {
  const [view] = await viewsOf(tx, person, [row]);
  if (!view) throw new Error("A person just read has no view.");
  return view;
}
