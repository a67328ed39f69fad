/** What a case is found and matched by: keyed hashes of the names and numbers in its sealed fields. */
import { tokenOf, type TokenKind } from "#base/crypto/vault.ts";
import { searchKey } from "#base/vi/index.ts";
import type { Token } from "./queries/token.ts";
import type { Values } from "./values.ts";

/** Names of fields → the kind of token that they give. */
const kinds: Readonly<Record<string, TokenKind>> = {
  fullName: "name",
  otherName: "name",
  idNumber: "id-number",
  phone: "phone",
  representativePhone: "phone",
  presentAddress: "address",
  permanentAddress: "address",
  place: "address",
};

/** Fields that say which home it is: a registered number, or where people live now. */
const homes: ReadonlySet<string> = new Set(["household", "presentAddress"]);

/** Fields whose change makes tokens anew. */
export const tokenFields: ReadonlySet<string> = new Set([
  ...Object.keys(kinds),
  ...homes,
  "birthYear",
  "commune",
]);

/** Fields by which the same people and the same home are found in other cases. */
export const matchedFields: readonly string[] = [
  ...["harmed", "doer", "child"].flatMap((prefix) => [`${prefix}.fullName`, `${prefix}.otherName`]),
  ...["harmed", "doer"].flatMap((prefix) => [`${prefix}.idNumber`, `${prefix}.presentAddress`]),
  "case.household",
];

/**
 * The keyed hash by which a home is the same in two cases: its commune (by the number of the unit) with the number under which it is
 * registered, or its address. A register of households makes the same of its own rows and binds itself so (decision 0060). What names no
 * house says nothing, and is no home.
 */
export function homeToken(place: number, said: string): Buffer | null {
  return /\d/.test(said) ? tokenOf("home", `${place} ${said}`) : null;
}

function tokensOfHome(
  at: { readonly field: string; readonly thingId: number | null },
  of: { place: unknown; said: unknown },
): Token[] {
  if (typeof of.place !== "number" || typeof of.said !== "string") return [];
  const hash = homeToken(of.place, of.said);
  return hash ? [{ ...at, kind: "home", hash }] : [];
}

/** The words of a name or of what is sought, folded, each once. */
export const wordsOf = (text: string): string[] => [
  ...new Set(
    searchKey(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  ),
];

function tokensOfName(text: string, of: { field: string; thingId: number | null; year: unknown }): Token[] {
  const { field, thingId, year } = of;
  const at = { field, thingId };
  const whole: Token[] = [{ ...at, kind: "name", hash: tokenOf("name", text) }];
  if (typeof year === "number")
    whole.push({ ...at, kind: "name-year", hash: tokenOf("name-year", `${text} ${year}`) });
  return [
    ...whole,
    ...wordsOf(text).map((word): Token => ({ ...at, kind: "word", hash: tokenOf("word", word) })),
  ];
}

/** Of what tokens are: a thing or (null) the case itself, and the commune where it happened; null where a report has no home yet. */
export interface TokensFor {
  readonly thingId: number | null;
  readonly place: number | null;
}

/** The tokens of a thing's values, or of the case's own. Whoever says no other commune lives where it happened. */
export function tokensOf(prefix: string, { thingId, place }: TokensFor, values: Values): Token[] {
  const found = Object.entries(kinds).flatMap(([name, kind]): Token[] => {
    const value = values[name];
    if (typeof value !== "string" || value === "") return [];
    const field = `${prefix}.${name}`;
    if (kind === "name") return tokensOfName(value, { field, thingId, year: values["birthYear"] });
    return [{ kind, hash: tokenOf(kind, value), field, thingId }];
  });
  if (place === null) return found;
  const lives = prefix === "case" ? place : (values["commune"] ?? place);
  const atHome = [...homes].flatMap((name) =>
    tokensOfHome({ field: `${prefix}.${name}`, thingId }, { place: lives, said: values[name] }),
  );
  return [...found, ...atHome];
}
