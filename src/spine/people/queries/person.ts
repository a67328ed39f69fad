/** People as they are listed, added, changed, disabled. What may be seen is asked of access.sees(). */
import { sql, type RawBuilder } from "kysely";
import { likeText, type Tx } from "#base/database/index.ts";
import type { PersonChange, PersonInput, PeopleQuery } from "../schema.ts";

/** A person as stored, with the unit's name. */
export interface PersonRow {
  readonly id: number;
  readonly userName: string;
  readonly name: string;
  readonly unitId: number;
  readonly unit: { readonly id: number; readonly code: string; readonly name: string; readonly kind: string };
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string;
  readonly isDemo: boolean;
  readonly disabledAt: Date | null;
  readonly disabledReason: string | null;
  readonly lastSeenAt: Date | null;
  readonly passwordChangedAt: Date | null;
  /** By codes or by a passkey. */
  readonly secondStep: boolean;
  readonly reviewedAt: Date;
  readonly version: number;
}

const SELECT = sql`select p.id, p.user_name, p.name, p.unit_id,
    jsonb_build_object('id', u.id, 'code', u.code, 'name', u.name, 'kind', u.kind) as unit,
    p.email, p.phone, p.language, p.is_demo, p.disabled_at, p.disabled_reason, p.last_seen_at, p.password_changed_at,
    p.two_factor_enabled or exists (select from people.passkey k where k.person_id = p.id) as second_step, p.reviewed_at, p.version
  from people.person p join agencies.unit u on u.id = p.unit_id`;

/** A person whom the acting person may see. */
export async function findPerson(tx: Tx, id: number): Promise<PersonRow | undefined> {
  const found = await sql<PersonRow>`${SELECT} where p.id = ${id} and access.sees(p.unit_id)`.execute(tx);
  return found.rows[0];
}

/** A person by number, whoever asks: for one's own account and for naming. */
export async function getPerson(tx: Tx, id: number): Promise<PersonRow> {
  const found = await sql<PersonRow>`${SELECT} where p.id = ${id}`.execute(tx);
  const row = found.rows[0];
  if (!row) throw new Error(`There is no person ${id}.`);
  return row;
}

/** What a list is asked for, with the dates that its states depend on. */
export interface AskedPeople extends PeopleQuery {
  readonly cursor: readonly [string, number] | null;
  readonly day: string;
  readonly idleBefore: Date;
  readonly reviewBefore: Date;
}

function stateOf(asked: AskedPeople): RawBuilder<unknown> | null {
  switch (asked.state) {
    case "active":
      return sql`p.disabled_at is null`;
    case "disabled":
      return sql`p.disabled_at is not null`;
    case "idle":
      return sql`p.disabled_at is null and greatest(p.last_seen_at, p.created_at) < ${asked.idleBefore}`;
    case "review":
      return sql`p.disabled_at is null and p.reviewed_at <= ${asked.reviewBefore}`;
    default:
      return null;
  }
}

function conditionsOf(asked: AskedPeople): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = [sql`access.sees(p.unit_id)`];
  const state = stateOf(asked);
  if (state) found.push(state);
  if (asked.unitId) found.push(sql`p.unit_id = ${asked.unitId}`);
  if (asked.q)
    found.push(
      sql`(p.name_folded like '%' || base.fold(${likeText(asked.q)}) || '%' or p.user_name like '%' || lower(${likeText(asked.q)}) || '%')`,
    );
  if (asked.role)
    found.push(sql`exists (select from people.role_held r where r.person_id = p.id and r.role = ${asked.role}
      and r.valid_from <= ${asked.day} and (r.valid_to is null or r.valid_to > ${asked.day}))`);
  if (asked.cursor) found.push(sql`(p.user_name, p.id) > (${asked.cursor[0]}, ${asked.cursor[1]})`);
  return found;
}

/** One page of people, by user name. */
export async function listPeople(tx: Tx, asked: AskedPeople): Promise<PersonRow[]> {
  const found = await sql<PersonRow>`${SELECT} where ${sql.join(conditionsOf(asked), sql` and `)}
    order by p.user_name, p.id limit ${asked.limit}`.execute(tx);
  return found.rows;
}

/** Adds a person; returns the number. */
export async function addPerson(
  tx: Tx,
  input: PersonInput,
  by: { readonly personId: number | null; readonly at: Date },
): Promise<number> {
  const added = await sql<{ id: number }>`insert into people.person
      (user_name, name, unit_id, email, phone, language, created_by, created_at, reviewed_at, reviewed_by)
    values (${input.userName}, ${input.name}, ${input.unitId}, ${input.email ?? null}, ${input.phone ?? null},
      ${input.language}, ${by.personId}, ${by.at}, ${by.at}, ${by.personId}) returning id`.execute(tx);
  return added.rows[0]?.id ?? 0;
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Writes a change; false when the version has moved on. */
export async function changePerson(tx: Tx, id: number, change: PersonChange): Promise<boolean> {
  const { version, ...values } = change;
  const sets = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => sql`${sql.ref(snake(name))} = ${value}`);
  sets.push(sql`version = version + 1`, sql`updated_at = now()`);
  const moved =
    await sql`update people.person set ${sql.join(sets)} where id = ${id} and version = ${version}`.execute(
      tx,
    );
  return moved.numAffectedRows === 1n;
}

/** Sets one's own language. */
export async function setLanguage(tx: Tx, id: number, language: string): Promise<void> {
  await sql`update people.person set language = ${language} where id = ${id}`.execute(tx);
}

/** Where a person is written to, and whether they want it. */
export interface OwnMail {
  readonly email: string | null;
  readonly wantsMail: boolean;
}

/** One's own address and wish. */
export async function getOwnMail(tx: Tx, id: number): Promise<OwnMail> {
  const found = await sql<OwnMail>`select email, wants_mail from people.person where id = ${id}`.execute(tx);
  return found.rows[0] ?? { email: null, wantsMail: false };
}

/** Sets one's own address and wish. */
export async function setOwnMail(tx: Tx, id: number, to: OwnMail): Promise<void> {
  // Whoever has the account open for editing is told that it changed meanwhile.
  await sql`update people.person set email = ${to.email}, wants_mail = ${to.wantsMail}, version = version + 1
    where id = ${id} and (email, wants_mail) is distinct from (${to.email}::text, ${to.wantsMail}::boolean)`.execute(
    tx,
  );
}

/** An account to be closed, for a reason. */
export interface Disabling {
  readonly id: number;
  readonly version: number;
  readonly reason: string;
  readonly at: Date;
}

/** Disables an account; false when the version has moved on. */
export async function disablePerson(tx: Tx, { id, version, reason, at }: Disabling): Promise<boolean> {
  const moved = await sql`update people.person set disabled_at = ${at}, disabled_reason = ${reason},
    version = version + 1, updated_at = ${at} where id = ${id} and version = ${version} and disabled_at is null`.execute(
    tx,
  );
  return moved.numAffectedRows === 1n;
}

/** Opens an account again; its days without use count from now. */
export async function enablePerson(tx: Tx, { id, version, at }: Omit<Disabling, "reason">): Promise<boolean> {
  const moved =
    await sql`update people.person set disabled_at = null, disabled_reason = null, last_seen_at = ${at},
    version = version + 1, updated_at = ${at} where id = ${id} and version = ${version}`.execute(tx);
  return moved.numAffectedRows === 1n;
}

/** Notes that someone looked at what this person may do and let it stand. */
export async function reviewPerson(
  tx: Tx,
  review: { readonly id: number; readonly version: number; readonly by: number; readonly at: Date },
): Promise<boolean> {
  const moved = await sql`update people.person set reviewed_at = ${review.at}, reviewed_by = ${review.by},
    version = version + 1 where id = ${review.id} and version = ${review.version}`.execute(tx);
  return moved.numAffectedRows === 1n;
}

/** Disables whoever was unused since before `idleBefore`; the last administrators stay, or nobody could open a door. */
export async function disableIdle(
  tx: Tx,
  given: { readonly at: Date; readonly idleBefore?: Date; readonly personId?: number; readonly day?: string },
): Promise<number[]> {
  const whom =
    given.personId === undefined
      ? sql`greatest(last_seen_at, created_at) < ${given.idleBefore ?? given.at} and not is_demo
          and not exists (select from people.role_held r where r.person_id = person.id and r.role = 'system-admin'
            and r.valid_from <= ${given.day} and (r.valid_to is null or r.valid_to > ${given.day}))`
      : sql`id = ${given.personId}`;
  const closed = await sql<{
    id: number;
  }>`update people.person set disabled_at = ${given.at}, disabled_reason = 'idle',
    version = version + 1 where disabled_at is null and ${whom} returning id`.execute(tx);
  const ids = closed.rows.map((row) => row.id);
  if (ids.length > 0) await sql`delete from people.session where person_id = any(${ids})`.execute(tx);
  return ids;
}

/** How many others could still run the system. Waits for whoever is changing that at the moment. */
export async function countOtherAdmins(tx: Tx, personId: number, day: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(726810)`.execute(tx);
  const found = await sql<{ n: number }>`select count(distinct p.id) as n
    from people.person p join people.role_held r on r.person_id = p.id
    where p.id <> ${personId} and p.disabled_at is null and r.role = 'system-admin' and r.delegated_from is null
      and r.valid_from <= ${day} and r.valid_to is null`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** How many accounts belong to the demonstration: the production setting does not start with any. */
export async function countDemoPeople(tx: Tx): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from people.person where is_demo`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** The number of a unit on a day, by its code. */
export async function findUnitId(tx: Tx, code: string, day: string): Promise<number | undefined> {
  const found = await sql<{ id: number }>`select id from agencies.unit where code = ${code}
    and valid_from <= ${day} and (valid_to is null or valid_to > ${day})`.execute(tx);
  return found.rows[0]?.id;
}
