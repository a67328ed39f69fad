/** Recognises lists of bodies: "Sở Y tế, Công an tỉnh và các đơn vị liên quan"; one entry a body. */
import { holderAt, namedBodyAt, type NamedBody } from "./agencies-named.ts";
import { listedPlaceEnd } from "./groups-named.ts";
import { FIELDS, TERRITORY, WHOLE } from "./lexicon.ts";
import { breaks, phraseAt, type Token } from "./tokens.ts";

/** Bodies in a row and the word after the last one. */
export interface NameList {
  bodies: NamedBody[];
  end: number;
}

const AND = new Set(["và", "cùng", "với", "hoặc"]);

const COMMA = /^\s*(\([^)]*\))?\s*,\s*$/u;
const SEMICOLON = /^\s*[;\n]\s*[-–+]?\s*$/u;
const DASH = /^\s*[-–&]\s*$/u;

/** True where one body of a list is parted from the next by a comma, or a semicolon where those are allowed. */
const isParted = (sep: string, semicolons: boolean): boolean =>
  COMMA.test(sep) || (semicolons && SEMICOLON.test(sep));

/** Where the next body of a list may begin after a body that ends at `at`; -1 if the list ends. */
function nextStart(tokens: readonly Token[], at: number, semicolons: boolean): number {
  const token = tokens[at];
  if (token === undefined) return -1;
  const parted = isParted(token.sep, semicolons);
  if (AND.has(token.low) && (parted || !breaks(token.sep)))
    return tokens[at + 1]?.low === "với" ? at + 2 : at + 1;
  return parted || DASH.test(token.sep) ? at : -1;
}

/** "Sở " or "Phòng " where "các Sở …" begins at `at` and may be followed by fields; "" otherwise. */
function sharedHead(tokens: readonly Token[], at: number): string {
  if (tokens[at]?.low !== "các") return "";
  const low = tokens[at + 1]?.low;
  return low === "sở" ? "Sở " : low === "phòng" ? "Phòng " : "";
}

/** "các Sở: Y tế, Tư pháp và Nội vụ": each field is a Sở of its own. */
function distributed(tokens: readonly Token[], start: number): NameList | null {
  const at = start + holderAt(tokens, start);
  const name = sharedHead(tokens, at);
  const first = tokens[at + 2];
  if (name === "" || !first || (!first.sep.includes(":") && !first.cap)) return null;
  const bodies: NamedBody[] = [];
  for (let from = at + 2; from !== -1;) {
    const length = phraseAt(tokens, from, FIELDS);
    if (length === 0) break;
    bodies.push({ start: from, nameStart: from, end: from + length, group: false, name });
    from = nextStart(tokens, from + length, false);
  }
  const last = bodies.at(-1);
  return last ? { bodies, end: last.end } : null;
}

interface Places {
  /** Where the office ("UBND") ends; where the kind of place ("xã") begins; where the first name does. */
  office: number;
  kind: number;
  first: number;
}

/** "UBND các xã" at `start`, followed by the names of places; null if there is no such run. */
function placesHead(tokens: readonly Token[], start: number): Places | null {
  const office = start + phraseAt(tokens, start, WHOLE);
  if (office === start || tokens[office]?.low !== "các") return null;
  const kind = office + 1;
  const first = kind + phraseAt(tokens, kind, TERRITORY);
  const token = tokens[first];
  return first > kind && token?.cap && /^\s*:?\s*$/u.test(token.sep) ? { office, kind, first } : null;
}

/** "UBND các xã: Hòa Phú, Thượng Phúc và phường Sơn Tây": each place has a body of its own. */
function ofPlaces(tokens: readonly Token[], start: number): NameList | null {
  const head = placesHead(tokens, start);
  if (head === null) return null;
  const bodies: NamedBody[] = [];
  let place: readonly [number, number] = [head.kind, head.first];
  for (let from = head.first; from !== -1;) {
    const own = from + phraseAt(tokens, from, TERRITORY);
    if (own > from) place = [from, own];
    const end = listedPlaceEnd(tokens, own);
    if (end === own) break;
    bodies.push({ start: own, nameStart: own, end, group: false, shared: [[start, head.office], place] });
    from = nextStart(tokens, end, false);
  }
  const last = bodies.at(-1);
  return last ? { bodies, end: last.end } : null;
}

/** One body, or several that share a head. */
function oneOrMore(tokens: readonly Token[], at: number): NameList | null {
  const spread = distributed(tokens, at) ?? ofPlaces(tokens, at);
  if (spread) return spread;
  const body = namedBodyAt(tokens, at);
  return body && { bodies: [body], end: body.end };
}

/** The list of bodies that begins at word `at`, or null. `semicolons`: the list may be parted by ";" and line ends. */
export function nameListAt(tokens: readonly Token[], at: number, semicolons = false): NameList | null {
  const bodies: NamedBody[] = [];
  let end = at;
  let within = semicolons;
  for (let from = at; from !== -1 && from < tokens.length; from = nextStart(tokens, end, within)) {
    const next = oneOrMore(tokens, from);
    if (next === null) break;
    bodies.push(...next.bodies);
    end = next.end;
    // "các Sở: Y tế, Tư pháp; Công an tỉnh": after a list of its own the next body is parted by a semicolon.
    within ||= next.bodies.length > 1;
  }
  return bodies.length > 0 ? { bodies, end } : null;
}

/** A body's name as written. */
export function nameOf(text: string, tokens: readonly Token[], body: NamedBody): string {
  const run = (from: number, to: number): string =>
    text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
  const shared = (body.shared ?? []).map(([from, to]) => `${run(from, to)} `).join("");
  return `${body.name ?? ""}${shared}${run(body.nameStart, body.end)}`.replace(/\s+/gu, " ").trim();
}

/** "Giám đốc", where an office-holder is named in place of the body. */
export function holderOf(text: string, tokens: readonly Token[], body: NamedBody): string | undefined {
  if (body.nameStart === body.start) return undefined;
  return text.slice(tokens[body.start]?.start ?? 0, tokens[body.nameStart - 1]?.end ?? 0);
}
