/** A part of the recovery key as a line that can be printed, kept in an envelope and typed again. */
import { createHash } from "node:crypto";
import type { Share } from "./shares.ts";

/** A part with what belongs to it. */
export interface WrittenShare extends Share {
  /** Which sharing it belongs to: parts of another one do not fit. */
  readonly of: string;
  /** How many are needed. */
  readonly need: number;
}

/** Crockford's letters: no I, L, O, U; what is read as them is taken for 1, 1, 0, V. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHECK_LETTERS = 6;
const GROUP = 4;

function lettersOf(bytes: Buffer): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const count = Math.ceil((bytes.length * 8) / 5);
  return Array.from(
    { length: count },
    (_, n) => LETTERS[Number((bits >> BigInt(5 * (count - 1 - n))) & 31n)],
  ).join("");
}

/** The bytes that these letters stand for; null where they are not such letters, or not so many. */
function bytesOf(letters: string, length: number): Buffer | null {
  if (letters.length !== Math.ceil((length * 8) / 5)) return null;
  let bits = 0n;
  for (const letter of letters) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  if (bits >> BigInt(8 * length) !== 0n) return null;
  return Buffer.from(bits.toString(16).padStart(length * 2, "0"), "hex");
}

const readAlike = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll(/[\s-]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1")
    .replaceAll("U", "V");

function checkOf(head: string, body: string): string {
  return lettersOf(createHash("sha256").update(`${head}.${body}`).digest()).slice(-CHECK_LETTERS);
}

const grouped = (letters: string): string => letters.match(new RegExp(`.{1,${GROUP}}`, "g"))?.join("-") ?? "";

/** The line of a part: `toam-share.SHARING.NEED.NUMBER.LETTERS.CHECK`. */
export function writeShare({ of, need, at, bytes }: WrittenShare): string {
  const body = lettersOf(bytes);
  return `toam-share.${of}.${need}.${at}.${grouped(body)}.${checkOf(`${of}.${need}.${at}`, body)}`;
}

const LINE =
  /toam-share\s*\.\s*([0-9a-f]{8})\s*\.\s*(\d{1,3})\s*\.\s*(\d{1,3})\s*\.([^.]+)\.\s*([0-9A-Za-z]+)/i;
/** What is shared is a key of 32 bytes. */
const SECRET_BYTES = 32;

/** Reads a part out of a text. "none": there is no such line; "damaged": a letter is wrong. */
export function readShare(text: string): WrittenShare | "none" | "damaged" {
  const [, sharing, need, at, letters, check] = LINE.exec(text) ?? [];
  if (sharing === undefined || letters === undefined || check === undefined) return "none";
  const of = sharing.toLowerCase();
  const body = readAlike(letters);
  const bytes = bytesOf(body, SECRET_BYTES);
  const head = `${of}.${Number(need)}.${Number(at)}`;
  if (bytes === null || readAlike(check) !== checkOf(head, body)) return "damaged";
  return { of, need: Number(need), at: Number(at), bytes };
}
