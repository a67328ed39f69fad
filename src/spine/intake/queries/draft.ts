/** SQL of drafts: a person's own, sealed. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

export interface DraftRow {
  readonly id: string;
  readonly record: string;
  readonly startedAt: Date;
  readonly savedAt: Date;
  readonly sealed: Buffer;
}

/** The drafts of whoever asks, the newest first. */
export async function listDrafts(tx: Tx): Promise<DraftRow[]> {
  const found = await sql<DraftRow>`select id, record, started_at, saved_at, sealed from intake.draft
    where person_id = access.person() order by saved_at desc`.execute(tx);
  return found.rows;
}

/** One draft of whoever asks. */
export async function findDraft(tx: Tx, id: string): Promise<DraftRow | undefined> {
  const found = await sql<DraftRow>`select id, record, started_at, saved_at, sealed from intake.draft
    where id = ${id} and person_id = access.person()`.execute(tx);
  return found.rows[0];
}

/** Keeps a draft: a new one, or what has become of one. */
export async function putDraft(
  tx: Tx,
  draft: {
    readonly id: string;
    readonly record: string;
    readonly personId: number;
    readonly at: Date;
    readonly sealed: Buffer;
  },
): Promise<void> {
  await sql`insert into intake.draft (id, person_id, record, sealed, started_at, saved_at)
    values (${draft.id}, ${draft.personId}, ${draft.record}, ${draft.sealed}, ${draft.at}, ${draft.at})
    on conflict (id) do update set sealed = excluded.sealed, saved_at = excluded.saved_at`.execute(tx);
}

/** How many drafts whoever asks has. */
export async function countDrafts(tx: Tx): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from intake.draft
    where person_id = access.person()`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** Makes somebody's drafts those of whoever asks, where they were offered; answers how many. */
export async function takeDrafts(tx: Tx, fromPerson: number): Promise<number> {
  const done =
    await sql`update intake.draft set person_id = access.person() where person_id = ${fromPerson}`.execute(
      tx,
    );
  return Number(done.numAffectedRows ?? 0);
}

export async function removeDraft(tx: Tx, id: string): Promise<void> {
  await sql`delete from intake.draft where id = ${id}`.execute(tx);
}

/** Drafts that nobody has touched since then, of anyone: for the sweep alone. */
export async function listOldDrafts(tx: Tx, before: Date): Promise<{ id: string; record: string }[]> {
  const found = await sql<{
    id: string;
    record: string;
  }>`select id, record from intake.draft where saved_at < ${before} limit 500`.execute(tx);
  return found.rows;
}
