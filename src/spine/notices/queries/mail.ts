/** SQL of the outbox: claimed by one process at a time, tried, tried later, ended. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Language } from "#base/words.ts";
import type { MailState } from "../schema.ts";

/** A mail that this process has claimed. */
export interface Claimed {
  readonly id: number;
  readonly messageId: string;
  readonly personId: number;
  /** This attempt's number, from 1. */
  readonly attempts: number;
}

/** Claims mails that are due; another process passes by what this one holds. */
export async function claimMails(tx: Tx, at: Date, limit: number): Promise<Claimed[]> {
  const found =
    await sql<Claimed>`update notices.mail set state = 'sending', attempts = attempts + 1, claimed_at = ${at}
    where id in (select id from notices.mail where state = 'waiting' and next_at <= ${at}
      order by next_at, id limit ${limit} for update skip locked)
    returning id, message_id, person_id, attempts`.execute(tx);
  return found.rows;
}

/** Whom a mail would reach; undefined where there is no address, no wish for mail, or no open account. */
export async function findReceiver(
  tx: Tx,
  personId: number,
): Promise<{ readonly email: string; readonly language: Language } | undefined> {
  const found = await sql<{ email: string; language: Language }>`select email, language from people.person
    where id = ${personId} and email is not null and wants_mail and disabled_at is null`.execute(tx);
  return found.rows[0];
}

/** Whether something that the mail stands for is still unread. */
export async function isWanted(tx: Tx, mailId: number): Promise<boolean> {
  const found =
    await sql`select from notices.told where mail_id = ${mailId} and read_at is null limit 1`.execute(tx);
  return found.rows.length > 0;
}

/** How an attempt ended: for good, or until later. */
export interface Outcome {
  readonly state: MailState;
  readonly at: Date;
  readonly nextAt: Date | null;
  readonly reason: string | null;
}

/** Notes how an attempt ended. */
export async function noteOutcome(tx: Tx, mail: Claimed, to: Outcome): Promise<void> {
  const ended = to.state === "waiting" ? null : to.at;
  await sql`update notices.mail set state = ${to.state}, next_at = coalesce(${to.nextAt}, next_at), ended_at = ${ended},
    reason = ${to.reason} where id = ${mail.id} and state = 'sending'`.execute(tx);
}

/** Lets another waiting mail of the person stand for what this one stood for; false where none waits. */
export async function joinWaiting(tx: Tx, mail: Claimed): Promise<boolean> {
  const joined =
    await sql`with other as (select id from notices.mail where person_id = ${mail.personId} and state = 'waiting'),
      moved as (update notices.told d set mail_id = other.id from other where d.mail_id = ${mail.id} and d.read_at is null)
    select id from other`.execute(tx);
  return joined.rows.length > 0;
}

/** Ends what a process that is gone left in the middle of sending. */
export async function endLeft(
  tx: Tx,
  by: { readonly claimedBefore: Date; readonly at: Date; readonly reason: string },
): Promise<number> {
  const left = await sql`update notices.mail set state = 'unsure', ended_at = ${by.at}, reason = ${by.reason}
    where state = 'sending' and claimed_at < ${by.claimedBefore}`.execute(tx);
  return Number(left.numAffectedRows ?? 0n);
}

/** A mail as the administrator sees it: to whom, how it fared, and nothing of what it stands for. */
export interface MailRow {
  readonly id: number;
  readonly personId: number;
  readonly personName: string;
  readonly unitName: string;
  readonly state: MailState;
  readonly attempts: number;
  readonly madeAt: Date;
  readonly nextAt: Date;
  readonly endedAt: Date | null;
  readonly reason: string | null;
}

const ROW = sql`select m.id, m.person_id, p.name as person_name, u.name as unit_name, m.state, m.attempts, m.made_at, m.next_at, m.ended_at, m.reason
  from notices.mail m join people.person p on p.id = m.person_id join agencies.unit u on u.id = p.unit_id`;

/** A page of mails, the newest first; those in one state, if told. */
export async function listMails(
  tx: Tx,
  asked: {
    readonly state?: MailState | undefined;
    readonly after?: number | undefined;
    readonly limit: number;
  },
): Promise<MailRow[]> {
  const state = asked.state ? sql`and m.state = ${asked.state}` : sql``;
  const after = asked.after ? sql`and m.id < ${asked.after}` : sql``;
  const found =
    await sql<MailRow>`${ROW} where true ${state} ${after} order by m.id desc limit ${asked.limit}`.execute(
      tx,
    );
  return found.rows;
}

/** How many mails there are in each state. */
export async function countMails(tx: Tx): Promise<{ state: MailState; n: number }[]> {
  const found = await sql<{ state: MailState; n: number }>`select state, count(*) as n from notices.mail
    group by state order by state`.execute(tx);
  return found.rows;
}

/** When the last one went out, and how many people with an open account have no address to write to. */
export async function mailFacts(tx: Tx): Promise<{ lastSentAt: Date | null; withoutAddress: number }> {
  const found = await sql<{ lastSentAt: Date | null; withoutAddress: number }>`select
      (select max(ended_at) from notices.mail where state = 'sent') as last_sent_at,
      (select count(*) from people.person where disabled_at is null and email is null) as without_address`.execute(
    tx,
  );
  return found.rows[0] ?? { lastSentAt: null, withoutAddress: 0 };
}

/** Puts a mail that was given up back into the queue; false where it is not one, or another waits for the person. */
export async function requeueMail(tx: Tx, id: number, at: Date): Promise<boolean> {
  const put =
    await sql`update notices.mail m set state = 'waiting', attempts = 0, next_at = ${at}, ended_at = null
    where id = ${id} and state = 'given-up' and not exists (select from notices.mail o
      where o.person_id = m.person_id and o.state = 'waiting')`.execute(tx);
  return put.numAffectedRows === 1n;
}
