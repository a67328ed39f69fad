/** Passwords, their history, and wrong attempts: reached only while signing in or managing people. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Window } from "../rules/lock.ts";

/** What signing in needs to know of a person. */
export interface SecretRow {
  readonly id: number;
  readonly userName: string;
  readonly unitId: number;
  readonly disabledAt: Date | null;
  readonly disabledReason: string | null;
  readonly isDemo: boolean;
  /** The later of last use and creation. */
  readonly lastUsed: Date;
  /** Whether codes are asked after the password. */
  readonly secondStep: boolean;
  readonly passkeys: number;
  readonly mustChange: boolean;
  readonly hash: string | null;
}

/** A person with the hash of the present password, by number or by user name. */
export async function findSecret(tx: Tx, who: number | string): Promise<SecretRow | undefined> {
  const match = typeof who === "number" ? sql`p.id = ${who}` : sql`p.user_name = ${who}`;
  const found =
    await sql<SecretRow>`select p.id, p.user_name, p.unit_id, p.disabled_at, p.disabled_reason, p.is_demo,
      greatest(p.last_seen_at, p.created_at) as last_used, p.two_factor_enabled as second_step,
      (select count(*)::int from people.passkey k where k.person_id = p.id) as passkeys,
      p.must_change_password as must_change, a.password as hash
    from people.person p left join people.account a on a.person_id = p.id and a.provider_id = 'credential'
    where ${match}`.execute(tx);
  return found.rows[0];
}

/** Hashes of the last passwords, the latest first. */
export async function listFormerHashes(tx: Tx, personId: number, count: number): Promise<string[]> {
  const found = await sql<{
    hash: string;
  }>`select hash from people.password_history where person_id = ${personId} order by id desc limit ${count}`.execute(
    tx,
  );
  return found.rows.map((row) => row.hash);
}

/** A password as it is set. */
export interface NewPassword {
  readonly personId: number;
  readonly hash: string;
  readonly at: Date;
  readonly mustChange: boolean;
  readonly remember: number;
}

/** Remembers a password that was just set, and forgets those beyond the number remembered. */
export async function rememberPassword(tx: Tx, set: NewPassword): Promise<void> {
  const { personId } = set;
  await sql`insert into people.password_history (person_id, hash, at) values (${personId}, ${set.hash}, ${set.at})`.execute(
    tx,
  );
  await sql`delete from people.password_history where person_id = ${personId} and id not in
    (select id from people.password_history where person_id = ${personId} order by id desc limit ${set.remember})`.execute(
    tx,
  );
  await sql`update people.person set password_changed_at = ${set.at}, must_change_password = ${set.mustChange}
    where id = ${personId}`.execute(tx);
}

/** Sets a password's hash, whether or not there was one, and remembers it. */
export async function setPassword(tx: Tx, set: NewPassword): Promise<void> {
  await sql`insert into people.account (account_id, provider_id, person_id, password, created_at, updated_at)
    values (${String(set.personId)}, 'credential', ${set.personId}, ${set.hash}, ${set.at}, ${set.at})
    on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = excluded.updated_at`.execute(
    tx,
  );
  await rememberPassword(tx, set);
}

/** How one attempt begins: it is counted before the password is looked at, so that many at once gain nothing. */
export interface Begun {
  readonly failed: number;
  readonly lockedUntil: Date | null;
  readonly counted: boolean;
}

/** Counts an attempt under this key, unless the key is locked. */
export async function beginAttempt(
  tx: Tx,
  key: string,
  when: { readonly now: Date; readonly forgetBefore: Date },
): Promise<Begun> {
  const counted = await sql<Begun>`insert into people.attempt as a (name_key, failed, failed_at)
      values (${key}, 1, ${when.now})
    on conflict (name_key) do update set failed_at = excluded.failed_at,
      failed = case when a.failed_at < ${when.forgetBefore} then 1 else a.failed + 1 end, locked_until = null
      where a.locked_until is null or a.locked_until <= ${when.now}
    returning failed, locked_until, true as counted`.execute(tx);
  if (counted.rows[0]) return counted.rows[0];
  const locked =
    await sql<Begun>`select failed, locked_until, false as counted from people.attempt where name_key = ${key}`.execute(
      tx,
    );
  return locked.rows[0] ?? { failed: 1, lockedUntil: null, counted: true };
}

/** Locks a key until then. */
export async function lockAttempts(tx: Tx, key: string, until: Date): Promise<void> {
  await sql`update people.attempt set locked_until = ${until} where name_key = ${key}`.execute(tx);
}

/** Forgets the attempts under a key. */
export async function clearAttempts(tx: Tx, key: string): Promise<void> {
  await sql`delete from people.attempt where name_key = ${key}`.execute(tx);
}

/**
 * Counts an attempt from an address before it is tried, and answers with the window it falls into; one that began before
 * `windowBegan` is over.
 */
export async function beginAtAddress(
  tx: Tx,
  key: string,
  when: { readonly now: Date; readonly windowBegan: Date },
): Promise<Window> {
  const over = sql`a.since <= ${when.windowBegan}`;
  const counted = await sql<Window>`insert into people.address_attempt as a (address_key, failed, since)
      values (${key}, 1, ${when.now})
    on conflict (address_key) do update set failed = case when ${over} then 1 else a.failed + 1 end,
      since = case when ${over} then excluded.since else a.since end
    returning failed, since`.execute(tx);
  return counted.rows[0] ?? { failed: 1, since: when.now };
}

/** An attempt from this address ended well: it does not count. */
export async function forgiveAtAddress(tx: Tx, key: string): Promise<void> {
  await sql`update people.address_attempt set failed = greatest(failed - 1, 0) where address_key = ${key}`.execute(
    tx,
  );
}

/** Takes the second step and the passkeys away: for a person who has lost them. */
export async function clearSecondStep(tx: Tx, personId: number): Promise<void> {
  await sql`delete from people.two_factor where person_id = ${personId}`.execute(tx);
  await sql`delete from people.passkey where person_id = ${personId}`.execute(tx);
  await sql`update people.person set two_factor_enabled = false where id = ${personId}`.execute(tx);
}
