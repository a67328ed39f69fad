/** For each clause who is named and in which role: from the heading above it, from its text, from a table's columns. */
import { actorsIn, actorsInCell, type Actor } from "./actors.ts";
import { agencyHeading, leadIn, type AgencyHeading } from "./headings.ts";
import type { Node } from "./outline.ts";
import { openingRole } from "./roles.ts";
import type { TaskRow } from "./types.ts";
import { tokenize } from "./tokens.ts";
import type { Assignment, Clause } from "./types.ts";

interface Assigning {
  assignments: Assignment[];
  seen: Set<string>;
}

interface Owner {
  actors: Actor[];
  fixed: boolean;
}

const countNaming = (parent: Node): number =>
  parent.children.filter((child) => child.clause !== null && agencyHeading(child.clause.text) !== null)
    .length;

/** The bodies of a heading of unknown shape. One alone has the whole heading for its name ("Phòng Xây dựng nếp sống"). */
function unusual(text: string): Actor[] {
  const unsure = "Tên đơn vị viết khác lệ thường.";
  const heading = text.replace(/:$/u, "").trim();
  const found = heading.split(/[,;]/u).flatMap((name) => actorsInCell(name, "responsible"));
  const [only] = found;
  const whole = found.length === 1 && only && !only.group && heading.startsWith(only.agency);
  return (whole ? [{ ...only, agency: heading }] : found).map((actor) => ({ ...actor, unsure }));
}

/** Finds, once a node, the bodies that its heading names for the clauses under it. */
class Owners {
  readonly #known = new Map<Node, Owner | null>();
  readonly #siblings = new Map<Node, number>();

  of(node: Node): Owner | null {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const owner = this.#read(node);
    this.#known.set(node, owner);
    return owner;
  }

  #read(node: Node): Owner | null {
    const { clause } = node;
    if (clause === null || node.row || clause.kind === "title" || node.children.length === 0) return null;
    const heading = agencyHeading(clause.text);
    if (heading && !(clause.kind === "section" && /^trách nhiệm|^nhiệm vụ/iu.test(clause.text)))
      return heading;
    const led = [...this.#opening(node, clause.text), ...leadIn(clause.text)];
    if (led.length > 0) return { actors: led, fixed: true };
    return this.#looksLikeName(node, clause.text) ? { actors: unusual(clause.text), fixed: false } : null;
  }

  /** "Chủ trì, phối hợp với Sở B:" under the heading of Sở A leads into clauses that are Sở A's too. */
  #opening(node: Node, text: string): Actor[] {
    const above = /:\s*$/u.test(text) ? this.above(node) : null;
    return above && openingRole(tokenize(text)) !== null ? owned(above, text) : [];
  }

  /** A short heading of unknown shape among headings that name bodies is taken for a body too, and marked. */
  #looksLikeName(node: Node, text: string): boolean {
    if (node.parent === null || node.style === "dash" || text.length > 90 || !/^\p{Lu}[^.;:]*:?$/u.test(text))
      return false;
    const counted = this.#siblings.get(node.parent) ?? countNaming(node.parent);
    this.#siblings.set(node.parent, counted);
    return counted * 2 >= node.parent.children.length;
  }

  above(node: Node): Owner | null {
    for (let at = node.parent; at; at = at.parent) {
      const owner = this.of(at);
      if (owner) return owner;
    }
    return null;
  }
}

/** The bodies of a heading with the role that the clause's first words give them. */
function owned(owner: Owner, text: string): Actor[] {
  const role = openingRole(tokenize(text));
  return owner.actors.map((actor) => {
    if (owner.fixed && actor.role !== "responsible") return actor;
    return { ...actor, role: role ?? actor.role };
  });
}

/** Adds actors of a clause, each body and role once a line. */
function add(out: Assigning, { line, describes }: Clause, actors: readonly Actor[]): void {
  for (const actor of actors) {
    const key = `${line}|${actor.agency.toLowerCase()}|${actor.role}`;
    if (out.seen.has(key)) continue;
    out.seen.add(key);
    const { agency, role, group, ...more } = actor;
    const about = describes !== undefined && describes !== line ? { clauseLine: describes } : {};
    out.assignments.push({ line, agency, role, group, ...about, ...more });
  }
}

function fromRow(row: TaskRow): Actor[] {
  const { lead, coordinate, doer } = row.cells;
  return [
    ...(lead === undefined ? [] : actorsInCell(lead, "lead")),
    ...(doer === undefined ? [] : actorsInCell(doer, "responsible")),
    ...(coordinate === undefined ? [] : actorsInCell(coordinate, "coordinate")),
  ];
}

/** The bodies of "Sở A: chủ trì …" on one line, with what the rest says. */
function fromInline(heading: AgencyHeading): Actor[] {
  const own = owned(heading, heading.rest);
  const others = actorsIn(heading.rest).actors.filter(
    (actor) => !own.some((one) => one.agency === actor.agency),
  );
  return [...own, ...others];
}

/** The bodies of a clause's text, with those of the heading above it first. */
function fromText({ text }: Clause, owner: Owner | null): Actor[] {
  const heading = agencyHeading(text);
  if (heading && heading.rest !== "") return fromInline(heading);
  const found = actorsIn(text);
  const given = owner ? owned(owner, text) : [];
  const more = found.actors.filter((actor) => !given.some((one) => one.agency === actor.agency));
  return [...given, ...more];
}

/** A label line ("Cơ quan phối hợp: …"), with names of unusual shape kept where nothing else was found. */
function fromLabel(text: string): Actor[] {
  const found = actorsIn(text).actors;
  if (found.length > 0) return found;
  const label = /(chủ trì|phối hợp|thực hiện|phụ trách)[^:]{0,20}:\s*(.+)$/isu.exec(text);
  if (!label || /^thời/iu.test(text)) return [];
  const word = (label[1] ?? "").toLowerCase();
  return actorsInCell(
    label[2] ?? "",
    word === "chủ trì" ? "lead" : word === "phối hợp" ? "coordinate" : "responsible",
  );
}

/** The body of a letter's opening sentence ("… đề nghị các Sở, ngành thực hiện các nội dung sau:"). */
function openingOwner(nodes: readonly Node[]): Owner | null {
  const last = nodes.findLast((node) => node.zone === "preamble" && /:\s*$/u.test(node.clause?.text ?? ""));
  const actors = leadIn(last?.clause?.text ?? "");
  return actors.length > 0 ? { actors, fixed: true } : null;
}

interface Owning {
  owners: Owners;
  /** Whom the opening sentence of a letter asks; for clauses that name nobody. */
  opening: Owner | null;
}

function fromClause(out: Assigning, node: Node, { owners, opening }: Owning): void {
  const { clause } = node;
  if (clause === null) return;
  if (clause.describes !== undefined) return add(out, clause, fromLabel(clause.text));
  if (!clause.actionable) return;
  if (node.row) add(out, clause, fromRow(node.row));
  const actors = fromText(clause, node.closing ? null : owners.above(node));
  const unnamed = actors.length === 0 && node.zone === "body" && !node.row;
  add(out, clause, unnamed && opening ? opening.actors : actors);
}

/** Reads the assignments of all clauses. */
export function assignmentsOf(nodes: readonly Node[]): Assignment[] {
  const out: Assigning = { assignments: [], seen: new Set() };
  const opening = nodes.some((node) => node.style === "roman") ? null : openingOwner(nodes);
  const owning = { owners: new Owners(), opening };
  for (const node of nodes) fromClause(out, node, owning);
  return out.assignments;
}
