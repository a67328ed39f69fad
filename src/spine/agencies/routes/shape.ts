/** What the endpoints of agencies answer with, and how a unit becomes an answer. */
import { z } from "zod";
import { can, type Person } from "#spine/access/index.ts";
import { currentOf, holdsOn } from "../rules/directory.ts";
import type { Directory } from "../rules/directory.ts";
import { confidences, contactSchema, unitKinds } from "../schema.ts";
import type { Day, Hamlet, ResolvedUnit, Unit } from "../schema.ts";

const day = z.string();

/** A unit in a line: enough to name it and to go to it. */
export const brief = z.object({
  id: z.number(),
  code: z.string(),
  kind: z.enum(unitKinds),
  name: z.string(),
});
export type Brief = z.infer<typeof brief>;

export const unitOutput = brief.extend({
  parent: brief.nullable(),
  validFrom: day,
  validTo: day.nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  population: z.number().nullable(),
  areaKm2: z.number().nullable(),
  contact: contactSchema,
  confidence: z.enum(confidences),
  note: z.string().nullable(),
  isDemo: z.boolean(),
  version: z.number(),
  can: z.array(z.string()),
});
export type UnitOutput = z.infer<typeof unitOutput>;

export const heir = brief.extend({ share: z.number().nullable() });

export const hamletOutput = z.object({
  id: z.number(),
  communeId: z.number(),
  code: z.string(),
  name: z.string(),
  kind: z.enum(["thon", "tdp"]),
  households: z.number().nullable(),
  validFrom: day,
  validTo: day.nullable(),
  isDemo: z.boolean(),
  version: z.number(),
  can: z.array(z.string()),
});

export const byId = z.object({ id: z.coerce.number().int().positive() });

/** The name a unit bore on a day; its present one where no former name is recorded for it. */
export function nameOn(unit: Unit, date: Day, directory: Directory): string {
  const former = directory.aliases.find(
    (a) => a.unitId === unit.id && a.validFrom !== null && a.validTo !== null && holdsOn(a, date),
  );
  return former?.text ?? unit.name;
}

export const briefOf = ({ id, code, kind, name }: Unit): Brief => ({ id, code, kind, name });

export const heirOf = ({ unit, share }: ResolvedUnit): z.infer<typeof heir> => ({ ...briefOf(unit), share });

/** Where a unit stands: the directory, the day that is looked at, and who looks. */
export interface View {
  readonly directory: Directory;
  readonly date: Day;
  readonly person: Person;
}

/** A unit as it is shown to a person on a day. */
export function shown(unit: Unit, { directory, date, person }: View): UnitOutput {
  const { parentId, ...own } = unit;
  const parent = parentId === null ? undefined : directory.byId.get(parentId);
  return {
    ...own,
    name: nameOn(unit, date, directory),
    parent: parent ? { ...briefOf(parent), name: nameOn(parent, date, directory) } : null,
    can: can(person, ["agency.update", "agency.event", "hamlet.create"], unit.id),
  };
}

export function shownHamlet(hamlet: Hamlet, person: Person): z.infer<typeof hamletOutput> {
  const open = hamlet.validTo === null;
  return { ...hamlet, can: open ? can(person, ["hamlet.update", "hamlet.end"], hamlet.communeId) : [] };
}

/** Who answers for a unit on a day, leaving out the unit itself. */
export function heirsOf(unit: Unit, date: Day, directory: Directory): z.infer<typeof heir>[] {
  return currentOf(unit, date, directory)
    .filter((one) => one.unit.id !== unit.id)
    .map(heirOf);
}
