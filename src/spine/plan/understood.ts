/** From a reading to what is kept of it: names resolved on a day, each clause with its starting outcome. */
import type { Directory } from "#spine/agencies/index.ts";
import { isPlace, resolveName } from "#spine/agencies/index.ts";
import type { NewAssignment, NewBeside, NewClause, NewDocument } from "./queries/import.ts";
import { namesOn } from "./names.ts";
import type { Assignment, Clause, PlanReading } from "./reading/index.ts";
import { startOf } from "./rules/outcome.ts";

/** What a document covers, as its title says it; otherwise the year of its date. */
export function yearsOf(
  title: string,
  date: string | null,
): { yearFrom: number | null; yearTo: number | null } {
  const span = /(?:giai đoạn|thời kỳ|nhiệm kỳ|năm)\s+((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)/iu.exec(title);
  if (span && Number(span[1]) <= Number(span[2]))
    return { yearFrom: Number(span[1]), yearTo: Number(span[2]) };
  // "ngày … tháng … năm 2025" is a date of another document, not what this one is for.
  const one = /(?<!tháng\s+\d{1,2}\s+)năm\s+((?:19|20)\d\d)(?!\s*[-–—]\s*\d)/iu.exec(title);
  if (one) return { yearFrom: Number(one[1]), yearTo: Number(one[1]) };
  return { yearFrom: date ? Number(date.slice(0, 4)) : null, yearTo: null };
}

/** Where the document came in and what it is kept as. */
export interface Incoming {
  readonly unitId: number;
  readonly personId: number | null;
  readonly fileName: string;
  readonly format: "txt" | "docx" | "pdf";
  readonly file: NewDocument["file"];
  readonly isDemo: boolean;
}

function issuerUnitOf(issuer: string | null, on: { day: string; directory: Directory }): number | null {
  if (!issuer) return null;
  const found = resolveName(issuer, on.day, on.directory);
  const [only] = found.units;
  return found.units.length === 1 && only && (!found.asksPerson || isPlace(only.unit)) ? only.unit.id : null;
}

/** The document's own row. */
export function documentOf(
  reading: PlanReading,
  incoming: Incoming,
  on: { readonly day: string; readonly directory: Directory },
): NewDocument {
  return {
    ...incoming,
    title: (reading.title || incoming.fileName).slice(0, 2000),
    issuer: reading.issuer,
    issuerUnitId: issuerUnitOf(reading.issuer, on),
    number: reading.number?.slice(0, 60) ?? null,
    issuedOn: reading.date,
    ...yearsOf(reading.title, reading.date),
    remarks: reading.unsure.map(({ line, note }) => ({ line, note })),
  };
}

/** When a clause is due and what it yields, as read. */
function dueAs({ due, product }: Clause): Pick<NewClause, "dueText" | "dueFrom" | "dueBy" | "product"> {
  const { text = null, from = null, by = null } = due ?? {};
  return { dueText: text, dueFrom: from, dueBy: by, product: product?.slice(0, 1000) ?? null };
}

/** The clauses in their order, each with the outcome it starts from. */
export function clausesOf(reading: PlanReading): NewClause[] {
  return reading.clauses.map((clause, index) => {
    const { kind, line, actionable, unsure = null, describes = null, marker = null } = clause;
    return {
      position: index + 1,
      path: clause.path.slice(0, 60),
      line,
      kind,
      marker,
      text: clause.text.trim().slice(0, 20_000) || (marker ?? "…"),
      actionable,
      describes,
      ...dueAs(clause),
      unsure,
      ...startOf({ kind, actionable, unsure, describes }),
      supplied: false,
      gapId: null,
    };
  });
}

/** Which clause an assignment is about: the one on its line, else the last one before it. */
function clauseFinder(clauses: readonly { readonly line: number }[]): (line: number) => number {
  const byLine = new Map<number, number>();
  clauses.forEach(({ line }, index) => {
    if (!byLine.has(line)) byLine.set(line, index);
  });
  return (line) => byLine.get(line) ?? clauses.findLastIndex((c) => c.line <= line);
}

/** Days between which names are read: written on one, meant on the other. */
export interface Days {
  readonly writtenOn: string;
  readonly onDate: string;
}

/** The assignments with the units they mean; `ids` are the clauses' numbers in the reading's order. */
export function assignmentsOf(
  reading: PlanReading,
  ids: readonly number[],
  names: { readonly directory: Directory; readonly days: Days },
): NewAssignment[] {
  const find = clauseFinder(reading.clauses);
  const meaningOf = namesOn(names.directory, names.days);
  return reading.assignments.flatMap((read: Assignment) => {
    const clauseId = ids[find(read.clauseLine ?? read.line)];
    if (!clauseId) return [];
    const meaning = meaningOf(read.agency);
    return {
      clauseId,
      line: read.line,
      agency: read.agency.slice(0, 500),
      role: read.role,
      isGroup: read.group || meaning.isGroup,
      holder: read.holder ?? null,
      unsure: read.unsure ?? null,
      via: meaning.via,
      note: meaning.note,
      asksPerson: meaning.asksPerson,
      confirmedBy: null,
      units: meaning.units,
    };
  });
}

/** Everything else that was read. */
export function besideOf(reading: PlanReading, names: { directory: Directory; days: Days }): NewBeside {
  const meaningOf = namesOn(names.directory, names.days);
  return {
    gaps: reading.gaps,
    reporting: reading.reporting.map((r) => {
      const units = r.to ? meaningOf(r.to).units : [];
      return {
        line: r.line,
        every: r.every,
        dueBefore: r.dueBefore,
        dueText: r.dueText ?? null,
        toText: r.to,
        toUnitId: units.length === 1 ? (units[0]?.id ?? null) : null,
      };
    }),
    observances: reading.observances.map((o) => ({
      line: o.line,
      name: o.name,
      onDay: o.on,
      month: o.month,
      source: o.source,
    })),
    citations: [
      ...reading.cites.map((c) => ({
        line: c.line,
        kind: c.kind,
        number: c.number,
        issuedOn: c.date,
        issuer: c.issuer,
        name: c.name ?? null,
      })),
      ...reading.named.map((n) => ({
        line: n.line,
        kind: "other",
        number: null,
        issuedOn: null,
        issuer: null,
        name: n.name,
      })),
    ],
    recipients: reading.recipients.map((r) => ({ line: r.line, text: r.text, sentAs: r.as })),
  };
}
