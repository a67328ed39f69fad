/** SQL of lists of cases: the inbox, and search by keyed hashes of whole words and numbers. */
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { CaseState, Form, Part, RiskLevel } from "../schema/index.ts";

/** One line of a list: typed columns alone. */
export interface ListRow {
  readonly id: number;
  readonly code: string;
  readonly record: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly state: CaseState;
  readonly openedAt: Date;
  readonly eventOn: string | null;
  readonly mainForm: Form | "unknown";
  readonly risk: RiskLevel | "unknown";
  readonly nextContactOn: string | null;
  readonly workerId: number | null;
  readonly workerName: string | null;
  readonly sealedAt: Date | null;
  readonly erasedAt: Date | null;
  readonly updatedAt: Date;
  /** When the first of its running clocks is due. */
  readonly dueAt: Date | null;
  /** The parts in which this person's units take part. */
  readonly parts: readonly Part[];
  readonly extra: readonly string[];
}

/** Which cases are listed. */
export interface CasesAsked {
  readonly which: "open" | "closed" | "all";
  readonly state?: CaseState | undefined;
  readonly risk?: RiskLevel | "unknown" | undefined;
  /** Only those of this commune. */
  readonly placeId?: number | undefined;
  /** Only those that this person works on. */
  readonly workerId?: number | undefined;
  /** Only those with a lapsed clock or a contact overdue on this day. */
  readonly overdueAt?: { readonly at: Date; readonly day: string } | undefined;
  readonly order: "due" | "updated";
  /** Keyset: the key and id of the last line before. */
  readonly after?: { readonly key: string; readonly id: number } | undefined;
  readonly limit: number;
  readonly ids?: readonly number[] | undefined;
}

/** A seat of the asker's own that is taken now: what the seats of others show is not theirs. */
const SITS = sql`s.unit_id = any ((select access.seen_units())::int[]) and (s.person_id is null or s.person_id = access.person())
  and s.ended_at is null and not s.pending and (s.until_at is null or s.until_at > now())`;
const FAR = sql`'9999-12-31'::timestamptz`;

function conditions(asked: CasesAsked): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = [];
  if (asked.which === "open") found.push(sql`c.state not in ('closed', 'unfounded')`);
  if (asked.which === "closed") found.push(sql`c.state in ('closed', 'unfounded')`);
  if (asked.state) found.push(sql`c.state = ${asked.state}`);
  if (asked.risk) found.push(sql`c.risk = ${asked.risk}`);
  if (asked.placeId !== undefined) found.push(sql`c.unit_id = ${asked.placeId}`);
  if (asked.workerId !== undefined) found.push(sql`c.worker_id = ${asked.workerId}`);
  if (asked.ids) found.push(sql`c.id = any(${asked.ids}::bigint[])`);
  if (asked.overdueAt)
    found.push(sql`(k.due_at < ${asked.overdueAt.at} or c.next_contact_on < ${asked.overdueAt.day})`);
  return found;
}

/** How a list is ordered: what is due first, or what changed last. */
function ordering(asked: CasesAsked): {
  key: RawBuilder<unknown>;
  by: RawBuilder<unknown>;
  after: RawBuilder<unknown> | null;
} {
  const { after } = asked;
  if (asked.order === "updated")
    return {
      key: sql`c.updated_at`,
      by: sql`c.updated_at desc, c.id desc`,
      after: after ? sql`(c.updated_at, c.id) < (${after.key}::timestamptz, ${after.id})` : null,
    };
  const key = sql`least(coalesce(k.due_at, ${FAR}), coalesce(c.next_contact_on::timestamp at time zone 'Asia/Ho_Chi_Minh', ${FAR}))`;
  return {
    key,
    by: sql`${key}, c.id desc`,
    after: after ? sql`(${key}, -c.id) > (${after.key}::timestamptz, ${-after.id})` : null,
  };
}

/** One page of what this person may see. `key` of the last line leads to the next page. */
export async function listCases(tx: Tx, asked: CasesAsked): Promise<(ListRow & { key: string })[]> {
  const { key, by, after } = ordering(asked);
  const where = [...conditions(asked), ...(after ? [after] : []), sql`true`];
  const found = await sql<
    ListRow & { key: string }
  >`select c.id, c.code, c.record, c.unit_id, u.name as unit_name, c.state, c.opened_at,
      c.event_on, c.main_form, c.risk, c.next_contact_on, c.worker_id, w.name as worker_name, c.sealed_at, c.erased_at, c.updated_at, k.due_at,
      (${key})::text as key,
      coalesce((select array_agg(distinct s.part) from cases.seat s where s.case_id = c.id and ${SITS}
        and not 'harmed.fullName' = any(coalesce(s.without, '{}'))), '{}') as parts,
      coalesce((select array_agg(distinct f) from cases.seat s, unnest(s.fields) f where s.case_id = c.id and ${SITS}
        and not f = any(coalesce(s.without, '{}'))), '{}') as extra
    from cases."case" c join agencies.unit u on u.id = c.unit_id left join people.person w on w.id = c.worker_id
    left join lateral (select min(d.due_at) as due_at from deadlines.clock d
      where d.subject_kind = 'case' and d.subject_code = c.code and d.stopped_at is null) k on true
    where ${sql.join(where, sql` and `)} order by ${by} limit ${asked.limit}`.execute(tx);
  return found.rows;
}

/** The communes of the cases that this person may see, with how many. */
export async function listPlaces(tx: Tx): Promise<{ id: number; name: string; n: number }[]> {
  const found = await sql<{ id: number; name: string; n: number }>`select u.id, u.name, count(*)::int as n
    from cases."case" c join agencies.unit u on u.id = c.unit_id group by u.id, u.name order by u.name`.execute(
    tx,
  );
  return found.rows;
}

/** What is sought: hashes that must all be found in one case, in fields that the part of the seeker may see. */
export interface Sought {
  readonly hashes: readonly Buffer[];
  /** Pairs (field, part): who may find by what. */
  readonly fields: readonly string[];
  readonly parts: readonly Part[];
}

/** Numbers of cases that carry every hash; at most `limit`. */
export async function searchCases(tx: Tx, sought: Sought, limit: number): Promise<number[]> {
  if (sought.hashes.length === 0) return [];
  const found = await sql<{
    id: number;
  }>`select id from cases.found(${sought.hashes}::bytea[], ${sought.fields}::text[],
    ${sought.parts}::text[], ${limit}) id`.execute(tx);
  return found.rows.map((row) => row.id);
}
