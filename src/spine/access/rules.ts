/** May this person do this, to what belongs to that unit? Pure; the database repeats the answer by row security. */
import type { Grant, Person, Reach, RoleHeld, Verbs } from "./schema.ts";

function widen(reach: Reach | undefined, grant: Grant, { unitId, units }: RoleHeld): Reach {
  if (reach === "all" || grant === "all") return "all";
  return new Set([...(reach ?? []), ...(grant === "own" ? [unitId] : units)]);
}

/** What each verb reaches for someone holding these roles; a verb that is held by none of them is absent. */
export function reachOf(held: readonly RoleHeld[], verbs: Verbs): Map<string, Reach> {
  const reach = new Map<string, Reach>();
  for (const [name, verb] of Object.entries(verbs))
    for (const role of held) {
      const grant = verb.roles[role.role];
      if (grant) reach.set(name, widen(reach.get(name), grant, role));
    }
  return reach;
}

/** Whether the verb is the person's at all, anywhere. */
export function holds(person: Pick<Person, "reach">, verb: string): boolean {
  return person.reach.has(verb);
}

/** Whether the person may do this to something that belongs to `unitId`. */
export function may(person: Pick<Person, "reach">, verb: string, unitId: number): boolean {
  const reach = person.reach.get(verb);
  return reach === "all" || (reach?.has(unitId) ?? false);
}

/** Those of the verbs that the person may do to this. */
export function can(person: Pick<Person, "reach">, verbs: readonly string[], unitId: number): string[] {
  return verbs.filter((verb) => may(person, verb, unitId));
}

/** A reach as the database setting reads it: "all", or numbers with commas, or empty for nothing. */
export function reachSetting(reach: Reach | undefined): string {
  if (reach === undefined) return "";
  return reach === "all" ? "all" : [...reach].join(",");
}
