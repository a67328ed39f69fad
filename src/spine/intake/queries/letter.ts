/** SQL of letters of the public and of their threads: through narrow functions for the public site, from the place for staff. */
import { sql } from "kysely";
import type { Database, Tx } from "#base/database/index.ts";

const asPortal = <T>(portal: Database, run: (tx: Tx) => Promise<T>): Promise<T> =>
  portal.transaction({}, run);

/** A letter as it is dropped. */
export interface Letter {
  readonly code: string;
  readonly dropKey: Buffer;
  readonly fingerprint: Buffer;
  readonly threadHash: Buffer;
  readonly place: string;
  readonly at: Date;
  readonly sealed: Buffer;
}

/** Drops it: kept; another text was sent under this number; there is no such commune. */
export function dropLetter(portal: Database, letter: Letter): Promise<"kept" | "another" | "no-place"> {
  return asPortal(portal, async (tx) => {
    const done = await sql<{
      how: "kept" | "another" | "no-place";
    }>`select intake.drop_letter(${letter.code}, ${letter.dropKey}::bytea,
      ${letter.fingerprint}::bytea, ${letter.threadHash}::bytea, ${letter.place}, ${letter.at}::timestamptz, ${letter.sealed}::bytea) as how`.execute(
      tx,
    );
    return done.rows[0]?.how ?? "no-place";
  });
}

/** One message of a thread. */
export interface MessageRow {
  readonly fromReporter: boolean;
  readonly at: Date;
  readonly sealed: Buffer;
}

/** The thread of whoever knows the passphrase; null where nobody does. */
export function readThread(
  portal: Database,
  of: { readonly code: string; readonly hash: Buffer },
): Promise<{ readonly standing: "waiting" | "arrived"; readonly messages: MessageRow[] } | null> {
  return asPortal(portal, async (tx) => {
    const found = await sql<{
      fromReporter: boolean | null;
      at: Date;
      sealed: Buffer;
      standing: "waiting" | "arrived";
    }>`select from_reporter, at, sealed, standing from intake.read_thread(${of.code}, ${of.hash}::bytea)`.execute(
      tx,
    );
    const [first] = found.rows;
    if (!first) return null;
    const messages = found.rows.flatMap(({ fromReporter, at, sealed }) =>
      fromReporter === null ? [] : [{ fromReporter, at, sealed }],
    );
    return { standing: first.standing, messages };
  });
}

/** Adds to the thread of whoever knows the passphrase; false where nobody does, or it is full. */
export function writeThread(
  portal: Database,
  of: { readonly code: string; readonly hash: Buffer; readonly at: Date; readonly sealed: Buffer },
): Promise<boolean> {
  return asPortal(portal, async (tx) => {
    const done = await sql<{ done: boolean }>`select intake.write_thread(${of.code}, ${of.hash}::bytea,
      ${of.at}::timestamptz, ${of.sealed}::bytea) as done`.execute(tx);
    return done.rows[0]?.done === true;
  });
}

/** A letter that has not become a report yet. */
export interface WaitingLetter {
  readonly id: number;
  readonly code: string;
  readonly unitId: number;
  readonly at: Date;
  readonly sealed: Buffer;
}

/** The first letter after a number that waits and that no other process is at, held. */
export async function nextLetter(tx: Tx, afterId: number): Promise<WaitingLetter | undefined> {
  const found = await sql<WaitingLetter>`select id, code, unit_id, at, sealed from intake.letter
    where collected_at is null and id > ${afterId} order by id limit 1 for update skip locked`.execute(tx);
  return found.rows[0];
}

/** It has become a report: its text is gone from the box, the key of its thread is sealed by the report's. */
export async function endLetter(
  tx: Tx,
  id: number,
  as: { readonly at: Date; readonly sealedThreadKey: Buffer },
): Promise<void> {
  await sql`update intake.letter set sealed = null, sealed_thread_key = ${as.sealedThreadKey}, collected_at = ${as.at}
    where id = ${id}`.execute(tx);
}

/** The thread of a report as the commune of its place has it; undefined where it came by another way. */
export async function findThread(
  tx: Tx,
  code: string,
): Promise<{ readonly id: number; readonly sealedThreadKey: Buffer } | undefined> {
  const found = await sql<{
    id: number;
    sealedThreadKey: Buffer;
  }>`select id, sealed_thread_key from intake.letter
    where code = ${code} and sealed_thread_key is not null`.execute(tx);
  return found.rows[0];
}

export async function listMessages(
  tx: Tx,
  letterId: number,
): Promise<(MessageRow & { readonly byName: string | null })[]> {
  const found = await sql<
    MessageRow & { byName: string | null }
  >`select from_reporter, at, by_name, sealed from intake.message
    where letter_id = ${letterId} order by id`.execute(tx);
  return found.rows;
}

/** The commune writes to whoever reported. */
export async function addMessage(
  tx: Tx,
  letterId: number,
  message: {
    readonly at: Date;
    readonly personId: number | null;
    readonly byName: string | null;
    readonly sealed: Buffer;
  },
): Promise<void> {
  await sql`insert into intake.message (letter_id, from_reporter, at, by_person, by_name, sealed)
    values (${letterId}, false, ${message.at}, ${message.personId}, ${message.byName}, ${message.sealed})`.execute(
    tx,
  );
}
