/** SQL of reports. Who may see which is said by row security: a verb looks from one side (intake.side()). */
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { AddressLetter, Channel, ReportKind, ReportState, YesNoUnknown } from "../schema.ts";

/** The codes of a report, without what is sealed. */
export interface ReportRow {
  readonly id: number;
  readonly code: string;
  readonly record: string;
  readonly kind: ReportKind;
  readonly channel: Channel;
  readonly addressLetter: AddressLetter | null;
  readonly receivedAt: Date;
  readonly enteredAt: Date;
  readonly receivedByName: string | null;
  readonly receiverUnitId: number;
  readonly receiverUnitName: string;
  /** The commune of the place. */
  readonly unitId: number;
  readonly unitName: string;
  readonly danger: YesNoUnknown;
  readonly lifeDanger: YesNoUnknown;
  readonly childHarmed: YesNoUnknown;
  readonly vulnerable: YesNoUnknown;
  readonly crimeSuspected: YesNoUnknown;
  readonly nameless: boolean;
  readonly state: ReportState;
  readonly version: number;
  /** Those it is given to and who did not decline, by name. */
  readonly givenTo: readonly string[];
}

// Danger first: of those that are open a life in danger, then anyone in danger, then the rest.
const RANK = sql`(case when r.state = 'closed' then 3 when r.life_danger = 'yes' then 0 when r.danger = 'yes' then 1 else 2 end)`;

const REPORT = sql`select r.id, r.code, r.record, r.kind, r.channel, r.address_letter, r.received_at, r.entered_at, r.received_by_name,
    r.receiver_unit_id, v.name as receiver_unit_name, r.unit_id, u.name as unit_name, r.danger, r.life_danger, r.child_harmed, r.vulnerable,
    r.crime_suspected, r.nameless, r.state, r.version, ${RANK} as rank,
    coalesce((select jsonb_agg(distinct t.name) from intake.assignment a join agencies.unit t on t.id = a.to_unit_id
      where a.report_id = r.id and a.answer is distinct from 'declined'), '[]') as given_to
  from intake.report r join agencies.unit u on u.id = r.unit_id join agencies.unit v on v.id = r.receiver_unit_id`;

/** The report of this code, if this person may see it; held until the transaction ends where it is to be changed. */
export async function findReport(tx: Tx, code: string, hold = false): Promise<ReportRow | undefined> {
  const lock = hold ? sql`for update of r` : sql``;
  return (await sql<ReportRow>`${REPORT} where r.code = ${code} ${lock}`.execute(tx)).rows[0];
}

/** The report that was entered under this number before, if it was this person's. */
export async function findEntered(tx: Tx, entry: string): Promise<ReportRow | undefined> {
  return (await sql<ReportRow>`${REPORT} where r.entry = ${entry}`.execute(tx)).rows[0];
}

/** Whether there is any report at all, for whoever sees all. */
export async function hasReports(tx: Tx): Promise<boolean> {
  return (await sql`select from intake.report limit 1`.execute(tx)).rows.length > 0;
}

/** Reports by their numbers. */
export async function listReportsOf(tx: Tx, ids: readonly number[]): Promise<ReportRow[]> {
  return (await sql<ReportRow>`${REPORT} where r.id = any(${[...ids]}::bigint[]) order by r.id`.execute(tx))
    .rows;
}

/** What is sealed of these reports, by number. */
export async function listSealed(tx: Tx, ids: readonly number[]): Promise<Map<number, Buffer>> {
  const found = await sql<{ id: number; sealed: Buffer }>`select id, sealed from intake.report
    where id = any(${[...ids]}::bigint[])`.execute(tx);
  return new Map(found.rows.map((row) => [row.id, row.sealed]));
}

/** Which reports a list shows: those that wait for somebody, those that are open and in no case that one may know of, those that ended. */
export const whichReports = ["waiting", "open", "closed", "all"] as const;
export type WhichReports = (typeof whichReports)[number];

/**
 * From where one looks: the side, the units (null: all) and the person. Row security says the same; said in the statement as
 * well, it lets the database go by an index.
 */
export interface Looking {
  readonly side: "place" | "given" | "entered";
  readonly units: readonly number[] | null;
  readonly personId: number;
}

export interface ReportsAsked {
  readonly from: Looking;
  readonly which: WhichReports;
  readonly kind?: ReportKind | undefined;
  readonly state?: ReportState | undefined;
  /** Only those in which anyone is in danger. */
  readonly danger?: boolean | undefined;
  /** Part of the code. */
  readonly q?: string | undefined;
  /** Rank, moment of receipt (ISO 8601) and number of the last one of the page before. */
  readonly after?: readonly [number, string, number] | undefined;
  readonly limit: number;
}

const which: Readonly<Record<WhichReports, RawBuilder<unknown>>> = {
  waiting: sql`r.state in ('received', 'acknowledged', 'declined')`,
  // What a case holds is handled there.
  open: sql`(r.state <> 'closed' and not exists (select from intake.taken t where t.report_id = r.id and t.released_at is null))`,
  closed: sql`r.state = 'closed'`,
  all: sql`true`,
};

function seenFrom({ side, units, personId }: Looking): RawBuilder<unknown> {
  if (units === null) return sql`true`;
  const ids = sql`${[...units]}::int[]`;
  if (side === "place") return sql`r.unit_id = any(${ids})`;
  if (side === "given") return sql`r.given_to && ${ids}`;
  return sql`(r.received_by = ${personId} or r.receiver_unit_id = any(${ids}))`;
}

function conditionsOf(asked: ReportsAsked): RawBuilder<unknown> {
  const found = [seenFrom(asked.from), which[asked.which]];
  if (asked.kind) found.push(sql`r.kind = ${asked.kind}`);
  if (asked.state) found.push(sql`r.state = ${asked.state}`);
  if (asked.danger) found.push(sql`(r.danger = 'yes' or r.life_danger = 'yes')`);
  if (asked.q) found.push(sql`strpos(r.code, upper(${asked.q})) > 0`);
  return sql.join(found, sql` and `);
}

/** One page, danger first, then the newest. */
export async function listReports(
  tx: Tx,
  asked: ReportsAsked,
): Promise<(ReportRow & { readonly rank: number })[]> {
  const after = asked.after
    ? sql`and (${RANK}, -extract(epoch from r.received_at), -r.id) > (${asked.after[0]}::int, -extract(epoch from ${asked.after[1]}::timestamptz), -${asked.after[2]}::bigint)`
    : sql``;
  const found = await sql<
    ReportRow & { rank: number }
  >`${REPORT} where ${conditionsOf(asked)} ${after} order by rank, r.received_at desc, r.id desc limit ${asked.limit}`.execute(
    tx,
  );
  return found.rows;
}

/** Open reports whose reporter wrote last in the thread, the longest waiting first. */
export async function listWrittenTo(
  tx: Tx,
  asked: Pick<ReportsAsked, "from" | "limit">,
): Promise<ReportRow[]> {
  const last = sql`(select m.from_reporter from intake.letter l join intake.message m on m.letter_id = l.id
    where l.code = r.code order by m.id desc limit 1)`;
  const found = await sql<ReportRow>`${REPORT} where r.channel = 'public' and r.state <> 'closed'
    and ${seenFrom(asked.from)} and ${last} order by r.received_at limit ${asked.limit}`.execute(tx);
  return found.rows;
}

/** How many the list has in all. */
export async function countReports(tx: Tx, asked: ReportsAsked): Promise<number> {
  const found = await sql<{
    n: number;
  }>`select count(*) as n from intake.report r where ${conditionsOf(asked)}`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** A report to be kept. */
export interface NewReport extends Omit<
  ReportRow,
  "id" | "receiverUnitName" | "unitName" | "state" | "version" | "givenTo"
> {
  /** However often it is sent it is one. */
  readonly entry: string;
  readonly receivedBy: number | null;
  readonly sealed: Buffer;
}

/** Keeps a report; answers its number. */
export async function addReport(tx: Tx, given: NewReport): Promise<number> {
  const added = await sql<{
    id: number;
  }>`insert into intake.report (code, record, entry, kind, channel, address_letter, received_at,
      entered_at, received_by, received_by_name, receiver_unit_id, unit_id, danger, life_danger, child_harmed, vulnerable,
      crime_suspected, nameless, sealed)
    values (${given.code}, ${given.record}, ${given.entry}, ${given.kind}, ${given.channel}, ${given.addressLetter}, ${given.receivedAt},
      ${given.enteredAt}, ${given.receivedBy}, ${given.receivedByName}, ${given.receiverUnitId}, ${given.unitId}, ${given.danger},
      ${given.lifeDanger}, ${given.childHarmed}, ${given.vulnerable}, ${given.crimeSuspected}, ${given.nameless}, ${given.sealed})
    returning id`.execute(tx);
  const id = added.rows[0]?.id;
  if (id === undefined) throw new Error("A report was not kept.");
  return id;
}

/** Notes how a report stands now, and to whom it is given. */
export async function setState(
  tx: Tx,
  id: number,
  to: { readonly state: ReportState; readonly given?: number; readonly takenFrom?: number },
): Promise<void> {
  const given = to.given ?? null;
  const taken = to.takenFrom ?? null;
  await sql`update intake.report set state = ${to.state}, version = version + 1,
      given_to = case when ${given}::int is not null and not given_to @> array[${given}::int] then given_to || ${given}::int
        when ${taken}::int is not null then array_remove(given_to, ${taken}::int) else given_to end
    where id = ${id}`.execute(tx);
}

/** Keeps reports to people and from people; answers those of them that could be seen. */
export async function keepReports(
  tx: Tx,
  to: {
    readonly codes: readonly string[];
    readonly people: readonly number[] | null;
    readonly from?: readonly number[];
    readonly followed?: boolean;
  },
): Promise<{ id: number; code: string }[]> {
  const from = to.from && to.from.length > 0 ? [...to.from] : null;
  const kept = await sql<{
    id: number;
    code: string;
  }>`update intake.report set kept_to = ${to.people && [...to.people]}::int[], kept_from = ${from}::int[],
      is_followed = ${to.followed ?? false}
    where code = any(${[...to.codes]}::text[]) returning id, code`.execute(tx);
  return kept.rows;
}
