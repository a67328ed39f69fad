/** SQL of the filter that the views of a plan and the list of tasks share; the aliases are t (plan.task) and r (its record). */
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { PlanFilter } from "../rules/filter.ts";
import { AT_CLAUSE, AT_DOCUMENT } from "./standing.ts";

/** Still waited for: what the city ended is not. */
export const OPEN = sql`(r.status not in ('done', 'not-done') and t.ended_on is null)`;

/** A clause and all that stands below it. */
export const beneath = (clause: number): RawBuilder<unknown> =>
  sql`${AT_CLAUSE} in (select b.id from plan.clause a join plan.clause b on b.document_id = a.document_id
    and (b.id = a.id or b.path like a.path || '.%' or (b.path = a.path and b.position > a.position))
    where a.id = ${clause} and a.path <> '')`;

function stateCondition(state: PlanFilter["state"]): RawBuilder<unknown>[] {
  if (state === undefined) return [];
  return [state === "open" ? OPEN : sql`r.status = ${state}`];
}

function unitConditions({ unit, kind, group }: PlanFilter): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = [];
  if (unit !== undefined) found.push(sql`t.unit_id = ${unit}`);
  if (kind !== undefined) found.push(sql`t.unit_id in (select id from agencies.unit where kind = ${kind})`);
  if (group !== undefined)
    found.push(sql`t.unit_id in (select u.id from agencies.group_rule g
      join agencies.unit u on u.kind = g.kind or u.code = g.unit_code where g.group_code = ${group})`);
  return found;
}

/** One condition for each part of the filter that is set. `today`: the day on which lateness is judged. */
export function filterConditions(filter: PlanFilter, today: string): RawBuilder<unknown>[] {
  const found = [...stateCondition(filter.state), ...unitConditions(filter)];
  if (filter.branch !== undefined) found.push(beneath(filter.branch));
  if (filter.late) found.push(sql`(${OPEN} and t.due_on < ${today}::date)`);
  if (filter.dueFrom !== undefined) found.push(sql`t.due_on >= ${filter.dueFrom}::date`);
  if (filter.dueTo !== undefined) found.push(sql`t.due_on <= ${filter.dueTo}::date`);
  if (filter.answerable === "named") found.push(sql`coalesce(t.answerable, '') <> ''`);
  if (filter.answerable === "nobody") found.push(sql`coalesce(t.answerable, '') = ''`);
  return found;
}

/** The names of what a filter narrows to, as people know them; null for what it does not name or nobody finds. */
export interface FilterNames {
  readonly branch: string | null;
  readonly unit: string | null;
  readonly kindVi: string | null;
  readonly kindEn: string | null;
  readonly group: string | null;
}

export async function nameFilter(tx: Tx, { branch, unit, kind, group }: PlanFilter): Promise<FilterNames> {
  const found = await sql<FilterNames>`select
      (select trim(path || ' ' || text) from plan.clause where id = ${branch ?? null}::bigint) as branch,
      (select name from agencies.unit where id = ${unit ?? null}::int) as unit,
      (select label_vi from agencies.unit_kind where code = ${kind ?? null}::text) as kind_vi,
      (select label_en from agencies.unit_kind where code = ${kind ?? null}::text) as kind_en,
      (select names[1] from agencies.group_name where code = ${group ?? null}::text) as "group"`.execute(tx);
  return found.rows[0] ?? { branch: null, unit: null, kindVi: null, kindEn: null, group: null };
}

/** The clauses of which a unit has a task in a plan's year. */
export async function listClausesOfUnit(
  tx: Tx,
  asked: { readonly documentId: number; readonly year: number; readonly unitId: number },
): Promise<Set<number>> {
  const found = await sql<{ id: number }>`select distinct ${AT_CLAUSE} as id from plan.task t
    where ${AT_DOCUMENT} = ${asked.documentId} and t.year = ${asked.year} and t.unit_id = ${asked.unitId}`.execute(
    tx,
  );
  return new Set(found.rows.map((row) => row.id));
}

/** Those of the units that lie somewhere on the map on a day. */
export async function listPlaced(tx: Tx, ids: readonly number[], on: string): Promise<Set<number>> {
  const found = await sql<{ id: number }>`select id from agencies.unit
    where id = any(${[...ids]}::int[]) and kind <> 'city' and lat is not null and valid_from <= ${on}::date
      and (valid_to is null or valid_to > ${on}::date)`.execute(tx);
  return new Set(found.rows.map((row) => row.id));
}

/** A unit as a letterhead needs it. */
export async function findHead(
  tx: Tx,
  unitId: number,
): Promise<{ code: string; name: string; kind: string } | undefined> {
  const found = await sql<{ code: string; name: string; kind: string }>`select code, name, kind
    from agencies.unit where id = ${unitId}`.execute(tx);
  return found.rows[0];
}

/** What the filter may be set to: clauses that gather others, units that have tasks of the plan, their kinds and collective names. */
export interface FilterChoices {
  readonly branches: readonly { readonly id: number; readonly path: string; readonly text: string }[];
  readonly units: readonly { readonly id: number; readonly name: string }[];
  readonly kinds: readonly {
    readonly code: string;
    readonly label: { readonly vi: string; readonly en: string };
  }[];
  readonly groups: readonly { readonly code: string; readonly name: string }[];
}

export async function listChoices(
  tx: Tx,
  { documentId, year }: { readonly documentId: number; readonly year: number },
): Promise<FilterChoices> {
  const having = sql`(select distinct t.unit_id from plan.task t where ${AT_DOCUMENT} = ${documentId} and t.year = ${year})`;
  const branches = await sql<FilterChoices["branches"][number]>`select id, path, text from plan.clause
    where document_id = ${documentId} and kind in ('section', 'item') and path <> '' order by position`.execute(
    tx,
  );
  const units = await sql<{
    id: number;
    name: string;
    kind: string;
  }>`select u.id, u.name, u.kind from agencies.unit u
    where u.id in ${having} order by u.name collate "vi-x-icu", u.id`.execute(tx);
  const kinds = await sql<{
    code: string;
    vi: string;
    en: string;
  }>`select code, label_vi as vi, label_en as en
    from agencies.unit_kind where code = any(${[...new Set(units.rows.map((u) => u.kind))]}::text[]) order by sort`.execute(
    tx,
  );
  const groups = await sql<
    FilterChoices["groups"][number]
  >`select n.code, n.names[1] as name from agencies.group_name n
    where exists (select from agencies.group_rule g join agencies.unit u on u.kind = g.kind or u.code = g.unit_code
      where g.group_code = n.code and u.id in ${having}) order by n.sort, n.code`.execute(tx);
  return {
    branches: branches.rows,
    units: units.rows,
    kinds: kinds.rows.map(({ code, vi, en }) => ({ code, label: { vi, en } })),
    groups: groups.rows,
  };
}
