/** Gaps: an ellipsis in place of text, and numbering that jumps or goes back. They are shown, never closed. */
import type { Block } from "./layout.ts";
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
  /** Number of the next section's heading further down; null where none comes. */
  nextSection: number | null;
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

/** Between section II and a section III further down no heading can be lost. */
const isFollowed = ({ nextSection }: Numbering, parent: Node): boolean =>
  parent.style === "roman" && nextSection !== null && nextSection === (parent.order ?? 0) + 1;

/** Where an item may have lost its section: directly under one, or under none. */
const mayLose = ({ parent, marker }: Step): boolean =>
  marker.style === "digit" && ["roman", "lost", "root"].includes(parent.style);

/** An item whose section is not known: after an ellipsis, at a restart, or before any section. */
function isLost(numbering: Numbering, step: Step, last: number): boolean {
  const { parent, marker } = step;
  if (!numbering.sectioned || !mayLose(step)) return false;
  const order = marker.order ?? 0;
  if (order > last) return numbering.lost !== null && order !== last + 1 && !isFollowed(numbering, parent);
  return numbering.lost !== null || (parent.style !== "root" && last > 1 && order === 1);
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

/** For each block the number of the next section heading after it in the same document; null where none comes. */
export function nextSections(blocks: readonly Block[]): Array<number | null> {
  let next: number | null = null;
  let attached = blocks.at(-1)?.attached;
  return blocks
    .toReversed()
    .map((block) => {
      if (block.attached !== attached) next = null;
      attached = block.attached;
      const after = next;
      if (block.marker?.style === "roman") next = block.marker.order;
      return after;
    })
    .toReversed();
}
