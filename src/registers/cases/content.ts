/**
 * A case opened: its key is fetched, what is sealed is unsealed, and everything that the person's seats do not show is
 * dropped before anything else sees it.
 */
import { openRecordKeys, seal, unseal, type RecordKey } from "#base/crypto/vault.ts";
import { dayOf, now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import type { Person } from "#spine/access/index.ts";
import { erasedProblem } from "./erasing.ts";
import type { CaseRow } from "./queries/case.ts";
import { readFields } from "./queries/codes.ts";
import { listSeats, type SeatRow } from "./queries/seat.ts";
import { columnsOf, listFacts, listThings, type FactRow, type ThingRow } from "./queries/thing.ts";
import { visibleFields } from "./rules/participation.ts";
import type { CaseField, Part } from "./schema/index.ts";
import { restoreValues, type Prefix, type Values } from "./values.ts";
import { seatRoles } from "./verbs.ts";
import { words } from "./words/cases.ts";

/** Columns of the case itself by the names of their fields. */
export const caseColumns = {
  occurredOn: "eventOn",
  commune: "unitId",
  state: "state",
  verification: "verification",
  riskLevel: "risk",
  outcome: "outcome",
} as const;

/** A thing of a case with those of its values that may be seen. */
export interface Thing {
  readonly id: number;
  readonly prefix: Prefix;
  readonly version: number;
  readonly values: Values;
  /** Of a pair: who to whom. */
  readonly harmedId?: number;
  readonly doerId?: number;
}

/** A case as somebody may see it. */
export interface Content {
  readonly row: CaseRow;
  readonly key: RecordKey;
  readonly seats: readonly SeatRow[];
  /** The parts in which this person takes part. */
  readonly parts: readonly Part[];
  /** Ids of the fields that they show. */
  readonly visible: ReadonlySet<string>;
  readonly values: Values;
  readonly things: readonly Thing[];
  /** Somebody harmed asked never to be called: told to every part, for it protects and tells nothing else. */
  readonly neverCall: boolean;
}

/** The key of a case. Throws "gone" where it was erased: nobody reads it any more. */
export async function keyOf(
  tx: Tx,
  row: Pick<CaseRow, "record" | "erasedAt" | "erasedGround">,
): Promise<RecordKey> {
  if (row.erasedAt) throw erasedProblem({ at: row.erasedAt, ground: row.erasedGround });
  const key = (await openRecordKeys(tx, [row.record])).get(row.record);
  if (!key) throw new Problem("rule", { detail: words.erased });
  return key;
}

/** Where what is sealed of a case stands: the name that seals it. */
export const placeOf = (thing: { readonly prefix: Prefix; readonly id: number } | null): string =>
  thing ? `${thing.prefix}.${thing.id}` : "case";

const factsFor = (facts: readonly FactRow[], thingId: number | null) =>
  facts.filter((fact) => fact.thingId === thingId);

const unsealed = (key: RecordKey, where: string, sealed: Buffer): Values =>
  unseal(key, where, sealed) as Values;

/** Seals values of a thing, or of the case itself. */
export const sealed = (
  key: RecordKey,
  thing: { readonly prefix: Prefix; readonly id: number } | null,
  values: Values,
): Buffer => seal(key, placeOf(thing), values);

/** The values of the case itself that are among these fields. */
function caseValues(
  row: CaseRow,
  key: RecordKey,
  given: { facts: readonly FactRow[]; fields: readonly CaseField[] },
): Values {
  const columns = row as unknown as Record<string, unknown>;
  const kept = {
    columns,
    facts: factsFor(given.facts, null),
    sealed: unsealed(key, placeOf(null), row.sealed),
  };
  return restoreValues(given.fields, caseColumns, kept);
}

function thingOf(
  key: RecordKey,
  row: ThingRow,
  given: { facts: readonly FactRow[]; fields: readonly CaseField[] },
): Thing {
  const { id, prefix, version, columns } = row;
  const names = { ...columnsOf[prefix]?.of, ...(prefix === "behaviour" && { behaviours: "behaviours" }) };
  const kept = { columns, facts: factsFor(given.facts, id), sealed: unsealed(key, placeOf(row), row.sealed) };
  const ends =
    prefix === "behaviour"
      ? { harmedId: columns["harmed_id"] as number, doerId: columns["doer_id"] as number }
      : {};
  return { id, prefix, version, values: restoreValues(given.fields, names, kept), ...ends };
}

/** The fields that begin alike, among those of a case. */
export const under = (fields: readonly CaseField[], prefix: string): readonly CaseField[] =>
  fields.filter((field) => field.id.startsWith(`${prefix}.`));

/** The fields of a case: as the city has them for the day on which it was opened. */
export const fieldsOfCase = (tx: Tx, row: Pick<CaseRow, "openedAt">): Promise<readonly CaseField[]> =>
  readFields(tx, dayOf(row.openedAt));

interface Everything {
  readonly values: Values;
  readonly things: readonly Thing[];
}

async function everything(
  tx: Tx,
  row: CaseRow,
  of: { readonly key: RecordKey; readonly fields: readonly CaseField[] },
): Promise<Everything> {
  const facts = await listFacts(tx, row.id);
  const things = await listThings(tx, row.id);
  return {
    values: caseValues(row, of.key, { facts, fields: under(of.fields, "case") }),
    things: things.map((thing) => thingOf(of.key, thing, { facts, fields: under(of.fields, thing.prefix) })),
  };
}

/** Everything of a case, whoever asks: for the acts of the case itself, never for an answer. */
export async function wholeCase(tx: Tx, row: CaseRow, key: RecordKey): Promise<Everything> {
  return everything(tx, row, { key, fields: await fieldsOfCase(tx, row) });
}

/** The seats of a case that are this person's. */
export function seatsOfPerson(seats: readonly SeatRow[], person: Person): SeatRow[] {
  const units = new Set(
    person.roles.filter(({ role }) => seatRoles.includes(role)).map((role) => role.unitId),
  );
  return seats.filter(
    (seat) =>
      !seat.pending && units.has(seat.unitId) && (seat.personId === null || seat.personId === person.id),
  );
}

/** Row security has shut out whoever is barred, and kept a sealed case to those who may know. */
const guardedBelow = { conflictPeople: [], conflictUnits: [], sealedTo: null };

/** The fields that these seats show this person now. */
function visibleTo(
  fields: readonly CaseField[],
  seats: readonly SeatRow[],
  person: Person,
): ReadonlySet<string> {
  const looker = { personId: person.id, unitIds: person.roles.map((role) => role.unitId) };
  const shown = seats.flatMap((seat) => {
    const participations = [{ ...seat, from: seat.fromAt, until: seat.untilAt }];
    const pack = visibleFields(looker, { participations, guard: guardedBelow, fields, at: now() });
    return [...pack].filter((field) => !seat.without?.includes(field));
  });
  return new Set(shown);
}

/** A field of one thing alone ("measure.shelterAddress@17"), as a seat names it. */
export const ofThing = (field: string, thingId: number): string => `${field}@${thingId}`;

/** Fields of single things that this person's own seats show now; a seat of a whole unit never shows one so. */
const givenTo = (seats: readonly SeatRow[], at: Date): ReadonlySet<string> =>
  new Set(
    seats
      .filter((seat) => seat.personId !== null && (seat.untilAt === null || at < seat.untilAt))
      .flatMap((seat) => seat.fields ?? [])
      .filter((field) => field.includes("@")),
  );

/** Opens a case for a person: only what their seats show. */
export async function openCase(tx: Tx, row: CaseRow, person: Person): Promise<Content> {
  const seats = await listSeats(tx, row.id);
  const own = seatsOfPerson(seats, person);
  const fields = await fieldsOfCase(tx, row);
  const visible = visibleTo(fields, own, person);
  const key = await keyOf(tx, row);
  const whole = await everything(tx, row, { key, fields });
  const given = givenTo(own, now());
  const isShown = (field: string, thing?: number): boolean =>
    visible.has(field) || (thing !== undefined && given.has(ofThing(field, thing)));
  const shown = (prefix: string, values: Values, thing?: number): Values =>
    Object.fromEntries(Object.entries(values).filter(([name]) => isShown(`${prefix}.${name}`, thing)));
  return {
    row,
    key,
    seats,
    parts: [...new Set(own.map((seat) => seat.part))],
    visible,
    values: shown("case", whole.values),
    things: whole.things.map((thing) => ({ ...thing, values: shown(thing.prefix, thing.values, thing.id) })),
    neverCall: whole.things.some((thing) => thing.prefix === "harmed" && thing.values["safeNever"] === true),
  };
}
