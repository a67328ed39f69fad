/** How a unit, a hamlet and an heir become an answer. */
import { z } from "zod";
import { can, type Person } from "#spine/access/index.ts";
import type { Brief, HamletAnswer, Heir, UnitAnswer } from "../answers.ts";
import { currentOf, holdsOn } from "../rules/directory.ts";
import type { Directory } from "../rules/directory.ts";
import type { Day, Hamlet, ResolvedUnit, Unit } from "../schema.ts";

export const byId = z.object({ id: z.coerce.number().int().positive() });

/** The name a unit bore on a day; its present one where no former name is recorded for it. */
export function nameOn(unit: Unit, date: Day, directory: Directory): string {
  const former = directory.aliases.find(
    (a) => a.unitId === unit.id && a.validFrom !== null && a.validTo !== null && holdsOn(a, date),
  );
  return former?.text ?? unit.name;
}

export const briefOf = ({ id, code, kind, name }: Unit): Brief => ({ id, code, kind, name });

export const heirOf = ({ unit, share }: ResolvedUnit): Heir => ({ ...briefOf(unit), share });

/** Where a unit stands: the directory, the day that is looked at, and who looks. */
export interface View {
  readonly directory: Directory;
  readonly date: Day;
  readonly person: Person;
}

/** A unit as it is shown to a person on a day. */
export function shown(unit: Unit, { directory, date, person }: View): UnitAnswer {
  const { parentId, ...own } = unit;
  const parent = parentId === null ? undefined : directory.byId.get(parentId);
  return {
    ...own,
    name: nameOn(unit, date, directory),
    parent: parent ? { ...briefOf(parent), name: nameOn(parent, date, directory) } : null,
    can: can(person, ["agency.update", "agency.event", "hamlet.create"], unit.id),
  };
}

export function shownHamlet(hamlet: Hamlet, person: Person): HamletAnswer {
  const open = hamlet.validTo === null;
  return { ...hamlet, can: open ? can(person, ["hamlet.update", "hamlet.end"], hamlet.communeId) : [] };
}

/** Who answers for a unit on a day, leaving out the unit itself. */
export function heirsOf(unit: Unit, date: Day, directory: Directory): Heir[] {
  return currentOf(unit, date, directory)
    .filter((one) => one.unit.id !== unit.id)
    .map(heirOf);
}
