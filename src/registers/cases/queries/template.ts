/** SQL of frames for narrative fields. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Frame } from "../rules/template.ts";

/** A frame as it stands; no unit: the city's. */
export interface TemplateRow extends Frame {
  readonly id: number;
  readonly unitId: number | null;
  readonly unitName: string | null;
  readonly version: number;
  readonly changedAt: Date;
  readonly changedByName: string;
}

const SELECT = sql`select t.id, t.unit_id, u.name as unit_name, t.field, t.title_vi, t.title_en, t.body_vi, t.body_en, t.version, t.changed_at,
    t.changed_by_name
  from cases.template t left join agencies.unit u on u.id = t.unit_id where t.dropped_at is null`;

/** Those of the city, and of the units that the asker sees. */
export async function listTemplates(tx: Tx): Promise<TemplateRow[]> {
  const found = await sql<TemplateRow>`${SELECT} order by t.field, t.unit_id nulls first, t.title_vi`.execute(
    tx,
  );
  return found.rows;
}

/** One of them, held for a change. */
export async function findTemplate(tx: Tx, id: number): Promise<TemplateRow | undefined> {
  await sql`select from cases.template where id = ${id} for no key update`.execute(tx);
  return (await sql<TemplateRow>`${SELECT} and t.id = ${id}`.execute(tx)).rows[0];
}

/** Who writes it, when. */
export interface WrittenBy {
  readonly at: Date;
  readonly byName: string;
}

/** Adds one; answers its number. */
export async function addTemplate(
  tx: Tx,
  frame: Frame & { readonly unitId: number | null },
  by: WrittenBy,
): Promise<number> {
  const done = await sql<{
    id: number;
  }>`insert into cases.template (unit_id, field, title_vi, title_en, body_vi, body_en, changed_at, changed_by_name)
    values (${frame.unitId}, ${frame.field}, ${frame.titleVi}, ${frame.titleEn}, ${frame.bodyVi}, ${frame.bodyEn}, ${by.at}, ${by.byName})
    returning id`.execute(tx);
  return done.rows[0]?.id ?? 0;
}

/** Changes one. */
export async function changeTemplate(
  tx: Tx,
  frame: Frame & { readonly id: number },
  by: WrittenBy,
): Promise<void> {
  await sql`update cases.template set title_vi = ${frame.titleVi}, title_en = ${frame.titleEn}, body_vi = ${frame.bodyVi},
    body_en = ${frame.bodyEn}, version = version + 1, changed_at = ${by.at}, changed_by_name = ${by.byName} where id = ${frame.id}`.execute(
    tx,
  );
}

/** Offers one no longer. */
export async function dropTemplate(tx: Tx, id: number, by: WrittenBy): Promise<void> {
  await sql`update cases.template set dropped_at = ${by.at}, changed_by_name = ${by.byName}, version = version + 1 where id = ${id}`.execute(
    tx,
  );
}
