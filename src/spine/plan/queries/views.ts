/** SQL of saved views. Row security leaves a person their own and what is lent to their unit. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { PlanView } from "../rules/filter.ts";

export interface SavedView {
  readonly id: number;
  readonly unitId: number;
  readonly personId: number;
  readonly byName: string;
  readonly name: string;
  readonly view: PlanView;
  readonly search: string;
  readonly isShared: boolean;
  readonly version: number;
}

const VIEW = sql`select id, unit_id, person_id, by_name, name, view, search, is_shared, version from plan.saved_view`;

/** One's own first, then those lent to the unit, each by name. */
export async function listViews(tx: Tx, personId: number): Promise<SavedView[]> {
  const found =
    await sql<SavedView>`${VIEW} order by person_id <> ${personId}, name collate "vi-x-icu", id`.execute(tx);
  return found.rows;
}

export async function findView(tx: Tx, id: number): Promise<SavedView | undefined> {
  return (await sql<SavedView>`${VIEW} where id = ${id}`.execute(tx)).rows[0];
}

/** Keeps a view under its name, for this person alone. */
export async function addView(
  tx: Tx,
  view: Pick<SavedView, "unitId" | "personId" | "byName" | "name" | "view" | "search">,
): Promise<void> {
  await sql`insert into plan.saved_view (unit_id, person_id, by_name, name, view, search)
    values (${view.unitId}, ${view.personId}, ${view.byName}, ${view.name}, ${view.view}, ${view.search})`.execute(
    tx,
  );
}

/** Renames it, or lends it to the unit; false where it has changed since `version` was read. */
export async function changeView(
  tx: Tx,
  at: { readonly id: number; readonly version: number },
  to: Pick<SavedView, "name" | "isShared">,
): Promise<boolean> {
  const moved =
    await sql`update plan.saved_view set name = ${to.name}, is_shared = ${to.isShared}, version = version + 1, at = now()
    where id = ${at.id} and version = ${at.version} returning id`.execute(tx);
  return moved.rows.length > 0;
}

/** Deletes it; false where it is gone or not the person's. */
export async function dropView(tx: Tx, id: number): Promise<boolean> {
  return (await sql`delete from plan.saved_view where id = ${id} returning id`.execute(tx)).rows.length > 0;
}
