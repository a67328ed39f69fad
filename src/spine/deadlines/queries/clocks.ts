/** SQL of clocks and of what happened to them. Nothing here removes one. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Confidence, Duration, RuleBasis, Subject } from "../schema.ts";

/** A clock with the version of the rule that it started with. */
export interface ClockRow extends Duration {
  readonly id: number;
  readonly unitId: number;
  readonly unitName: string;
  readonly subjectKind: string;
  readonly subjectCode: string;
  readonly ruleCode: string;
  readonly labelVi: string;
  readonly labelEn: string;
  readonly versionNumber: number;
  readonly basis: RuleBasis;
  readonly article: string | null;
  /** The article that asks for it "at once", where the hours are the city's own. */
  readonly ground: string | null;
  readonly source: string;
  readonly confidence: Confidence;
  readonly startedAt: Date;
  readonly dueAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly stoppedByName: string | null;
  readonly isVoid: boolean;
  /** Who alone may know of it, by number; null: whoever sees the unit. */
  readonly keptTo: readonly number[] | null;
}

/** A clock with its rule and its unit. */
export const CLOCK = sql`select c.id, c.unit_id, u.name as unit_name, c.subject_kind, c.subject_code, c.rule_code, r.label_vi, r.label_en, r.ground,
    v.number as version_number, v.amount, v.unit, v.rolls, v.basis, v.article, v.source, v.confidence,
    c.started_at, c.due_at, c.stopped_at, c.stopped_by_name, c.is_void, c.kept_to
  from deadlines.clock c join deadlines.rule_version v on v.id = c.rule_version_id join deadlines.rule r on r.code = c.rule_code
  join agencies.unit u on u.id = c.unit_id`;

/** The clock with this number, if this person may see it; held until the transaction ends where it is to be changed. */
export async function findClock(tx: Tx, id: number, hold = false): Promise<ClockRow | undefined> {
  return (await sql<ClockRow>`${CLOCK} where c.id = ${id} ${hold ? sql`for update of c` : sql``}`.execute(tx))
    .rows[0];
}

/** The clocks of one thing, the newest first. */
export async function listClocksOf(tx: Tx, { kind, code }: Subject): Promise<ClockRow[]> {
  const of = sql`c.subject_kind = ${kind} and c.subject_code = ${code}`;
  return (await sql<ClockRow>`${CLOCK} where ${of} order by c.started_at desc, c.id desc`.execute(tx)).rows;
}

/** The earliest due moment among the running clocks of a rule for these things; null where none runs. */
export async function earliestDueOf(
  tx: Tx,
  rule: string,
  of: { readonly kind: string; readonly codes: readonly string[] },
): Promise<ClockRow | undefined> {
  const found = await sql<ClockRow>`${CLOCK} where c.rule_code = ${rule} and c.subject_kind = ${of.kind}
    and c.subject_code = any(${[...of.codes]}::text[]) and c.stopped_at is null
    order by c.due_at nulls last limit 1`.execute(tx);
  return found.rows[0];
}

/** Clocks of working days, or whose last day rolls, that have not lapsed: a change of the calendar may move them. */
export async function listMovable(tx: Tx, at: Date): Promise<ClockRow[]> {
  const found =
    await sql<ClockRow>`${CLOCK} where c.stopped_at is null and c.due_at >= ${at} and (v.unit = 'working-day' or v.rolls)
    order by c.id for update of c`.execute(tx);
  return found.rows;
}

/** A clock to be started. */
export interface NewClock {
  readonly subjectCode: string;
  readonly unitId: number;
}

/** Starts clocks of one version for many things at one moment; where one runs already it stays as it is. */
export async function addClocks(
  tx: Tx,
  by: {
    readonly versionId: number;
    readonly ruleCode: string;
    readonly subjectKind: string;
    readonly startedAt: Date;
    readonly dueAt: Date;
    readonly personId: number | null;
  },
  clocks: readonly NewClock[],
): Promise<void> {
  await sql`insert into deadlines.clock (rule_version_id, rule_code, subject_kind, subject_code, unit_id, started_at, started_by, due_at)
    select ${by.versionId}, ${by.ruleCode}, ${by.subjectKind}, "subjectCode", "unitId", ${by.startedAt}, ${by.personId}, ${by.dueAt}
    from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as r("subjectCode" text, "unitId" int)
    on conflict (subject_kind, subject_code, rule_code) where stopped_at is null do nothing`.execute(tx);
}

/** Whose clocks of a rule stop, when and by whom. */
export interface Stopping {
  readonly rule: string;
  readonly kind: string;
  readonly codes: readonly string[];
  readonly at: Date;
  readonly personId: number | null;
  readonly byName: string | null;
  /** Why they no longer apply; absent where what they ran for was done. */
  readonly voidBecause?: string;
}

/** Stops the running clocks of a rule for these things; one that is void says why. */
export async function stopClocksOf(tx: Tx, by: Stopping): Promise<void> {
  const reason = by.voidBecause ?? null;
  await sql`with stopped as (update deadlines.clock set stopped_at = greatest(${by.at}, started_at), stopped_by = ${by.personId},
      stopped_by_name = ${by.byName}, is_void = ${reason !== null}
    where rule_code = ${by.rule} and subject_kind = ${by.kind} and subject_code = any(${[...by.codes]}::text[])
      and stopped_at is null returning id, unit_id)
    insert into deadlines.event (clock_id, unit_id, act, at, by_person, by_name, reason)
    select id, unit_id, 'void', ${by.at}, ${by.personId}, ${by.byName}, ${reason}::text from stopped where ${reason}::text is not null`.execute(
    tx,
  );
}

/** Which things went to another unit, and how that is told. */
export interface Moving {
  readonly kind: string;
  readonly codes: readonly string[];
  readonly unitId: number;
  readonly reason: string;
  readonly at: Date;
  readonly personId: number | null;
  readonly byName: string | null;
}

/** Lets the clocks of these things follow them to a unit, with what was noted of them; nothing else of them changes. */
export async function moveClocksOf(tx: Tx, to: Moving): Promise<void> {
  const found = await sql<{ id: number }>`update deadlines.clock set unit_id = ${to.unitId}
    where subject_kind = ${to.kind} and subject_code = any(${[...to.codes]}::text[]) and unit_id <> ${to.unitId}
    returning id`.execute(tx);
  await sql`insert into deadlines.event (clock_id, unit_id, act, at, by_person, by_name, reason)
    select id, ${to.unitId}, 'hand-over', ${to.at}, ${to.personId}, ${to.byName}, ${to.reason}
    from unnest(${found.rows.map((row) => row.id)}::bigint[]) as g (id)`.execute(tx);
}

/** Which things' clocks are kept to whom; null: whoever sees the unit. */
export interface Keeping {
  readonly kind: string;
  readonly codes: readonly string[];
  readonly people: readonly number[] | null;
}

/** Keeps every clock of these things, the stopped ones and those still to start too, to these people. */
export async function keepClocksOf(tx: Tx, to: Keeping): Promise<void> {
  const people = to.people && [...to.people];
  const of = sql`subject_kind = ${to.kind} and subject_code = any(${[...to.codes]}::text[])`;
  await sql`update deadlines.clock set kept_to = ${people}::int[]
    where ${of} and kept_to is distinct from ${people}::int[]`.execute(tx);
  await sql`delete from deadlines.kept where ${of}`.execute(tx);
  if (people)
    await sql`insert into deadlines.kept (subject_kind, subject_code, people)
      select ${to.kind}, code, ${people}::int[] from unnest(${[...to.codes]}::text[]) g (code)`.execute(tx);
}

/** Takes away what was written of the clocks of these things; answers the numbers of the clocks. */
export async function forgetReasons(
  tx: Tx,
  of: { readonly kind: string; readonly codes: readonly string[]; readonly instead: string },
): Promise<number[]> {
  const found = await sql<{
    id: number;
  }>`select id from deadlines.forget_reasons(${of.kind}, ${[...of.codes]}::text[], ${of.instead}) id`.execute(
    tx,
  );
  return found.rows.map((row) => row.id);
}

/** One thing that happened to a clock. */
export interface ClockEvent {
  readonly clockId: number;
  readonly act: "pause" | "resume" | "explain" | "void" | "recount" | "hand-over";
  readonly at: Date;
  readonly byName: string | null;
  readonly reason: string | null;
  readonly dueBefore: Date | null;
  readonly dueAfter: Date | null;
}

/** Notes what happened to clocks; append-only. What moved when they are due is set with it (`dueAfter`, null: paused). */
export async function addEvents(
  tx: Tx,
  events: readonly (ClockEvent & { readonly unitId: number; readonly personId: number | null })[],
): Promise<void> {
  await sql`with given as materialized (select * from jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
      as r("clockId" bigint, "unitId" int, act text, at timestamptz, "personId" int, "byName" text, reason text,
        "dueBefore" timestamptz, "dueAfter" timestamptz)),
    moved as (update deadlines.clock c set due_at = given."dueAfter" from given
      where c.id = given."clockId" and given.act in ('pause', 'resume', 'recount'))
    insert into deadlines.event (clock_id, unit_id, act, at, by_person, by_name, reason, due_before, due_after)
    select "clockId", "unitId", act, at, "personId", "byName", reason, "dueBefore", "dueAfter" from given`.execute(
    tx,
  );
}

/** What happened to these clocks, in its order. */
export async function listEvents(tx: Tx, clockIds: readonly number[]): Promise<Map<number, ClockEvent[]>> {
  const found =
    await sql<ClockEvent>`select clock_id, act, at, by_name, reason, due_before, due_after from deadlines.event
    where clock_id = any(${[...clockIds]}::bigint[]) order by id`.execute(tx);
  return Map.groupBy(found.rows, (event) => event.clockId);
}
