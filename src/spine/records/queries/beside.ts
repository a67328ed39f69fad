/** SQL of what hangs on a record: history, links, attachments. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import { inScope } from "#spine/access/index.ts";

export interface HistoryRow {
  /** The version it made; files come and go without one. */
  readonly version: number | null;
  readonly at: Date;
  readonly by: string | null;
  readonly verb: string;
  readonly change: Record<string, unknown>;
}

/** The history of a record with the coming and going of its files, newest first; `noun` is the register's. */
export async function listHistory(tx: Tx, recordId: number, noun: string): Promise<HistoryRow[]> {
  const rows = await sql<HistoryRow>`select h.version, h.at, p.name as by, h.verb, h.change from (
      select version, at, by_person, verb, change from records.history where record_id = ${recordId}
      union all select null, attached_at, attached_by, ${`${noun}.attach`}, jsonb_build_object('file', title)
        from records.attachment where record_id = ${recordId}
      union all select null, detached_at, detached_by, ${`${noun}.detach`}, jsonb_build_object('file', title)
        from records.attachment where record_id = ${recordId} and detached_at is not null) h
    left join people.person p on p.id = h.by_person order by h.at desc, h.version desc nulls first limit 500`.execute(
    tx,
  );
  return rows.rows;
}

/**
 * Runs with another scope of seeing, and puts the one before back: the other end of a link belongs to another register,
 * which the person may read farther, or less far, than the record the link hangs on. Nothing else may run on the
 * transaction meanwhile: it would see by the other scope.
 */
export const seeingAs = <T>(tx: Tx, sees: string, run: () => Promise<T>): Promise<T> =>
  inScope(tx, { sees }, run);

/** Another record, as a card. */
export interface LinkRow {
  readonly id: number;
  readonly kind: string;
  readonly direction: "forth" | "back";
  readonly register: string;
  readonly unitId: number;
  readonly code: string;
  readonly title: string;
  readonly status: string;
  readonly note: string | null;
}

/** Links of a record in both directions; only those whose other end this person may see. */
export async function listLinks(tx: Tx, recordId: number): Promise<LinkRow[]> {
  const rows =
    await sql<LinkRow>`select l.id, l.kind, case when l.from_id = ${recordId} then 'forth' else 'back' end as direction,
      r.register, r.unit_id, r.code, r.title, r.status, l.note
    from records.link l join records.record r on r.id = case when l.from_id = ${recordId} then l.to_id else l.from_id end
    where l.from_id = ${recordId} or l.to_id = ${recordId} order by l.id`.execute(tx);
  return rows.rows;
}

/** A record of whatever register, by its code. */
export interface Found {
  readonly id: number;
  readonly register: string;
  readonly unitId: number;
}

/** The record with this code, whatever its register. */
export async function findByCode(tx: Tx, code: string): Promise<Found | undefined> {
  const rows =
    await sql<Found>`select id, register, unit_id from records.record where code = ${code}`.execute(tx);
  return rows.rows[0];
}

export interface NewLink {
  readonly fromId: number;
  readonly toId: number;
  readonly kind: string;
  readonly note: string | null;
  readonly personId: number;
}

/** Links two records; the same link twice is one. */
export async function addLink(tx: Tx, link: NewLink): Promise<void> {
  await sql`insert into records.link (from_id, to_id, kind, note, made_by)
    values (${link.fromId}, ${link.toId}, ${link.kind}, ${link.note}, ${link.personId}) on conflict (from_id, to_id, kind) do nothing`.execute(
    tx,
  );
}

/** Takes a link away; false when there was none here. */
export async function dropLink(tx: Tx, fromId: number, linkId: number): Promise<boolean> {
  const done = await sql`delete from records.link where id = ${linkId} and from_id = ${fromId}`.execute(tx);
  return done.numAffectedRows === 1n;
}

export interface AttachmentRow {
  readonly id: number;
  readonly title: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly at: Date;
  readonly by: string | null;
}

/** Files attached to a record and not taken off it. */
export async function listAttachments(tx: Tx, recordId: number): Promise<AttachmentRow[]> {
  const rows =
    await sql<AttachmentRow>`select a.id, a.title, f.name, f.media_type, f.size_bytes, f.sha256, a.attached_at as at, p.name as by
    from records.attachment a join base.file f on f.id = a.file_id left join people.person p on p.id = a.attached_by
    where a.record_id = ${recordId} and a.detached_at is null order by a.id`.execute(tx);
  return rows.rows;
}

export interface NewAttachment {
  readonly recordId: number;
  readonly unitId: number;
  readonly personId: number;
  readonly title: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/**
 * The file with these bytes that hangs on the record already, if one does. Whoever attaches holds the record until the end
 * of the transaction, so that the same file sent twice at once is seen by the second.
 */
export async function findSameFile(
  tx: Tx,
  recordId: number,
  sha256: string,
): Promise<AttachmentRow | undefined> {
  await sql`select id from records.record where id = ${recordId} for no key update`.execute(tx);
  return (await listAttachments(tx, recordId)).find((file) => file.sha256 === sha256);
}

/** Takes a file off its record; false when it hangs there no longer. */
export async function dropAttachment(
  tx: Tx,
  from: { readonly recordId: number; readonly attachmentId: number; readonly personId: number },
): Promise<boolean> {
  const done = await sql`update records.attachment set detached_at = now(), detached_by = ${from.personId}
    where id = ${from.attachmentId} and record_id = ${from.recordId} and detached_at is null`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** Attaches a file that is already kept. */
export async function addAttachment(tx: Tx, given: NewAttachment): Promise<number> {
  const rows = await sql<{ id: number }>`with file as (
      insert into base.file (sha256, size_bytes, media_type, name, stored_by)
      values (${given.sha256}, ${given.sizeBytes}, ${given.mediaType}, ${given.name}, ${given.personId}) returning id)
    insert into records.attachment (record_id, unit_id, file_id, title, attached_by)
    select ${given.recordId}, ${given.unitId}, file.id, ${given.title}, ${given.personId} from file returning id`.execute(
    tx,
  );
  return rows.rows[0]?.id ?? 0;
}
