/** SQL that keeps what was read, in one statement a table. */
import { sql } from "kysely";
import type { Every } from "../rules/period.ts";
import type { Tx } from "#base/database/index.ts";
import type { ClauseKind, Outcome, Part } from "../schema.ts";

export interface NewDocument {
  readonly unitId: number;
  readonly personId: number | null;
  readonly title: string;
  readonly issuer: string | null;
  readonly issuerUnitId: number | null;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly yearFrom: number | null;
  readonly yearTo: number | null;
  readonly fileName: string;
  readonly format: "txt" | "docx" | "pdf";
  readonly remarks: readonly { readonly line: number; readonly note: string }[];
  readonly isDemo: boolean;
  readonly file: { readonly sha256: string; readonly sizeBytes: number; readonly mediaType: string } | null;
}

export interface NewClause {
  readonly position: number;
  readonly path: string;
  readonly line: number;
  readonly kind: ClauseKind;
  readonly marker: string | null;
  readonly text: string;
  readonly actionable: boolean;
  readonly describes: number | null;
  readonly dueText: string | null;
  readonly dueFrom: string | null;
  readonly dueBy: string | null;
  readonly product: string | null;
  readonly unsure: string | null;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly supplied: boolean;
  readonly gapId: number | null;
  readonly moreLines?: readonly number[];
  /** Absent: once a year. */
  readonly every?: Every;
}

export interface NewAssignment {
  readonly clauseId: number;
  readonly line: number;
  readonly agency: string;
  readonly role: Part;
  readonly isGroup: boolean;
  readonly holder: string | null;
  readonly unsure: string | null;
  readonly via: string;
  readonly note: string | null;
  readonly asksPerson: boolean;
  readonly confirmedBy: number | null;
  readonly units: readonly { readonly id: number; readonly share: number | null }[];
}

/** Where rows belong: the document and the unit that keeps it. */
export interface Kept {
  readonly documentId: number;
  readonly unitId: number;
}

/** Adds the document, with its file where it has one. */
export async function addDocument(tx: Tx, given: NewDocument): Promise<number> {
  const { file } = given;
  const fileId = file
    ? ((
        await sql<{ id: number }>`insert into base.file (sha256, size_bytes, media_type, name, stored_by)
          values (${file.sha256}, ${file.sizeBytes}, ${file.mediaType}, ${given.fileName.slice(-255)}, ${given.personId})
          returning id`.execute(tx)
      ).rows[0]?.id ?? null)
    : null;
  const added = await sql<{
    id: number;
  }>`insert into plan.document (unit_id, title, issuer, issuer_unit_id, number,
      issued_on, year_from, year_to, file_id, file_name, format, remarks, is_demo, created_by, updated_by)
    values (${given.unitId}, ${given.title}, ${given.issuer}, ${given.issuerUnitId}, ${given.number}, ${given.issuedOn},
      ${given.yearFrom}, ${given.yearTo}, ${fileId}, ${given.fileName}, ${given.format}, ${JSON.stringify(given.remarks)}::jsonb,
      ${given.isDemo}, ${given.personId}, ${given.personId}) returning id`.execute(tx);
  return added.rows[0]?.id ?? 0;
}

export async function addLines(
  tx: Tx,
  kept: Kept,
  lines: readonly { readonly line: number; readonly text: string; readonly cell?: unknown }[],
): Promise<void> {
  await sql`insert into plan.source_line (document_id, unit_id, line, text, cell)
    select ${kept.documentId}, ${kept.unitId}, r.line, r.text, r.cell
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r(line int, text text, cell jsonb)`.execute(
    tx,
  );
}

/** Adds clauses; answers their numbers in the given order. */
export async function addClauses(tx: Tx, kept: Kept, clauses: readonly NewClause[]): Promise<number[]> {
  const added = await sql<{
    id: number;
    position: number;
  }>`insert into plan.clause (document_id, unit_id, position, path,
      line, kind, marker, text, actionable, describes, due_text, due_from, due_by, product, unsure, outcome, reason, supplied, gap_id,
      more_lines, every)
    select ${kept.documentId}, ${kept.unitId}, r.position, r.path, r.line, r.kind, r.marker, r.text, r.actionable, r.describes,
      r."dueText", r."dueFrom", r."dueBy", r.product, r.unsure, r.outcome, r.reason, r.supplied, r."gapId",
      coalesce(r."moreLines", '{}'), coalesce(r.every, 'year')
    from jsonb_to_recordset(${JSON.stringify(clauses)}::jsonb) as r(position int, path text, line int, kind text, marker text,
      text text, actionable bool, describes int, "dueText" text, "dueFrom" date, "dueBy" date, product text, unsure text,
      outcome text, reason text, supplied bool, "gapId" bigint, "moreLines" int[], every text)
    returning id, position`.execute(tx);
  const byPosition = new Map(added.rows.map((r) => [r.position, r.id]));
  return clauses.map((c) => byPosition.get(c.position) ?? 0);
}

/** Adds assignments with the units they mean on a day; answers their numbers in the given order. */
export async function addAssignments(
  tx: Tx,
  kept: Kept & { readonly onDate: string },
  given: readonly NewAssignment[],
): Promise<number[]> {
  if (given.length === 0) return [];
  const rows = given.map((a, n) => ({ ...a, units: undefined, n }));
  const added = await sql<{
    id: number;
  }>`insert into plan.assignment (document_id, unit_id, clause_id, line, agency, role,
      is_group, holder, unsure, via, note, asks_person, confirmed_at, confirmed_by)
    select ${kept.documentId}, ${kept.unitId}, r."clauseId", r.line, r.agency, r.role, r."isGroup", r.holder, r.unsure, r.via,
      r.note, r."asksPerson", case when r."confirmedBy" is null then null else now() end, r."confirmedBy"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(n int, "clauseId" bigint, line int, agency text, role text,
      "isGroup" bool, holder text, unsure text, via text, note text, "asksPerson" bool, "confirmedBy" int)
    order by r.n returning id`.execute(tx);
  // Identity numbers are taken in the order of the select.
  const ids = added.rows.map((r) => r.id).toSorted((a, b) => a - b);
  const units = given.flatMap((a, n) => a.units.map((u) => ({ assignmentId: ids[n] ?? 0, ...u })));
  await addAssignmentUnits(tx, kept, units);
  return ids;
}

export async function addAssignmentUnits(
  tx: Tx,
  kept: Kept & { readonly onDate: string },
  units: readonly { readonly assignmentId: number; readonly id: number; readonly share: number | null }[],
): Promise<void> {
  if (units.length === 0) return;
  await sql`insert into plan.assignment_unit (assignment_id, document_id, unit_id, agency_id, on_date, share)
    select r."assignmentId", ${kept.documentId}, ${kept.unitId}, r.id, ${kept.onDate}, r.share
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as r("assignmentId" bigint, id int, share float8)
    on conflict do nothing`.execute(tx);
}

/** What else was read of a document. */
export interface NewBeside {
  readonly gaps: readonly { readonly line: number; readonly note: string }[];
  readonly reporting: readonly {
    readonly line: number;
    readonly every: string;
    readonly dueBefore: string | null;
    readonly dueText: string | null;
    readonly toText: string | null;
    readonly toUnitId: number | null;
  }[];
  readonly observances: readonly {
    readonly line: number;
    readonly name: string;
    readonly onDay: string | null;
    readonly month: number | null;
    readonly source: string;
  }[];
  readonly citations: readonly {
    readonly line: number;
    readonly kind: string;
    readonly number: string | null;
    readonly issuedOn: string | null;
    readonly issuer: string | null;
    readonly name: string | null;
  }[];
  readonly recipients: readonly { readonly line: number; readonly text: string; readonly sentAs: string }[];
}

export async function addBeside(tx: Tx, kept: Kept, beside: NewBeside): Promise<void> {
  const where = sql`${kept.documentId}, ${kept.unitId}`;
  const json = (rows: unknown) => sql`${JSON.stringify(rows)}::jsonb`;
  await Promise.all([
    sql`insert into plan.gap (document_id, unit_id, line, note) select ${where}, r.line, r.note
      from jsonb_to_recordset(${json(beside.gaps)}) as r(line int, note text)`.execute(tx),
    sql`insert into plan.reporting_duty (document_id, unit_id, line, every, due_before, due_text, to_text, to_unit_id)
      select ${where}, r.line, r.every, r."dueBefore", r."dueText", r."toText", r."toUnitId" from jsonb_to_recordset(${json(beside.reporting)})
      as r(line int, every text, "dueBefore" text, "dueText" text, "toText" text, "toUnitId" int)`.execute(
      tx,
    ),
    sql`insert into plan.observance (document_id, unit_id, line, name, on_day, month, source)
      select ${where}, r.line, r.name, r."onDay", r.month, r.source from jsonb_to_recordset(${json(beside.observances)})
      as r(line int, name text, "onDay" text, month int, source text)`.execute(tx),
    sql`insert into plan.citation (document_id, unit_id, line, kind, number, issued_on, issuer, name)
      select ${where}, r.line, r.kind, r.number, r."issuedOn", r.issuer, r.name from jsonb_to_recordset(${json(beside.citations)})
      as r(line int, kind text, number text, "issuedOn" date, issuer text, name text)`.execute(tx),
    sql`insert into plan.recipient (document_id, unit_id, line, text, sent_as)
      select ${where}, r.line, r.text, r."sentAs" from jsonb_to_recordset(${json(beside.recipients)})
      as r(line int, text text, "sentAs" text)`.execute(tx),
  ]);
}
