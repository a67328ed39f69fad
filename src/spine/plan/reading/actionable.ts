/**
 * Whether a clause asks somebody to do something. Headings, titles, preamble and lines that only say who or when are
 * not; bullets, paragraphs and items without clauses under them are. A purpose or a remark on money is kept as a
 * clause that a person must settle: it is marked unsure, not dropped.
 */
import { actorsIn } from "./actors.ts";
import { isDetail } from "./due.ts";
import { namesOnly } from "./headings.ts";
import type { Node } from "./outline.ts";
import { reportingIn } from "./reporting.ts";
import { allCapitals } from "./tokens.ts";

const words = (text: string): number => text.split(/\s+/u).length;

const REMARK = /^\(.*\)\.?$|^(?:ghi chú|chú thích|lưu ý)\s*:/isu;
const ENACTS =
  /^(?:Ban hành kèm theo|Phê duyệt|(?:Quyết định|Kế hoạch|Nghị quyết) này (?:có hiệu lực|thay thế)|Sửa đổi|Bãi bỏ)/u;

/** True if a node only says who, when or how of the clause above it. */
export function describes(node: Node): boolean {
  const text = node.clause?.text ?? "";
  if (node.zone !== "body" || node.row || !text.includes(":")) return false;
  const beside = (node.parent?.children ?? []).slice(0, BESIDE_MOST).map((one) => one.clause?.text ?? "");
  return isDetail(text, beside);
}

/** A task has few lines of detail; more children than this are clauses. */
const BESIDE_MOST = 12;

/** Children that are clauses of their own, not only who or when. */
export function workChildren(node: Node): Node[] {
  return node.children.filter((child) => child.clause !== null && !child.closing && !describes(child));
}

function asksInPassing(text: string): boolean {
  return !/:\s*$/u.test(text) && actorsIn(text).bidden;
}

/** A heading whose text below is lost: short, without a full stop. */
export function isEmptyHeading(node: Node): boolean {
  const text = node.clause?.text ?? "";
  if (node.row || node.clause?.kind === "bullet" || node.clause?.kind === "paragraph") return false;
  return words(text) <= 6 && !/[.;]$/u.test(text);
}

/** Remarks, what a decision enacts, names alone and what leads into a list ask nobody for anything. */
function asksNobody(node: Node, text: string): boolean {
  if (allCapitals(text)) return true;
  return text.endsWith(":") || REMARK.test(text) || ENACTS.test(text) || describes(node) || namesOnly(text);
}

/** Words that a sentence over further clauses must have to be work itself; a bullet over sub-bullets needs few. */
const leadingWords = (node: Node): number => (node.clause?.kind === "bullet" ? 4 : 20);

function bodyAsks(node: Node, text: string): boolean {
  if (asksNobody(node, text)) return false;
  const sentence = /[.;]$/u.test(text);
  if (workChildren(node).length > 0) return sentence && words(text) >= leadingWords(node);
  if (node.clause?.kind === "section") return sentence && words(text) >= 8 && !allCapitals(text);
  return node.children.some(describes) || !isEmptyHeading(node);
}

/** The opening of a letter asks where it asks somebody in so many words; the closing also where it wants a report. */
function frameAsks(node: Node, text: string): boolean {
  if (text.startsWith("Căn cứ")) return node.closing && asksInPassing(text);
  return asksInPassing(text) || (node.closing && reportingIn(text, 0).length > 0);
}

/** Decides for one clause. */
export function asks(node: Node): boolean {
  const text = node.clause?.text.trim() ?? "";
  if (text === "" || node.zone === "title" || node.zone === "note") return false;
  if (node.row) return !node.row.heading;
  return node.zone === "preamble" || node.closing ? frameAsks(node, text) : bodyAsks(node, text);
}

const PURPOSE =
  /^(?:mục đích|yêu cầu|mục tiêu|quan điểm)(?:\s*[,:–-]|\s+(?:và|chung|cụ thể|tổng quát|yêu cầu)(?!\p{L})|\s*$)/iu;
const MONEY = /kinh phí/iu;

function isMoney(node: Node, text: string): boolean {
  return node.clause?.kind === "section" && MONEY.test(text) && words(text) < 8;
}

/** Why it is unsure that an asking clause is a task; undefined where it is sure. */
export function doubt(node: Node): string | undefined {
  for (let at: Node | null = node; at; at = at.parent) {
    const text = at.clause?.text ?? "";
    if (PURPOSE.test(text)) return "Nằm trong phần mục đích, yêu cầu: có thể không phải là nhiệm vụ.";
    if (!isMoney(at, text)) continue;
    const named = actorsIn(node.clause?.text ?? "").actors.length > 0;
    if (!named) return "Nói về kinh phí: có thể không phải là nhiệm vụ.";
  }
  return undefined;
}
