/** What a database holds, read from PostgreSQL's own catalogue. */
import type { ClientBase } from "pg";

/** One table with rows of its own (a partition counts, its parent does not). */
export interface Table {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  /** Columns that are stored, in order; generated ones are computed again. */
  readonly columns: readonly string[];
}

/** One sequence, the identity columns' own included. */
export interface Sequence {
  readonly schema: string;
  readonly name: string;
  /** Null when it was never used. A decimal text, since it may pass 2^53. */
  readonly last: string | null;
}

/** A name in double quotes. */
export function quoted(...parts: readonly string[]): string {
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join(".");
}

/** A table and its stored columns, as COPY names them. */
export function copyTarget(table: { schema: string; name: string; columns: readonly string[] }): string {
  const list = table.columns.map((column) => quoted(column)).join(", ");
  return `${quoted(table.schema, table.name)}${list === "" ? "" : ` (${list})`}`;
}

/** Not PostgreSQL's own, nor an extension's. */
const OURS = `
  n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
  and not exists (
    select 1 from pg_catalog.pg_depend d
    where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

/** The table of migrations is not copied: restoring writes it by migrating. */
export const MIGRATIONS = { schema: "public", name: "toam_migration" } as const;

/** Every table of ours, ordered by name. */
export async function tablesOf(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{
    oid: string;
    schema: string;
    name: string;
    columns: string[] | null;
  }>(`
    select c.oid::text as oid, n.nspname as schema, c.relname as name,
           (select array_agg(a.attname::text order by a.attnum) from pg_catalog.pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence <> 't' and ${OURS}
    order by n.nspname collate "C", c.relname collate "C"`);
  return rows
    .map(({ oid, schema, name, columns }) => ({ oid: Number(oid), schema, name, columns: columns ?? [] }))
    .filter(({ schema, name }) => schema !== MIGRATIONS.schema || name !== MIGRATIONS.name);
}

/**
 * Every sequence of ours and how far it is. Sequences only go forward, so one read after the snapshot is never behind
 * it. Throws when the role may not read one: PostgreSQL would show it as never used.
 */
export async function sequencesOf(client: ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence & { readable: boolean }>(`
    select s.schemaname as schema, s.sequencename as name, s.last_value::text as last,
           has_sequence_privilege(c.oid, 'select') or has_sequence_privilege(c.oid, 'usage') as readable
    from pg_catalog.pg_sequences s
    join pg_catalog.pg_namespace n on n.nspname = s.schemaname
    join pg_catalog.pg_class c on c.relname = s.sequencename and c.relnamespace = n.oid
    where ${OURS}
    order by 1, 2`);
  const hidden = rows.find((row) => !row.readable);
  if (hidden !== undefined)
    throw new Error(`The sequence ${hidden.schema}.${hidden.name} may not be read by this role.`);
  return rows.map(({ schema, name, last }) => ({ schema, name, last }));
}

/** How many relations of any kind of ours there are; 0 means an empty database. */
export async function countRelations(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`
    select count(*)::int as n from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and ${OURS}`);
  return rows[0]?.n ?? 0;
}

/** A migration as the database noted it. */
export interface AppliedMigration {
  readonly name: string;
  readonly sha256: string;
}

/** The migrations applied, by name; empty where there never was one. */
export async function migrationsOf(client: ClientBase): Promise<AppliedMigration[]> {
  const table = quoted(MIGRATIONS.schema, MIGRATIONS.name);
  const found = await client.query<{ there: boolean }>("select to_regclass($1) is not null as there", [
    table,
  ]);
  if (found.rows[0]?.there !== true) return [];
  const { rows } = await client.query<AppliedMigration>(
    `select name, sha256 from ${table} order by name collate "C"`,
  );
  return rows;
}

/** How many rows a table has for this role in this snapshot. */
export async function countRows(
  client: ClientBase,
  table: { schema: string; name: string },
): Promise<number> {
  const { rows } = await client.query<{ n: string }>(
    `select count(*)::text as n from only ${quoted(table.schema, table.name)}`,
  );
  return Number(rows[0]?.n ?? 0);
}

/** Drops every schema of ours and what is in "public". Only for a database that was found empty before. */
export async function dropEverything(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select nspname as name from pg_catalog.pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'",
  );
  await client.query("begin");
  for (const { name } of rows) await client.query(`drop schema ${quoted(name)} cascade`);
  await client.query("create schema public authorization pg_database_owner");
  await client.query("grant usage on schema public to public");
  await client.query("commit");
}
