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

/** Fields whose change makes tokens anew. */
export const tokenFields: ReadonlySet<string> = new Set([...Object.keys(kinds), "birthYear"]);

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

/** The tokens of a thing's values, or of the case's own (`thingId` null). */
export function tokensOf(prefix: string, thingId: number | null, values: Values): Token[] {
  return Object.entries(kinds).flatMap(([name, kind]): Token[] => {
    const value = values[name];
    if (typeof value !== "string" || value === "") return [];
    const field = `${prefix}.${name}`;
    if (kind === "name") return tokensOfName(value, { field, thingId, year: values["birthYear"] });
    return [{ kind, hash: tokenOf(kind, value), field, thingId }];
  });
}
