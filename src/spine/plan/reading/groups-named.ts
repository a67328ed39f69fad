/** Recognises collective names: "các Sở, ban, ngành liên quan", "UBND các quận, huyện, thị xã", "Công an các cấp". */
import { COLLECTIVE, JOINING, NAMED, QUALIFIER, TERRITORY, WHOLE } from "./lexicon.ts";
import { breaks, phraseAt, type Token } from "./tokens.ts";

type BeginsBody = (tokens: readonly Token[], at: number) => boolean;

const ALL = new Set(["các"]);
const LISTED_FIRST = new Set(["sở", "ban", "cơ", "đơn", "phòng", "ngành", "xã", "phường", "sở ngành"]);
/** First words that a collective name can have. */
export const FIRST_OF_COLLECTIVE: readonly string[] = [...ALL, ...LISTED_FIRST];
const SEVERAL_LEVELS = new Set(["xã", "huyện", "phường", "cơ", "quận", "dưới"]);

const joined = (token: Token | undefined): token is Token => token !== undefined && !breaks(token.sep);

/** End of a run of capitalised words from `at` (a place's own name). */
function capitalsEnd(tokens: readonly Token[], at: number): number {
  let end = at;
  for (
    let token = tokens[end];
    joined(token) && token.cap && !/[,–]|\s-\s/u.test(token.sep);
    token = tokens[end]
  )
    end += 1;
  return end;
}

/** True if a place's name goes on at `at` after a dash: "Văn Miếu - Quốc Tử Giám", but not "xã A - Công an xã A". */
function joinsPlace(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !token.cap || !/^\s*[-–]\s*$/u.test(token.sep)) return false;
  return !namesBody(tokens, at);
}

const namesBody = (tokens: readonly Token[], at: number): boolean =>
  phraseAt(tokens, at, WHOLE) > 0 || phraseAt(tokens, at, NAMED) > 0;

/** End of a place's name in a list of places, whatever stands before it; `at` where none begins. */
export const listedPlaceEnd = (tokens: readonly Token[], at: number): number =>
  tokens[at]?.cap === true && !namesBody(tokens, at) ? placeNameEnd(tokens, at + 1) : at;

/** End of a place's own name from `at`, also one of two names that were merged. */
function placeNameEnd(tokens: readonly Token[], at: number): number {
  let end = capitalsEnd(tokens, at);
  while (end > at && joinsPlace(tokens, end)) end = capitalsEnd(tokens, end + 1);
  return end;
}

/** Words after `at` of ", phường, thị trấn" or " và thị xã": further kinds of place. */
function morePlaces(tokens: readonly Token[], at: number): number {
  let end = at;
  for (;;) {
    const token = tokens[end];
    if (!joined(token)) return end;
    const from = token.low === "và" ? end + 1 : end;
    if (from === end && !token.sep.includes(",")) return end;
    const length = tokens[from]?.cap === true ? 0 : phraseAt(tokens, from, TERRITORY);
    if (length === 0) return end;
    end = from + length;
  }
}

interface Place {
  end: number;
  group: boolean;
}

/** The place that qualifies a body ending at `at`: its end, and whether it makes the body a collective. */
export function territoryAt(tokens: readonly Token[], at: number): Place {
  const token = tokens[at];
  if (!joined(token) || token.sep.includes(",")) return { end: at, group: false };
  if (token.low === "các") return placesAt(tokens, at);
  if (token.low === "cấp") return levelAt(tokens, at);
  if (token.low === "địa" && tokens[at + 1]?.low === "phương") return { end: at + 2, group: true };
  return token.sep.includes(" - ") ? { end: at, group: false } : placeAt(tokens, at);
}

/** "tỉnh Sông Thu", "xã, phường, thị trấn", or a place's bare name. */
function placeAt(tokens: readonly Token[], at: number): Place {
  const length = phraseAt(tokens, at, TERRITORY);
  // "Tỉnh ủy" is a body, no place.
  if (tokens[at + 1]?.low === "ủy" && tokens[at + 1]?.sep === " ") return { end: at, group: false };
  if (length === 0) return { end: capitalsEnd(tokens, at), group: false };
  const named = placeNameEnd(tokens, at + length);
  const more = named === at + length ? morePlaces(tokens, named) : named;
  return more > named ? { end: qualifiers(tokens, more), group: true } : { end: named, group: false };
}

/** "các quận, huyện, thị xã", "các cấp", "các địa phương" after a body. */
function placesAt(tokens: readonly Token[], at: number): { end: number; group: boolean } {
  const first = phraseAt(tokens, at + 1, TERRITORY);
  if (first > 0) return { end: qualifiers(tokens, morePlaces(tokens, at + 1 + first)), group: true };
  const low = tokens[at + 1]?.low;
  if (low === "cấp") return { end: at + 2, group: true };
  if (low === "địa") return { end: at + 3, group: true };
  return { end: at, group: false };
}

/** "cấp xã" is every commune, "cấp tỉnh" one body. */
function levelAt(tokens: readonly Token[], at: number): { end: number; group: boolean } {
  const length = phraseAt(tokens, at + 1, TERRITORY);
  const low = tokens[at + 1]?.low ?? "";
  if (length === 0 && low !== "cơ") return { end: at, group: false };
  const end = length === 0 ? at + 3 : morePlaces(tokens, at + 1 + length);
  return { end: Math.min(end, tokens.length), group: SEVERAL_LEVELS.has(low) };
}

/** End of the qualifiers from `at`: "liên quan", "trực thuộc", "chính trị - xã hội Thành phố", "trên địa bàn tỉnh". */
function qualifiers(tokens: readonly Token[], at: number): number {
  let end = at;
  for (;;) {
    const next = qualifierEnd(tokens, end);
    if (next === end) return end;
    end = next;
  }
}

function qualifierEnd(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (!joined(token) || token.sep.includes(",")) return at;
  const length = phraseAt(tokens, at, QUALIFIER);
  if (length > 0) {
    const low = tokens
      .slice(at, at + length)
      .map((word) => word.low)
      .join(" ");
    if (low === "trực thuộc") return joiningEnd(tokens, at + length);
    if (!JOINING.has(low)) return at + length;
    const place = joiningEnd(tokens, at + length);
    return place > at + length ? place : at;
  }
  const place = territoryAt(tokens, at);
  return place.end;
}

function joiningEnd(tokens: readonly Token[], at: number): number {
  const body = phraseAt(tokens, at, OWNER);
  return territoryAt(tokens, at + body).end;
}

const OWNER: ReadonlyMap<string, readonly string[][]> = new Map([
  ["ubnd", [["ubnd"]]],
  ["ủy", [["ủy", "ban", "nhân", "dân"]]],
  ["tỉnh", [["tỉnh", "ủy"]]],
  ["thành", [["thành", "ủy"]]],
]);

/**
 * One counted kind ("Sở", "cơ quan", "đoàn thể") at `at`, unless a single body begins there; after "các" a kind of several
 * words is counted also with a capital ("các Tổ dân phố").
 */
function kindAt(tokens: readonly Token[], at: number, beginsBody: BeginsBody): number {
  const length = phraseAt(tokens, at, COLLECTIVE);
  if (tokens[at - 1]?.low === "các" && length > 1) return length;
  return beginsBody(tokens, at) ? 0 : length;
}

/** Where the next kind of a list may begin after a kind that ends at `at`; -1 if the list ends. */
function nextKind(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (!joined(token)) return -1;
  if (token.low === "và") return at + 1;
  return token.sep.includes(",") ? at : -1;
}

/** The end of the list of kinds that begins at `at`, with how many there are. */
function kindsEnd(
  tokens: readonly Token[],
  at: number,
  beginsBody: BeginsBody,
): { end: number; count: number } {
  let end = at;
  let count = 0;
  for (let from = at; from !== -1; from = nextKind(tokens, end)) {
    const length = kindAt(tokens, from, beginsBody);
    if (length === 0 || tokens[from + length]?.low === "các") break;
    end = qualifiers(tokens, from + length);
    count += 1;
  }
  return { end, count };
}

/** "Sở, ban, ngành", "cơ quan liên quan": collective without "các". */
function listedWithout(tokens: readonly Token[], at: number, beginsBody: BeginsBody): number {
  const { end, count } = kindsEnd(tokens, at, beginsBody);
  if (count > 1) return end;
  const tail = `${tokens[end - 2]?.low} ${tokens[end - 1]?.low}`;
  return count === 1 && (tail === "liên quan" || tail === "chức năng") ? end : 0;
}

/** End of the collective name that begins at `at`; 0 if none does. */
export function collectiveAt(tokens: readonly Token[], at: number, beginsBody: BeginsBody): number {
  const low = tokens[at]?.low ?? "";
  if (LISTED_FIRST.has(low)) return listedWithout(tokens, at, beginsBody);
  const next = tokens[at + 1];
  if (!ALL.has(low) || !joined(next) || next.sep.includes(",")) return 0;
  const all = kindsEnd(tokens, at + 1, beginsBody);
  return all.count > 0 ? all.end : 0;
}
