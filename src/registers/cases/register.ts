/**
 * Editing what the register is made of: code lists, fields, facts. A change is brought into full (ids given, the list that a new field of
 * choices brings along), asked its rules, and kept as a proposal; put in force it becomes a new version of its row.
 */
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import type { Label } from "#base/words.ts";
import { readCodes, readEdited } from "./queries/codes.ts";
import { addCode, addFact, addOwnField, addSetting, type ProposalKind } from "./queries/register.ts";
import {
  refuseCode,
  refuseFact,
  refuseOwn,
  refuseSetting,
  secondFor,
  type Asked,
  type Second,
} from "./rules/editing.ts";
import type { Refusal } from "./rules/refusal.ts";
import { registerWords as words } from "./words/register.ts";
import {
  codeLists,
  fieldOf,
  newCode,
  ownId,
  ownListName,
  type Code,
  type DatedSetting,
  type Fact,
  type OwnField,
  type OwnPlace,
} from "./schema/index.ts";

/** A code as it is to be; null: a new one, whose code is made of its words. */
export type CodeGiven = Omit<Code, "code"> & { readonly list: string; readonly code: string | null };
/** A field as it is to be; null: a new one in this place, with the choices that it brings along. */
export type FieldGiven = Omit<OwnField, "field"> & {
  readonly field: string | null;
  readonly place: OwnPlace;
  readonly choices: readonly Label[];
};

/** A change in full, as it is proposed and kept. */
export type Change =
  | { readonly kind: "code"; readonly list: string; readonly codes: readonly Code[] }
  | { readonly kind: "setting"; readonly setting: DatedSetting }
  | {
      readonly kind: "field";
      readonly field: OwnField;
      readonly list: string | null;
      readonly codes: readonly Code[];
    }
  | { readonly kind: "fact"; readonly fact: Fact<unknown> };

/** What somebody asks to be changed. */
export type ChangeGiven =
  | { readonly kind: "code"; readonly given: CodeGiven }
  | { readonly kind: "setting"; readonly given: DatedSetting }
  | { readonly kind: "field"; readonly given: FieldGiven }
  | { readonly kind: "fact"; readonly given: Fact<unknown> };

/** A list with its codes as they stand; shipped, or brought along by a field of the city's own. */
export interface ListHead {
  readonly name: string;
  readonly label: Label;
  readonly closed: boolean;
  readonly own: boolean;
}

/** Every list, the shipped ones first. */
export function listHeads(own: readonly OwnField[]): ListHead[] {
  const shipped = codeLists.map(({ name, label, closed }) => ({ name, label, closed, own: false }));
  const known = new Set(shipped.map((one) => one.name));
  const added = own.flatMap(({ list, label }) =>
    list === null || known.has(list) ? [] : [{ name: list, label, closed: false, own: true }],
  );
  return [...shipped, ...new Map(added.map((one) => [one.name, one])).values()];
}

const invalid = (path: string, message: Label): Problem =>
  new Problem("invalid", { errors: [{ path, message }] });

/** The code with what ends because it begins: the same code of before. */
function codesWritten(rows: readonly Code[], given: Code): Code[] {
  const before = rows.find(
    (row) => row.code === given.code && row.validTo === null && row.validFrom < given.validFrom,
  );
  return before ? [{ ...before, validTo: given.validFrom, source: given.source }, given] : [given];
}

async function codeInFull(tx: Tx, { list, ...given }: CodeGiven): Promise<Change> {
  const rows = (await readCodes(tx))[list] ?? [];
  const code = given.code ?? newCode(given.label, new Set(rows.map((row) => row.code)));
  return { kind: "code", list, codes: codesWritten(rows, { ...given, code }) };
}

/** The codes of a list that a new field brings along. */
function codesBrought(choices: readonly Label[], given: Pick<OwnField, "ground" | "validFrom">): Code[] {
  const taken = new Set<string>();
  return choices.map((label): Code => {
    const code = newCode(label, taken);
    taken.add(code);
    const of = { source: given.ground, confidence: "I" as const, more: null };
    return { code, label, validFrom: given.validFrom, validTo: null, ...of };
  });
}

async function fieldInFull(tx: Tx, { place, choices, field, ...given }: FieldGiven): Promise<Change> {
  const { own } = await readEdited(tx);
  const id = field ?? ownId(place, given.label, new Set(own.map((one) => one.field)));
  const isChoice = given.kind === "choice" || given.kind === "choices";
  const brings = field === null && isChoice && given.list === null;
  if (!brings) return { kind: "field", field: { ...given, field: id }, list: null, codes: [] };
  if (choices.length < 2) throw invalid("choices", words.twoChoices);
  const list = ownListName(id);
  return { kind: "field", field: { ...given, field: id, list }, list, codes: codesBrought(choices, given) };
}

/** Brings what somebody asks for into full. Throws where it says too little. */
export async function inFull(tx: Tx, asked: ChangeGiven): Promise<Change> {
  if (asked.kind === "code") return codeInFull(tx, asked.given);
  if (asked.kind === "field") return fieldInFull(tx, asked.given);
  return asked.kind === "setting"
    ? { kind: "setting", setting: asked.given }
    : { kind: "fact", fact: asked.given };
}

/** What a change is about, as the trail names it. */
export function subjectOf(change: Change): string {
  if (change.kind === "code") return `${change.list}/${change.codes.at(-1)?.code ?? ""}`;
  if (change.kind === "setting") return change.setting.field;
  return change.kind === "field" ? change.field.field : change.fact.name;
}

/** A change with what its rules say: why not, and who must agree. */
export interface Judged {
  readonly refused: Refusal;
  readonly second: Second;
}

const notThere = (): Judged => ({ refused: new Problem("not-found"), second: "another" });

/** Each version of a code is asked in turn: what ends for another to begin is ended first. */
async function judgeCode(tx: Tx, { list, codes }: Extract<Change, { kind: "code" }>): Promise<Judged> {
  const head = listHeads((await readEdited(tx)).own).find((one) => one.name === list);
  if (!head) return notThere();
  let rows: readonly Code[] = (await readCodes(tx))[list] ?? [];
  const asked: Asked[] = [];
  for (const given of codes) {
    const refused = refuseCode(head, rows, given);
    if (refused) return { refused, second: "another" };
    const isIt = (row: Code): boolean => row.code === given.code && row.validFrom === given.validFrom;
    asked.push({ kind: "code", closed: head.closed, stands: rows.find(isIt) ?? null, given });
    rows = [...rows.filter((row) => !isIt(row)), given];
  }
  return { refused: null, second: asked.every((one) => secondFor(one) === "none") ? "none" : "another" };
}

async function judgeSetting(tx: Tx, given: DatedSetting): Promise<Judged> {
  const field = fieldOf(given.field);
  if (!field) return notThere();
  const stands = (await readEdited(tx)).settings.findLast((one) => one.field === given.field) ?? null;
  const early = given.validFrom < today() ? invalid("validFrom", words.fromToday) : null;
  return {
    refused: refuseSetting(field, given) ?? early,
    second: secondFor({ kind: "setting", stands, given }),
  };
}

async function judgeField(tx: Tx, { field, list }: Extract<Change, { kind: "field" }>): Promise<Judged> {
  const { own } = await readEdited(tx);
  const stands = own.find((one) => one.field === field.field) ?? null;
  const known = list !== null || field.list === null || (await readCodes(tx))[field.list] !== undefined;
  const refused = refuseOwn(field, stands, today()) ?? (known ? null : invalid("list", words.noSuchList));
  return { refused, second: secondFor({ kind: "field" }) };
}

/** Asks the rules, as things stand now. */
export async function judge(tx: Tx, change: Change): Promise<Judged> {
  if (change.kind === "code") return judgeCode(tx, change);
  if (change.kind === "setting") return judgeSetting(tx, change.setting);
  if (change.kind === "field") return judgeField(tx, change);
  return { refused: refuseFact(change.fact, today()), second: secondFor({ kind: "fact" }) };
}

/** A day that has passed while a change waited becomes today: what was decided meanwhile stays decided. */
const notBefore = (day: string): string => (day < today() ? today() : day);

/** The same change as it can be put in force today. */
export function broughtUp(change: Change): Change {
  if (change.kind === "setting")
    return { ...change, setting: { ...change.setting, validFrom: notBefore(change.setting.validFrom) } };
  if (change.kind === "fact")
    return { ...change, fact: { ...change.fact, validFrom: notBefore(change.fact.validFrom) } };
  return change;
}

/** Writes the versions of a change that its rules let pass. */
export async function putInForce(tx: Tx, change: Change, byName: string): Promise<void> {
  if (change.kind === "setting") return addSetting(tx, { setting: change.setting, byName });
  if (change.kind === "fact") return addFact(tx, { fact: change.fact, byName });
  if (change.kind === "field") await addOwnField(tx, { field: change.field, byName });
  const { list } = change;
  if (list !== null) for (const code of change.codes) await addCode(tx, { list, code, byName });
  return undefined;
}

/** What stands of the thing that a change is about, to be shown beside it; null where it is new. */
export async function standsOf(tx: Tx, of: { kind: ProposalKind; change: Change }): Promise<unknown> {
  const { change } = of;
  if (change.kind === "code") {
    const given = change.codes.at(-1);
    const rows = (await readCodes(tx))[change.list] ?? [];
    return rows.findLast((row) => row.code === given?.code) ?? null;
  }
  const edited = await readEdited(tx);
  if (change.kind === "setting")
    return edited.settings.findLast((one) => one.field === change.setting.field) ?? null;
  return change.kind === "field"
    ? (edited.own.find((one) => one.field === change.field.field) ?? null)
    : null;
}
