/** SQL of calendar addresses: one's own, and whose a fetched one is. */
import { sql } from "kysely";
import type { Database, Tx } from "#base/database/index.ts";
import { ACCOUNT, SIGN_IN, type AccountRow } from "./session.ts";

/** A calendar address as its owner sees it. */
export interface FeedRow {
  readonly id: string;
  readonly madeAt: Date;
  readonly lastUsedAt: Date | null;
}

export async function findOwnFeed(tx: Tx, personId: number): Promise<FeedRow | undefined> {
  const found =
    await sql<FeedRow>`select id, made_at, last_used_at from people.feed where person_id = ${personId}`.execute(
      tx,
    );
  return found.rows[0];
}

/** Makes the person's address, in place of the one before. */
export async function putFeed(tx: Tx, feed: { personId: number; id: string; at: Date }): Promise<void> {
  await sql`insert into people.feed (person_id, id, made_at) values (${feed.personId}, ${feed.id}, ${feed.at})
    on conflict (person_id) do update set id = excluded.id, made_at = excluded.made_at, last_used_at = null`.execute(
    tx,
  );
}

/** Takes the address back; false where there is none. */
export async function endFeed(tx: Tx, personId: number): Promise<boolean> {
  const ended = await sql`delete from people.feed where person_id = ${personId}`.execute(tx);
  return ended.numAffectedRows === 1n;
}

/** Whose address it is, with the roles of the day; undefined where it was taken back or the account is closed. */
export function findFeedOwner(
  database: Database,
  id: string,
  at: { readonly now: Date; readonly day: string },
): Promise<AccountRow | undefined> {
  return database.transaction(SIGN_IN, async (tx) => {
    const found =
      await sql<AccountRow>`with used as (update people.feed set last_used_at = ${at.now} where id = ${id}
        returning person_id)
      select ${ACCOUNT(at.day)} from used join people.person p on p.id = used.person_id where p.disabled_at is null`.execute(
        tx,
      );
    return found.rows[0];
  });
}
