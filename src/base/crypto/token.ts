/**
 * Keyed hashes of whole words and numbers: two tokens of a kind are equal when what was written is the same to a reader, and
 * without the key nothing can be tried against them. They find equal things; they never find a beginning or a part.
 */
import { createHmac, randomBytes } from "node:crypto";
import { searchKey } from "../vi/index.ts";
import { tokenKey } from "./masters.ts";

/** What a token is made of; tokens of different kinds are never equal. */
export type TokenKind =
  | "id-number"
  | "phone"
  /** A whole name. */
  | "name"
  /** One word of a name. */
  | "word"
  /** A name and a year, "Nguyễn Văn An 1980". */
  | "name-year"
  | "address"
  /** A place and a day, "01.00004 2026-11-28". */
  | "place-day"
  /** A place by its number, and what a home is called there, "417 12 phố Mẫu". */
  | "home";

const TOKEN_BYTES = 16;

/** +84 912…, 0084912…, 84912… (eleven digits), 912… (without the nought) and 0912… are one number. */
function phoneDigits(text: string): string {
  const digits = text.replaceAll(/\D/g, "");
  const national = /^(?:0084|84(?=\d{9,10}$))0?(\d+)$/.exec(digits)?.[1] ?? digits;
  return /^[1-9]\d{8,9}$/.test(national) ? `0${national}` : national;
}

/** Lý and Lí, Mỹ and Mĩ, Sỹ and Sĩ, Quý and Quí are spellings of one word. */
const I_OR_Y = /(?<= |^)([hklmstv]|qu)y(?= |$)/g;

function folded(text: string): string {
  return searchKey(text.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " ")).replaceAll(I_OR_Y, "$1i");
}

function normal(kind: TokenKind, text: string): string {
  if (kind === "phone") return phoneDigits(text);
  const plain = folded(text);
  return kind === "id-number" ? plain.replaceAll(" ", "") : plain;
}

/**
 * The token of a text, 16 bytes. Diacritics, đ/d, the place of the tone mark, i and y, case, blanks and signs make no difference; nor
 * do the ways of writing a telephone number. Where nothing is left (a number field with "không rõ"), a token of chance
 * that equals no other: nothing is not a match for nothing.
 */
export function tokenOf(kind: TokenKind, text: string): Buffer {
  const what = normal(kind, text);
  if (what === "") return randomBytes(TOKEN_BYTES);
  return createHmac("sha256", tokenKey(kind)).update(what).digest().subarray(0, TOKEN_BYTES);
}
