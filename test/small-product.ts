/** A small product to back up and restore: two migrations with everything that makes copying hard, and some rows. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { testDatabase, type TestDatabase } from "./database.ts";

/** Its migrations: name and SQL. */
export const MIGRATIONS: readonly [string, string][] = [
  [
    "01-wards.sql",
    `create schema wards;
     create table wards.kind (code text primary key, label text not null);
     insert into wards.kind values ('ward', 'Phường'), ('commune', 'Xã');
     create table wards.unit (
       id int generated always as identity primary key, kind text not null references wards.kind,
       name text not null, folded text generated always as (lower(name)) stored,
       parent int, seal bytea, facts jsonb, note text);
     alter table wards.unit add constraint unit_parent foreign key (parent) references wards.unit deferrable;
     comment on constraint unit_parent on wards.unit is 'a ward may stand before its city';
     create table wards."Odd ""name""" (id serial primary key, "select" text);
     create materialized view wards.per_kind as select kind, count(*) as n from wards.unit group by kind;`,
  ],
  [
    "02-cases.sql",
    `create schema cases;
     create table cases.case (id bigint generated always as identity primary key, unit int references wards.unit, text text);
     alter table cases.case enable row level security;
     alter table cases.case force row level security;
     create policy only_mine on cases.case using (unit = nullif(current_setting('toam.unit', true), '')::int);
     create table cases.trail (id int, month int, what text) partition by list (month);
     create table cases.trail_1 partition of cases.trail for values in (1);
     create table cases.trail_2 partition of cases.trail for values in (2);
     create function cases.refuse() returns trigger language plpgsql as $$ begin raise 'append only'; end $$;
     create trigger frozen before insert or update or delete on cases.trail_1 for each row execute function cases.refuse();
     alter table cases.trail_1 enable always trigger frozen;`,
  ],
];

const DATA = `
  insert into wards.unit (kind, name, seal, facts, note) values
    ('ward', 'Phường Ba Đình', '\\x00ff5c0a09', '{"số": [1, null, "\\\\ \\t"]}', null),
    ('commune', E'Xã\\tSóc\\nSơn\\\\N', null, 'null', '\\N');
  update wards.unit set parent = 2 where id = 1;
  insert into wards."Odd ""name""" ("select") values ('a'), (null), ('');
  insert into cases.case (unit, text) select 1 + n % 2, 'vụ ' || n from generate_series(1, 500) n;
  alter table cases.trail_1 disable trigger frozen;
  insert into cases.trail values (1, 1, 'mở'), (2, 2, 'đóng');
  alter table cases.trail_1 enable always trigger frozen;
  refresh materialized view wards.per_kind;`;

/** Runs statements one after another; the rows of the last. */
export async function sql(url: string, ...statements: string[]): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: pg.QueryResultRow[] = [];
    for (const statement of statements) rows = (await client.query<pg.QueryResultRow>(statement)).rows ?? [];
    return rows;
  } finally {
    await client.end();
  }
}

/** Applies the small product's migrations as the real one does. */
export function migrator(
  url: string,
  migrations = MIGRATIONS,
): (onStep: (name: string) => void) => Promise<string[]> {
  return async (onStep) => {
    await sql(
      url,
      "create table if not exists public.toam_migration (name text primary key, sha256 text not null)",
    );
    const applied = new Set(
      (await sql(url, "select name from public.toam_migration")).map((row) => row["name"] as string),
    );
    const now: string[] = [];
    for (const [name, text] of migrations.filter(([name]) => !applied.has(name))) {
      onStep(name);
      const hash = createHash("sha256").update(text).digest("hex");
      await sql(
        url,
        "begin",
        text,
        `insert into public.toam_migration values ('${name}', '${hash}')`,
        "commit",
      );
      now.push(name);
    }
    return now;
  };
}

/** Everything that must be the same after restoring. */
export async function contentOf(url: string): Promise<unknown> {
  return Promise.all(
    [
      "select * from wards.kind order by 1",
      "select * from wards.unit order by 1",
      `select * from wards."Odd ""name""" order by 1`,
      "select * from cases.case order by 1",
      "select *, tableoid::regclass::text from cases.trail order by 1",
      "select * from wards.per_kind order by 1",
      "select relname, relforcerowsecurity from pg_class where relname = 'case'",
      "select tgname, tgenabled from pg_trigger where not tgisinternal",
      `select conname, pg_get_constraintdef(oid), obj_description(oid) from pg_constraint
       where contype = 'f' order by 1`,
    ].map((query) => sql(url, query)),
  );
}

/** A folder with two attached files, and databases, for one test. */
export interface Place {
  /** A path inside the folder; the attached files are in at("files"). */
  at(...parts: string[]): string;
  empty(): Promise<TestDatabase>;
  /** A database with the small product and its rows. */
  source(): Promise<TestDatabase>;
  close(): Promise<void>;
}

/** Makes a place below .cache. Close it after the test. */
export function makePlace(): Place {
  const cache = path.resolve(import.meta.dirname, "../.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, "backup-"));
  const at = (...parts: string[]): string => path.join(folder, ...parts);
  mkdirSync(at("files", "ab"), { recursive: true });
  writeFileSync(at("files", "ab", "tờ trình.docx"), "nội dung");
  writeFileSync(at("files", "empty"), "");
  const open: TestDatabase[] = [];
  const empty = async (): Promise<TestDatabase> => {
    const database = await testDatabase({ empty: true });
    open.push(database);
    return database;
  };
  return {
    at,
    empty,
    source: async () => {
      const database = await empty();
      await migrator(database.url)(() => undefined);
      await sql(database.url, DATA);
      return database;
    },
    close: async () => {
      for (const database of open) await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
