/** SQL of keeping and erasing: terms, records that ended, holds, proposals. Row security shows what the person may know of. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Retention, RetentionKind } from "../rules/retention.ts";

/** Every version of every term. */
export async function listRetention(tx: Tx): Promise<(Retention & { readonly setByName: string | null })[]> {
  const found = await sql<
    Retention & { setByName: string | null }
  >`select kind, version, valid_from, years, basis, ground, confidence,
    set_by_name from cases.retention order by kind, version`.execute(tx);
  return found.rows;
}

/** Adds a version. */
export async function addRetention(
  tx: Tx,
  given: Omit<Retention, "version"> & { readonly at: Date; readonly byName: string },
): Promise<void> {
  await sql`insert into cases.retention (kind, version, valid_from, years, basis, ground, confidence, set_at, set_by_name)
    select ${given.kind}, coalesce(max(version), 0) + 1, ${given.validFrom}, ${given.years}, ${given.basis}, ${given.ground},
      ${given.confidence}, ${given.at}, ${given.byName} from cases.retention where kind = ${given.kind}`.execute(
    tx,
  );
}

/** A record that is kept or erased as a whole. */
export interface KeptThing {
  readonly code: string;
  readonly record: string;
  readonly unitId: number;
  readonly unitName: string;
  /** Of a case. */
  readonly caseId: number | null;
  readonly term: RetentionKind;
  /** Null while it is open. */
  readonly endedAt: Date | null;
  readonly erasedAt: Date | null;
}

const CASE = sql`k.code, k.record, k.unit_id, u.name as unit_name, k.id as case_id, k.kind as term, k.closed_at as ended_at, k.erased_at`;

/** Cases that were closed before a moment, by whether they were found to be violence, the longest closed first. */
export async function listClosedCases(
  tx: Tx,
  before: { readonly case: Date; readonly unfounded: Date },
  most: number,
): Promise<KeptThing[]> {
  const latest = before.case > before.unfounded ? before.case : before.unfounded;
  const found =
    await sql<KeptThing>`select ${CASE} from cases.to_keep(null, ${latest}) k join agencies.unit u on u.id = k.unit_id
    where k.closed_at < case k.kind when 'case' then ${before.case}::timestamptz else ${before.unfounded}::timestamptz end
    order by k.closed_at limit ${most}`.execute(tx);
  return found.rows;
}

/** One case by its code. */
export async function findKeptCase(tx: Tx, code: string): Promise<KeptThing | undefined> {
  const found = await sql<KeptThing>`select ${CASE} from cases.to_keep(${code}, null) k
    join agencies.unit u on u.id = k.unit_id`.execute(tx);
  return found.rows[0];
}

const REQUEST = sql`select r.code, r.record, r.unit_id, u.name as unit_name, null::bigint as case_id, 'data-request' as term,
    case when r.state = 'refused' then r.answered_at else r.done_at end as ended_at, r.erased_at
  from cases.data_request r join agencies.unit u on u.id = r.unit_id`;

/** Requests about data that were answered for good before a moment. */
export async function listEndedRequests(tx: Tx, before: Date, most: number): Promise<KeptThing[]> {
  const found =
    await sql<KeptThing>`select * from (${REQUEST} where r.erased_at is null and r.state in ('refused', 'done')) r
    where r.ended_at < ${before} order by r.ended_at limit ${most}`.execute(tx);
  return found.rows;
}

/** One of them. */
export async function findKeptRequest(tx: Tx, code: string): Promise<KeptThing | undefined> {
  return (await sql<KeptThing>`${REQUEST} where r.code = ${code}`.execute(tx)).rows[0];
}

/** Whether a request to be forgotten was accepted under this code. */
export async function isErasingAccepted(tx: Tx, code: string): Promise<boolean> {
  const found =
    await sql`select from cases.data_request where code = ${code} and kind = 'delete' and state in ('accepted', 'done')`.execute(
      tx,
    );
  return found.rows.length > 0;
}

/** Which record: its kind as proposals and holds have it, and its code. */
export interface ThingKey {
  readonly kind: "case" | "report" | "data-request";
  readonly code: string;
}

/** A hold on a record. */
export interface HoldRow extends ThingKey {
  readonly unitName: string;
  readonly at: Date;
  readonly byName: string;
  readonly sealed: Buffer;
}

/** Holds that stand. */
export async function listHolds(tx: Tx): Promise<HoldRow[]> {
  const found = await sql<HoldRow>`select h.kind, h.code, u.name as unit_name, h.at, h.by_name, h.sealed
    from cases.hold h join agencies.unit u on u.id = h.unit_id where h.lifted_at is null order by h.at desc`.execute(
    tx,
  );
  return found.rows;
}

/** Who does it, and when. */
export interface KeepBy {
  readonly at: Date;
  readonly personId: number;
  readonly byName: string;
}

/** Puts a hold on a record. */
export async function addHold(
  tx: Tx,
  of: ThingKey & Pick<KeptThing, "unitId" | "caseId">,
  given: KeepBy & { readonly sealed: Buffer },
): Promise<void> {
  await sql`insert into cases.hold (kind, code, unit_id, case_id, at, by_person, by_name, sealed)
    values (${of.kind}, ${of.code}, ${of.unitId}, ${of.caseId}, ${given.at}, ${given.personId}, ${given.byName}, ${given.sealed})`.execute(
    tx,
  );
}

/** Lifts it; false where none stood. */
export async function liftHold(tx: Tx, of: ThingKey, by: KeepBy): Promise<boolean> {
  const done =
    await sql`update cases.hold set lifted_at = ${by.at}, lifted_by = ${by.personId}, lifted_by_name = ${by.byName}
    where kind = ${of.kind} and code = ${of.code} and lifted_at is null`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** A proposal to erase, decided or not. */
export interface ErasureRow {
  readonly id: number;
  readonly code: string;
  readonly kind: ThingKey["kind"];
  readonly ofCode: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly ground: "retention" | "subject-request";
  readonly requestCode: string | null;
  readonly proposedAt: Date;
  readonly proposedBy: number;
  readonly proposedByName: string;
  readonly outcome: "erased" | "declined" | null;
  readonly decidedAt: Date | null;
  readonly decidedByName: string | null;
}

const ERASURE = sql`select e.id, e.code, e.kind, e.of_code, e.unit_id, u.name as unit_name, e.ground, e.request_code, e.proposed_at,
    e.proposed_by, e.proposed_by_name, e.outcome, e.decided_at, e.decided_by_name
  from cases.erasure e join agencies.unit u on u.id = e.unit_id`;
const MOST = 200;

/** Proposals that wait, or what was erased, the newest first. */
export async function listErasures(tx: Tx, which: "waiting" | "erased"): Promise<ErasureRow[]> {
  const where = which === "waiting" ? sql`e.outcome is null` : sql`e.outcome = 'erased'`;
  return (await sql<ErasureRow>`${ERASURE} where ${where} order by e.id desc limit ${MOST}`.execute(tx)).rows;
}

/** One proposal, held until the transaction ends. */
export async function holdErasure(tx: Tx, code: string): Promise<ErasureRow | undefined> {
  await sql`select from cases.erasure where code = ${code} for no key update`.execute(tx);
  return (await sql<ErasureRow>`${ERASURE} where e.code = ${code}`.execute(tx)).rows[0];
}

/** Enters a proposal. */
export async function addErasure(
  tx: Tx,
  of: ThingKey & Pick<KeptThing, "unitId" | "caseId">,
  given: KeepBy & { readonly erasure: string; readonly request: string | null },
): Promise<void> {
  await sql`insert into cases.erasure (code, kind, of_code, unit_id, case_id, ground, request_code, proposed_at, proposed_by, proposed_by_name)
    values (${given.erasure}, ${of.kind}, ${of.code}, ${of.unitId}, ${of.caseId},
      ${given.request === null ? "retention" : "subject-request"}, ${given.request}, ${given.at}, ${given.personId}, ${given.byName})`.execute(
    tx,
  );
}

/** Notes what was decided. */
export async function decideErasure(
  tx: Tx,
  id: number,
  by: KeepBy & { readonly outcome: "erased" | "declined" },
): Promise<void> {
  await sql`update cases.erasure set outcome = ${by.outcome}, decided_at = ${by.at}, decided_by = ${by.personId},
    decided_by_name = ${by.byName} where id = ${id}`.execute(tx);
}

/** The erasing that was decided is done. */
export async function endErasure(tx: Tx, id: number, at: Date): Promise<void> {
  await sql`update cases.erasure set done_at = ${at} where id = ${id}`.execute(tx);
}

/** Takes from a case whatever figures do not count; answers the codes of the reports that it holds. */
export async function eraseCase(tx: Tx, caseId: number, at: Date): Promise<string[]> {
  const done = await sql<{ reports: string[] }>`select cases.erase_case(${caseId}, ${at}) as reports`.execute(
    tx,
  );
  return done.rows[0]?.reports ?? [];
}

/** The codes of what was sent of a case that is being erased. */
export async function listSent(tx: Tx, caseId: number): Promise<string[]> {
  const found = await sql<{ codes: string[] }>`select cases.sent_of(${caseId}) as codes`.execute(tx);
  return found.rows[0]?.codes ?? [];
}

/** The hashes of a report that no case holds. */
export async function forgetReport(tx: Tx, code: string): Promise<void> {
  await sql`select cases.forget_report(${code})`.execute(tx);
}

/** Empties a request about data. */
export async function eraseRequest(tx: Tx, code: string, at: Date): Promise<void> {
  await sql`update cases.data_request set sealed = ''::bytea, sealed_answer = case when sealed_answer is not null then ''::bytea end,
    sealed_given = case when sealed_given is not null then ''::bytea end, erased_at = ${at} where code = ${code}`.execute(
    tx,
  );
}
