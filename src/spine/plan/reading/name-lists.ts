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

/** Where the next body of a list may begin after a body that ends at `at`; -1 if the list ends. */
function nextStart(tokens: readonly Token[], at: number, semicolons: boolean): number {
  const token = tokens[at];
  if (token === undefined) return -1;
  const sep = token.sep;
  const parted = /^\s*(\([^)]*\))?\s*,\s*$/u.test(sep) || (semicolons && /^\s*[;\n]\s*[-–+]?\s*$/u.test(sep));
  if (AND.has(token.low) && (parted || !breaks(sep))) return tokens[at + 1]?.low === "với" ? at + 2 : at + 1;
  if (parted || /^\s*[-–&]\s*$/u.test(sep)) return at;
  return -1;
}

/** "các Sở: Y tế, Tư pháp và Nội vụ": each field is a Sở of its own. */
function distributed(tokens: readonly Token[], from0: number): NameList | null {
  const at = from0 + holderAt(tokens, from0);
  const head = tokens[at + 1];
  if (tokens[at]?.low !== "các" || (head?.low !== "sở" && head?.low !== "phòng")) return null;
  const colon = tokens[at + 2]?.sep.includes(":") ?? false;
  const bodies: NamedBody[] = [];
  let from = at + 2;
  while (from !== -1) {
    const length = phraseAt(tokens, from, FIELDS);
    if (length === 0 || (bodies.length === 0 && !colon && tokens[from]?.cap !== true)) break;
    bodies.push({
      start: from,
      nameStart: from,
      end: from + length,
      group: false,
      name: head.low === "sở" ? "Sở " : "Phòng ",
    });
    from = nextStart(tokens, from + length, false);
  }
  const last = bodies.at(-1);
  return last ? { bodies, end: last.end } : null;
}

/** The list of bodies that begins at word `at`, or null. `semicolons`: the list may be parted by ";" and line ends. */
export function nameListAt(tokens: readonly Token[], at: number, semicolons = false): NameList | null {
  const bodies: NamedBody[] = [];
  let from = at;
  let end = at;
  while (from !== -1 && from < tokens.length) {
    const spread = distributed(tokens, from);
    const body = spread ? null : namedBodyAt(tokens, from);
    if (spread) bodies.push(...spread.bodies);
    else if (body) bodies.push(body);
    else break;
    end = spread?.end ?? body?.end ?? end;
    from = nextStart(tokens, end, semicolons);
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
