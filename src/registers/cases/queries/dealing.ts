/** SQL of what is counted of measures, sanctions and mediations, for their rules and clocks. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** When each of the pairs of a case was at it last; null where it goes on or nobody said. */
export async function listActs(tx: Tx, caseId: number): Promise<(string | null)[]> {
  const found = await sql<{
    lastOn: string | null;
  }>`select p.last_on from cases.pair p join cases.thing t on t.id = p.id
    where p.case_id = ${caseId} and t.gone_at is null`.execute(tx);
  return found.rows.map((row) => row.lastOn);
}

/** Sanctions of a case on which nobody has decided, with the day from which their limitation counts. */
export async function listWaitingSanctions(
  tx: Tx,
  caseId: number,
): Promise<{ id: number; actOn: string | null }[]> {
  const found = await sql<{ id: number; actOn: string | null }>`select s.id, s.act_on from cases.sanction s
    join cases.thing t on t.id = s.id
    where s.case_id = ${caseId} and t.gone_at is null and s.decided_on is null and s.kind in ('unknown', 'administrative')`.execute(
    tx,
  );
  return found.rows;
}

/** The days of a sanction. */
export async function readSanctionDays(
  tx: Tx,
  id: number,
): Promise<{ actOn: string | null; limitationOn: string | null } | undefined> {
  const found = await sql<{
    actOn: string | null;
    limitationOn: string | null;
  }>`select act_on, limitation_on from cases.sanction
    where id = ${id}`.execute(tx);
  return found.rows[0];
}

/** Days (YYYY-MM-DD) from which clocks of measures run; null where none does. */
export interface DealingDays {
  readonly stay: string | null;
  readonly mediation: string | null;
  readonly aid: string | null;
}

/** The oldest day of stays that go on in a place of this kind, of mediations given to somebody and not begun, of legal aid that nobody was named for. */
export async function readDealingClocks(
  tx: Tx,
  caseId: number,
  kinds: readonly string[],
): Promise<DealingDays> {
  const found = await sql<DealingDays>`select
    (select min(m.from_on) from cases.measure m join cases.thing t on t.id = m.id where m.case_id = ${caseId} and t.gone_at is null
      and m.kind = 'shelter' and m.shelter_kind = any(${kinds}::text[]) and m.from_on is not null and coalesce(m.result, 'running') = 'running') as stay,
    (select min(d.assigned_on) from cases.mediation d join cases.thing t on t.id = d.id where d.case_id = ${caseId} and t.gone_at is null
      and d.started_on is null and coalesce(d.result, 'running') = 'running') as mediation,
    (select min(a.day) from cases.detail a join cases.measure m on m.id = a.thing_id join cases.thing t on t.id = m.id
      where a.case_id = ${caseId} and a.field = 'measure.aidAcceptedOn' and t.gone_at is null and coalesce(m.result, 'running') = 'running'
      and not exists (select from cases.detail b where b.thing_id = m.id and b.field = 'measure.aidAssignedOn')) as aid`.execute(
    tx,
  );
  return found.rows[0] ?? { stay: null, mediation: null, aid: null };
}

/** The units at which these people hold one of these roles on a day. */
export async function unitsOfPeople(
  tx: Tx,
  {
    people,
    roles,
    day,
  }: { readonly people: readonly number[]; readonly roles: readonly string[]; readonly day: string },
): Promise<ReadonlyMap<number, number[]>> {
  const found = await sql<{ personId: number; units: number[] }>`select person_id, array_agg(unit_id) as units
    from people.role_held where person_id = any(${people}::int[]) and role = any(${roles}::text[])
      and valid_from <= ${day} and (valid_to is null or valid_to > ${day}) group by person_id`.execute(tx);
  return new Map(found.rows.map((row) => [row.personId, row.units]));
}

/** A fact of the law with the day from which it holds. */
export interface LawRow<T> {
  readonly validFrom: string;
  readonly source: string;
  readonly body: T;
}

/** Every version of a fact, the newest of each day. */
export async function listLaw<T>(tx: Tx, name: string): Promise<LawRow<T>[]> {
  const found = await sql<
    LawRow<T>
  >`select distinct on (valid_from) valid_from, source, body from cases.fact where name = ${name}
    order by valid_from, version desc`.execute(tx);
  return found.rows;
}

/** People who hold one of these roles at these units on a day, by unit and name. */
export async function listPeopleAt(
  tx: Tx,
  {
    units,
    roles,
    day,
  }: { readonly units: readonly number[]; readonly roles: readonly string[]; readonly day: string },
): Promise<{ id: number; name: string; unit: string }[]> {
  const found = await sql<{
    id: number;
    name: string;
    unit: string;
  }>`select distinct p.id, p.name, u.name as unit
    from people.role_held r join people.person p on p.id = r.person_id join agencies.unit u on u.id = r.unit_id
    where r.unit_id = any(${units}::int[]) and r.role = any(${roles}::text[])
      and r.valid_from <= ${day} and (r.valid_to is null or r.valid_to > ${day})
    order by unit, p.name, p.id`.execute(tx);
  return found.rows;
}
