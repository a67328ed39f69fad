/**
 * Fields that the city adds to a block, beside those that are shipped. What is free text or a day is sealed, whatever the city says of it;
 * a code, an answer or a number is counted. Pure.
 */
import { integer, date, longText, text, yesNo, type Field } from "#base/fields/index.ts";
import { searchKey } from "#base/vi/index.ts";
import type { Label } from "#base/words.ts";
import { asRequired, oneOf, someOf, type Block, type CaseField, type Subject, type Viewer } from "./field.ts";
import type { LegalBasis } from "./codes/parts.ts";

export const ownKinds = ["text", "long-text", "date", "integer", "yes-no", "choice", "choices"] as const;
export type OwnKind = (typeof ownKinds)[number];

/** Where a field can be added: to people, to what was done, to the event, to what was done about it. */
export const ownPlaces = {
  harmed: { block: 1, of: "person" },
  doer: { block: 2, of: "person" },
  behaviour: { block: 3, of: "behaviour" },
  case: { block: 4, of: "case" },
  child: { block: 4, of: "person" },
  mediation: { block: 4, of: "mediation" },
  measure: { block: 5, of: "measure" },
  sanction: { block: 6, of: "sanction" },
} as const satisfies Readonly<Record<string, { block: Block; of: Subject }>>;
export type OwnPlace = keyof typeof ownPlaces;

/** One field of the city's own, as it stands last. Days are YYYY-MM-DD; `validTo` is the first day on which no new case is asked. */
export interface OwnField {
  /** "harmed.ownSchoolBus". */
  readonly field: string;
  readonly kind: OwnKind;
  readonly label: Label;
  readonly help: Label | null;
  /** The code list of a choice. */
  readonly list: string | null;
  readonly seenBy: readonly Viewer[];
  readonly basis: LegalBasis;
  /** The article on which it is asked of people. */
  readonly ground: string;
  readonly sensitive: boolean;
  readonly required: boolean;
  readonly validFrom: string;
  readonly validTo: string | null;
}

const sealedKinds: ReadonlySet<OwnKind> = new Set(["text", "long-text", "date"]);

/** Whether what is written in it is sealed with the record's key: whatever may name, date or tell of somebody. */
export const isSealedKind = (kind: OwnKind): boolean => sealedKinds.has(kind);

function made({ kind, label, help, list }: OwnField): Field<unknown> {
  const options = { label, ...(help && { help }), personal: isSealedKind(kind) };
  const codes = { name: list ?? "", label, closed: false, codes: [] };
  const kinds: Readonly<Record<OwnKind, () => Field<unknown>>> = {
    text: () => text(options),
    "long-text": () => longText(options),
    date: () => date(options),
    integer: () => integer(options),
    "yes-no": () => yesNo(options),
    choice: () => oneOf(codes, options).field,
    choices: () => someOf(codes, options).field,
  };
  return kinds[kind]();
}

/** As the rest of the register uses it. */
export function ownCaseField(own: OwnField): CaseField {
  const [place = "", name = ""] = own.field.split(".");
  const { block, of } = ownPlaces[place as OwnPlace];
  return {
    id: own.field,
    name,
    block,
    of,
    field: asRequired(made(own), own.required),
    kept: isSealedKind(own.kind) ? "sealed" : "typed",
    seenBy: own.seenBy,
    list: own.list,
    sensitive: own.sensitive,
    basis: own.basis,
    derived: false,
    narrow: false,
    own: true,
    asked: true,
  };
}

const LETTERS = "BCDEFGHIJKLMNOPQRSTUVWXYZ";
const NAME_MAX = 36;

const latinWords = (label: string): string[] => searchKey(label).match(/[a-z]+/g) ?? [];
const pascal = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** An id for a new field ("harmed.ownSchoolBus"), made of its English name; one that is taken gets a letter more. */
export function ownId(place: OwnPlace, label: Label, taken: ReadonlySet<string>): string {
  const words = latinWords(label.en);
  const name = (words.length > 0 ? words : ["field"]).map(pascal).join("").slice(0, NAME_MAX);
  const ids = ["", ...LETTERS.split("")].map((letter) => `${place}.own${name}${letter}`);
  return ids.find((id) => !taken.has(id)) ?? `${ids[0]}Z`;
}

/** The name of the list that a new field of choices brings along ("own-harmed-school-bus"). */
export const ownListName = (field: string): string =>
  field
    .replace(/^(\w+)\.own/, "own-$1-")
    .replaceAll(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase();

/** A code for new words, that is not taken in its list. */
export function newCode(label: Label, taken: ReadonlySet<string>): string {
  const base = (searchKey(label.en).match(/[a-z\d]+/g) ?? ["code"]).join("-").slice(0, NAME_MAX);
  let code = base;
  for (let n = 2; taken.has(code); n += 1) code = `${base}-${n}`;
  return code;
}
