/** SQL of notices: what was told to whom, each once; what a person has not read; the mail that stands for it. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { NoticeKind, Thing, TurnAct } from "../schema.ts";
import type { Holder } from "../rules/whom.ts";

/** Something to be told: a step of a climb, or a turn of an explanation. */
export interface NewNotice extends Thing {
  readonly unitId: number;
  readonly toldUnitId: number | null;
  readonly climbId: number | null;
  readonly step: number | null;
  readonly onDay: string;
  readonly explanationId: number | null;
  readonly turn: number | null;
  /** Who alone may know of it; absent or null: whoever sees the unit. */
  readonly keptTo?: readonly number[] | null;
  readonly people: readonly Holder[];
}

const keyOf = (of: Pick<NewNotice, "climbId" | "step" | "explanationId" | "turn">): string =>
  [of.climbId, of.step, of.explanationId, of.turn].join("/");

/** Queues a mail for each of these who has an address and wants mail, where none waits; answers the waiting ones. */
export async function queueMails(tx: Tx, people: readonly number[], at: Date): Promise<Map<number, number>> {
  await sql`insert into notices.mail (person_id, made_at, next_at)
    select p.id, ${at}, ${at} from people.person p where p.id = any(${[...people]}::int[])
      and p.email is not null and p.wants_mail and p.disabled_at is null order by p.id
    on conflict (person_id) where state = 'waiting' do nothing`.execute(tx);
  const waiting = await sql<{ id: number; personId: number }>`select id, person_id from notices.mail
    where state = 'waiting' and person_id = any(${[...people]}::int[])`.execute(tx);
  return new Map(waiting.rows.map(({ id, personId }) => [personId, id]));
}

/** Keeps these notices with whom they told; one that was kept before is passed by. Answers how many are new. */
export async function addNotices(tx: Tx, notices: readonly NewNotice[], at: Date): Promise<number> {
  if (notices.length === 0) return 0;
  const heads = notices.map((notice) => ({ ...notice, people: undefined }));
  const added = await sql<Pick<NewNotice, "climbId" | "step" | "explanationId" | "turn"> & { id: number }>`
    with added as (insert into notices.notice (kind, code, unit_id, told_unit_id, climb_id, step, on_day, explanation_id, turn, at, kept_to)
    select kind, code, "unitId", "toldUnitId", "climbId", step, "onDay", "explanationId", turn, ${at}, "keptTo"
    from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as r(kind text, code text, "unitId" int, "toldUnitId" int,
      "climbId" bigint, step int, "onDay" date, "explanationId" bigint, turn int, "keptTo" int[])
    on conflict do nothing returning id, climb_id, step, explanation_id, turn),
    reached as (update notices.climb c set step = a.step from (select climb_id, max(step) as step from added
      where climb_id is not null group by climb_id) a where c.id = a.climb_id and c.step < a.step)
    select id, climb_id, step, explanation_id, turn from added`.execute(tx);
  const ids = new Map(added.rows.map((row) => [keyOf(row), row.id]));
  const told = notices.flatMap((notice) => {
    const noticeId = ids.get(keyOf(notice));
    return noticeId === undefined
      ? []
      : notice.people.map((one) => ({ ...one, noticeId, kept: Boolean(notice.keptTo) }));
  });
  if (told.length === 0) return ids.size;
  const mails = await queueMails(tx, [...new Set(told.map((one) => one.personId))], at);
  const rows = told.map((one) => ({ ...one, mailId: mails.get(one.personId) ?? null }));
  await sql`insert into notices.told (notice_id, person_id, name, role, mail_id, kept)
    select "noticeId", "personId", name, role, "mailId", kept from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("noticeId" bigint, "personId" int, name text, role text, "mailId" bigint, kept boolean)`.execute(
    tx,
  );
  return ids.size;
}

/** A notice as its reader has it. */
export interface OwnNotice {
  readonly kind: NoticeKind;
  readonly code: string;
  readonly id: number;
  readonly unitName: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly dueOn: string;
  readonly aboutKind: string | null;
  readonly aboutCode: string | null;
  readonly step: number | null;
  readonly act: TurnAct | null;
  readonly byName: string | null;
  readonly at: Date;
  readonly readAt: Date | null;
  /** What it was about is over: done, no longer overdue, accepted, taken back. */
  readonly over: boolean;
}

/** Notices of one look at what is overdue that say the same of several things: they are told together. */
export interface Batch {
  readonly at: Date;
  readonly kind: NoticeKind;
  readonly step: number | null;
  readonly act: TurnAct | null;
}

/** A batch as its reader has it. */
export interface BatchRow extends Batch {
  /** The number of its last notice. */
  readonly last: number;
  readonly notices: number;
  readonly unread: number;
  readonly units: number;
}

/** What a person asks of their own notices. */
export interface OwnAsked {
  readonly personId: number;
  readonly unread: boolean;
  /** Those before the notice of this number. */
  readonly after?: number | undefined;
  readonly limit: number;
}

const FROM = sql`from notices.told d join notices.notice n on n.id = d.notice_id
  left join notices.turn t on t.explanation_id = n.explanation_id and t.number = n.turn`;

/** A page of the batches that this person was told, the newest first. */
export async function listBatches(tx: Tx, asked: OwnAsked): Promise<BatchRow[]> {
  const unread = asked.unread ? sql`and d.read_at is null` : sql``;
  const after = asked.after ? sql`having max(n.id) < ${asked.after}` : sql``;
  const found =
    await sql<BatchRow>`select n.at, n.kind, n.step, t.act, max(n.id) as last, count(*) as notices,
      count(*) filter (where d.read_at is null) as unread, count(distinct n.unit_id) as units ${FROM}
    where d.person_id = ${asked.personId} ${unread} group by n.at, n.kind, n.step, t.act ${after}
    order by max(n.id) desc limit ${asked.limit}`.execute(tx);
  return found.rows;
}

const within = ({ at, kind, step, act }: Batch) =>
  sql`n.at = ${at} and n.kind = ${kind} and n.step is not distinct from ${step}::smallint and t.act is not distinct from ${act}::text`;

/** Notices of this person, the newest first: those of a batch, or of these numbers. */
export async function listOwn(
  tx: Tx,
  asked: OwnAsked & { readonly of: Batch | readonly number[] },
): Promise<OwnNotice[]> {
  const { of } = asked;
  const few =
    "at" in of && "kind" in of ? within(of) : sql`n.id = any(${[...(of as readonly number[])]}::bigint[])`;
  const found =
    await sql<OwnNotice>`select n.id, n.kind, n.code, u.name as unit_name, coalesce(c.title_vi, e.title_vi, n.title_vi) as title_vi,
      coalesce(c.title_en, e.title_en, n.title_en) as title_en, coalesce(c.due_on, e.due_on, n.on_day) as due_on, coalesce(c.about_kind, e.about_kind) as about_kind,
      coalesce(c.about_code, e.about_code) as about_code, n.step, t.act, t.by_name, n.at, d.read_at,
      (c.ended_at is not null or coalesce(e.state in ('accepted', 'withdrawn'), false)) as over ${FROM}
    join agencies.unit u on u.id = n.unit_id left join notices.climb c on c.id = n.climb_id
    left join notices.explanation e on e.id = n.explanation_id
    where d.person_id = ${asked.personId} ${asked.unread ? sql`and d.read_at is null` : sql``}
      ${asked.after ? sql`and n.id < ${asked.after}` : sql``} and ${few} order by n.id desc limit ${asked.limit}`.execute(
      tx,
    );
  return found.rows;
}

/** How many notices this person has not read. */
export async function countUnread(tx: Tx, personId: number): Promise<number> {
  const found = await sql<{
    n: number;
  }>`select count(*) as n from notices.told d join notices.notice n on n.id = d.notice_id
    where d.person_id = ${personId} and d.read_at is null`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** Which notices a person has read: these, those of one thing, a batch, or all. */
export type ReadWhich = { readonly ids: readonly number[] } | Batch | Thing | "all";

function readCondition(which: ReadWhich) {
  if (which === "all") return sql`true`;
  if ("ids" in which) return sql`notice_id = any(${[...which.ids]}::bigint[])`;
  if ("at" in which)
    return sql`notice_id in (select n.id ${FROM} where d.person_id = access.person() and ${within(which)})`;
  return sql`notice_id in (select id from notices.notice where kind = ${which.kind} and code = ${which.code})`;
}

/** Marks notices of this person as read. Answers how many. */
export async function markRead(
  tx: Tx,
  by: { readonly personId: number; readonly at: Date; readonly which: ReadWhich },
): Promise<number> {
  const read = await sql`update notices.told set read_at = ${by.at}
    where person_id = ${by.personId} and read_at is null and ${readCondition(by.which)}`.execute(tx);
  return Number(read.numAffectedRows ?? 0n);
}

/** One notice of a thing, with whom it told. */
export interface ToldRow {
  readonly id: number;
  readonly climbId: number | null;
  readonly step: number | null;
  readonly explanationId: number | null;
  readonly turn: number | null;
  readonly onDay: string;
  readonly at: Date;
  readonly toldUnitName: string | null;
  readonly people: readonly {
    readonly name: string;
    readonly role: string;
    readonly readAt: string | null;
  }[];
}

/** Everything that was told of these climbs and explanations. */
export async function listTold(
  tx: Tx,
  of: { readonly climbs: readonly number[]; readonly explanations: readonly number[] },
): Promise<ToldRow[]> {
  const found =
    await sql<ToldRow>`select n.id, n.climb_id, n.step, n.explanation_id, n.turn, n.on_day, n.at, u.name as told_unit_name,
      coalesce((select jsonb_agg(jsonb_build_object('name', d.name, 'role', d.role, 'readAt', d.read_at) order by d.name)
        from notices.told d where d.notice_id = n.id), '[]') as people
    from notices.notice n left join agencies.unit u on u.id = n.told_unit_id
    where n.climb_id = any(${[...of.climbs]}::bigint[]) or n.explanation_id = any(${[...of.explanations]}::bigint[])
    order by n.id`.execute(tx);
  return found.rows;
}
