/** SQL of keyed hashes: what a case or a report can be found and matched by. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** One hash and what it was made of. */
export interface Token {
  readonly hash: Buffer;
  readonly kind: string;
  readonly field: string;
  readonly thingId: number | null;
}

/** Of what the hashes are, and whose they are. */
export interface TokensOf {
  readonly caseId: number | null;
  readonly reportCode: string | null;
  /** The commune of the place. */
  readonly unitId: number;
  /** The unit that enters them. */
  readonly byUnitId: number;
}

/** Adds hashes. */
export async function addTokens(tx: Tx, of: TokensOf, tokens: readonly Token[]): Promise<void> {
  if (tokens.length === 0) return;
  await sql`insert into cases.token (hash, kind, case_id, report_code, thing_id, field, unit_id, by_unit_id)
    select t.hash, t.kind, ${of.caseId}, ${of.reportCode}, t.thing_id, t.field, ${of.unitId}, ${of.byUnitId}
    from unnest(${tokens.map((t) => t.hash)}::bytea[], ${tokens.map((t) => t.kind)}::text[], ${tokens.map((t) => t.thingId)}::bigint[],
      ${tokens.map((t) => t.field)}::text[]) t (hash, kind, thing_id, field)`.execute(tx);
}

/** Takes away the hashes of a case made of these fields of a thing (null: of the case itself). */
export async function dropTokens(
  tx: Tx,
  of: { readonly caseId: number; readonly thingId: number | null; readonly fields: readonly string[] },
): Promise<void> {
  await sql`delete from cases.token where case_id = ${of.caseId} and thing_id is not distinct from ${of.thingId}
    and field = any(${of.fields}::text[])`.execute(tx);
}

/** Takes away every hash of one kind that a case has. */
export async function dropKind(tx: Tx, caseId: number, kind: string): Promise<void> {
  await sql`delete from cases.token where case_id = ${caseId} and kind = ${kind}`.execute(tx);
}

/** A hash as it is compared. */
export interface TokenRow {
  readonly hash: Buffer;
  readonly kind: string;
  readonly caseId: number | null;
  readonly reportCode: string | null;
  /** The thing of the case, or the place of the person in the report; null: of the event. */
  readonly thingId: number | null;
}

/** The hashes of these cases and reports, among what this person may see. */
export async function listTokens(
  tx: Tx,
  of: { readonly caseIds: readonly number[]; readonly reportCodes: readonly string[] },
): Promise<TokenRow[]> {
  const found = await sql<TokenRow>`select hash, kind, case_id, report_code, thing_id from cases.token
    where case_id = any(${of.caseIds}::bigint[]) or report_code = any(${of.reportCodes}::text[])`.execute(tx);
  return found.rows;
}

/** What typed columns tell of a person. */
export interface Known {
  readonly sex: string | null;
  readonly birthYear: number | null;
}

/** What is known of the people of these cases, by their numbers. */
export async function listKnown(tx: Tx, caseIds: readonly number[]): Promise<Map<number, Known>> {
  if (caseIds.length === 0) return new Map();
  const found = await sql<Known & { id: number }>`select id, sex, birth_year from cases.person
    where case_id = any(${caseIds}::bigint[])`.execute(tx);
  return new Map(found.rows.map(({ id, ...known }) => [id, known]));
}

/**
 * Says of people just entered whom of the case they are again: the same number, or the same name and year where no number
 * speaks against it. Figures count them once; a person still joins or parts what is told of them.
 */
export async function markSame(tx: Tx, caseId: number, things: readonly number[]): Promise<void> {
  await sql`update cases.person p set same_as = (
      select coalesce(o.same_as, o.id) from cases.person o join cases.thing t on t.id = o.id and t.gone_at is null
      where o.case_id = ${caseId} and o.part = p.part and o.id <> all(${things}::bigint[])
        and (select bool_or(a.kind = 'id-number') or not exists (select from cases.token x join cases.token y on y.kind = x.kind
              where x.case_id = ${caseId} and y.case_id = ${caseId} and x.thing_id = p.id and y.thing_id = o.id and x.kind = 'id-number')
          from cases.token a join cases.token b on b.hash = a.hash and b.kind = a.kind
          where a.case_id = ${caseId} and b.case_id = ${caseId} and a.thing_id = p.id and b.thing_id = o.id
            and a.kind in ('id-number', 'name-year') having count(*) > 0)
      order by o.id limit 1)
    where p.case_id = ${caseId} and p.id = any(${things}::bigint[])`.execute(tx);
}

/** A case or a report that has something strong in common with a report of the same place. */
export interface Candidate {
  readonly caseId: number | null;
  readonly caseCode: string | null;
  readonly reportCode: string | null;
  /** When the case's first report was received. */
  readonly at: Date | null;
  readonly eventOn: string | null;
}

/** Kinds of hashes that alone say something; a single word of a name does not. */
const STRONG = ["id-number", "phone", "name", "name-year", "address"];
const CANDIDATES_MAX = 100;

/** Cases and reports at the place of a report that share a strong hash with it; reports that a case holds come as the case. */
export async function listCandidates(tx: Tx, reportCode: string): Promise<Candidate[]> {
  const found = await sql<Candidate>`select distinct t.case_id, c.code as case_code, t.report_code,
      (select min(r.received_at) from cases.report r where r.case_id = t.case_id) as at, c.event_on
    from cases.token m join cases.token t on t.hash = m.hash and t.unit_id = m.unit_id and t.kind = m.kind
    left join cases."case" c on c.id = t.case_id
    where m.report_code = ${reportCode} and m.kind = any(${STRONG}::text[]) and t.report_code is distinct from m.report_code
      and not exists (select from cases.report r where r.separated_at is null
        and (r.report_code = t.report_code or (r.report_code = m.report_code and r.case_id = t.case_id)))
    limit ${CANDIDATES_MAX}`.execute(tx);
  return found.rows;
}
