/** Recognises lists of bodies: "Sở Y tế, Công an tỉnh và các đơn vị liên quan"; one entry a body. */
import { holderAt, namedBodyAt, type NamedBody } from "./agencies-named.ts";
import { FIELDS } from "./lexicon.ts";
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

/** One body, or several that share a head. */
function oneOrMore(tokens: readonly Token[], at: number): NameList | null {
  const spread = distributed(tokens, at);
  if (spread) return spread;
  const body = namedBodyAt(tokens, at);
  return body && { bodies: [body], end: body.end };
}

/** The list of bodies that begins at word `at`, or null. `semicolons`: the list may be parted by ";" and line ends. */
export function nameListAt(tokens: readonly Token[], at: number, semicolons = false): NameList | null {
  const bodies: NamedBody[] = [];
  let end = at;
  for (let from = at; from !== -1 && from < tokens.length; from = nextStart(tokens, end, semicolons)) {
    const next = oneOrMore(tokens, from);
    if (next === null) break;
    bodies.push(...next.bodies);
    end = next.end;
  }
  return bodies.length > 0 ? { bodies, end } : null;
}

/** A body's name as written. */
export function nameOf(text: string, tokens: readonly Token[], body: NamedBody): string {
  const start = tokens[body.nameStart]?.start ?? 0;
  const end = tokens[body.end - 1]?.end ?? start;
  return `${body.name ?? ""}${text.slice(start, end)}`.replace(/\s+/gu, " ").trim();
}

/** "Giám đốc", where an office-holder is named in place of the body. */
export function holderOf(text: string, tokens: readonly Token[], body: NamedBody): string | undefined {
  if (body.nameStart === body.start) return undefined;
  return text.slice(tokens[body.start]?.start ?? 0, tokens[body.nameStart - 1]?.end ?? 0);
}
