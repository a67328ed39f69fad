/** Who may give which role, which roles exclude each other, and what delegation allows. Pure. */
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import { may, roleCodes, roles, type Person, type RoleCode } from "#spine/access/web.ts";
import { words } from "../words.ts";

/** What each managing role may give within its units. Nobody gives their own rank to another, but the administrator. */
const gives: Partial<Record<RoleCode, readonly RoleCode[]>> = {
  "system-admin": roleCodes,
  "agency-focal": ["health-worker", "provider", "press", "agency-focal"],
  "commune-leader": [
    "commune-officer",
    "commune-police",
    "health-worker",
    "collaborator",
    "mediator",
    "provider",
  ],
};

/** Roles kept apart from all others: who runs the system sees no content, who checks it does not run it. */
const apart: readonly RoleCode[] = ["system-admin", "auditor"];
/** Roles that stay with their person, on leave too. */
export const NOT_DELEGABLE: readonly RoleCode[] = ["system-admin", "auditor", "data-protection"];
/** The longest delegation, in days. */
export const DELEGATION_DAYS_MAX = 180;
const DAY_MS = 86_400_000;

/** Whether this giver may give or end this role at this unit. */
export function mayGive(giver: Person, role: RoleCode, unitId: number): boolean {
  return giver.roles.some(
    (held) =>
      gives[held.role]?.includes(role) && (held.role === "system-admin" || held.units.includes(unitId)),
  );
}

/**
 * Whether this giver may manage an account that holds these roles (its password, its unit, shutting it): only where
 * every one of them is theirs to give, or whoever resets an administrator's password would become one. Their own: yes.
 */
export function mayManage(
  giver: Person,
  personId: number,
  held: readonly { readonly role: RoleCode; readonly unitId: number }[],
): boolean {
  return personId === giver.id || held.every(({ role, unitId }) => mayGive(giver, role, unitId));
}

/**
 * Why an account may not be handed over with its unit, or null: nobody moves themselves, and one that runs or checks the
 * system is moved by an administrator alone.
 */
export function mayHandOver(
  giver: Person,
  account: { readonly id: number; readonly roles: readonly { readonly role: RoleCode }[] },
): Problem | null {
  if (account.id === giver.id) return new Problem("rule", { detail: words.notOneself });
  const admin = giver.roles.some((held) => held.role === "system-admin");
  return !admin && account.roles.some((held) => NOT_DELEGABLE.includes(held.role))
    ? new Problem("not-allowed", { detail: words.notYoursToManage })
    : null;
}

/** A role to be given to someone. */
export interface Giving {
  readonly personId: number;
  readonly role: RoleCode;
  readonly unitId: number;
  readonly alreadyHeld: readonly RoleCode[];
}

function conflict(other: RoleCode): Problem {
  const { vi, en } = roles[other];
  const detail = {
    vi: fill(words.roleConflict, { role: vi }).vi,
    en: fill(words.roleConflict, { role: en }).en,
  };
  return new Problem("rule", { detail });
}

/** Why a role may not be given, or null. */
export function checkGiving(giver: Person, giving: Giving): Problem | null {
  if (giving.personId === giver.id) return new Problem("rule", { detail: words.notOneself });
  if (!mayGive(giver, giving.role, giving.unitId))
    return new Problem("not-allowed", { detail: words.roleNotYours });
  const other = conflictOf(giving.role, giving.alreadyHeld);
  return other ? conflict(other) : null;
}

/** The held role with which the new one may not stand together. */
export function conflictOf(role: RoleCode, held: readonly RoleCode[]): RoleCode | null {
  const others = held.filter((h) => h !== role);
  if (apart.includes(role)) return others[0] ?? null;
  return others.find((h) => apart.includes(h)) ?? null;
}

/** A delegation as it is asked for; days are YYYY-MM-DD, the last one included. */
export interface Delegating {
  readonly fromPersonId: number;
  readonly toPersonId: number;
  readonly role: RoleCode;
  readonly unitId: number;
  readonly isDelegated: boolean;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Whether the stand-in works at the role's unit or under it. */
  readonly sameUnit: boolean;
  readonly standInHolds: readonly RoleCode[];
}

function checkDays({ firstDay, lastDay }: Delegating, today: string): Problem | null {
  const days = (Date.parse(lastDay) - Date.parse(firstDay)) / DAY_MS + 1;
  if (days < 1 || days > DELEGATION_DAYS_MAX)
    return new Problem("invalid", {
      errors: [{ path: "lastDay", message: fill(words.delegateDays, { max: DELEGATION_DAYS_MAX }) }],
    });
  if (lastDay < today)
    return new Problem("invalid", { errors: [{ path: "lastDay", message: words.delegatePast }] });
  return null;
}

function checkStandIn(asked: Delegating): Problem | null {
  if (asked.isDelegated) return new Problem("rule", { detail: words.roleDelegated });
  if (NOT_DELEGABLE.includes(asked.role)) return new Problem("rule", { detail: words.roleNotDelegable });
  if (!asked.sameUnit) return new Problem("rule", { detail: words.delegateUnit });
  const other = conflictOf(asked.role, asked.standInHolds);
  return other ? conflict(other) : null;
}

/** Why a role may not be delegated so, or null. One's own roles are one's own to delegate; another's need authority. */
export function checkDelegation(giver: Person, asked: Delegating, today: string): Problem | null {
  const own = asked.fromPersonId === giver.id;
  if (!own && !(may(giver, "person.give-role", asked.unitId) && mayGive(giver, asked.role, asked.unitId)))
    return new Problem("not-allowed", { detail: words.roleNotYours });
  if (asked.toPersonId === asked.fromPersonId || (!own && asked.toPersonId === giver.id))
    return new Problem("rule", { detail: words.notOneself });
  return checkStandIn(asked) ?? checkDays(asked, today);
}

/** The day after, YYYY-MM-DD: ends are stored as the first day on which a role is no longer held. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}
