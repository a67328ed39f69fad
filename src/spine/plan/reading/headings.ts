/** Headings that name the body for which the clauses under them are meant: "5. Sở Y tế", "11. Đề nghị …", "Sở A: …". */
import { actorsIn, actorsOf, type Actor } from "./actors.ts";
import { nameListAt } from "./name-lists.ts";
import { tokenize, type Token } from "./tokens.ts";

/** The bodies of a heading. `rest`: what follows on the same line ("Sở A: chủ trì …"); "" for a heading alone. */
export interface AgencyHeading {
  actors: Actor[];
  rest: string;
  /** The heading itself gives the role ("Đề nghị …"). */
  fixed: boolean;
}

const LEADS =
  /^(?:(đề nghị|kính đề nghị|trân trọng đề nghị)|yêu cầu|giao(?: cho)?|đối với|trách nhiệm(?: của)?|nhiệm vụ của)\s*:?\s+/iu;

/** End of "Các cơ quan báo, đài: Báo A, Báo B": the list after the colon is what the collective means. */
function namedAfterColon(tokens: readonly Token[], end: number): ReturnType<typeof nameListAt> {
  const next = tokens[end];
  if (next === undefined || !/^\s*:\s*$/u.test(next.sep)) return null;
  const list = nameListAt(tokens, end, true);
  return list?.end === tokens.length ? list : null;
}

/** Reads a clause's text as a heading that names bodies; null if it is not one. */
export function agencyHeading(source: string): AgencyHeading | null {
  const bare = source.replace(/\([^)]{0,200}\)(?=\s*(?:[:,;]|$))/gu, " ").trim();
  const lead = LEADS.exec(bare);
  const text = lead ? bare.slice(lead[0].length) : bare;
  const tokens = tokenize(text);
  const list = nameListAt(tokens, 0, true);
  if (list === null) return null;
  const role = lead?.[1] === undefined ? "responsible" : "requested";
  const inner = namedAfterColon(tokens, list.end);
  const next = tokens[list.end];
  const fixed = role === "requested";
  if (next === undefined || inner)
    return { actors: actorsOf({ text, tokens }, inner ?? list, role), rest: "", fixed };
  if (!/^\s*:\s*[-–]?\s*[“"]?$/u.test(next.sep)) return null;
  return { actors: actorsOf({ text, tokens }, list, role), rest: text.slice(next.start), fixed };
}

/** A sentence that leads into the clauses under it ("Sở A chủ trì, phối hợp với Sở B:"): its bodies. */
export function leadIn(text: string): Actor[] {
  if (!/:\s*$/u.test(text)) return [];
  return actorsIn(text.replace(/:\s*$/u, " thực hiện")).actors;
}

/** True if a text is nothing but names of bodies. */
export function namesOnly(text: string): boolean {
  return agencyHeading(text)?.rest === "";
}
