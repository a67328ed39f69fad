/** A text in its sentences, and how near two of them are. Pure. */
import { searchKey } from "#base/vi/index.ts";

/** Fewer words than this say nothing of their own ("Không có."). */
const WORDS_LEAST = 5;

const ENDS = new Set([".", "!", "?", "…", ";"]);

/** An abbreviation with the blank before it is shorter than this. */
const LONGEST = 8;

/** Whether a full stop ends an abbreviation ("TP.", "Q.") or a number ("1."), not a sentence. */
function isAbbreviated(before: string): boolean {
  const last = before.slice(-LONGEST).split(/\s/u).at(-1) ?? "";
  return /^(\p{Lu}{1,3}|Tr|ThS|TS|\d{1,2}|[a-zđ])$/u.test(last.replace(/^[(“"]+/u, ""));
}

/** What stands for any number. */
const NUMBER = 1;

/** Whether a piece ends with the letter at this place: a line does, and a stop with a blank after it. */
function endsAt(text: string, from: number, at: number): boolean {
  const letter = text[at] ?? "";
  if (letter === "\n") return true;
  if (!ENDS.has(letter) || !/^(\s|$)/u.test(text.slice(at + 1, at + 2))) return false;
  return letter !== "." || !isAbbreviated(text.slice(from, at));
}

/** The pieces of a text: together they are the text, to the character; each ends with its stop and the blanks after it. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!endsAt(text, from, at)) continue;
    while (/\s/u.test(text[at + 1] ?? "")) at += 1;
    pieces.push(text.slice(from, at + 1));
    from = at + 1;
  }
  return from < text.length ? [...pieces, text.slice(from)] : pieces;
}

/** A sentence folded for comparison. */
export interface Folded {
  /** Its words: no diacritics, no signs, no number of a list, the writer's own name as "~". */
  readonly key: string;
  /** Runs of three words, each as a number of 32 bits that stands for it; in `loose` every number of the text is alike. */
  readonly exact: ReadonlySet<number>;
  readonly loose: ReadonlySet<number>;
}

/** FNV-1a over a word: two words that meet in one number are rarer than two typing errors. */
function hashed(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

/** Every run of three words, as one number. */
function shinglesOf(words: readonly number[]): Set<number> {
  const shingles = new Set<number>();
  let [one, two] = [0, 0];
  for (const [i, three] of words.entries()) {
    if (i >= 2) shingles.add(Math.imul(Math.imul(one, 31) ^ two, 0x9e3779b1) ^ three);
    [one, two] = [two, three];
  }
  return shingles;
}

/** The names under which a unit writes of itself, folded, the longest first. */
export function ownNames(name: string): readonly string[] {
  const whole = searchKey(name);
  const bare = whole.replace(/^(phuong|xa|thi tran|so|ban|uy ban nhan dan) /u, "");
  // A name of one word, such as a number, is a word like any other.
  const short = bare.includes(" ") ? [bare] : [];
  return whole === "" ? [] : [`uy ban nhan dan ${whole}`, `ubnd ${whole}`, whole, ...short];
}

/** Folds a sentence of a unit that has these names; null where it is too short to compare. */
export function foldedSentence(sentence: string, names: readonly string[]): Folded | null {
  const plain = ` ${searchKey(sentence)
    .replace(/^(?:[-–+•*]|\d{1,2}[.)]|[a-z][.)])\s+/u, "")
    .replace(/(?<=\d)[.,](?=\d)/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
  const masked = names.reduce((text, name) => text.replaceAll(` ${name} `, " ~ "), plain);
  const words = masked.trim().split(" ").filter(Boolean);
  if (words.length < WORDS_LEAST) return null;
  const exact = words.map(hashed);
  const loose = words.map((word, i) => (/^\d+$/u.test(word) ? NUMBER : (exact[i] ?? 0)));
  return { key: words.join(" "), exact: shinglesOf(exact), loose: shinglesOf(loose) };
}

/** What two sets share of what they have together: 0 to 1 (Jaccard). */
export function likeness(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of small) if (large.has(item)) shared += 1;
  const whole = a.size + b.size - shared;
  return whole === 0 ? 0 : shared / whole;
}
