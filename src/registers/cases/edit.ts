/**
 * Writing in a case. Each changed field says what it was when the writer began: where nobody touched it since, it is put in;
 * where another wrote something else meanwhile, neither is lost: what stands stays, what was meant waits beside it until a
 * person chooses. Every value that a field had is kept, sealed.
 */
import { dayOf, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import type { Label } from "#base/words.ts";
import type { Person } from "#spine/access/index.ts";
import { caseColumns, fieldsOfCase, sealed, under, wholeCase, type Thing } from "./content.ts";
import { derivedOf, type Whole } from "./derived.ts";
import { startWhatFollows } from "./follows.ts";
import { changeCase, findCase, type CaseRow } from "./queries/case.ts";
import { readCodes } from "./queries/codes.ts";
import { addEdition } from "./queries/edition.ts";
import { changeThing, columnsOf, setBehaviours, setFacts } from "./queries/thing.ts";
import { addTokens, dropTokens } from "./queries/token.ts";
import { refuseBehaviours, refuseMainForm } from "./rules/behaviours.ts";
import { mergeThreeWays } from "./rules/merge.ts";
import { codesFor, unknownCodes, type CaseField, type Codes } from "./schema/index.ts";
import { tokenFields, tokensOf } from "./tokens.ts";
import { keepValues, type Values } from "./values.ts";
import { seal, type RecordKey } from "#base/crypto/vault.ts";
import { words } from "./words/cases.ts";

/** A change of one field: what it was for the writer, and what it is to be. */
export interface FieldChange {
  readonly from: unknown;
  readonly to: unknown;
}

/** Changes of the case itself (no thing) or of one of its things, by the names of the fields. */
export interface Change {
  readonly thing: number | null;
  readonly fields: Readonly<Record<string, FieldChange>>;
}

/** Who writes, into what, when. */
export interface Writing {
  readonly row: CaseRow;
  readonly key: RecordKey;
  readonly person: Person;
  readonly visible: ReadonlySet<string>;
  readonly at: Date;
  /** By an act of the measures, whose rules were asked; without it nobody writes in them. */
  readonly dealing?: true;
}

const dealings: ReadonlySet<string> = new Set(["mediation", "measure", "sanction"]);

/** What a case is written by: its fields, the lists, and the day on which it was opened. */
interface Ground {
  readonly fields: readonly CaseField[];
  readonly codes: Codes;
  readonly written: string;
}

/** A value as its field takes it. Throws the Problem that refuses it. */
function parsed(field: CaseField, value: unknown, { codes, written }: Ground): unknown {
  const refuse = (message: Label): Problem =>
    new Problem("invalid", { errors: [{ path: field.name, message }] });
  const result = field.field.parse.safeParse(value);
  if (!result.success) throw refuse(words.valueRefused);
  const present = codesFor(codes[field.list ?? ""] ?? [], { today: today(), written });
  if (field.list !== null && unknownCodes(result.data, present).length > 0) throw refuse(words.codeUnknown);
  return result.data;
}

/** The field of a name under a prefix, if this person may write it. Throws otherwise. */
function writable(
  writing: Writing,
  fields: readonly CaseField[],
  stands: { readonly prefix: string; readonly values: Values; readonly name: string },
): CaseField {
  const { prefix, name } = stands;
  const field = fields.find((one) => one.id === `${prefix}.${name}`);
  const shut = dealings.has(prefix) && !writing.dealing;
  if (!field || field.derived || shut || !writing.visible.has(field.id))
    throw new Problem("rule", { detail: words.notYourField });
  // A field that this case is not asked is corrected where it was filled in, and filled in nowhere else.
  if (!field.asked && plain(stands.values[name]) === null)
    throw new Problem("rule", { detail: words.otherEdition });
  return field;
}

/** What stands of a field as it is compared: codes in one order, nothing as null. */
function plain(value: unknown): unknown {
  if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return null;
  return Array.isArray(value) ? (value as string[]).toSorted() : value;
}

interface Merging {
  readonly put: Record<string, unknown>;
  readonly clashes: readonly string[];
}

/** Three-way: what the writer began with, what stands, what is meant. */
function merge(
  writing: Writing,
  stands: { readonly prefix: string; readonly values: Values },
  given: { readonly fields: Change["fields"]; readonly ground: Ground },
): Merging {
  const base: Record<string, unknown> = {};
  const mine: Record<string, unknown> = {};
  const theirs: Record<string, unknown> = {};
  for (const [name, { from, to }] of Object.entries(given.fields)) {
    base[name] = plain(from);
    const field = writable(writing, given.ground.fields, { ...stands, name });
    mine[name] = plain(parsed(field, to, given.ground));
    theirs[name] = plain(stands.values[name]);
  }
  const merged = mergeThreeWays(base, mine, theirs);
  return {
    put: Object.fromEntries(merged.mine.map((name) => [name, mine[name]])),
    clashes: merged.clashes.map((clash) => clash.field),
  };
}

const codeOf = (value: unknown): string => (typeof value === "string" ? value : "unknown");

/** Acts that the law does not count between these two, or a main form that they are not, are refused. */
function refusePair(values: Values, day: string, codes: Codes): void {
  const chosen = (values["behaviours"] as string[] | null) ?? [];
  const relation = codeOf(values["relation"]);
  const refused =
    refuseBehaviours(chosen, { relation, day }, codes) ??
    refuseMainForm(codeOf(values["mainForm"]), chosen, codes);
  if (refused) throw refused;
}

async function keepTokens(
  tx: Tx,
  writing: Writing,
  of: { prefix: string; id: number | null; put: Values; values: Values },
): Promise<void> {
  if (!Object.keys(of.put).some((name) => tokenFields.has(name))) return;
  const { row } = writing;
  const fields = [...tokenFields].map((name) => `${of.prefix}.${name}`);
  await dropTokens(tx, { caseId: row.id, thingId: of.id, fields });
  await addTokens(
    tx,
    { caseId: row.id, reportCode: null, unitId: row.unitId, byUnitId: writing.person.unitId },
    tokensOf(of.prefix, { thingId: of.id, place: row.unitId }, of.values),
  );
}

/** Puts values of a thing in. */
async function putThing(tx: Tx, writing: Writing, of: { thing: Thing; put: Values }): Promise<void> {
  const { thing, put } = of;
  const { id, prefix } = thing;
  const fields = under(await fieldsOfCase(tx, writing.row), prefix);
  const values = { ...thing.values, ...put };
  const { behaviours, ...others } = put;
  const kept = keepValues(fields, columnsOf[prefix]?.of ?? {}, others);
  const sealedValues = Object.fromEntries(
    fields
      .filter((field) => field.kept === "sealed")
      .map((field) => [field.name, values[field.name] ?? null]),
  );
  const columns =
    prefix === "behaviour"
      ? withoutNull(kept.columns, ["relation", "main_form"])
      : withoutNull(kept.columns, ["sex"]);
  await changeThing(
    tx,
    { id, prefix },
    { sealed: sealed(writing.key, { prefix, id }, sealedValues), columns },
  );
  const factFields = Object.keys(others).map((name) => `${prefix}.${name}`);
  await setFacts(tx, { caseId: writing.row.id, thingId: id, fields: factFields }, kept.facts);
  if (Array.isArray(behaviours))
    await setBehaviours(tx, { caseId: writing.row.id, pairId: id }, behaviours as string[]);
  await keepTokens(tx, writing, { prefix, id, put, values });
}

/** Codes that a column must have: nothing told is "unknown". */
function withoutNull(
  columns: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [
      name,
      value ?? (names.includes(name) ? "unknown" : null),
    ]),
  );
}

async function putCase(tx: Tx, writing: Writing, of: { values: Values; put: Values }): Promise<void> {
  const values = { ...of.values, ...of.put };
  const fields = under(await fieldsOfCase(tx, writing.row), "case");
  const kept = keepValues(fields, caseColumns, of.put);
  const sealedValues = Object.fromEntries(
    fields
      .filter((field) => field.kept === "sealed")
      .map((field) => [field.name, values[field.name] ?? null]),
  );
  await changeCase(
    tx,
    { id: writing.row.id, at: writing.at },
    { sealed: sealed(writing.key, null, sealedValues), ...kept.columns },
  );
  const factFields = Object.keys(of.put).map((name) => `case.${name}`);
  await setFacts(tx, { caseId: writing.row.id, thingId: null, fields: factFields }, kept.facts);
  await keepTokens(tx, writing, { prefix: "case", id: null, put: of.put, values });
}

/** What was put in and what clashed, of one thing. */
export interface Edited {
  readonly thing: number | null;
  readonly fields: readonly string[];
  readonly clashes: readonly string[];
}

async function keepEdition(
  tx: Tx,
  writing: Writing,
  of: {
    thing: number | null;
    conflict: boolean;
    fields: Record<string, { before: unknown; after: unknown }>;
  },
): Promise<void> {
  const fields = Object.keys(of.fields);
  if (fields.length === 0) return;
  const { row, key, person, at } = writing;
  await addEdition(tx, {
    caseId: row.id,
    thingId: of.thing,
    version: row.version + 1,
    at,
    personId: person.id,
    byName: person.name,
    fields,
    conflict: of.conflict,
    sealed: seal(key, "edition", of.fields),
  });
}

/** The case as it stands now, also after what this transaction changed. */
export async function present(tx: Tx, { row, key }: Writing): Promise<Whole> {
  const now = await findCase(tx, row.code);
  if (!now) throw new Error("A case that is held cannot be gone.");
  return wholeCase(tx, now, key);
}

/** What derives from the present values is put in anew: age at the event, forms, the main form. */
export async function derive(tx: Tx, writing: Writing): Promise<void> {
  const derived = derivedOf(await present(tx, writing), await readCodes(tx));
  for (const { thing, put } of derived.things) await putThing(tx, writing, { thing, put });
  await changeCase(tx, { id: writing.row.id, at: writing.at }, { mainForm: derived.mainForm });
}

/** Puts in what an act of the law brings about in a thing, whoever may see its fields. */
export async function putByAct(
  tx: Tx,
  writing: Writing,
  { id, put }: { readonly id: number; readonly put: Values },
): Promise<void> {
  const thing = (await present(tx, writing)).things.find((one) => one.id === id);
  if (!thing) throw new Problem("rule", { detail: words.noSuchThing });
  await putThing(tx, writing, { thing, put });
  const fields = Object.fromEntries(
    Object.entries(put).map(([name, after]) => [name, { before: thing.values[name] ?? null, after }]),
  );
  await keepEdition(tx, writing, { thing: id, conflict: false, fields });
}

/** Puts changes in, three ways; derives anew. Answers what was put in, and what clashed and waits. */
export async function editCase(tx: Tx, writing: Writing, changes: readonly Change[]): Promise<Edited[]> {
  const whole = await present(tx, writing);
  const codes = await readCodes(tx);
  const fieldsNow = await fieldsOfCase(tx, writing.row);
  const ground: Ground = { fields: fieldsNow, codes, written: dayOf(writing.row.openedAt) };
  const day = (whole.values["occurredOn"] as string | null) ?? today();
  const edited: Edited[] = [];
  for (const { thing: id, fields } of changes) {
    const thing = id === null ? null : whole.things.find((one) => one.id === id);
    if (thing === undefined) throw new Problem("rule", { detail: words.noSuchThing });
    const stands = thing ?? { prefix: "case" as const, values: whole.values };
    const { put, clashes } = merge(writing, stands, { fields, ground });
    if (stands.prefix === "behaviour") refusePair({ ...stands.values, mainForm: null, ...put }, day, codes);
    if (Object.keys(put).length > 0)
      await (thing
        ? putThing(tx, writing, { thing, put })
        : putCase(tx, writing, { values: whole.values, put }));
    const told = (names: readonly string[]) =>
      Object.fromEntries(
        names.map((name) => [name, { before: stands.values[name] ?? null, after: fields[name]?.to ?? null }]),
      );
    await keepEdition(tx, writing, { thing: id, conflict: false, fields: told(Object.keys(put)) });
    await keepEdition(tx, writing, { thing: id, conflict: true, fields: told(clashes) });
    edited.push({ thing: id, fields: Object.keys(put), clashes });
  }
  if (edited.every((one) => one.fields.length === 0)) return edited;
  await derive(tx, writing);
  await startWhatFollows(tx, await present(tx, writing), writing);
  return edited;
}
