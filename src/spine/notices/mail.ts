/** The outbox: what waits is sent, tried again with growing waits, and given up in sight; nothing goes out twice. */
import { now } from "#base/clock.ts";
import type { Database } from "#base/database/index.ts";
import type { Mailer, Sent } from "#base/mail/index.ts";
import { fill, say, type Label, type Language } from "#base/words.ts";
import { TELLING } from "./climb.ts";
import {
  claimMails,
  endLeft,
  findReceiver,
  isWanted,
  joinWaiting,
  noteOutcome,
  type Claimed,
  type Outcome,
} from "./queries/mail.ts";
import { SENDING_MAX_MS, waitAfter } from "./rules/mail.ts";
import { words } from "./words.ts";

/** The way out, and the address that a mail leads to. */
export interface Sending {
  readonly mailer: Mailer;
  /** Without a slash at its end. */
  readonly publicUrl: string;
}

const AT_ONCE = 20;

/** Whom to write to, or why nothing is to be sent any more. */
async function receiverOf(
  database: Database,
  mail: Claimed,
): Promise<{ readonly email: string; readonly language: Language } | Label> {
  return database.transaction(TELLING, async (tx) => {
    const receiver = await findReceiver(tx, mail.personId);
    if (!receiver) return words.mailUnwanted;
    return (await isWanted(tx, mail.id)) ? receiver : words.mailRead;
  });
}

/** What an attempt leads to; the wait grows with the attempts. */
function outcomeOf(sent: Sent, mail: Claimed, at: Date): Outcome {
  const ended = { at, nextAt: null };
  if (sent.kind === "sent") return { ...ended, state: "sent", reason: null };
  const wait = sent.kind === "later" ? waitAfter(mail.attempts) : null;
  if (wait !== null)
    return { state: "waiting", at, nextAt: new Date(at.getTime() + wait), reason: sent.reason };
  return { ...ended, state: sent.kind === "unsure" ? "unsure" : "given-up", reason: sent.reason };
}

async function note(database: Database, mail: Claimed, outcome: Outcome): Promise<void> {
  await database.transaction(TELLING, async (tx) => {
    const joined = outcome.state === "waiting" && (await joinWaiting(tx, mail));
    const instead = {
      at: outcome.at,
      nextAt: null,
      state: "not-needed",
      reason: words.mailJoined.vi,
    } as const;
    await noteOutcome(tx, mail, joined ? instead : outcome);
  });
}

async function sendOne(
  database: Database,
  mail: Claimed,
  { mailer, publicUrl }: Sending,
): Promise<Sent["kind"] | "not-needed"> {
  const receiver = await receiverOf(database, mail);
  if (!("email" in receiver)) {
    await note(database, mail, { state: "not-needed", at: now(), nextAt: null, reason: receiver.vi });
    return "not-needed";
  }
  const { email, language } = receiver;
  const text = say(fill(words.mailBody, { url: `${publicUrl}/` }), language);
  const sent = await mailer.send({
    id: mail.messageId,
    to: email,
    subject: say(words.mailSubject, language),
    text,
  });
  await note(database, mail, outcomeOf(sent, mail, now()));
  return sent.kind;
}

/** Claims and sends some of what is due. A mail is claimed before it is tried, in a transaction of its own. */
async function sendSome(database: Database, sending: Sending): Promise<number> {
  const at = now();
  const claimed = await database.transaction(TELLING, async (tx) => {
    const claimedBefore = new Date(at.getTime() - SENDING_MAX_MS);
    await endLeft(tx, { claimedBefore, at, reason: words.mailLeft.vi });
    return claimMails(tx, at, AT_ONCE);
  });
  let sent = 0;
  for (const mail of claimed) if ((await sendOne(database, mail, sending)) === "sent") sent += 1;
  return sent;
}

/**
 * Sends what is due, one after another, as long as the server takes them; answers how many went out. What a process left in
 * the middle of sending is told as unsure and not tried again.
 */
export async function sendMails(database: Database, sending: Sending): Promise<number> {
  let total = 0;
  for (;;) {
    const sent = await sendSome(database, sending);
    total += sent;
    // A server that takes none is asked again at the next minute.
    if (sent < AT_ONCE) return total;
  }
}
