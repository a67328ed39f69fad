/** Who is named in one clause's text, and in which part. */
import { VERBS } from "./lexicon.ts";
import { holderOf, nameListAt, nameOf, type NameList } from "./name-lists.ts";
import { bidBefore, bids, isDirected, isPartner, labelBefore, roleAt, roleInSeries } from "./roles.ts";
import { breaks, tokenize, type Token } from "./tokens.ts";
import type { Role } from "./types.ts";

/** A body with its part. */
export interface Actor {
  agency: string;
  group: boolean;
  role: Role;
  holder?: string;
  unsure?: string;
}

export interface Actors {
  actors: Actor[];
  /** Somebody was asked or told in so many words ("đề nghị …", "yêu cầu …", "giao …"). */
  bidden: boolean;
}

/** A text with its words. */
export interface Words {
  text: string;
  tokens: readonly Token[];
}

/** Bodies of a list as actors of one role. */
export function actorsOf({ text, tokens }: Words, list: NameList, role: Role): Actor[] {
  return list.bodies.map((body) => {
    const holder = holderOf(text, tokens, body);
    return {
      agency: nameOf(text, tokens, body),
      group: body.group,
      role,
      ...(holder !== undefined && { holder }),
    };
  });
}

/** True if a word can open a predicate. */
function isVerb(token: Token | undefined): boolean {
  return token !== undefined && !breaks(token.sep) && !token.sep.includes(",") && VERBS.has(token.low);
}

/** True where a subject can stand: at the beginning of a sentence, or after a comma. */
function isSubjectPlace(tokens: readonly Token[], at: number): boolean {
  const sep = tokens[at]?.sep ?? "";
  return at === 0 || breaks(sep) || sep.includes(",");
}

/** The part of a body that stands where a subject stands; null if it is not the one who acts. */
function subjectRole(tokens: readonly Token[], list: NameList, at: number): Role | null {
  const next = tokens[list.end];
  if (!isSubjectPlace(tokens, at) || next === undefined || bids(tokens, list.end)) return null;
  if (breaks(next.sep) || next.sep.includes(",")) return null;
  const role = roleInSeries(tokens, list.end);
  if (role !== null) return role === "requested" ? "responsible" : role;
  return isVerb(next) ? "responsible" : null;
}

/** "do Sở Y tế chủ trì": only with a word of doing after it, since a document too is "do … ban hành". */
function doneBy(tokens: readonly Token[], list: NameList, at: number): Role | null {
  if (tokens[at - 1]?.low !== "do" || breaks(tokens[at]?.sep ?? "")) return null;
  const role = roleAt(tokens, list.end);
  if (role !== null) return role;
  return ["thực", "tổ", "đảm", "bảo", "triển"].includes(tokens[list.end]?.low ?? "") ? "responsible" : null;
}

/** Words at most that a name in small letters may go on for. */
const SMALL_NAME_MOST = 9;

/**
 * "Phòng Xây dựng nếp sống văn hóa và gia đình tổng hợp …": where a sentence begins with a body and no predicate follows
 * at once, small words up to the first word of doing belong to its name.
 */
function withSmallName(tokens: readonly Token[], list: NameList, at: number): NameList {
  const last = list.bodies.at(-1);
  const starts = at === 0 || breaks(tokens[at]?.sep ?? "");
  if (!starts || !last || last.group || !isSmallWord(tokens, list.end)) return list;
  const end = doingAfter(tokens, list.end);
  return end === -1 ? list : { bodies: [...list.bodies.slice(0, -1), { ...last, end }], end };
}

/** A small word that is neither a role nor the first of a predicate. */
function isSmallWord(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (
    token !== undefined && !token.cap && !isVerb(token) && !bids(tokens, at) && roleAt(tokens, at) === null
  );
}

/** The first word of doing soon after `from` in the same run of words; -1 if there is none. */
function doingAfter(tokens: readonly Token[], from: number): number {
  for (let end = from; end < from + SMALL_NAME_MOST; end += 1) {
    const token = tokens[end];
    if (!token || breaks(token.sep) || token.sep.includes(",")) return -1;
    if (end > from && (DOES.has(token.low) || roleAt(tokens, end) !== null)) return end;
  }
  return -1;
}

const DOES = new Set(["tổng", "tổ", "triển", "báo", "có", "chịu", "theo", "xây", "rà", "thực"]);

/** The part that the words around a list give to its bodies; null if none. */
function roleOfList(tokens: readonly Token[], list: NameList, at: number): Role | null {
  const label = labelBefore(tokens, at);
  if (label !== null) return label;
  const bid = bidBefore(tokens, at);
  if (bid === "requested") return "requested";
  if (bid === "told") return roleAt(tokens, list.end) ?? "responsible";
  if (isPartner(tokens, at)) return "coordinate";
  if (isDirected(tokens, at, list.end)) return roleInSeries(tokens, list.end) ?? "responsible";
  return doneBy(tokens, list, at) ?? subjectRole(tokens, list, at);
}

/** Reads the bodies named in a text. */
export function actorsIn(text: string): Actors {
  const tokens = tokenize(text);
  const out: Actors = { actors: [], bidden: false };
  for (let at = 0; at < tokens.length;) {
    const found = nameListAt(tokens, at, at === 0 || labelBefore(tokens, at) !== null);
    if (found === null) {
      at += 1;
      continue;
    }
    const list = withSmallName(tokens, found, at);
    const role = roleOfList(tokens, list, at);
    if (bidBefore(tokens, at) !== null) out.bidden = true;
    if (role !== null) out.actors.push(...actorsOf({ text, tokens }, list, role));
    at = Math.max(list.end, at + 1);
  }
  return out;
}

/** The bodies of a table's cell, or of what follows a label; what is no known shape of name is kept, marked unsure. */
export function actorsInCell(text: string, role: Role): Actor[] {
  if (/(?:chủ trì|phối hợp|thực hiện)\s*:/iu.test(text)) return actorsIn(text).actors;
  return text.split(/[;\n]/u).flatMap((part) => {
    const piece = part.replace(/^[\s\-–+•.]+|[\s.,]+$/gu, "");
    if (piece.length < 2) return [];
    const found = listed(piece, role);
    if (found.length > 0) return found;
    return piece
      .split(",")
      .map((name) => name.trim())
      .filter((name) => /\p{Lu}/u.test(name) && name.length < 90)
      .map((agency) => ({ agency, group: false, role, unsure: "Tên đơn vị viết khác lệ thường." }));
  });
}

/** "Sở A (chủ trì), Sở B (phối hợp)": a role in brackets is that of the body before it. */
function bracketed(tokens: readonly Token[], list: NameList, actors: Actor[]): Actor[] {
  const role = tokens[list.end]?.sep.includes("(") ? roleAt(tokens, list.end) : null;
  return role === null
    ? actors
    : actors.map((actor, at) => (at === actors.length - 1 ? { ...actor, role } : actor));
}

function listed(text: string, role: Role): Actor[] {
  const tokens = tokenize(text);
  const out: Actor[] = [];
  for (let at = 0; at < tokens.length;) {
    const list = nameListAt(tokens, at);
    if (list) out.push(...bracketed(tokens, list, actorsOf({ text, tokens }, list, role)));
    at = list ? Math.max(list.end, at + 1) : at + 1;
  }
  return out;
}
