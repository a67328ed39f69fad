/** SQL of meetings of the agencies. Row security shows them to whoever sees the case, and to units that are invited. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { MeetingState } from "../rules/meeting.ts";
import type { Part } from "../schema/index.ts";

/** A unit that is invited; `part` is null where it has a seat already. */
export interface InvitedRow {
  readonly unitId: number;
  readonly unitName: string;
  readonly part: Part | null;
  readonly fields: readonly string[] | null;
  readonly without: readonly string[] | null;
  readonly ground: string | null;
  readonly untilAt: Date | null;
}

/** Who signed the pledge. */
export interface PledgedRow {
  readonly personId: number;
  readonly unitId: number;
  readonly name: string;
  readonly unitName: string;
  readonly pledgedAt: Date;
  readonly came: boolean;
}

/** What a unit is to do. */
export interface ActionRow {
  readonly id: number;
  readonly code: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly dueOn: string;
  readonly sealed: Buffer;
  readonly doneAt: Date | null;
  readonly doneByName: string | null;
  readonly sealedOutcome: Buffer | null;
}

/** A meeting with whoever is invited and signed, and what came of it. */
export interface MeetingRow {
  readonly id: number;
  readonly caseId: number;
  readonly code: string;
  readonly record: string;
  /** Null for who is invited and does not see the case yet. */
  readonly caseCode: string | null;
  /** Who co-ordinates the case now; null where the case is not seen. */
  readonly caseUnitId: number | null;
  /** Who called it. */
  readonly unitId: number;
  readonly unitName: string;
  readonly state: MeetingState;
  readonly meetsAt: Date;
  readonly proposed: boolean;
  readonly calledByName: string;
  readonly heldAt: Date | null;
  readonly endedAt: Date | null;
  readonly version: number;
  readonly sealed: Buffer;
  readonly sealedMinutes: Buffer | null;
  readonly sealedReason: Buffer | null;
  readonly invited: readonly InvitedRow[];
  readonly people: readonly PledgedRow[];
  readonly actions: readonly ActionRow[];
}

type Bare = Omit<MeetingRow, "invited" | "people" | "actions">;

const SELECT = sql`select m.id, m.case_id, m.code, m.record, c.code as case_code, c.unit_id as case_unit_id, m.unit_id, u.name as unit_name, m.state, m.meets_at,
    m.proposed, m.called_by_name, m.held_at, m.ended_at, m.version, m.sealed, m.sealed_minutes, m.sealed_reason
  from cases.meeting m join agencies.unit u on u.id = m.unit_id left join cases."case" c on c.id = m.case_id`;

/** With everything that belongs to them, each in one question. */
async function whole(tx: Tx, rows: readonly Bare[]): Promise<MeetingRow[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  type Of<T> = T & { readonly meetingId: number };
  const invited = await sql<
    Of<InvitedRow>
  >`select i.meeting_id, i.unit_id, u.name as unit_name, i.part, i.fields, i.without, i.ground,
      i.until_at
    from cases.meeting_unit i join agencies.unit u on u.id = i.unit_id where i.meeting_id = any(${ids}::bigint[])
    order by u.name`.execute(tx);
  const people = await sql<
    Of<PledgedRow>
  >`select p.meeting_id, p.person_id, p.unit_id, p.name, u.name as unit_name, p.pledged_at, p.came
    from cases.meeting_person p join agencies.unit u on u.id = p.unit_id where p.meeting_id = any(${ids}::bigint[])
    order by p.pledged_at, p.person_id`.execute(tx);
  const actions = await sql<
    Of<ActionRow>
  >`select a.meeting_id, a.id, a.code, a.unit_id, u.name as unit_name, a.due_on, a.sealed, a.done_at,
      a.done_by_name, a.sealed_outcome
    from cases.meeting_action a join agencies.unit u on u.id = a.unit_id where a.meeting_id = any(${ids}::bigint[])
    order by a.due_on, a.id`.execute(tx);
  return rows.map((row) => ({
    ...row,
    invited: invited.rows.filter((one) => one.meetingId === row.id),
    people: people.rows.filter((one) => one.meetingId === row.id),
    actions: actions.rows.filter((one) => one.meetingId === row.id),
  }));
}

/** Those of a case, the newest first. */
export async function listMeetings(tx: Tx, caseId: number): Promise<MeetingRow[]> {
  const found = await sql<Bare>`${SELECT} where m.case_id = ${caseId} order by m.id desc limit 50`.execute(
    tx,
  );
  return whole(tx, found.rows);
}

const MOST = 100;

/** Those to which one of these units is invited and that are to come, or whose minutes are still to be written. */
export async function listMeetingsAt(tx: Tx, units: readonly number[]): Promise<MeetingRow[]> {
  const found = await sql<Bare>`${SELECT} where m.state in ('called', 'held')
      and exists (select from cases.meeting_unit i where i.meeting_id = m.id and i.unit_id = any(${[...units]}::int[]))
    order by m.meets_at, m.id limit ${MOST}`.execute(tx);
  return whole(tx, found.rows);
}

/** One by its code; held where it is to be changed. */
export async function findMeeting(tx: Tx, code: string, hold = false): Promise<MeetingRow | undefined> {
  if (hold) await sql`select from cases.meeting where code = ${code} for no key update`.execute(tx);
  const found = await sql<Bare>`${SELECT} where m.code = ${code}`.execute(tx);
  return (await whole(tx, found.rows))[0];
}

/** A unit as it is invited. */
export type NewInvited = Omit<InvitedRow, "unitName">;

/** A meeting that is called. */
export interface NewMeeting {
  readonly caseId: number;
  readonly code: string;
  readonly record: string;
  readonly unitId: number;
  readonly meetsAt: Date;
  readonly proposed: boolean;
  readonly at: Date;
  readonly personId: number;
  readonly byName: string;
  readonly sealed: Buffer;
  readonly invited: readonly NewInvited[];
}

/** Calls it. */
export async function addMeeting(tx: Tx, given: NewMeeting): Promise<void> {
  const done = await sql<{
    id: number;
  }>`insert into cases.meeting (case_id, code, record, unit_id, meets_at, proposed, called_at, called_by, called_by_name, sealed)
    values (${given.caseId}, ${given.code}, ${given.record}, ${given.unitId}, ${given.meetsAt}, ${given.proposed}, ${given.at}, ${given.personId},
      ${given.byName}, ${given.sealed}) returning id`.execute(tx);
  for (const one of given.invited)
    await sql`insert into cases.meeting_unit (meeting_id, case_id, unit_id, part, fields, without, ground, until_at)
      values (${done.rows[0]?.id}, ${given.caseId}, ${one.unitId}, ${one.part}, ${one.fields}, ${one.without}, ${one.ground},
        ${one.untilAt})`.execute(tx);
}

/** A unit that co-ordinates the case from now on comes to its meetings that are not over. */
export async function bringToMeetings(tx: Tx, caseId: number, unitId: number): Promise<void> {
  await sql`insert into cases.meeting_unit (meeting_id, case_id, unit_id)
    select m.id, m.case_id, ${unitId} from cases.meeting m where m.case_id = ${caseId} and m.state in ('called', 'held')
      and not exists (select from cases.meeting_unit u where u.meeting_id = m.id and u.unit_id = ${unitId})`.execute(
    tx,
  );
}

/** What of it changes; what is absent stays. */
export interface MeetingChange {
  readonly state?: MeetingState;
  readonly heldAt?: Date;
  readonly endedAt?: Date;
  readonly sealedMinutes?: Buffer;
  readonly sealedReason?: Buffer;
}

/** Changes it and counts its version on. */
export async function changeMeeting(tx: Tx, id: number, change: MeetingChange): Promise<void> {
  const columns = {
    state: change.state,
    held_at: change.heldAt,
    ended_at: change.endedAt,
    sealed_minutes: change.sealedMinutes,
    sealed_reason: change.sealedReason,
  };
  const sets = Object.entries(columns).flatMap(([name, value]) =>
    value === undefined ? [] : [sql`${sql.ref(name)} = ${value}`],
  );
  await sql`update cases.meeting set ${sql.join([...sets, sql`version = version + 1`])} where id = ${id}`.execute(
    tx,
  );
}

/** Somebody signs the pledge; once is enough. */
export async function addPledge(
  tx: Tx,
  meeting: Pick<MeetingRow, "id" | "caseId">,
  by: { readonly unitId: number; readonly personId: number; readonly name: string; readonly at: Date },
): Promise<void> {
  await sql`insert into cases.meeting_person (meeting_id, case_id, unit_id, person_id, name, pledged_at)
    values (${meeting.id}, ${meeting.caseId}, ${by.unitId}, ${by.personId}, ${by.name}, ${by.at})`.execute(
    tx,
  );
}

/** These people came. */
export async function noteCame(tx: Tx, meetingId: number, people: readonly number[]): Promise<void> {
  await sql`update cases.meeting_person set came = true
    where meeting_id = ${meetingId} and person_id = any(${[...people]}::int[])`.execute(tx);
}

/** What a unit is to do, as it is entered. */
export interface NewAction {
  readonly code: string;
  readonly unitId: number;
  readonly dueOn: string;
  readonly sealed: Buffer;
}

/** Gives each unit what it is to do. */
export async function addActions(
  tx: Tx,
  meeting: Pick<MeetingRow, "id" | "caseId">,
  actions: readonly NewAction[],
): Promise<void> {
  for (const one of actions)
    await sql`insert into cases.meeting_action (meeting_id, case_id, code, unit_id, due_on, sealed)
      values (${meeting.id}, ${meeting.caseId}, ${one.code}, ${one.unitId}, ${one.dueOn}, ${one.sealed})`.execute(
      tx,
    );
}

/** Lets the seats that a meeting gave last until a moment, where they would end before. */
export async function keepSeatsUntil(tx: Tx, code: string, until: Date): Promise<void> {
  await sql`update cases.seat set until_at = ${until} where because = ${code} and ended_at is null and until_at < ${until}`.execute(
    tx,
  );
}

/** What a unit is to do, with its meeting and case. */
export interface ActionFound extends Omit<ActionRow, "unitName"> {
  readonly caseId: number;
  readonly caseCode: string;
  readonly meetingCode: string;
  /** Who co-ordinates the case now. */
  readonly caseUnitId: number;
  readonly record: string;
}

const ACTION = sql`select a.id, a.code, a.unit_id, a.due_on, a.sealed, a.done_at, a.done_by_name, a.sealed_outcome, a.case_id,
    c.code as case_code, m.code as meeting_code, c.unit_id as case_unit_id, m.record
  from cases.meeting_action a join cases.meeting m on m.id = a.meeting_id join cases."case" c on c.id = a.case_id`;

/** One by its code. */
export async function findAction(tx: Tx, code: string): Promise<ActionFound | undefined> {
  return (await sql<ActionFound>`${ACTION} where a.code = ${code}`.execute(tx)).rows[0];
}

/** What these units have still to do, the first due first. */
export async function listActionsAt(tx: Tx, units: readonly number[]): Promise<ActionFound[]> {
  const found =
    await sql<ActionFound>`${ACTION} where a.done_at is null and a.unit_id = any(${[...units]}::int[])
    order by a.due_on, a.id limit ${MOST}`.execute(tx);
  return found.rows;
}

/** Tells what came of it; false where somebody did before. */
export async function endAction(
  tx: Tx,
  id: number,
  by: { readonly at: Date; readonly byName: string; readonly sealed: Buffer },
): Promise<boolean> {
  const done =
    await sql`update cases.meeting_action set done_at = ${by.at}, done_by_name = ${by.byName}, sealed_outcome = ${by.sealed}
    where id = ${id} and done_at is null`.execute(tx);
  return done.numAffectedRows === 1n;
}
