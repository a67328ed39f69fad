/**
 * Whether a clause asks somebody to do something. Headings, titles, preamble and lines that only say who or when are
 * not; bullets, paragraphs and items without clauses under them are. A purpose or a remark on money is kept as a
 * clause that a person must settle: it is marked unsure, not dropped.
 */
import { actorsIn } from "./actors.ts";
import { isAttribute } from "./due.ts";
import { namesOnly } from "./headings.ts";
import type { Node } from "./outline.ts";
import { reportingIn } from "./reporting.ts";
import { allCapitals } from "./tokens.ts";

const words = (text: string): number => text.split(/\s+/u).length;

const REMARK = /^\(.*\)\.?$|^(?:ghi chú|chú thích|lưu ý)\s*:/isu;
const ENACTS =
  /^(?:Ban hành kèm theo|Phê duyệt|(?:Quyết định|Kế hoạch|Nghị quyết) này (?:có hiệu lực|thay thế)|Sửa đổi|Bãi bỏ)/u;

/** Children that are clauses of their own, not only who or when. */
export function workChildren(node: Node): Node[] {
  return node.children.filter(
    (child) => child.clause !== null && !child.closing && !isAttribute(child.clause.text),
  );
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

function bodyAsks(node: Node, text: string): boolean {
  if (/:\s*$/u.test(text) || isAttribute(text) || REMARK.test(text) || ENACTS.test(text)) return false;
  if (namesOnly(text)) return false;
  if (workChildren(node).length > 0) return words(text) >= 20 && /[.;]$/u.test(text);
  if (node.clause?.kind === "section") return words(text) >= 8 && !allCapitals(text) && /[.;]$/u.test(text);
  return !isEmptyHeading(node);
}

/** Decides for one clause. */
export function asks(node: Node): boolean {
  const text = node.clause?.text.trim() ?? "";
  if (text === "" || node.zone === "title" || node.zone === "note") return false;
  if (node.zone === "preamble") return asksInPassing(text) && !/^Căn cứ/u.test(text);
  if (node.row) return !node.row.heading;
  if (node.closing) return asksInPassing(text) || reportingIn(text, 0).length > 0;
  return bodyAsks(node, text);
}

const PURPOSE = /^(?:mục đích|yêu cầu|mục tiêu|quan điểm|mục đích,? yêu cầu)/iu;
const MONEY = /kinh phí/iu;

/** Why it is unsure that an asking clause is a task; undefined where it is sure. */
export function doubt(node: Node): string | undefined {
  for (let at = node.parent; at; at = at.parent) {
    const text = at.clause?.text ?? "";
    if (PURPOSE.test(text)) return "Nằm trong phần mục đích, yêu cầu: có thể không phải là nhiệm vụ.";
    const money = at.clause?.kind === "section" && MONEY.test(text) && words(text) < 8;
    if (money && actorsIn(node.clause?.text ?? "").actors.length === 0)
      return "Nói về kinh phí: có thể không phải là nhiệm vụ.";
  }
  return undefined;
}
