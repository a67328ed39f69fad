/**
 * The deterministic reader of Vietnamese administrative documents. Pure: the same text gives the same reading, and no
 * text makes it fail. What it is unsure of it marks; what is lost it reports.
 */
import { asks, describes, doubt, isEmptyHeading } from "./actionable.ts";
import { assignmentsOf } from "./assignments.ts";
import { Citations } from "./citations.ts";
import { dueIn, dueOf, productIn } from "./due.ts";
import type { HeadFacts } from "./head.ts";
import { issuerInText } from "./issuer.ts";
import { layOut, type Block } from "./layout.ts";
import { readLines } from "./lines.ts";
import { observancesIn } from "./observances.ts";
import { outlineOf, type Node } from "./outline.ts";
import { signatureOf } from "./recipients.ts";
import { reportingIn } from "./reporting.ts";
import { allCapitals } from "./tokens.ts";
import type { Clause, Gap, PlanReading, SourceText } from "./types.ts";

/** True if a clause is a heading under which nothing stands. */
function isBare(node: Node): boolean {
  if (node.zone !== "body" || node.row !== undefined || node.style === "annex") return false;
  return node.children.length === 0 && isEmptyHeading(node);
}

/** Sets whether a clause asks, and why that is unsure. */
function settle(node: Node, clause: Clause): void {
  clause.actionable = asks(node);
  const reason = clause.actionable
    ? doubt(node)
    : isBare(node)
      ? "Đề mục không có nội dung bên dưới."
      : undefined;
  if (reason !== undefined) clause.unsure ??= reason;
}

/** Sets when a clause is due and what it is to yield, as its own line or its row says. */
function timed(node: Node, clause: Clause): void {
  const { time, product } = node.row?.cells ?? {};
  const due = time === undefined ? dueIn(clause.text, clause.line) : dueOf(time, clause.line);
  const yields = product ?? productIn(clause.text);
  if (due && node.zone === "body") clause.due = due;
  if (yields !== null) clause.product = yields;
}

/** The clause that a line of who, when or what product is about: its item; under a section, the clause before it. */
function describedBy(node: Node): Clause | null {
  const parent = node.parent;
  if (parent === null) return null;
  if (parent.clause && parent.clause.kind !== "section") return parent.clause;
  const before = parent.children.slice(0, parent.children.indexOf(node));
  const owner = before.findLast((one) => one.clause !== null && !describes(one));
  return (owner ?? parent).clause;
}

function describe(node: Node, clause: Clause): void {
  const owner = describes(node) ? describedBy(node) : null;
  if (!owner) return;
  clause.describes = owner.line;
  if (clause.due) owner.due ??= clause.due;
  if (clause.product !== undefined) owner.product ??= clause.product;
}

/** Kind and subject as one line; for a letter its "V/v". */
function titleOf(head: HeadFacts): string {
  const lines = head.title.length > 0 ? head.title : head.about;
  return lines
    .map((line) => line.text)
    .join(" ")
    .replace(/\s+/gu, " ")
    .trim();
}

function citesOf(blocks: readonly Block[], own: string | null): Citations {
  const cites = new Citations(own);
  // Sentence case first: names in a title in capitals are harder to read and to show.
  const inOrder = [...blocks].sort((a, b) => Number(allCapitals(a.text)) - Number(allCapitals(b.text)));
  for (const block of inOrder) {
    const basis = block.zone === "preamble" && /^[-\s]*(?:Căn cứ|Thực hiện)/u.test(block.text);
    cites.take(block.text, block.line, basis);
    for (const cell of Object.values(block.row?.cells ?? {}))
      if (cell !== block.text) cites.take(cell, block.line, false);
  }
  cites.cites.sort((a, b) => a.line - b.line);
  return cites;
}

function doubts(head: HeadFacts, nodes: readonly Node[]): Gap[] {
  const out = [...head.unsure];
  if (titleOf(head) === "") out.push({ line: 1, note: "Không tìm thấy tên loại và trích yếu của văn bản." });
  if (!nodes.some((node) => node.zone === "body"))
    out.push({ line: 1, note: "Không tìm thấy mục, khoản nào trong văn bản." });
  return out;
}

/** Reads a document. Never throws; an unreadable part is simply not found, and said so under `gaps` or `unsure`. */
export function readPlan(source: SourceText): PlanReading {
  const layout = layOut(readLines(source));
  const { nodes, gaps } = outlineOf(layout.blocks);
  const clauses: Clause[] = [];
  for (const node of nodes) {
    if (node.clause === null) continue;
    settle(node, node.clause);
    timed(node, node.clause);
    clauses.push(node.clause);
  }
  for (const node of nodes) if (node.clause) describe(node, node.clause);
  const spoken = layout.blocks.filter((block) => block.zone !== "title" && block.zone !== "gap");
  const cites = citesOf(layout.blocks, layout.head.number);
  const assignments = assignmentsOf(nodes);
  return {
    title: titleOf(layout.head),
    issuer: layout.head.issuer.at(-1) ?? issuerInText(layout.blocks),
    number: layout.head.number,
    date: layout.head.date,
    cites: cites.cites,
    clauses,
    assignments,
    reporting: spoken.flatMap((block) => reportingIn(block.text, block.line)),
    observances: spoken.flatMap((block) => observancesIn(block.text, block.line)),
    recipients: layout.tail.recipients,
    gaps,
    named: cites.named,
    signature: signatureOf(layout.tail),
    unsure: doubts(layout.head, nodes),
  };
}
