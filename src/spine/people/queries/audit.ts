/** Reading the trail: by person, unit, thing, act and days, newest first. Reading is itself written to it. */
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { AuditQuery } from "../schema.ts";

/** A line with names. */
export interface AuditLine {
  readonly id: number;
  readonly at: Date;
  readonly person: { readonly id: number; readonly name: string; readonly userName: string } | null;
  readonly unit: { readonly id: number; readonly name: string } | null;
  readonly verb: string;
  readonly subject: string | null;
  readonly outcome: string;
  readonly request: string | null;
  readonly details: Record<string, unknown>;
}

function conditionsOf(asked: AuditQuery): RawBuilder<unknown>[] {
  const equal: readonly (readonly [string, unknown])[] = [
    ["a.person_id", asked.personId],
    ["a.unit_id", asked.unitId],
    ["a.subject", asked.subject],
    ["a.verb", asked.verb],
    ["a.outcome", asked.outcome],
  ];
  const found = equal
    .filter(([, value]) => value !== undefined)
    .map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  if (asked.from) found.push(sql`a.at >= (${asked.from})::date::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  if (asked.to) found.push(sql`a.at < ((${asked.to})::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  if (asked.after) found.push(sql`a.id < ${asked.after}`);
  return found.length > 0 ? found : [sql`true`];
}

/** One page of the trail. */
export async function listAudit(tx: Tx, asked: AuditQuery): Promise<AuditLine[]> {
  const found = await sql<AuditLine>`select a.id, a.at, a.verb, a.subject, a.outcome, a.request, a.details,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name, 'userName', p.user_name) end as person,
      case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end as unit
    from (select * from access.audit a where ${sql.join(conditionsOf(asked), sql` and `)} order by a.id desc
      limit ${asked.limit}) a
    left join people.person p on p.id = a.person_id left join agencies.unit u on u.id = a.unit_id
    order by a.id desc`.execute(tx);
  return found.rows;
}
