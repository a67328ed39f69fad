/** Where a clause hangs in the tree, and the path that this gives it. */
import type { Block } from "./layout.ts";
import type { Marker, MarkerStyle } from "./markers.ts";
import type { TaskRow } from "./types.ts";
import type { Clause, ClauseKind } from "./types.ts";

/** A clause with its place in the tree. The root and a lost section ("?") are nodes without a clause. */
export interface Node {
  clause: Clause | null;
  path: string;
  style: MarkerStyle | "root" | "lost" | "unnumbered" | "none";
  rank: number;
  raw: string;
  /** Its number among its kind; null where it has none. */
  order: number | null;
  /** "3" or "3.1" of a numbered item: what a deeper number begins with. */
  number: string;
  parent: Node | null;
  children: Node[];
  zone: Block["zone"];
  row?: TaskRow;
  /** The last number of each style among the children. */
  last: Map<string, number>;
  bullets: number;
  closing: boolean;
}

/** How deep each style stands where nothing else says so. */
export const RANKS: Record<MarkerStyle, number> = {
  annex: 0,
  part: 1,
  chapter: 2,
  letter: 3,
  roman: 4,
  article: 4,
  digit: 5,
  deep: 6,
  paren: 7,
  point: 8,
  bracket: 8.5,
  subpoint: 9,
  dash: 10,
  plus: 11,
};
/** What kind of clause each style makes; the others make items. */
export const KINDS: Partial<Record<MarkerStyle, ClauseKind>> = {
  annex: "section",
  part: "section",
  chapter: "section",
  letter: "section",
  roman: "section",
  point: "point",
  bracket: "point",
  subpoint: "point",
  dash: "bullet",
  plus: "bullet",
};
/** What is of lower rank is a section. */
export const SECTION_RANK = RANKS.digit;
/** What is of this rank or higher is a bullet. */
export const BULLET_RANK = RANKS.dash;

/** The nearest open node whose rank is below `rank`. */
export function above(node: Node, rank: number): Node {
  let at = node;
  while (at.parent && at.rank >= rank && at.style !== "root") at = at.parent;
  return at;
}

/** The nearest open node that fits, up to the root of the document or of a table. */
export function openWith(node: Node, fits: (node: Node) => boolean): Node | null {
  for (let at: Node | null = node; at; at = at.style === "root" ? null : at.parent) if (fits(at)) return at;
  return null;
}

/** The node under which a bullet hangs: beside the open bullet with the same mark, else one deeper. */
function bulletParent(open: Node, marker: Marker): Node {
  const top = openWith(open, (node) => node.rank < BULLET_RANK) ?? open;
  // Offices set "*" before a small heading, with dashes under it.
  if (marker.raw === "*") return top;
  const same = openWith(open, (node) => node.rank >= BULLET_RANK && node.raw === marker.raw);
  if (same?.parent) return same.parent;
  return marker.style === "dash" && open.style === "plus" ? top : open;
}

/** "1.2.": under the item 1 if it is open; the numbers before the last are its path. */
function deepParent(open: Node, marker: Marker): Node {
  const stem = stemOf(marker);
  const owner = openWith(
    open,
    (node) => node.number === stem || (node.clause !== null && node.path === stem),
  );
  return owner ?? above(open, SECTION_RANK);
}

const stemOf = (marker: Marker): string => marker.label.slice(0, marker.label.lastIndexOf("."));
const lastOf = (marker: Marker): string => marker.label.split(".").at(-1) ?? "";

/** A numbered marker: beside its like if one is open, under what is open if it begins a list, else by rank. */
function numberedParent(open: Node, marker: Marker): Node {
  const same = openWith(open, (node) => node.style === marker.style);
  if (same?.parent) return same.parent;
  const top = openWith(open, (node) => node.rank < BULLET_RANK) ?? open;
  const nests = marker.order === 1 && RANKS[marker.style] > SECTION_RANK && top.style !== "root";
  return nests ? top : above(top, RANKS[marker.style]);
}

/** The node under which a marker hangs, given the node that is open. */
export function parentFor(open: Node, marker: Marker): Node {
  if (marker.style === "annex" || marker.style === "part") return above(open, RANKS[marker.style]);
  if (isBullet(marker)) return bulletParent(open, marker);
  return marker.style === "deep" ? deepParent(open, marker) : numberedParent(open, marker);
}

const isBullet = (marker: Marker): boolean => marker.style === "dash" || marker.style === "plus";

/** Where the numbers of a style are counted: articles go on through the chapters of a document. */
export const counterOf = (parent: Node, marker: Marker): Node =>
  marker.style === "article" ? above(parent, RANKS.part) : parent;

/** A path and a label one deeper. */
export const dotted = (path: string, label: string): string => (path === "" ? label : `${path}.${label}`);

/** The path of a marker under its parent; a bullet is counted here. */
export function pathOf(parent: Node, marker: Marker): string {
  if (marker.style === "article" || marker.style === "annex") return marker.label;
  if (isBullet(marker)) {
    parent.bullets += 1;
    return dotted(parent.path, String(parent.bullets));
  }
  const deep =
    marker.style === "deep" && (parent.number === stemOf(marker) || parent.path === stemOf(marker));
  return dotted(parent.path, deep || marker.style === "subpoint" ? lastOf(marker) : marker.label);
}

/** The rank of a marker under its parent: always deeper than it. */
export const rankUnder = (parent: Node, marker: Marker): number => {
  const rank = RANKS[marker.style];
  return parent.rank < 90 && rank <= parent.rank ? parent.rank + 0.1 : rank;
};
