/**
 * Recognises the name of one body at a place in a text: "Sở Văn hóa và Thể thao", "UBND các quận, huyện, thị xã",
 * "Giám đốc Sở Y tế". How far a name reaches is decided by capitals, by known fields and by words that never stand
 * inside a name; nothing is looked up in a list of agencies, so that invented and future names are read as well.
 */
import { collectiveAt, FIRST_OF_COLLECTIVE, territoryAt } from "./groups-named.ts";
import {
  FIELDS,
  HOLDERS,
  INSIDE,
  LOWER_OK,
  NAMED,
  NEVER_INSIDE,
  NO_BODY,
  TERRITORY,
  WHOLE,
} from "./lexicon.ts";
import { breaks, phraseAt, type Token } from "./tokens.ts";

/** A body found in a text: words [start, end), as one name or as a collective. */
export interface NamedBody {
  start: number;
  end: number;
  group: boolean;
  /** Index of the first word of the agency itself, after "Giám đốc". */
  nameStart: number;
  /** A name composed from a distributed list ("các Sở: Y tế, Tư pháp" → "Sở Y tế"), where the text has no such run. */
  name?: string;
  /** Runs of words shared by a list of places, to stand before the name ("UBND" and "xã" of "UBND các xã A, B"). */
  shared?: ReadonlyArray<readonly [start: number, end: number]>;
}

/** Heads after which a known field is the whole name ("Sở Kinh tế", but not "Báo Kinh tế và Đô thị"). */
const FIELD_HEADS = new Set(["sở", "bộ", "phòng", "ban"]);

const lowOf = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map((token) => token.low)
    .join(" ");

/** Words of a body whose name is whole by itself, at `at`; 0 if none. */
function wholeAt(tokens: readonly Token[], at: number): number {
  const length = phraseAt(tokens, at, WHOLE);
  if (length === 0) return 0;
  if (tokens[at]?.cap === true) return length === 1 && !isWholeWord(tokens, at) ? 0 : length;
  const low = lowOf(tokens, at, at + length);
  if (low === "công an") return followsPlace(tokens, at + length) ? length : 0;
  return LOWER_OK.has(low) ? length : 0;
}

const followsPlace = (tokens: readonly Token[], at: number): boolean =>
  phraseAt(tokens, at, TERRITORY) > 0 || tokens[at]?.low === "các" || tokens[at]?.low === "cấp";

const isWholeWord = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 1];
  return tokens[at]?.low !== "thống" || next === undefined || breaks(next.sep);
};

/** Words like "Thanh tra, kiểm tra" or "Thống kê số liệu" look like a body but are an act. */
function isAct(tokens: readonly Token[], at: number, length: number): boolean {
  const low = lowOf(tokens, at, at + length);
  if (low !== "thanh tra" && low !== "thống kê") return false;
  const next = tokens[at + length];
  return (
    next === undefined || !(phraseAt(tokens, at + length, TERRITORY) > 0 || (next.cap && !breaks(next.sep)))
  );
}

/** Words of the head of a named body ("Sở", "Trung tâm") that is followed by its own name; 0 if none. */
function namedHeadAt(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.cap !== true) return 0;
  const length = phraseAt(tokens, at, NAMED);
  if (length === 0 || phraseAt(tokens, at, NO_BODY) > 0) return 0;
  const next = tokens[at + length];
  if (next === undefined || breaks(next.sep) || next.sep.includes(",")) return 0;
  return next.cap || phraseAt(tokens, at + length, FIELDS) > 0 ? length : 0;
}

/** True if a body's name begins at `at` (for deciding where the name before it ends). */
export function beginsBody(tokens: readonly Token[], at: number): boolean {
  return wholeAt(tokens, at) > 0 || namedHeadAt(tokens, at) > 0;
}

/** "và" inside a name: "Văn hóa và Thể thao", but not "… và Công an". */
function andStep(tokens: readonly Token[], at: number): number {
  const next = tokens[at + 1];
  return next?.cap === true && !beginsBody(tokens, at + 1) && !isPlace(tokens, at + 1) ? 2 : 0;
}

/** How many words after `at` still belong to a proper name, given that the word before is part of it. */
function insideStep(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || !before || breaks(token.sep) || token.sep.includes(",")) return 0;
  if (token.low === "và") return andStep(tokens, at);
  const known = before.cap ? phraseAt(tokens, at - 1, INSIDE) : 0;
  if (known > 1) return known - 1;
  return token.cap || isSecondSyllable(tokens, at) ? 1 : 0;
}

/** The small half of a word whose first half has the capital: "hóa" in "Văn hóa". */
function isSecondSyllable(tokens: readonly Token[], at: number): boolean {
  const low = tokens[at]?.low ?? "";
  return tokens[at - 1]?.cap === true && !isPlace(tokens, at) && !NEVER_INSIDE.has(low);
}

const isPlace = (tokens: readonly Token[], at: number): boolean => phraseAt(tokens, at, TERRITORY) > 0;

/** The end of a proper name that begins at `at`. */
function properNameEnd(tokens: readonly Token[], at: number): number {
  const field = FIELD_HEADS.has(tokens[at - 1]?.low ?? "") ? phraseAt(tokens, at, FIELDS) : 0;
  let end = field > 0 ? at + field : at + 1;
  if (field > 0 && !continuesField(tokens, end)) return end;
  for (let step = insideStep(tokens, end); step > 0; step = insideStep(tokens, end)) end += step;
  return end;
}

/** After a known field only capitals, or "và" and a capital, can go on ("Y tế Hà Nội"). */
function continuesField(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || breaks(token.sep) || token.sep.includes(",")) return false;
  return token.cap && !beginsBody(tokens, at);
}

/** A single body at `at`, without an office-holder before it. */
function bodyAt(tokens: readonly Token[], at: number): { end: number; group: boolean } | null {
  const whole = wholeAt(tokens, at);
  const head = whole === 0 ? namedHeadAt(tokens, at) : 0;
  if (whole === 0 && head === 0) return null;
  if (whole > 0 && isAct(tokens, at, whole)) return null;
  let end = whole > 0 ? at + whole : properNameEnd(tokens, at + head);
  const nested = nestedBody(tokens, end);
  if (nested !== null) return nested;
  const place = territoryAt(tokens, end);
  if (place.end > end) end = place.end;
  return { end, group: place.group || COLLECTIVE_WHOLE.has(lowOf(tokens, at, at + whole)) };
}

/** Whole names that mean many bodies. */
const COLLECTIVE_WHOLE = new Set(["hệ thống thông tin cơ sở"]);

/** "Ban Văn hóa HĐND Thành phố", "Trung tâm A thuộc Sở B": a body that follows without a comma is part of the name. */
function nestedBody(tokens: readonly Token[], at: number): { end: number; group: boolean } | null {
  const next = tokens[at];
  if (next === undefined || breaks(next.sep) || /[,–]|\s-\s/u.test(next.sep)) return null;
  const from = next.low === "thuộc" ? at + 1 : at;
  return beginsBody(tokens, from) && tokens[from]?.cap === true ? bodyAt(tokens, from) : null;
}

/** Words of an office-holder ("Giám đốc") that stands before a body at `at`; 0 if none. */
export function holderAt(tokens: readonly Token[], at: number): number {
  const length = phraseAt(tokens, at, HOLDERS);
  const next = tokens[at + length];
  return length > 0 && next !== undefined && !breaks(next.sep) && !next.sep.includes(",") ? length : 0;
}

/** First words of all names: most words of a text are none, and are passed over at once. */
const FIRST_WORDS = new Set([...WHOLE.keys(), ...NAMED.keys(), ...HOLDERS.keys(), ...FIRST_OF_COLLECTIVE]);

/** The body that begins at word `at`, or null. */
export function namedBodyAt(tokens: readonly Token[], at: number): NamedBody | null {
  if (!FIRST_WORDS.has(tokens[at]?.low ?? "")) return null;
  const single = bodyAt(tokens, at);
  if (single) return { start: at, nameStart: at, ...single };
  const collective = collectiveAt(tokens, at, beginsBody);
  if (collective > 0) return { start: at, nameStart: at, end: collective, group: true };
  const holder = holderAt(tokens, at);
  if (holder === 0) return null;
  const inner = heldBody(tokens, at + holder);
  return inner && { start: at, nameStart: at + holder, ...inner };
}

/** After an office-holder the body may be written small ("Trưởng phòng Văn hóa - Xã hội"). */
function heldBody(tokens: readonly Token[], at: number): { end: number; group: boolean } | null {
  const first = tokens[at];
  if (first === undefined) return null;
  const upper = [...tokens];
  upper[at] = { ...first, cap: true };
  const single = bodyAt(first.cap ? tokens : upper, at);
  if (single) return single;
  const end = collectiveAt(tokens, at, beginsBody);
  return end > 0 ? { end, group: true } : null;
}
