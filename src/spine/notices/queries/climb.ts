/** SQL of climbs: what is overdue, how far it was told, and how it ended. */
import { sql, type RawBuilder } from "kysely";
import { likeText, type Tx } from "#base/database/index.ts";
import type { Ending, Thing, ThingKind } from "../schema.ts";
import type { Overdue } from "../sources.ts";

/** A climb with the version of the ladder that it began with. */
export interface ClimbRow {
  readonly id: number;
  readonly kind: ThingKind;
  readonly code: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly inCharge: number | null;
  readonly inChargeName: string | null;
  readonly aboutKind: string | null;
  readonly aboutCode: string | null;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly dueOn: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly endedWhy: Ending | null;
  readonly ladderId: number;
  /** The highest step that was told; 0 where none was. */
  readonly step: number;
  /** Who alone may know of it; null: whoever sees the units. */
  readonly keptTo: readonly number[] | null;
}

const CLIMB = sql`select c.id, c.kind, c.code, c.unit_id, u.name as unit_name, c.in_charge, i.name as in_charge_name, c.about_kind, c.about_code,
    c.title_vi, c.title_en, c.due_on, c.started_at, c.ended_at, c.ended_why, c.ladder_id, c.step, c.kept_to
  from notices.climb c join agencies.unit u on u.id = c.unit_id left join agencies.unit i on i.id = c.in_charge`;

/** Every climb that goes on. */
export async function listOpenClimbs(tx: Tx): Promise<ClimbRow[]> {
  return (await sql<ClimbRow>`${CLIMB} where c.ended_at is null order by c.id`.execute(tx)).rows;
}

/** The climbs of one thing and of the clocks that run for it, the newest first. */
export async function listClimbsOf(tx: Tx, { kind, code }: Thing): Promise<ClimbRow[]> {
  return (
    await sql<ClimbRow>`${CLIMB} where (c.kind = ${kind} and c.code = ${code})
      or (c.about_kind = ${kind} and c.about_code = ${code}) order by c.due_on desc, c.id desc limit 50`.execute(
      tx,
    )
  ).rows;
}

interface Keyed extends Overdue {
  readonly kind: ThingKind;
}

/**
 * Begins a climb for each of these by the newest ladder of its kind. One that ended because the thing was done or no longer
 * overdue goes on where it was; one whose reason was accepted stays ended. A unit that took a thing over takes its climb along.
 */
export async function beginClimbs(tx: Tx, things: readonly Keyed[], at: Date): Promise<number> {
  const rows = things.map(({ about, title, ...one }) => ({
    ...one,
    aboutKind: about?.kind ?? null,
    aboutCode: about?.code ?? null,
    keptTo: one.keptTo ?? null,
    vi: title.vi,
    en: title.en,
  }));
  const begun = await sql<{
    n: number;
  }>`with given as materialized (select r.*, (select l.id from notices.ladder l
        where l.kind = r.kind order by l.number desc limit 1) as ladder_id
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(kind text, code text, "unitId" int, "inCharge" int,
        "aboutKind" text, "aboutCode" text, vi text, en text, "dueOn" date, "keptTo" int[])),
    put as (insert into notices.climb as c (kind, code, unit_id, in_charge, about_kind, about_code, title_vi, title_en, due_on, ladder_id, started_at, kept_to)
      select kind, code, "unitId", "inCharge", "aboutKind", "aboutCode", vi, en, "dueOn", ladder_id, ${at}, "keptTo" from given
      on conflict (kind, code, due_on) do update set unit_id = excluded.unit_id, in_charge = excluded.in_charge,
        title_vi = excluded.title_vi, title_en = excluded.title_en, ended_at = null, ended_why = null
      where c.ended_why is distinct from 'accepted' and (c.ended_at is not null
        or (c.unit_id, c.in_charge, c.title_vi, c.title_en) is distinct from (excluded.unit_id, excluded.in_charge, excluded.title_vi, excluded.title_en))
      returning (xmax = 0) as fresh)
    select count(*) filter (where fresh) as n from put`.execute(tx);
  return begun.rows[0]?.n ?? 0;
}

/** Ends these climbs for one reason. */
export async function endClimbs(
  tx: Tx,
  ids: readonly number[],
  by: { readonly why: Ending; readonly at: Date },
): Promise<void> {
  await sql`update notices.climb set ended_at = ${by.at}, ended_why = ${by.why}
    where id = any(${[...ids]}::bigint[]) and ended_at is null`.execute(tx);
}

/** Ends the climbs of a thing that go on, since its reason was accepted. Answers how many. */
export async function acceptClimbs(tx: Tx, of: Thing, at: Date): Promise<number> {
  const ended = await sql`update notices.climb set ended_at = ${at}, ended_why = 'accepted'
    where kind = ${of.kind} and code = ${of.code} and ended_at is null returning id`.execute(tx);
  return ended.rows.length;
}

/** What a list of climbs shows. */
export interface ClimbsAsked {
  readonly which: "open" | "ended";
  readonly kind?: ThingKind | undefined;
  /** The highest step that was told; 0 where none was. */
  readonly step?: number | undefined;
  readonly q?: string | undefined;
  readonly sort: "due" | "-due";
  /** Due day and number of the last climb of the page before. */
  readonly after?: readonly [string, number] | undefined;
  readonly limit: number;
}

function conditionsOf(asked: ClimbsAsked): RawBuilder<unknown>[] {
  const found = [asked.which === "open" ? sql`c.ended_at is null` : sql`c.ended_at is not null`];
  if (asked.kind) found.push(sql`c.kind = ${asked.kind}`);
  if (asked.step !== undefined) found.push(sql`c.step = ${asked.step}`);
  if (asked.q)
    found.push(sql`(u.name_folded like '%' || base.fold(${likeText(asked.q)}) || '%'
      or base.fold(c.title_vi) like '%' || base.fold(${likeText(asked.q)}) || '%' or c.code = upper(${asked.q}))`);
  return found;
}

/** One page of climbs by the day they were due. */
export async function listClimbs(tx: Tx, asked: ClimbsAsked): Promise<ClimbRow[]> {
  const where = conditionsOf(asked);
  const falling = asked.sort === "-due";
  const order = sql.raw(falling ? "desc" : "asc");
  if (asked.after) {
    const [due, id] = asked.after;
    where.push(sql`(c.due_on, c.id) ${sql.raw(falling ? "<" : ">")} (${due}::date, ${id}::bigint)`);
  }
  const found = await sql<ClimbRow>`${CLIMB} where ${sql.join(where, sql` and `)}
    order by c.due_on ${order}, c.id ${order} limit ${asked.limit}`.execute(tx);
  return found.rows;
}

/** How many the list has in all. */
export async function countClimbs(tx: Tx, asked: ClimbsAsked): Promise<number> {
  const found = await sql<{
    n: number;
  }>`select count(*) as n from notices.climb c join agencies.unit u on u.id = c.unit_id
    where ${sql.join(conditionsOf(asked), sql` and `)}`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** How many open climbs have been told up to each step; 0 for those of which nobody was told yet. */
export async function countBySteps(tx: Tx): Promise<{ step: number; n: number }[]> {
  const found = await sql<{
    step: number;
    n: number;
  }>`select step, count(*) as n from notices.climb
    where ended_at is null group by step order by step`.execute(tx);
  return found.rows;
}

/** Whether anything has ever climbed. */
export async function hasClimbs(tx: Tx): Promise<boolean> {
  return (await sql`select from notices.climb limit 1`.execute(tx)).rows.length > 0;
}
