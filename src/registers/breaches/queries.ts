/** SQL of breaches. Row security shows a reporter their own, and the data-protection officer all. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Act, DataKind, Kind, Severity, Standing, State } from "./schema.ts";

/** A breach. */
export interface BreachRow extends Standing {
  readonly id: number;
  readonly code: string;
  readonly record: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly reportedAt: Date;
  readonly reportedByName: string;
  readonly isExact: boolean;
  readonly dataKinds: readonly DataKind[];
  readonly endedAt: Date | null;
  readonly version: number;
  readonly sealed: Buffer;
}

const BREACH = sql`select b.id, b.code, b.record, b.unit_id, u.name as unit_name, b.kind, b.severity, b.state, b.discovered_at, b.reported_at,
    b.reported_by_name, b.people, b.is_exact, b.data_kinds, b.minutes_at, b.notified_at, b.first_notice_at, b.cyber_report_at, b.told_at,
    b.not_told_at, b.ended_at, b.version, b.sealed,
    (select count(*)::int from breaches.entry e where e.breach_id = b.id and e.act = 'measure') as measures
  from breaches.breach b join agencies.unit u on u.id = b.unit_id`;
const MOST = 300;

/** The open ones first, by what was discovered first. */
export async function listBreaches(tx: Tx): Promise<BreachRow[]> {
  return (
    await sql<BreachRow>`${BREACH} order by b.ended_at desc nulls first, b.discovered_at limit ${MOST}`.execute(
      tx,
    )
  ).rows;
}

/** One of them. */
export async function findBreach(tx: Tx, code: string): Promise<BreachRow | undefined> {
  return (await sql<BreachRow>`${BREACH} where b.code = ${code}`.execute(tx)).rows[0];
}

/** The same, held until the transaction ends. */
export async function holdBreach(tx: Tx, code: string): Promise<BreachRow | undefined> {
  await sql`select from breaches.breach where code = ${code} for no key update`.execute(tx);
  return findBreach(tx, code);
}

interface NewBreach {
  readonly code: string;
  readonly record: string;
  readonly unitId: number;
  readonly kind: Kind;
  readonly discoveredAt: Date;
  readonly at: Date;
  readonly personId: number;
  readonly byName: string;
  readonly sealed: Buffer;
}

/** Enters one. */
export async function addBreach(tx: Tx, given: NewBreach): Promise<void> {
  await sql`insert into breaches.breach (code, record, unit_id, kind, discovered_at, reported_at, reported_by, reported_by_name, sealed)
    values (${given.code}, ${given.record}, ${given.unitId}, ${given.kind}, ${given.discoveredAt}, ${given.at}, ${given.personId},
      ${given.byName}, ${given.sealed})`.execute(tx);
}

/** What of a breach changes. */
export interface BreachChange {
  readonly kind?: Kind;
  readonly severity?: Severity;
  readonly state?: State;
  readonly people?: number | null;
  readonly isExact?: boolean;
  readonly dataKinds?: readonly DataKind[];
  readonly minutesAt?: Date;
  readonly notifiedAt?: Date;
  readonly firstNoticeAt?: Date;
  readonly cyberReportAt?: Date;
  readonly toldAt?: Date;
  readonly notToldAt?: Date;
  readonly endedAt?: Date;
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Changes it and counts its version on. */
export async function changeBreach(tx: Tx, id: number, change: BreachChange): Promise<void> {
  const sets = Object.entries(change).map(([name, value]) => sql`${sql.ref(snake(name))} = ${value}`);
  await sql`update breaches.breach set ${sql.join([...sets, sql`version = version + 1`])} where id = ${id}`.execute(
    tx,
  );
}

/** One line of its course. */
interface EntryRow {
  readonly act: Act;
  readonly at: Date;
  readonly notedAt: Date;
  readonly byName: string;
  readonly sealed: Buffer | null;
}

/** Adds a line. */
export async function addEntry(
  tx: Tx,
  given: EntryRow & { readonly breachId: number; readonly personId: number },
): Promise<void> {
  await sql`insert into breaches.entry (breach_id, act, at, noted_at, by_person, by_name, sealed)
    values (${given.breachId}, ${given.act}, ${given.at}, ${given.notedAt}, ${given.personId}, ${given.byName}, ${given.sealed})`.execute(
    tx,
  );
}

/** Its course, in its order. */
export async function listEntries(tx: Tx, breachId: number): Promise<EntryRow[]> {
  const found = await sql<EntryRow>`select act, at, noted_at, by_name, sealed from breaches.entry
    where breach_id = ${breachId} order by id`.execute(tx);
  return found.rows;
}

/** A unit as its paper names it. */
export async function findHead(
  tx: Tx,
  unitId: number,
): Promise<{ code: string; name: string; kind: string } | undefined> {
  const found = await sql<{
    code: string;
    name: string;
    kind: string;
  }>`select code, name, kind from agencies.unit
    where id = ${unitId}`.execute(tx);
  return found.rows[0];
}
