/**
 * Who is shown what of a case. Deny by default: a field is shown where the part of somebody who takes part has it in its pack, or it
 * was given to them beside it; a conflict of interest and a seal take everything away whatever the role would allow; and a narrow
 * field is never given to a unit, only to a named person. Pure.
 */
import { packOf, type CaseField, type MeasureKind, type Part } from "../schema/index.ts";

/** Who looks. */
export interface Looker {
  readonly personId: number;
  /** The units at which the person holds a role that may look at cases, each by itself and not those under it. */
  readonly unitIds: readonly number[];
}

/** A unit, or a person of it by name, takes part from a moment until another. */
export interface Participation {
  readonly unitId: number;
  /** Null: whoever of the unit may look at cases. */
  readonly personId: number | null;
  readonly part: Part;
  /** Fields beyond the pack of the part. */
  readonly fields: readonly string[] | null;
  readonly from: Date;
  readonly until: Date | null;
}

/** What is kept from people whatever their role. */
export interface CaseGuard {
  /** The doer, relatives in office, whoever else has an interest: people, and units as a whole. */
  readonly conflictPeople: readonly number[];
  readonly conflictUnits: readonly number[];
  /** The people who may know of a sealed case; null where it is not sealed. */
  readonly sealedTo: readonly number[] | null;
}

/** Whether a participation is this person's at a moment. */
function isTheirs(one: Participation, looker: Looker, at: Date): boolean {
  const runs = one.from <= at && (one.until === null || at < one.until);
  return (
    runs && looker.unitIds.includes(one.unitId) && (one.personId === null || one.personId === looker.personId)
  );
}

/** Whether anything at all may be known: a conflict of interest and a seal come before every role. */
function isShut(looker: Looker, guard: CaseGuard): boolean {
  if (guard.conflictPeople.includes(looker.personId)) return true;
  return guard.sealedTo !== null && !guard.sealedTo.includes(looker.personId);
}

/** What is asked. */
export interface Asked {
  readonly participations: readonly Participation[];
  readonly guard: CaseGuard;
  /** The fields as the city set them (`settledField`). */
  readonly fields: readonly CaseField[];
  readonly at: Date;
}

/** The participations by which somebody takes part now, but for units that are shut out. */
function partsOf(looker: Looker, asked: Asked): Participation[] {
  if (isShut(looker, asked.guard)) return [];
  return asked.participations.filter(
    (one) => isTheirs(one, looker, asked.at) && !asked.guard.conflictUnits.includes(one.unitId),
  );
}

/** Whether somebody may know that there is such a case. Who may not is told that there is none. */
export const mayKnow = (looker: Looker, asked: Asked): boolean => partsOf(looker, asked).length > 0;

/** What one participation shows: the pack, and what was given beside it; of that a narrow field only to a named person. */
function shownBy(one: Participation, fields: readonly CaseField[]): string[] {
  const given = fields.filter(
    (field) => one.fields?.includes(field.id) && (!field.narrow || one.personId !== null),
  );
  return [...packOf(one.part, fields), ...given.map((field) => field.id)];
}

/** The fields that somebody is shown now. */
export const visibleFields = (looker: Looker, asked: Asked): ReadonlySet<string> =>
  new Set(partsOf(looker, asked).flatMap((one) => shownBy(one, asked.fields)));

/** What a representative is given on asking; nothing where they stand on the doer's side. Never a narrow field. */
export function representativeFields(
  fields: readonly CaseField[],
  onDoersSide: boolean,
): ReadonlySet<string> {
  if (onDoersSide) return new Set();
  const narrow = new Set(fields.filter((field) => field.narrow).map((field) => field.id));
  return new Set(packOf("representative", fields).filter((id) => !narrow.has(id)));
}

/** Whether a measure is told to a representative at all: that somebody is sheltered tells that there is a shelter to look for. */
export const isToldToRepresentative = (kind: MeasureKind): boolean => kind !== "shelter";

/** What a receiver would see, before it is given: the pack of their part, with what is chosen beside it, less what is left out. */
export function previewPack(
  given: {
    readonly part: Part;
    readonly personId: number | null;
    readonly extra: readonly string[];
    readonly without: readonly string[];
  },
  fields: readonly CaseField[],
): readonly CaseField[] {
  const participation = { ...given, unitId: 0, fields: given.extra, from: new Date(0), until: null };
  const shown = new Set(shownBy(participation, fields));
  return fields.filter((field) => shown.has(field.id) && !given.without.includes(field.id));
}
