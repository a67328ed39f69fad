/** SQL of alarms: told at once, once to each unit. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Label } from "#base/words.ts";
import type { Holder } from "../rules/whom.ts";
import { queueMails } from "./notice.ts";

/** What is told, to whom of one unit. */
export interface NewAlarm {
  readonly code: string;
  readonly unitId: number;
  readonly toldUnitId: number;
  readonly title: Label;
  readonly day: string;
  readonly at: Date;
  readonly people: readonly Holder[];
}

/** Keeps an alarm with whom it told; one that was raised before is passed by. */
export async function addAlarm(tx: Tx, alarm: NewAlarm): Promise<void> {
  const added = await sql<{
    id: number;
  }>`insert into notices.notice (kind, code, unit_id, told_unit_id, on_day, at, title_vi, title_en)
    values ('alarm', ${alarm.code}, ${alarm.unitId}, ${alarm.toldUnitId}, ${alarm.day}, ${alarm.at}, ${alarm.title.vi}, ${alarm.title.en})
    on conflict do nothing returning id`.execute(tx);
  const id = added.rows[0]?.id;
  if (id === undefined || alarm.people.length === 0) return;
  const mails = await queueMails(
    tx,
    alarm.people.map((one) => one.personId),
    alarm.at,
  );
  const rows = alarm.people.map((one) => ({ ...one, mailId: mails.get(one.personId) ?? null }));
  await sql`insert into notices.told (notice_id, person_id, name, role, mail_id)
    select ${id}, "personId", name, role, "mailId" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("personId" int, name text, role text, "mailId" bigint)`.execute(tx);
}
