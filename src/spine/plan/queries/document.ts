/** SQL that reads documents and everything understood of them. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Every } from "../rules/period.ts";
import type { ClauseKind, DocumentState, Outcome, Part } from "../schema.ts";

export interface DocumentRow {
  readonly id: number;
  readonly unitId: number;
  readonly state: DocumentState;
  readonly title: string;
  readonly issuer: string | null;
  readonly issuerUnitId: number | null;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly yearFrom: number | null;
  readonly yearTo: number | null;
  readonly parentId: number | null;
  readonly parentTitle: string | null;
  readonly supersededBy: number | null;
  readonly supersededTitle: string | null;
  readonly replacementId: number | null;
  readonly fileId: number | null;
  readonly fileName: string;
  readonly format: "txt" | "docx" | "pdf";
  readonly remarks: readonly { readonly line: number; readonly note: string }[];
  readonly isDemo: boolean;
  readonly version: number;
  readonly updatedAt: Date;
  readonly publishedAt: Date | null;
}

const COLUMNS = sql`d.id, d.unit_id, d.state, d.title, d.issuer, d.issuer_unit_id, d.number, d.issued_on, d.year_from,
  d.year_to, d.parent_id, (select p.title from plan.document p where p.id = d.parent_id) as parent_title,
  d.superseded_by, (select p.title from plan.document p where p.id = d.superseded_by) as superseded_title,
  (select x.id from plan.replacement x where x.document_id = d.id) as replacement_id, d.file_id, d.file_name, d.format, d.remarks, d.is_demo, d.version, d.updated_at, d.published_at`;

/** The document, if it may be seen under the present verb; a draft only under the verbs of review. */
export async function findDocument(tx: Tx, id: number): Promise<DocumentRow | undefined> {
  const found = await sql<DocumentRow>`select ${COLUMNS} from plan.document d where d.id = ${id}`.execute(tx);
  return found.rows[0];
}

/** What leads to a document: its own number, or that of something in it. */
export type Within = "document" | "clause" | "gap" | "assignment";

/**
 * Takes the document for the length of the transaction: those who correct it and those who publish it wait for each other,
 * so that what is read after this is what is published, and clauses move for one edit at a time.
 */
export async function holdDocument(tx: Tx, within: Within, id: number): Promise<void> {
  const document =
    within === "document"
      ? sql`${id}::bigint`
      : sql`(select document_id from ${sql.table(`plan.${within}`)} where id = ${id})`;
  await sql`select from plan.document where id = ${document} for update`.execute(tx);
}

export interface DocumentListed extends DocumentRow {
  readonly clauses: number;
  readonly undecided: number;
  readonly gapsOpen: number;
  readonly years: readonly number[];
}

/** Documents, newest first, after one seen before; which ones follows from the verb. */
export async function listDocuments(
  tx: Tx,
  asked: {
    readonly after: number | undefined;
    readonly limit: number;
    readonly state: DocumentState | undefined;
  },
): Promise<DocumentListed[]> {
  const found = await sql<DocumentListed>`select ${COLUMNS}, c.clauses, c.undecided,
      (select count(*) from plan.gap g where g.document_id = d.id and g.answer is null) as gaps_open,
      array(select distinct p.year from plan.publication p where p.document_id = d.id order by 1) as years
    from plan.document d, lateral (select count(*) as clauses, count(*) filter (where outcome = 'undecided') as undecided
      from plan.clause where document_id = d.id) c
    where (${asked.after ?? null}::bigint is null or d.id < ${asked.after ?? null})
      and (${asked.state ?? null}::text is null or d.state = ${asked.state ?? null})
    order by d.id desc limit ${asked.limit}`.execute(tx);
  return found.rows;
}

/** The document that was read from the same bytes and is still in use, if there is one. */
export async function findSameFile(tx: Tx, sha256: string): Promise<number | undefined> {
  const found = await sql<{
    id: number;
  }>`select d.id from plan.document d join base.file f on f.id = d.file_id
    where f.sha256 = ${sha256} and d.state <> 'superseded' order by d.id desc limit 1`.execute(tx);
  return found.rows[0]?.id;
}

/** The kept file of a document. */
export async function findFile(
  tx: Tx,
  fileId: number,
): Promise<{ sha256: string; mediaType: string; name: string } | undefined> {
  const found = await sql<{ sha256: string; mediaType: string; name: string }>`select sha256, media_type, name
    from base.file where id = ${fileId}`.execute(tx);
  return found.rows[0];
}

export interface SourceLineRow {
  readonly line: number;
  readonly text: string;
  readonly cell: unknown;
}

export async function listLines(tx: Tx, documentId: number): Promise<SourceLineRow[]> {
  const found = await sql<SourceLineRow>`select line, text, cell from plan.source_line
    where document_id = ${documentId} order by line`.execute(tx);
  return found.rows;
}

export interface ClauseRow {
  readonly id: number;
  readonly documentId: number;
  readonly unitId: number;
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
  readonly every: Every;
  readonly unsure: string | null;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly supplied: boolean;
  readonly gapId: number | null;
  /** Further lines of the source, of clauses merged into this one. */
  readonly moreLines: readonly number[];
  readonly version: number;
}

export const CLAUSE = sql`c.id, c.document_id, c.unit_id, c.position, c.path, c.line, c.kind, c.marker, c.text, c.actionable,
  c.describes, c.due_text, c.due_from, c.due_by, c.product, c.every, c.unsure, c.outcome, c.reason, c.supplied, c.gap_id, c.more_lines, c.version`;

export async function listClauses(tx: Tx, documentId: number): Promise<ClauseRow[]> {
  const found = await sql<ClauseRow>`select ${CLAUSE} from plan.clause c where c.document_id = ${documentId}
    order by c.position`.execute(tx);
  return found.rows;
}

export interface UnitNamed {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

export interface AssignmentRow {
  readonly id: number;
  readonly documentId: number;
  readonly unitId: number;
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
  readonly confirmed: boolean;
  readonly version: number;
  /** How many units it means. */
  readonly units: number;
  /** The first of them by code. */
  readonly first: readonly UnitNamed[];
}

const ASSIGNMENT = sql`a.id, a.document_id, a.unit_id, a.clause_id, a.line, a.agency, a.role, a.is_group, a.holder, a.unsure,
  a.via, a.note, a.asks_person, a.confirmed_at is not null as confirmed, a.version`;

export async function listAssignments(tx: Tx, documentId: number): Promise<AssignmentRow[]> {
  const found =
    await sql<AssignmentRow>`select ${ASSIGNMENT}, coalesce(m.units, 0) as units, coalesce(m.first, '[]') as first
    from plan.assignment a left join (
      select x.assignment_id, count(*) as units,
        jsonb_agg(jsonb_build_object('id', x.id, 'code', x.code, 'name', x.name) order by x.rank) filter (where x.rank <= 5) as first
      from (select au.assignment_id, u.id, u.code, u.name,
          row_number() over (partition by au.assignment_id order by u.code) as rank
        from plan.assignment_unit au join agencies.unit u on u.id = au.agency_id
        where au.document_id = ${documentId}) x group by x.assignment_id) m on m.assignment_id = a.id
    where a.document_id = ${documentId} order by a.clause_id, a.id`.execute(tx);
  return found.rows;
}

export async function findAssignment(tx: Tx, id: number): Promise<AssignmentRow | undefined> {
  const found = await sql<AssignmentRow>`select ${ASSIGNMENT},
      (select count(*) from plan.assignment_unit au where au.assignment_id = a.id) as units, '[]'::jsonb as first
    from plan.assignment a where a.id = ${id}`.execute(tx);
  return found.rows[0];
}

/** All units of an assignment by code. */
export async function listAssignmentUnits(tx: Tx, assignmentId: number): Promise<UnitNamed[]> {
  const found = await sql<UnitNamed>`select u.id, u.code, u.name from plan.assignment_unit au
    join agencies.unit u on u.id = au.agency_id where au.assignment_id = ${assignmentId} order by u.code`.execute(
    tx,
  );
  return found.rows;
}

export interface GapRow {
  readonly id: number;
  readonly documentId: number;
  readonly unitId: number;
  readonly line: number;
  readonly note: string;
  readonly answer: "filled" | "lost" | null;
  readonly answerNote: string | null;
  readonly version: number;
}

const GAP = sql`g.id, g.document_id, g.unit_id, g.line, g.note, g.answer, g.answer_note, g.version`;

export async function listGaps(tx: Tx, documentId: number): Promise<GapRow[]> {
  const found =
    await sql<GapRow>`select ${GAP} from plan.gap g where g.document_id = ${documentId} order by g.line, g.id`.execute(
      tx,
    );
  return found.rows;
}

export async function findGap(tx: Tx, id: number): Promise<GapRow | undefined> {
  return (await sql<GapRow>`select ${GAP} from plan.gap g where g.id = ${id}`.execute(tx)).rows[0];
}

export interface ReportingRow {
  readonly id: number;
  readonly line: number;
  readonly every: string;
  readonly dueBefore: string | null;
  readonly dueText: string | null;
  readonly toText: string | null;
  readonly toUnitId: number | null;
}

export async function listReporting(tx: Tx, documentId: number): Promise<ReportingRow[]> {
  const found = await sql<ReportingRow>`select id, line, every, due_before, due_text, to_text, to_unit_id
    from plan.reporting_duty where document_id = ${documentId} order by line, id`.execute(tx);
  return found.rows;
}

/** What else was read: observances, cited documents, recipients. */
export interface Beside {
  readonly observances: readonly { line: number; name: string; onDay: string | null; month: number | null }[];
  readonly citations: readonly {
    line: number;
    kind: string;
    number: string | null;
    issuedOn: string | null;
    issuer: string | null;
    name: string | null;
    /** Cited as what the document rests on ("Căn cứ …"), not only named in it. */
    basis: boolean;
  }[];
  readonly recipients: readonly { line: number; text: string; sentAs: string }[];
}

export async function readBeside(tx: Tx, documentId: number): Promise<Beside> {
  const [observances, citations, recipients] = await Promise.all([
    sql<Beside["observances"][number]>`select line, name, on_day, month from plan.observance
      where document_id = ${documentId} order by id`.execute(tx),
    sql<Beside["citations"][number]>`select c.line, c.kind, c.number, c.issued_on, c.issuer, c.name,
        coalesce(base.fold(s.text) ~ '^[^[:alnum:]]*can cu ', false) as basis
      from plan.citation c left join plan.source_line s on s.document_id = c.document_id and s.line = c.line
      where c.document_id = ${documentId} order by c.id`.execute(tx),
    sql<Beside["recipients"][number]>`select line, text, sent_as from plan.recipient
      where document_id = ${documentId} order by id`.execute(tx),
  ]);
  return { observances: observances.rows, citations: citations.rows, recipients: recipients.rows };
}

export interface PublicationRow {
  readonly year: number;
  readonly onDate: string;
  readonly tasksAdded: number;
  readonly at: Date;
  readonly by: string | null;
}

export async function listPublications(tx: Tx, documentId: number): Promise<PublicationRow[]> {
  const found = await sql<PublicationRow>`select p.year, p.on_date, p.tasks_added, p.at, w.name as by
    from plan.publication p left join people.person w on w.id = p.by_person
    where p.document_id = ${documentId} order by p.id`.execute(tx);
  return found.rows;
}
