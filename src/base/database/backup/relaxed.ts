/**
 * Loading tables in any order. As the owner of the tables (no superuser needed): foreign keys are dropped and made
 * again, which checks every one of them; triggers are off; forced row security, which refuses COPY, is lifted.
 * All inside one transaction: whatever fails, the database is as before.
 */
import type { ClientBase } from "pg";
import { quoted, type Table } from "./catalogue.ts";

interface Statements {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Runs `load` with foreign keys, triggers and forced row security out of the way, then puts all back. */
export async function relaxed(
  client: ClientBase,
  tables: readonly Table[],
  load: () => Promise<void>,
): Promise<void> {
  const oids = tables.map((table) => table.oid);
  const all = [await rowSecurity(client, oids), await triggers(client, oids), await foreignKeys(client)];
  for (const { before } of all) for (const sql of before) await client.query(sql);
  await load();
  for (const { after } of all.toReversed()) for (const sql of after) await client.query(sql);
}

async function rowSecurity(client: ClientBase, oids: readonly number[]): Promise<Statements> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name
     from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where c.oid = any($1::oid[]) and c.relforcerowsecurity`,
    [oids],
  );
  const names = rows.map((row) => quoted(row.schema, row.name));
  return {
    before: names.map((name) => `alter table ${name} no force row level security`),
    after: names.map((name) => `alter table ${name} force row level security`),
  };
}

/** How a trigger was enabled, as ALTER TABLE says it. */
const ENABLE: Readonly<Record<string, string>> = { O: "enable", A: "enable always", R: "enable replica" };

async function triggers(client: ClientBase, oids: readonly number[]): Promise<Statements> {
  const { rows } = await client.query<{ schema: string; table: string; name: string; state: string }>(
    `select n.nspname as schema, c.relname as table, t.tgname as name, t.tgenabled as state
     from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
     join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where c.oid = any($1::oid[]) and not t.tgisinternal and t.tgenabled <> 'D'`,
    [oids],
  );
  const change = (row: (typeof rows)[number], how: string): string =>
    `alter table ${quoted(row.schema, row.table)} ${how} trigger ${quoted(row.name)}`;
  return {
    before: rows.map((row) => change(row, "disable")),
    after: rows.map((row) => change(row, ENABLE[row.state] ?? "enable")),
  };
}

/** Every foreign key between our tables; those of partitions follow their parent's. */
async function foreignKeys(client: ClientBase): Promise<Statements> {
  const { rows } = await client.query<{
    schema: string;
    table: string;
    name: string;
    definition: string;
    note: string | null;
  }>(
    `select n.nspname as schema, c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition,
            quote_literal(obj_description(k.oid, 'pg_constraint')) as note
     from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid
     join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0
       and n.nspname not in ('pg_catalog', 'information_schema')
     order by 1, 2, 3`,
  );
  return {
    before: rows.map(
      (row) => `alter table ${quoted(row.schema, row.table)} drop constraint ${quoted(row.name)}`,
    ),
    after: rows.flatMap((row) => {
      const table = quoted(row.schema, row.table);
      const add = `alter table ${table} add constraint ${quoted(row.name)} ${row.definition}`;
      const note = `comment on constraint ${quoted(row.name)} on ${table} is ${row.note}`;
      return row.note === null ? [add] : [add, note];
    }),
  };
}
