/** SQL of no-contact decisions: what was asked, decided, told, permitted, broken, cancelled. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { BanRecipient, CancelGround } from "../rules/contact-ban.ts";
import type { Answer, BanGround, Requester } from "../schema/index.ts";

/** A decision, or what was asked for one, with its times; its number is that of its measure. */
export interface BanRow {
  readonly id: number;
  readonly caseId: number;
  readonly harmedId: number;
  readonly doerId: number;
  readonly byBody: "chair" | "court";
  readonly ground: BanGround | null;
  readonly requestedBy: Requester;
  readonly requestedAt: Date | null;
  readonly notedAt: Date;
  readonly consent: Answer;
  readonly harm: Answer;
  readonly lifeDanger: Answer;
  readonly toldOfRightsAt: Date | null;
  readonly decidedAt: Date | null;
  readonly refusedAt: Date | null;
  readonly fromAt: Date | null;
  readonly toAt: Date | null;
  readonly told: Readonly<Partial<Record<BanRecipient, string>>>;
  readonly cancelAskedAt: Date | null;
  readonly cancelGround: CancelGround | null;
  readonly cancelBy: Requester | null;
  readonly cancelAnsweredAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly renews: number | null;
  readonly version: number;
  readonly sealed: Buffer;
}

const COLUMNS = sql`b.id, b.case_id, b.harmed_id, b.doer_id, b.by_body, b.ground, b.requested_by, b.requested_at, b.noted_at, b.consent,
  b.harm, b.life_danger, b.told_of_rights_at, b.decided_at, b.refused_at, b.from_at, b.to_at, b.told, b.cancel_asked_at, b.cancel_ground,
  b.cancel_by, b.cancel_answered_at, b.cancelled_at, b.renews, b.version, b.sealed`;

/** Those of a case, the newest first. */
export async function listBans(tx: Tx, caseId: number): Promise<BanRow[]> {
  const found = await sql<BanRow>`select ${COLUMNS} from cases.ban b join cases.thing t on t.id = b.id
    where b.case_id = ${caseId} and t.gone_at is null order by b.id desc`.execute(tx);
  return found.rows;
}

/** What is written of a decision; what is absent stays. */
export type BanChange = Partial<Omit<BanRow, "id" | "caseId" | "version">> & { readonly decidedBy?: number };

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const kept = (name: string, value: unknown) =>
  name === "told" ? sql`${JSON.stringify(value)}::jsonb` : sql`${value}`;

/** Enters one beside its measure. */
export async function addBan(
  tx: Tx,
  given: BanChange & { readonly id: number; readonly caseId: number },
): Promise<void> {
  const names = Object.keys(given);
  const row = given as Readonly<Record<string, unknown>>;
  await sql`insert into cases.ban (${sql.join(names.map((name) => sql.ref(snake(name))))})
    values (${sql.join(names.map((name) => kept(name, row[name])))})`.execute(tx);
}

/** Changes one of a case that is held, and counts its version on. */
export async function changeBan(tx: Tx, id: number, change: BanChange): Promise<void> {
  const sets = Object.entries(change).map(
    ([name, value]) => sql`${sql.ref(snake(name))} = ${kept(name, value)}`,
  );
  await sql`update cases.ban set ${sql.join([...sets, sql`version = version + 1`])} where id = ${id}`.execute(
    tx,
  );
}

/** A contact that was announced, countersigned and ended. */
export interface ContactRow {
  readonly id: number;
  readonly banId: number;
  readonly occasion: string;
  readonly announcedAt: Date;
  readonly countersignedAt: Date | null;
  readonly countersignedBy: number | null;
  readonly from: Date;
  readonly to: Date;
  readonly endedAt: Date | null;
}

/** The contacts of a case that were announced. */
export async function listContacts(tx: Tx, caseId: number): Promise<ContactRow[]> {
  const found =
    await sql<ContactRow>`select id, ban_id, occasion, announced_at, countersigned_at, countersigned_by,
      from_at as "from", to_at as "to", ended_at from cases.ban_contact where case_id = ${caseId} order by id`.execute(
      tx,
    );
  return found.rows;
}

/** Enters what was announced; answers its number. */
export async function addContact(
  tx: Tx,
  given: Pick<ContactRow, "banId" | "occasion" | "announcedAt" | "from" | "to"> & { readonly caseId: number },
): Promise<number> {
  const done = await sql<{
    id: number;
  }>`insert into cases.ban_contact (ban_id, case_id, occasion, announced_at, from_at, to_at)
    values (${given.banId}, ${given.caseId}, ${given.occasion}, ${given.announcedAt}, ${given.from}, ${given.to}) returning id`.execute(
    tx,
  );
  return done.rows[0]?.id ?? 0;
}

/** Countersigns it. */
export async function signContact(tx: Tx, id: number, by: { at: Date; personId: number }): Promise<void> {
  await sql`update cases.ban_contact set countersigned_at = ${by.at}, countersigned_by = ${by.personId} where id = ${id}`.execute(
    tx,
  );
}

/** Notes that it ended. */
export async function endContact(tx: Tx, id: number, at: Date): Promise<void> {
  await sql`update cases.ban_contact set ended_at = ${at} where id = ${id}`.execute(tx);
}

/** A breach, and the sanction that was entered for it. */
export interface BreachRow {
  readonly id: number;
  readonly banId: number;
  readonly at: Date;
  readonly kind: "near" | "by-means";
  readonly sanctionId: number;
  readonly sealed: Buffer;
}

/** The breaches of the decisions of a case. */
export async function listBreaches(tx: Tx, caseId: number): Promise<BreachRow[]> {
  const found = await sql<BreachRow>`select id, ban_id, at, kind, sanction_id, sealed from cases.ban_breach
    where case_id = ${caseId} order by id`.execute(tx);
  return found.rows;
}

/** Enters one. */
export async function addBreach(
  tx: Tx,
  given: Omit<BreachRow, "id"> & {
    readonly caseId: number;
    readonly notedAt: Date;
    readonly notedBy: number;
  },
): Promise<void> {
  await sql`insert into cases.ban_breach (ban_id, case_id, at, kind, sanction_id, noted_at, noted_by, sealed)
    values (${given.banId}, ${given.caseId}, ${given.at}, ${given.kind}, ${given.sanctionId}, ${given.notedAt}, ${given.notedBy},
      ${given.sealed})`.execute(tx);
}
