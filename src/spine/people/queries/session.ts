/** Sessions: the one statement that answers "who is this?", and their list and end. */
import { sql } from "kysely";
import type { Database, Tx } from "#base/database/index.ts";
import type { RoleCode } from "#spine/access/index.ts";

/** Under this setting secrets may be read: row security opens them for signing in only. */
export const SIGN_IN = { "toam.verb": "person.sign-in" } as const;

/** An account with the roles of the day: what recognising makes a person of. */
export interface AccountRow {
  readonly personId: number;
  readonly userName: string;
  readonly name: string;
  readonly unitId: number;
  readonly language: "vi" | "en";
  readonly mustChangePassword: boolean;
  readonly passwordChangedAt: Date | null;
  readonly twoFactorEnabled: boolean;
  readonly hasPasskey: boolean;
  readonly roles: readonly { readonly role: RoleCode; readonly unitId: number }[];
}

/** A live session with its person. */
export interface SessionRow extends AccountRow {
  readonly sessionId: number;
  readonly expiresAt: Date;
  readonly lastSeenAt: Date;
  /** Whether the person's own "last used" knows of this session's use. */
  readonly noted: boolean;
  /** Whether this session was begun with two factors. */
  readonly twoFactors: boolean;
}

/** The columns of an account `p`; a delegated role counts only while the role it stands in for does. */
export const ACCOUNT = (day: string) => sql`p.id as person_id, p.user_name, p.name, p.unit_id, p.language,
    p.must_change_password, p.password_changed_at, p.two_factor_enabled,
    exists (select from people.passkey k where k.person_id = p.id) as has_passkey,
    coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id) order by r.id)
      from people.role_held r left join people.role_held o on o.id = r.delegated_from
      where r.person_id = p.id and r.valid_from <= ${day} and (r.valid_to is null or r.valid_to > ${day})
        and (o.id is null or (o.valid_from <= ${day} and (o.valid_to is null or o.valid_to > ${day})))), '[]') as roles`;

/** The moment of a lookup: what is live depends on nothing else. */
export interface Moment {
  readonly now: Date;
  /** Calendar day in Hanoi. */
  readonly day: string;
  /** Sessions unused since before this are over. */
  readonly idleSince: Date;
}

/** The live session of a token, in one statement. */
export function findSession(
  database: Database,
  token: string,
  { now, day, idleSince }: Moment,
): Promise<SessionRow | undefined> {
  const read = async (tx: Tx): Promise<SessionRow | undefined> => {
    const found = await sql<SessionRow>`select s.id as session_id, s.expires_at, s.last_seen_at,
        coalesce(p.last_seen_at >= s.last_seen_at, false) as noted, s.two_factors, ${ACCOUNT(day)}
      from people.session s join people.person p on p.id = s.person_id
      where s.token = ${token} and p.disabled_at is null and s.expires_at > ${now} and s.last_seen_at > ${idleSince}`.execute(
      tx,
    );
    return found.rows[0];
  };
  return database.transaction(SIGN_IN, read, "read");
}

/** Notes that a session, and with it its person, is in use. */
export async function touchSession(database: Database, sessionId: number, at: Date): Promise<void> {
  await database.transaction(SIGN_IN, (tx) =>
    sql`with s as (update people.session set last_seen_at = ${at} where id = ${sessionId} returning person_id)
      update people.person set last_seen_at = ${at} where id = (select person_id from s)`.execute(tx),
  );
}

/** A session as its person or an administrator sees it; never its token. */
export interface ListedSession {
  readonly id: number;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** The live sessions of a person, the latest used first. */
export async function listSessions(tx: Tx, personId: number, moment: Moment): Promise<ListedSession[]> {
  const found =
    await sql<ListedSession>`select id, created_at, last_seen_at, expires_at, ip_address, user_agent
    from people.session where person_id = ${personId} and expires_at > ${moment.now} and last_seen_at > ${moment.idleSince}
    order by last_seen_at desc, id desc`.execute(tx);
  return found.rows;
}

/** Ends one session of a person; false when there is none such. */
export async function endSession(tx: Tx, personId: number, sessionId: number): Promise<boolean> {
  const ended =
    await sql`delete from people.session where id = ${sessionId} and person_id = ${personId}`.execute(tx);
  return ended.numAffectedRows === 1n;
}

/** A session whose person has just shown a second factor. */
export async function noteTwoFactors(tx: Tx, personId: number, sessionId: number): Promise<void> {
  await sql`update people.session set two_factors = true where id = ${sessionId} and person_id = ${personId}`.execute(
    tx,
  );
}

/** Ends all sessions of a person. */
export async function endSessions(tx: Tx, personId: number): Promise<void> {
  await sql`delete from people.session where person_id = ${personId}`.execute(tx);
}

/** Clears away what is over: sessions, codes in passing, and attempts long forgotten (an address's window is shorter). */
export async function sweepSessions(tx: Tx, moment: Moment, forgetBefore: Date): Promise<void> {
  await sql`delete from people.session where expires_at <= ${moment.now} or last_seen_at <= ${moment.idleSince}`.execute(
    tx,
  );
  await sql`delete from people.verification where expires_at <= ${moment.now}`.execute(tx);
  await sql`delete from people.attempt where failed_at < ${forgetBefore} and coalesce(locked_until, failed_at) < ${moment.now}`.execute(
    tx,
  );
  await sql`delete from people.address_attempt where since < ${forgetBefore}`.execute(tx);
}
