/** A text as words with their places: what every recogniser here works on, so that each reads in linear time. */
import { lowerSameLength, sameTonePlace } from "#base/vi/index.ts";

export interface Token {
  start: number;
  end: number;
  /** Lower case, tone mark in one place; for comparison only. */
  low: string;
  /** Begins with a capital letter. */
  cap: boolean;
  /** What stands between the word before and this one. */
  sep: string;
}

const WORD = /[\p{L}\p{N}]+(?:[&/][\p{L}\p{N}]+)*/gu;

/** Texts read last with their words: the recognisers ask for the words of one text several times in a row. */
const recent = new Map<string, readonly Token[]>();
const RECENT_MOST = 48;

/** Words of a text in order. */
export function tokenize(text: string): readonly Token[] {
  const known = recent.get(text);
  if (known) return known;
  const tokens = wordsOf(text);
  if (recent.size >= RECENT_MOST) recent.clear();
  recent.set(text, tokens);
  return tokens;
}

function wordsOf(text: string): Token[] {
  const low = lowerSameLength(sameTonePlace(text));
  const out: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    const first = match[0][0] ?? "";
    out.push({
      start,
      end,
      low: low.slice(start, end),
      cap: first !== first.toLowerCase(),
      sep: text.slice(last, start),
    });
    last = end;
  }
  return out;
}

/** True where a sentence, a bracket or a quotation ends between two words. */
export function breaks(sep: string): boolean {
  return /[.;:()[\]"“”!?…\n]/u.test(sep);
}

/** Phrases by their first word, the longest first. */
export type Phrases = ReadonlyMap<string, ReadonlyArray<readonly string[]>>;

/** Makes a phrase table from phrases in lower case parted by "|"; punctuation inside a phrase is ignored. */
export function phrases(list: string): Phrases {
  const table = new Map<string, string[][]>();
  for (const text of list.split("|")) {
    const words = tokenize(text).map((token) => token.low);
    const first = words[0];
    if (first === undefined) continue;
    const known = table.get(first) ?? [];
    known.push(words);
    table.set(first, known);
  }
  for (const known of table.values()) known.sort((a, b) => b.length - a.length);
  return table;
}

function fits(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, k) => {
    const token = tokens[at + k];
    return token !== undefined && token.low === word && (k === 0 || !breaks(token.sep));
  });
}

/** Number of words of the longest phrase that stands at `at`; 0 if none does. */
export function phraseAt(tokens: readonly Token[], at: number, table: Phrases): number {
  const known = table.get(tokens[at]?.low ?? "") ?? [];
  return known.find((words) => fits(tokens, at, words))?.length ?? 0;
}

/** Number of words of the longest phrase that ends just before `at`; 0 if none does. */
export function phraseBefore(tokens: readonly Token[], at: number, table: Phrases): number {
  for (let length = Math.min(6, at); length > 0; length -= 1) {
    if (phraseAt(tokens, at - length, table) === length) return length;
  }
  return 0;
}

/** True if the text has letters and none of them is lower case. */
export function allCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}
