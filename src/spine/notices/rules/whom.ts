/** Whom a step tells: who holds its roles at the place that it names. Pure. */
import type { AlarmedRole, Rung } from "../schema.ts";

/** Somebody who holds a role at a unit on the day. */
export interface Holder {
  readonly personId: number;
  readonly name: string;
  readonly role: string;
  readonly unitId: number;
}

/** Who holds roles where, and which unit stands above which. */
export interface Staff {
  readonly at: ReadonlyMap<number, readonly Holder[]>;
  /** The unit above a unit; null above the highest, and where what stands above is the city itself. */
  readonly above: (unitId: number) => number | null;
}

/** The unit at which somebody was found, and who; no unit where the city is told, nobody where nobody holds the roles. */
export interface Whom {
  readonly unitId: number | null;
  readonly people: readonly Holder[];
}

/** One holder a person, with the first of their roles. */
function once(holders: readonly Holder[]): Holder[] {
  return [...new Map(holders.toReversed().map((one) => [one.personId, one])).values()].toSorted(
    (a, b) => a.personId - b.personId,
  );
}

/** Who holds one of these roles at the unit or, where nobody does, at the nearest unit above it. */
export function nearest(staff: Staff, unitId: number, roles: readonly AlarmedRole[]): Whom {
  const asked: ReadonlySet<string> = new Set(roles);
  for (let at: number | null = unitId; at !== null; at = staff.above(at)) {
    const people = once((staff.at.get(at) ?? []).filter((holder) => asked.has(holder.role)));
    if (people.length > 0) return { unitId: at, people };
  }
  return { unitId, people: [] };
}

/**
 * Of those whom a step tells only the people that a thing is kept to; where none of them is among those, all of them that
 * can be told: a step is never told to nobody because the matter is secret. Null keeps nothing.
 */
export function whomAmong(keptTo: readonly number[] | null, whom: Whom, staff: Staff): Whom {
  if (keptTo === null) return whom;
  const known = new Set(keptTo);
  const isKnown = (holder: Holder): boolean => known.has(holder.personId);
  const people = whom.people.filter(isKnown);
  return {
    ...whom,
    people: people.length > 0 ? people : once([...staff.at.values()].flat().filter(isKnown)),
  };
}

/**
 * Whom a step tells about a thing of a unit. In charge is the unit that the thing names, else the one above the unit;
 * where that is the unit itself, nobody stands between it and the city.
 */
export function whomToTell(
  rung: Pick<Rung, "place" | "roles">,
  thing: { readonly unitId: number; readonly inCharge: number | null },
  staff: Staff,
): Whom {
  if (rung.place === "own") return nearest(staff, thing.unitId, rung.roles);
  if (rung.place === "city") {
    const asked: ReadonlySet<string> = new Set(rung.roles);
    const people = once([...staff.at.values()].flat().filter((holder) => asked.has(holder.role)));
    return { unitId: null, people };
  }
  const inCharge = thing.inCharge ?? staff.above(thing.unitId);
  if (inCharge === null || inCharge === thing.unitId) return { unitId: inCharge, people: [] };
  return nearest(staff, inCharge, rung.roles);
}
