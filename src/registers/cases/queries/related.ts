/** SQL of what belongs together: cases related by a person's decision, cases with the same people or home, people of one case. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { CaseRelation, CaseState, RiskLevel, Tie } from "../schema/index.ts";

/** Another case, as far as a line of a list tells. */
export interface OtherCase {
  readonly code: string;
  readonly unitName: string;
  readonly state: CaseState;
  readonly risk: RiskLevel | "unknown";
  readonly openedAt: Date;
  readonly eventOn: string | null;
}

const OTHER = sql`c.code, u.name as unit_name, c.state, c.risk, c.opened_at, c.event_on`;

/** A relation as it is seen from one of the two. */
export interface RelationRow extends OtherCase {
  readonly id: number;
  readonly kind: CaseRelation;
  /** The case that one looks from is what the relation says of the other. */
  readonly isFrom: boolean;
  readonly at: Date;
  readonly byName: string;
}

/** The relations of a case to others that this person sees too. */
export async function listRelations(tx: Tx, caseId: number): Promise<RelationRow[]> {
  const found =
    await sql<RelationRow>`select r.id, r.kind, r.from_id = ${caseId} as is_from, r.at, r.by_name, ${OTHER}
    from cases.relation r join cases."case" c on c.id = case when r.from_id = ${caseId} then r.to_id else r.from_id end
      join agencies.unit u on u.id = c.unit_id
    where r.ended_at is null and ${caseId} in (r.from_id, r.to_id) order by r.at desc, r.id desc`.execute(tx);
  return found.rows;
}

/** Relates two cases; false where they stand in this relation already. */
export async function addRelation(
  tx: Tx,
  given: {
    readonly fromId: number;
    readonly toId: number;
    readonly kind: CaseRelation;
    readonly at: Date;
    readonly personId: number;
    readonly byName: string;
  },
): Promise<number | null> {
  const found = await sql<{
    id: number;
  }>`insert into cases.relation (from_id, to_id, kind, at, by_person, by_name)
    values (${given.fromId}, ${given.toId}, ${given.kind}, ${given.at}, ${given.personId}, ${given.byName})
    on conflict do nothing returning id`.execute(tx);
  return found.rows[0]?.id ?? null;
}

/** Ends one of a case's; false where there is none that may be ended. */
export async function endRelation(
  tx: Tx,
  of: { readonly id: number; readonly caseId: number; readonly at: Date; readonly personId: number },
): Promise<boolean> {
  const done = await sql`update cases.relation set ended_at = ${of.at}, ended_by = ${of.personId}
    where id = ${of.id} and ${of.caseId} in (from_id, to_id) and ended_at is null`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** One thing that a case has in common with another. */
export interface SharedRow extends OtherCase {
  readonly caseId: number;
  /** "id-number", "name-year", "home". */
  readonly kind: string;
  readonly field: string;
  readonly otherField: string;
  /** The person of this case; null: of the case itself. */
  readonly thingId: number | null;
}

/** What may be looked at: fields that one is shown in this case, and which part shows which field in another. */
export interface SharedBy {
  readonly visible: readonly string[];
  readonly fields: readonly string[];
  readonly parts: readonly string[];
}

const SHARED_MAX = 200;

/**
 * Other cases with the same people or the same home, among those that this person sees, by fields that they are shown in both. A name
 * with its year speaks only where no two numbers speak against it.
 */
export async function listShared(tx: Tx, caseId: number, by: SharedBy): Promise<SharedRow[]> {
  const found =
    await sql<SharedRow>`select distinct t.case_id, m.kind, m.field, t.field as other_field, m.thing_id, ${OTHER}
    from cases.token m join cases.token t on t.hash = m.hash and t.kind = m.kind and t.case_id <> m.case_id
      join cases."case" c on c.id = t.case_id join agencies.unit u on u.id = c.unit_id
    where m.case_id = ${caseId} and m.kind in ('id-number', 'name-year', 'home') and m.field = any(${by.visible}::text[])
      and not exists (select from cases.thing g where g.id in (m.thing_id, t.thing_id) and g.gone_at is not null)
      and (m.kind <> 'name-year' or not exists (select from cases.token x join cases.token y on y.kind = x.kind and y.hash <> x.hash
        where x.case_id = m.case_id and x.thing_id = m.thing_id and y.case_id = t.case_id and y.thing_id = t.thing_id and x.kind = 'id-number'))
      and exists (select from cases.seat s where s.case_id = t.case_id and s.unit_id = any ((select access.seen_units())::int[])
        and (s.person_id is null or s.person_id = access.person()) and s.ended_at is null and not s.pending
        and (s.until_at is null or s.until_at > now()) and not t.field = any(coalesce(s.without, '{}'))
        and (t.field = any(s.fields) or exists (select from unnest(${by.fields}::text[], ${by.parts}::text[]) may (field, part)
          where may.field = t.field and may.part = s.part)))
    order by c.opened_at desc, t.case_id limit ${SHARED_MAX}`.execute(tx);
  return found.rows;
}

/** What somebody of a case is to another of it. */
export interface TieRow {
  readonly id: number;
  readonly personId: number;
  readonly otherId: number;
  readonly kind: Tie;
}

/** Those of a case whose people are both still in it. */
export async function listTies(tx: Tx, caseId: number): Promise<TieRow[]> {
  const found = await sql<TieRow>`select k.id, k.person_id, k.other_id, k.kind from cases.tie k
      join cases.thing a on a.id = k.person_id join cases.thing b on b.id = k.other_id
    where k.case_id = ${caseId} and k.ended_at is null and a.gone_at is null and b.gone_at is null order by k.id`.execute(
    tx,
  );
  return found.rows;
}

/** Ties two people of a case; null where they are tied so already. */
export async function addTie(
  tx: Tx,
  given: Omit<TieRow, "id"> & { readonly caseId: number; readonly at: Date; readonly by: number },
): Promise<number | null> {
  const found = await sql<{
    id: number;
  }>`insert into cases.tie (case_id, person_id, other_id, kind, at, by_person)
    values (${given.caseId}, ${given.personId}, ${given.otherId}, ${given.kind}, ${given.at}, ${given.by})
    on conflict do nothing returning id`.execute(tx);
  return found.rows[0]?.id ?? null;
}

/** Ends a tie of a case; false where there is none. */
export async function endTie(
  tx: Tx,
  of: { readonly id: number; readonly caseId: number; readonly at: Date },
): Promise<boolean> {
  const done =
    await sql`update cases.tie set ended_at = ${of.at} where id = ${of.id} and case_id = ${of.caseId} and ended_at is null`.execute(
      tx,
    );
  return done.numAffectedRows === 1n;
}
