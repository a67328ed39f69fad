/** SQL of explanations: what was asked of whom, and every turn of it. */
import { sql, type RawBuilder } from "kysely";
import { likeText, type Tx } from "#base/database/index.ts";
import type { ExplanationState, Thing, TurnAct } from "../schema.ts";
import type { Overdue } from "../sources.ts";

export interface ExplanationRow extends Thing {
  readonly id: number;
  readonly aboutKind: string | null;
  readonly aboutCode: string | null;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly dueOn: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly byUnitId: number;
  readonly byUnitName: string;
  readonly state: ExplanationState;
  readonly turns: number;
  readonly askedAt: Date;
  /** Who spoke last. */
  readonly lastBy: number | null;
}

const ROW = sql`select e.id, e.kind, e.code, e.about_kind, e.about_code, e.title_vi, e.title_en, e.due_on, e.unit_id, u.name as unit_name,
    e.by_unit_id, b.name as by_unit_name, e.state, e.turns, e.asked_at, t.by_person as last_by
  from notices.explanation e join agencies.unit u on u.id = e.unit_id join agencies.unit b on b.id = e.by_unit_id
  left join notices.turn t on t.explanation_id = e.id and t.number = e.turns`;

/** The explanation with this number, if this person may see it; held where it is to be changed. */
export async function findExplanation(
  tx: Tx,
  id: number,
  hold: "hold" | "look" = "look",
): Promise<ExplanationRow | undefined> {
  const held = hold === "hold" ? sql`for update of e` : sql``;
  return (await sql<ExplanationRow>`${ROW} where e.id = ${id} ${held}`.execute(tx)).rows[0];
}

/** Explanations of one thing and of the clocks that run for it, the newest first. */
export async function listExplanationsOf(tx: Tx, { kind, code }: Thing): Promise<ExplanationRow[]> {
  return (
    await sql<ExplanationRow>`${ROW} where (e.kind = ${kind} and e.code = ${code})
      or (e.about_kind = ${kind} and e.about_code = ${code}) order by e.id desc limit 50`.execute(tx)
  ).rows;
}

/** What waits for a unit: questions to be answered, answers to be judged. */
export async function listWaitingFor(tx: Tx, unitId: number): Promise<ExplanationRow[]> {
  return (
    await sql<ExplanationRow>`${ROW} where (e.state = 'asked' and e.unit_id = ${unitId})
      or (e.state = 'answered' and e.by_unit_id = ${unitId}) order by e.id limit 200`.execute(tx)
  ).rows;
}

/** Which explanations: those still open, or those that are closed. */
export interface ExplanationsAsked {
  readonly which: "open" | "closed";
  readonly q?: string | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
}

function conditionsOf(asked: ExplanationsAsked): RawBuilder<unknown>[] {
  const found = [
    asked.which === "open"
      ? sql`e.state in ('asked', 'answered')`
      : sql`e.state in ('accepted', 'withdrawn')`,
  ];
  if (asked.q)
    found.push(sql`(u.name_folded like '%' || base.fold(${likeText(asked.q)}) || '%'
      or base.fold(e.title_vi) like '%' || base.fold(${likeText(asked.q)}) || '%')`);
  return found;
}

/** One page, the newest first. */
export async function listExplanations(tx: Tx, asked: ExplanationsAsked): Promise<ExplanationRow[]> {
  const where = conditionsOf(asked);
  if (asked.after) where.push(sql`e.id < ${asked.after}`);
  const found = await sql<ExplanationRow>`${ROW} where ${sql.join(where, sql` and `)}
    order by e.id desc limit ${asked.limit}`.execute(tx);
  return found.rows;
}

/** How many the list has in all. */
export async function countExplanations(tx: Tx, asked: ExplanationsAsked): Promise<number> {
  const found = await sql<{
    n: number;
  }>`select count(*) as n from notices.explanation e join agencies.unit u on u.id = e.unit_id
    where ${sql.join(conditionsOf(asked), sql` and `)}`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** Begins an explanation without its first turn; `explanation_open` refuses a second one of the same asking unit. */
export async function addExplanation(
  tx: Tx,
  of: Thing & Overdue,
  by: { readonly byUnitId: number; readonly at: Date },
): Promise<number> {
  const added = await sql<{ id: number }>`insert into notices.explanation
      (kind, code, about_kind, about_code, title_vi, title_en, due_on, unit_id, by_unit_id, asked_at)
    values (${of.kind}, ${of.code}, ${of.about?.kind ?? null}, ${of.about?.code ?? null}, ${of.title.vi}, ${of.title.en}, ${of.dueOn},
      ${of.unitId}, ${by.byUnitId}, ${by.at}) returning id`.execute(tx);
  return added.rows[0]?.id ?? 0;
}

/** One turn, as it is kept. */
export interface NewTurn {
  readonly explanationId: number;
  readonly number: number;
  readonly unitId: number;
  readonly byUnitId: number;
  readonly act: TurnAct;
  readonly text: string | null;
  readonly at: Date;
  readonly personId: number | null;
  readonly byName: string | null;
}

/** Keeps a turn. */
export async function addTurn(tx: Tx, turn: NewTurn): Promise<void> {
  await sql`insert into notices.turn (explanation_id, number, unit_id, by_unit_id, act, text, at, by_person, by_name)
    values (${turn.explanationId}, ${turn.number}, ${turn.unitId}, ${turn.byUnitId}, ${turn.act}, ${turn.text}, ${turn.at},
      ${turn.personId}, ${turn.byName})`.execute(tx);
}

/** Moves an explanation on; false when someone spoke since. */
export async function moveExplanation(
  tx: Tx,
  id: number,
  to: { readonly state: ExplanationState; readonly turns: number },
): Promise<boolean> {
  const moved = await sql`update notices.explanation set state = ${to.state}, turns = turns + 1
    where id = ${id} and turns = ${to.turns}`.execute(tx);
  return moved.numAffectedRows === 1n;
}

export interface TurnRow {
  readonly explanationId: number;
  readonly number: number;
  readonly act: TurnAct;
  readonly text: string | null;
  readonly at: Date;
  readonly byName: string | null;
}

/** The turns of these explanations in their order. */
export async function listTurns(tx: Tx, ids: readonly number[]): Promise<Map<number, TurnRow[]>> {
  const found = await sql<TurnRow>`select explanation_id, number, act, text, at, by_name from notices.turn
    where explanation_id = any(${[...ids]}::bigint[]) order by explanation_id, number`.execute(tx);
  return Map.groupBy(found.rows, (turn) => turn.explanationId);
}

/** For which unit each of these was asked; for the climb of the clock of its answer. */
export async function askingUnits(tx: Tx, ids: readonly number[]): Promise<Map<string, number>> {
  const found = await sql<{ id: number; byUnitId: number }>`select id, by_unit_id from notices.explanation
    where id = any(${[...ids]}::bigint[])`.execute(tx);
  return new Map(found.rows.map((row) => [String(row.id), row.byUnitId]));
}

/** Lets the open explanations of things that went to another unit follow them. */
export async function moveExplanations(
  tx: Tx,
  to: { readonly kind: string; readonly codes: readonly string[]; readonly unitId: number },
): Promise<string[]> {
  const moved = await sql<{ id: number }>`update notices.explanation set unit_id = ${to.unitId}
    where state in ('asked', 'answered') and by_unit_id <> ${to.unitId} and ((kind = ${to.kind} and code = any(${[...to.codes]}::text[]))
      or (about_kind = ${to.kind} and about_code = any(${[...to.codes]}::text[]))) returning id`.execute(tx);
  return moved.rows.map((row) => String(row.id));
}
