/** SQL of cases themselves: opening one, reading it whole, its state. Row security shows only cases with a seat of one's own. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { CaseState, Form, RiskLevel, Verification } from "../schema/index.ts";

/** The typed part of a case, with the name of its place. */
export interface CaseRow {
  readonly id: number;
  readonly code: string;
  readonly record: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly state: CaseState;
  readonly openedAt: Date;
  readonly workerId: number | null;
  readonly workerName: string | null;
  readonly verification: Verification;
  readonly verifiedAt: Date | null;
  readonly closingBy: number | null;
  readonly assessedAt: Date | null;
  readonly eventOn: string | null;
  readonly mainForm: Form | "unknown";
  readonly risk: RiskLevel | "unknown";
  readonly nextContactOn: string | null;
  readonly lastContactOn: string | null;
  readonly closedAt: Date | null;
  readonly outcome: string | null;
  readonly reopened: number;
  readonly sealedAt: Date | null;
  /** When its key was destroyed, and on what ground: kept long enough, or the code of a request. */
  readonly erasedAt: Date | null;
  readonly erasedGround: string | null;
  readonly sealed: Buffer;
  readonly version: number;
  readonly updatedAt: Date;
}

const COLUMNS = sql`c.id, c.code, c.record, c.unit_id, u.name as unit_name, c.state, c.opened_at, c.worker_id, w.name as worker_name,
  c.verification, c.verified_at, c.closing_by, c.assessed_at, c.event_on, c.main_form, c.risk, c.next_contact_on, c.last_contact_on, c.closed_at, c.outcome, c.reopened,
  c.sealed_at, c.erased_at, c.erased_ground, c.sealed, c.version, c.updated_at`;
const FROM = sql`cases."case" c join agencies.unit u on u.id = c.unit_id left join people.person w on w.id = c.worker_id`;

/** The case of this code, if this person may see it. */
export async function findCase(tx: Tx, code: string): Promise<CaseRow | undefined> {
  const found = await sql<CaseRow>`select ${COLUMNS} from ${FROM} where c.code = ${code}`.execute(tx);
  return found.rows[0];
}

/** The same, and nobody else changes it until the transaction ends. */
export async function holdCase(tx: Tx, code: string): Promise<CaseRow | undefined> {
  await sql`select from cases."case" where code = ${code} for no key update`.execute(tx);
  return findCase(tx, code);
}

/** A number for a case that is about to be opened. */
export async function nextCaseId(tx: Tx): Promise<number> {
  const found = await sql<{ id: number }>`select nextval('cases.case_id') as id`.execute(tx);
  return found.rows[0]?.id ?? 0;
}

export interface NewCase {
  readonly id: number;
  readonly code: string;
  readonly record: string;
  readonly unitId: number;
  readonly eventOn: string | null;
  readonly mainForm: Form | "unknown";
  readonly at: Date;
  readonly personId: number;
  readonly sealed: Buffer;
}

/** Opens it, without a seat yet: whoever adds the first seat sees it. */
export async function addCase(tx: Tx, given: NewCase): Promise<void> {
  await sql`insert into cases."case" (id, code, record, unit_id, state, opened_at, opened_by, event_on, main_form, sealed, updated_at)
    values (${given.id}, ${given.code}, ${given.record}, ${given.unitId}, 'received', ${given.at}, ${given.personId}, ${given.eventOn},
      ${given.mainForm}, ${given.sealed}, ${given.at})`.execute(tx);
}

/** What of a case's typed part changes; what is absent stays. */
export interface CaseChange {
  readonly unitId?: number;
  readonly state?: CaseState;
  readonly workerId?: number | null;
  readonly verification?: Verification;
  readonly verifiedAt?: Date;
  readonly closingBy?: number | null;
  readonly assessedAt?: Date;
  readonly eventOn?: string | null;
  readonly mainForm?: Form | "unknown";
  readonly risk?: RiskLevel | "unknown";
  readonly nextContactOn?: string | null;
  readonly lastContactOn?: string | null;
  readonly closedAt?: Date | null;
  readonly outcome?: string | null;
  readonly reopened?: number;
  readonly sealedAt?: Date | null;
  readonly sealed?: Buffer;
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Changes it and counts its version on; whoever holds it is alone with it. Answers the new version. */
export async function changeCase(
  tx: Tx,
  of: { readonly id: number; readonly at: Date },
  change: CaseChange,
): Promise<number> {
  const sets = Object.entries(change).map(([name, value]) => sql`${sql.ref(snake(name))} = ${value}`);
  const done = await sql<{ version: number }>`update cases."case" set ${sql.join([
    ...sets,
    sql`version = version + 1`,
    sql`updated_at = ${of.at}`,
  ])} where id = ${of.id} returning version`.execute(tx);
  const [row] = done.rows;
  if (!row) throw new Error("The case could not be changed: row security and the act's verb disagree.");
  return row.version;
}
