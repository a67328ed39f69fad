/** Gaps: an ellipsis in place of text, and numbering that jumps or goes back. They are shown, never closed. */
import { missingBetween, type Marker } from "./markers.ts";
import { counterOf, type Node } from "./placing.ts";
import type { Gap } from "./types.ts";

/** The path of a section whose heading is lost. */
export const lostSection = "?";

/** What is known of the numbering so far. */
export interface Numbering {
  gaps: Gap[];
  /** Line of an ellipsis after which no numbered clause has come yet. */
  lost: number | null;
  /** The document has numbered sections, so that an item without one has lost its heading. */
  sectioned: boolean;
}

interface Step {
  parent: Node;
  marker: Marker;
  line: number;
}

const NAMES: Partial<Record<Marker["style"], string>> = {
  roman: "phần",
  part: "phần",
  chapter: "chương",
  article: "Điều",
  point: "điểm",
  annex: "phụ lục",
};

const nameOf = (marker: Marker): string => NAMES[marker.style] ?? "mục";

/** An item whose section is not known: after an ellipsis, at a restart, or before any section. */
function isLost(numbering: Numbering, { parent, marker }: Step, last: number): boolean {
  if (marker.style !== "digit" || marker.order === null || !numbering.sectioned) return false;
  const inSection = parent.style === "roman" || parent.style === "lost";
  if (numbering.lost !== null && (inSection || parent.style === "root")) return marker.order !== last + 1;
  return inSection && last > 1 && marker.order === 1;
}

function reportLost(numbering: Numbering, step: Step, last: number): void {
  const { marker, line } = step;
  const missing = missingBetween(marker.style, 0, marker.order ?? 1);
  const where = numbering.lost === null ? "" : ` sau dấu lửng ở dòng ${numbering.lost}`;
  const items = missing === "" ? "" : ` và các mục ${missing}`;
  const before =
    last > 0 ? `Số thứ tự chuyển từ ${last} sang ${marker.label}` : `Số thứ tự bắt đầu từ ${marker.label}`;
  numbering.gaps.push({ line, note: `${before}${where}: thiếu đề mục của phần này${items}.` });
}

/**
 * Compares a marker with the one before it under the same parent and reports what is missing. Returns "lost" where the
 * section is not known, a note where the clause's place is unsure, "" where all is well.
 */
export function checkOrder(numbering: Numbering, step: Step): string {
  const { parent, marker, line } = step;
  if (marker.order === null) return "";
  const last = counterOf(parent, marker).last.get(marker.style) ?? 0;
  if (isLost(numbering, step, last)) {
    reportLost(numbering, step, last);
    return "lost";
  }
  const after = numbering.lost;
  numbering.lost = null;
  const missing = missingBetween(marker.style, last, marker.order);
  if (missing !== "") {
    numbering.gaps.push({
      line,
      note: `Số thứ tự nhảy: thiếu ${nameOf(marker)} ${missing} trước ${nameOf(marker)} ${marker.label}.`,
    });
    return "";
  }
  if (after !== null) return `Đứng sau dấu lửng ở dòng ${after}: có thể thiếu nội dung phía trước.`;
  if (marker.order > last) return "";
  numbering.gaps.push({
    line,
    note: `Số thứ tự lặp lại hoặc lùi: ${nameOf(marker)} ${marker.label} đứng sau ${last}.`,
  });
  return `Số thứ tự lặp lại hoặc lùi (sau ${last}).`;
}
