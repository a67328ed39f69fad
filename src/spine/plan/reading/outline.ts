/**
 * The clause tree. A marker is hung under what is open above it: by its style where the style is already open, else by
 * rank (part, section, item, point, bullet). Numbering that jumps or goes back is reported; where the heading of a
 * section is lost, "?" stands for it.
 */
import { namesOnly } from "./headings.ts";
import { checkOrder, lostSection, nextSections, type Numbering } from "./gaps.ts";
import type { Block } from "./layout.ts";
import { romanValue, type Marker } from "./markers.ts";
import {
  above,
  BULLET_RANK,
  counterOf,
  dotted,
  KINDS,
  openWith,
  parentFor,
  pathOf,
  RANKS,
  rankUnder,
  SECTION_RANK,
  type Node,
} from "./placing.ts";
import { allCapitals } from "./tokens.ts";
import type { TaskRow } from "./types.ts";
import type { Clause, ClauseKind, Gap } from "./types.ts";

export type { Node } from "./placing.ts";

export interface Outline {
  root: Node;
  /** Every clause in the order of the source. */
  nodes: Node[];
  gaps: Gap[];
}

interface Builder extends Numbering {
  outline: Outline;
  /** The node under which the next marker may hang. */
  open: Node;
  attached: number;
  /** Stands between a table's rows and the clause that the table belongs to: its numbering is its own. */
  table: Node | null;
}

function newNode(parent: Node | null, fields: Partial<Node>): Node {
  const node: Node = {
    clause: null,
    path: "",
    style: "none",
    rank: 99,
    raw: "",
    order: null,
    number: "",
    parent,
    children: [],
    zone: "body",
    last: new Map(),
    bullets: 0,
    closing: false,
    ...fields,
  };
  parent?.children.push(node);
  return node;
}

function takeMarked(builder: Builder, block: Block, marker: Marker): void {
  let parent = parentFor(builder.open, marker);
  const note = checkOrder(builder, { parent, marker, line: block.line });
  if (note === "lost") parent = lostNode(builder);
  const path = pathOf(parent, marker);
  if (marker.order !== null) counterOf(parent, marker).last.set(marker.style, marker.order);
  const clause: Clause = {
    path,
    line: block.line,
    kind: KINDS[marker.style] ?? "item",
    text: marker.rest === "" ? marker.raw : marker.rest,
    actionable: false,
    marker: marker.raw,
  };
  if (note !== "" && note !== "lost") clause.unsure = note;
  const node = newNode(parent, {
    clause,
    path,
    style: marker.style,
    rank: rankUnder(parent, marker),
    raw: marker.raw,
    order: marker.order,
    number: marker.style === "digit" || marker.style === "deep" ? marker.label : "",
  });
  builder.outline.nodes.push(node);
  builder.open = node;
}

/** The node "?" that stands for a section whose heading is lost. */
function lostNode(builder: Builder): Node {
  const base = openWith(builder.open, (node) => node.rank < RANKS.roman) ?? builder.outline.root;
  builder.lost = null;
  return newNode(base, { path: dotted(base.path, lostSection), style: "lost", rank: RANKS.roman });
}

const CLOSES =
  /^(?:Trên đây là|Trân trọng|Trong quá trình (?:triển khai|thực hiện)|Căn cứ (?:nội dung )?(?:Kế hoạch|Quyết định|Chương trình) này|Nhận được)/u;
const ASKS =
  /^(?:(?:UBND|Ủy ban nhân dân|Sở|Ban|Bộ|Chủ tịch)[^.;,]{0,80}\s)?(?:đề nghị|yêu cầu|giao|Đề nghị|Yêu cầu)\s/u;

/** After items that are sentences of their own, what is to be sent in concerns them all. */
const SENDS = /^(?:Báo cáo kết quả|Kết quả thực hiện|Đề nghị|Yêu cầu)/u;

/** A paragraph that ends the document rather than the item before it. */
function isClosing(owner: Node, block: Block): boolean {
  if (CLOSES.test(block.text)) return true;
  if (SENDS.test(block.text) && /[.;]$/u.test(owner.clause?.text ?? "")) return true;
  if (owner.children.length === 0) return false;
  return /\.\/\.?$/u.test(block.text) || ASKS.test(block.text);
}

/** Just above bullets: an unnumbered heading that names a body ("Sở Y tế:") and holds the bullets under it. */
const UNNUMBERED_RANK = BULLET_RANK - 0.5;

function takeUnnumbered(builder: Builder, block: Block, owner: Node): void {
  const parent = above(owner, UNNUMBERED_RANK);
  const order = (parent.last.get("unnumbered") ?? 0) + 1;
  parent.last.set("unnumbered", order);
  const path = dotted(parent.path, String(order));
  const clause: Clause = { path, line: block.line, kind: "item", text: block.text, actionable: false };
  const node = newNode(parent, { clause, path, style: "unnumbered", rank: UNNUMBERED_RANK });
  builder.outline.nodes.push(node);
  builder.open = node;
}

/**
 * "Phần thứ hai" on a line of its own has its heading on the next; a heading in capitals may go on in capitals. Takes
 * such a line; false if it is none.
 */
function takeHeading(open: Node, block: Block): boolean {
  const { clause } = open;
  if (!clause || clause.kind !== "section" || open.children.length > 0) return false;
  if (block.text.length > 200 || /[.;:]$/u.test(block.text)) return false;
  const bare = clause.text === open.raw;
  if (!bare && !(allCapitals(clause.text) && allCapitals(block.text))) return false;
  clause.text = bare ? block.text : `${clause.text} ${block.text}`;
  return true;
}

function takeParagraph(builder: Builder, block: Block): void {
  if (takeHeading(builder.open, block)) return;
  const owner = openWith(builder.open, (node) => node.rank < BULLET_RANK) ?? builder.outline.root;
  const closing = isClosing(owner, block);
  if (!closing && namesOnly(block.text)) return takeUnnumbered(builder, block, owner);
  const parent = closing ? above(owner, SECTION_RANK) : owner;
  const clause: Clause = {
    path: parent.path,
    line: block.line,
    kind: "paragraph",
    text: block.text,
    actionable: false,
  };
  if (builder.lost !== null) clause.unsure = "Đứng sau chỗ mất chữ: không rõ thuộc mục nào.";
  builder.outline.nodes.push(newNode(parent, { clause, path: parent.path, closing }));
  builder.open = parent;
}

/** The marker that a row's number is. */
function rowMarker(row: TaskRow, text: string, parent: Node): Marker {
  const rest = text;
  if (/^\d{1,3}$/u.test(row.number))
    return {
      style: "digit",
      label: String(Number(row.number)),
      order: Number(row.number),
      raw: row.number,
      rest,
    };
  const roman = romanValue(row.number);
  if (roman !== null) return { style: "roman", label: row.number, order: roman, raw: row.number, rest };
  if (/^\d{1,2}(\.\d{1,2})+$/u.test(row.number))
    return {
      style: "deep",
      label: row.number,
      order: Number(row.number.split(".").at(-1)),
      raw: row.number,
      rest,
    };
  if (/^[a-zđ]$/u.test(row.number))
    return { style: "point", label: row.number, order: null, raw: row.number, rest };
  if (/^[A-HK]$/u.test(row.number))
    return { style: "letter", label: row.number, order: null, raw: row.number, rest };
  const next = (parent.last.get("digit") ?? 0) + 1;
  return { style: "digit", label: String(next), order: next, raw: "", rest };
}

function openTable(builder: Builder): void {
  if (builder.table) return;
  const owner = openWith(builder.open, (node) => node.rank < BULLET_RANK) ?? builder.outline.root;
  builder.table = newNode(owner, { path: owner.path, style: "root", rank: -1 });
  builder.open = builder.table;
}

function closeTable(builder: Builder): void {
  if (builder.table?.parent) builder.open = builder.table.parent;
  builder.table = null;
}

function takeRow(builder: Builder, block: Block, row: TaskRow): void {
  openTable(builder);
  if (row.heading && row.number === "") {
    const owner = above(builder.open, SECTION_RANK);
    const clause: Clause = {
      path: owner.path,
      line: block.line,
      kind: "section",
      text: block.text,
      actionable: false,
    };
    builder.outline.nodes.push(newNode(owner, { clause, path: owner.path, row }));
    return;
  }
  const marker = rowMarker(row, block.text, above(builder.open, SECTION_RANK));
  // A table numbers its rows anew, whatever stood above it.
  if (marker.order === 1) above(builder.open, RANKS[marker.style]).last.delete(marker.style);
  takeMarked(builder, block, marker);
  const node = builder.outline.nodes.at(-1);
  if (node) node.row = row;
  if (row.heading && node?.clause) node.clause.kind = "section";
}

function takePlain(builder: Builder, block: Block): void {
  const kind: ClauseKind = block.zone === "title" ? "title" : "paragraph";
  const path = block.attached > 0 ? builder.open.path : "";
  const clause: Clause = { path, line: block.line, kind, text: block.text, actionable: false };
  builder.outline.nodes.push(newNode(builder.outline.root, { clause, path, zone: block.zone }));
}

function takeBlock(builder: Builder, block: Block): void {
  if (block.attached !== builder.attached) {
    builder.attached = block.attached;
    builder.open = builder.outline.root;
    builder.outline.root.last.clear();
    builder.lost = null;
    builder.table = null;
  }
  if (!block.row) closeTable(builder);
  if (block.zone === "gap") {
    builder.lost = block.line;
    builder.gaps.push({ line: block.line, note: "Dấu lửng thay cho một phần văn bản: phần này bị mất." });
  } else if (block.zone !== "body") takePlain(builder, block);
  else if (block.row) takeRow(builder, block, block.row);
  else if (block.marker) takeMarked(builder, block, block.marker);
  else takeParagraph(builder, block);
}

/** A paragraph that is all of its item has the item's path; several without bullets or items are counted. */
function numberParagraphs(nodes: readonly Node[]): void {
  for (const owner of new Set(nodes.map((node) => node.parent))) {
    if (!owner || owner.clause === null) continue;
    const plain = owner.children.filter((node) => node.clause?.kind === "paragraph" && !node.closing);
    if (plain.length < 2 || owner.children.some((node) => node.style !== "none")) continue;
    plain.forEach((node, index) => {
      node.path = dotted(owner.path, String(index + 1));
      if (node.clause) node.clause.path = node.path;
    });
  }
}

/** Builds the clause tree of a document from its zones. */
export function outlineOf(blocks: readonly Block[]): Outline {
  const root = newNode(null, { style: "root", rank: -1 });
  const outline: Outline = { root, nodes: [], gaps: [] };
  const sectioned = blocks.some((block) => block.marker?.style === "roman");
  const builder: Builder = {
    outline,
    open: root,
    attached: 0,
    table: null,
    gaps: outline.gaps,
    lost: null,
    nextSection: null,
    sectioned,
  };
  const next = nextSections(blocks);
  blocks.forEach((block, at) => {
    builder.nextSection = next[at] ?? null;
    takeBlock(builder, block);
  });
  numberParagraphs(outline.nodes);
  return outline;
}
