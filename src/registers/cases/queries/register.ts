/** SQL of the register's own content as it is edited: versions of codes, settings, own fields and facts, and what is proposed. */
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Code, Confidence, DatedSetting, Fact, OwnField } from "../schema/index.ts";

const json = (value: unknown): RawBuilder<unknown> =>
  value === null || value === undefined ? sql`null` : sql`${JSON.stringify(value)}::jsonb`;

/** A version of a code, with who wrote it. */
export interface CodeVersion {
  readonly list: string;
  readonly code: string;
  readonly validFrom: string;
  readonly version: number;
  readonly labelVi: string;
  readonly labelEn: string;
  readonly validTo: string | null;
  readonly source: string;
  readonly confidence: Confidence;
  readonly more: unknown;
  readonly at: Date;
  readonly byName: string | null;
}

/** Every version of every code of a list, the last of each first. */
export async function listCodeVersions(tx: Tx, list: string): Promise<CodeVersion[]> {
  const found =
    await sql<CodeVersion>`select list, code, valid_from, version, label_vi, label_en, valid_to, source, confidence, more, at, by_name
    from cases.code where list = ${list} order by code, valid_from, version desc`.execute(tx);
  return found.rows;
}

/** Writes the next version of a code. */
export async function addCode(
  tx: Tx,
  of: { readonly list: string; readonly code: Code; readonly byName: string },
): Promise<void> {
  const { list, code, byName } = of;
  await sql`insert into cases.code (list, code, valid_from, version, label_vi, label_en, valid_to, source, confidence, more, by_name)
    select ${list}, ${code.code}, ${code.validFrom}, 1 + coalesce(max(version), 0), ${code.label.vi}, ${code.label.en}, ${code.validTo},
      ${code.source}, ${code.confidence}, ${json(code.more)}, ${byName}
    from cases.code where list = ${list} and code = ${code.code} and valid_from = ${code.validFrom}`.execute(
    tx,
  );
}

/** Writes the next version of what is set of a field. */
export async function addSetting(
  tx: Tx,
  of: { readonly setting: DatedSetting; readonly byName: string },
): Promise<void> {
  const { field, label, hidden, required, seenBy, validFrom } = of.setting;
  await sql`insert into cases.field_setting (field, version, label_vi, label_en, hidden, required, seen_by, valid_from, by_name)
    select ${field}, 1 + coalesce(max(version), 0), ${label?.vi ?? null}, ${label?.en ?? null}, ${hidden}, ${required}::boolean,
      ${seenBy}::text[], ${validFrom}::date, ${of.byName}
    from cases.field_setting where field = ${field}`.execute(tx);
}

/** Writes the next version of a field of the city's own. */
export async function addOwnField(
  tx: Tx,
  of: { readonly field: OwnField; readonly byName: string },
): Promise<void> {
  const { field: one, byName } = of;
  await sql`insert into cases.own_field (field, version, kind, label_vi, label_en, help_vi, help_en, list, seen_by, basis, ground, sensitive,
      required, valid_from, valid_to, by_name)
    select ${one.field}, 1 + coalesce(max(version), 0), ${one.kind}, ${one.label.vi}, ${one.label.en}, ${one.help?.vi ?? null}, ${one.help?.en ?? null},
      ${one.list}, ${one.seenBy}::text[], ${one.basis}, ${one.ground}, ${one.sensitive}, ${one.required}, ${one.validFrom}::date,
      ${one.validTo}::date, ${byName}
    from cases.own_field where field = ${one.field}`.execute(tx);
}

/** Writes the next version of a fact. */
export async function addFact(
  tx: Tx,
  of: { readonly fact: Fact<unknown>; readonly byName: string },
): Promise<void> {
  const { fact, byName } = of;
  await sql`insert into cases.fact (name, version, valid_from, body, is_example, source, confidence, by_name)
    select ${fact.name}, 1 + coalesce(max(version), 0), ${fact.validFrom}::date, ${json(fact.body)}, ${fact.isExample}, ${fact.source},
      ${fact.confidence}, ${byName}
    from cases.fact where name = ${fact.name}`.execute(tx);
}

/** A version of a fact, with who wrote it. */
export interface FactVersion extends Fact<unknown> {
  readonly version: number;
  readonly at: Date;
  readonly byName: string | null;
}

/** Every version of every fact, the last begun first. */
export async function listFactVersions(tx: Tx): Promise<FactVersion[]> {
  const found =
    await sql<FactVersion>`select name, version, valid_from, body, is_example, source, confidence, at, by_name
    from cases.fact order by name, valid_from desc, version desc`.execute(tx);
  return found.rows;
}

export type ProposalKind = "code" | "field" | "setting" | "fact";
export type ProposalState = "waits" | "in-force" | "refused" | "withdrawn";

/** A proposed change. */
export interface ProposalRow {
  readonly id: number;
  readonly kind: ProposalKind;
  readonly subject: string;
  readonly body: unknown;
  readonly reason: string;
  readonly second: "none" | "another" | "data-protection";
  readonly at: Date;
  readonly byPerson: number;
  readonly byName: string;
  readonly state: ProposalState;
  readonly decidedAt: Date | null;
  readonly decidedName: string | null;
  readonly said: string | null;
}

const COLUMNS = sql`id, kind, subject, body, reason, second, at, by_person, by_name, state, decided_at, decided_name, said`;
const SHOWN_MAX = 100;

/** Those that wait, then the last that were decided. */
export async function listProposals(tx: Tx): Promise<ProposalRow[]> {
  const found = await sql<ProposalRow>`select ${COLUMNS} from cases.proposal
    order by state <> 'waits', coalesce(decided_at, at) desc, id desc limit ${SHOWN_MAX}`.execute(tx);
  return found.rows;
}

/** One of them; where it may be changed, held until the transaction ends. */
export async function holdProposal(tx: Tx, id: number): Promise<ProposalRow | undefined> {
  // What was decided on cannot be held, and is still to be seen.
  await sql`select from cases.proposal where id = ${id} for no key update`.execute(tx);
  const found = await sql<ProposalRow>`select ${COLUMNS} from cases.proposal where id = ${id}`.execute(tx);
  return found.rows[0];
}

/** Proposes; answers its number. */
export async function addProposal(
  tx: Tx,
  given: Pick<ProposalRow, "kind" | "subject" | "body" | "reason" | "second" | "at" | "byPerson" | "byName">,
): Promise<number> {
  const found = await sql<{
    id: number;
  }>`insert into cases.proposal (kind, subject, body, reason, second, at, by_person, by_name)
    values (${given.kind}, ${given.subject}, ${json(given.body)}, ${given.reason}, ${given.second}, ${given.at}, ${given.byPerson}, ${given.byName})
    returning id`.execute(tx);
  return found.rows[0]?.id ?? 0;
}

/** Decides on one that waits. */
export async function decideProposal(
  tx: Tx,
  id: number,
  by: {
    readonly state: Exclude<ProposalState, "waits">;
    readonly at: Date;
    readonly personId: number;
    readonly name: string;
    readonly said: string | null;
  },
): Promise<void> {
  await sql`update cases.proposal set state = ${by.state}, decided_at = ${by.at}, decided_by = ${by.personId}, decided_name = ${by.name},
    said = ${by.said} where id = ${id} and state = 'waits'`.execute(tx);
}
