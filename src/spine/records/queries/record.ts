/** All SQL that records of every register share. Table and column names come from code, never from input. */
import { CompiledQuery, sql, type RawBuilder } from "kysely";
import { likeText, type Tx } from "#base/database/index.ts";
import type { Fields } from "#base/fields/index.ts";
import { codeOf, standsBeside } from "../rules.ts";
import type { RecordHead, RegisterShape } from "../schema.ts";

export type Row = RecordHead & Record<string, unknown>;

/** Where a register keeps its own columns. */
export interface Stored {
  readonly shape: RegisterShape;
  /** "policies.policy" */
  readonly table: string;
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function columnsOf(fields: Fields): RawBuilder<unknown> {
  return sql.join(Object.keys(fields).map((name) => sql.ref(`t.${snake(name)}`)));
}

const HEAD = sql`r.id, r.code, r.unit_id, r.status, r.title, r.version, r.updated_at`;

function fromOf({ shape, table }: Stored): RawBuilder<unknown> {
  return sql`select ${HEAD}, ${columnsOf(shape.fields)} from records.record r join ${sql.table(table)} t on t.id = r.id`;
}

const finders = new WeakMap<RegisterShape, string>();

/** The text of the most frequent statement, built once a register. */
function finderOf(tx: Tx, stored: Stored): string {
  const known = finders.get(stored.shape);
  if (known) return known;
  const text = sql`${fromOf(stored)} where r.code = ${""} and r.register = ${""}`.compile(tx).sql;
  finders.set(stored.shape, text);
  return text;
}

/** The record with this code, if this person may see it. */
export async function findRecord(tx: Tx, stored: Stored, code: string): Promise<Row | undefined> {
  const found = await tx.executeQuery<Row>(
    CompiledQuery.raw(finderOf(tx, stored), [code, stored.shape.name]),
  );
  return found.rows[0];
}

/** What a list is asked for. */
export interface Asked {
  readonly q?: string | undefined;
  readonly status?: string | undefined;
  readonly equal: Readonly<Record<string, unknown>>;
  readonly sort: string;
  readonly after?: readonly [unknown, number] | undefined;
  readonly limit: number;
}

const heads = new Set(["code", "status", "title", "updatedAt"]);

function sortColumn(sort: string, fields: Fields): RawBuilder<unknown> {
  const name = sort.replace(/^-/, "");
  if (heads.has(name)) return sql.ref(`r.${snake(name)}`);
  return Object.hasOwn(fields, name) ? sql.ref(`t.${snake(name)}`) : sql.ref("r.id");
}

function conditionsOf(stored: Stored, asked: Asked): RawBuilder<unknown>[] {
  const found = [sql`r.register = ${stored.shape.name}`];
  if (asked.status) found.push(sql`r.status = ${asked.status}`);
  if (asked.q)
    found.push(
      sql`(r.title_folded like '%' || base.fold(${likeText(asked.q)}) || '%' or r.code = upper(${asked.q}))`,
    );
  for (const [name, value] of Object.entries(asked.equal))
    found.push(sql`${sql.ref(`t.${snake(name)}`)} = ${value}`);
  return found;
}

/** One page in the asked order, by key (no offset): the rows after the last one seen. */
export async function listRecords(tx: Tx, stored: Stored, asked: Asked): Promise<Row[]> {
  const falling = asked.sort.startsWith("-");
  const column = sortColumn(asked.sort, stored.shape.fields);
  const conditions = conditionsOf(stored, asked);
  if (asked.after) {
    const [value, id] = asked.after;
    // Empty values come last in both directions.
    conditions.push(
      value === null
        ? sql`(${column} is null and r.id > ${id})`
        : sql`(${column} ${sql.raw(falling ? "<" : ">")} ${value} or (${column} = ${value} and r.id > ${id}) or ${column} is null)`,
    );
  }
  const order = sql.raw(falling ? "desc nulls last" : "asc nulls last");
  const rows =
    await sql<Row>`${fromOf(stored)} where ${sql.join(conditions, sql` and `)} order by ${column} ${order}, r.id limit ${asked.limit}`.execute(
      tx,
    );
  return rows.rows;
}

/** Takes the next number of the year; holds the counter's row until the end of the transaction. */
async function nextCode(tx: Tx, shape: RegisterShape, year: number): Promise<string> {
  const taken = await sql<{
    last: number;
  }>`insert into records.counter (register, year, last) values (${shape.name}, ${year}, 1)
    on conflict (register, year) do update set last = records.counter.last + 1 returning last`.execute(tx);
  return codeOf(shape.prefix, year, taken.rows[0]?.last ?? 1);
}

/** A new record of whatever register. */
export interface NewRecord {
  readonly unitId: number;
  readonly year: number;
  readonly personId: number;
  readonly verb: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Writes the shared row, the register's own row and the first line of the history. */
export async function addRecord(tx: Tx, stored: Stored, given: NewRecord): Promise<Row> {
  const { shape, table } = stored;
  const code = await nextCode(tx, shape, given.year);
  const names = Object.keys(shape.fields);
  const columns = sql.join(["id", "unit_id", ...names.map(snake)].map((c) => sql.ref(c)));
  const values = sql.join(names.map((name) => sql`${given.values[name] ?? null}`));
  const title = shape.title(given.values).slice(0, 500);
  const added = await sql<{
    id: number;
  }>`insert into records.record (register, code, unit_id, status, title, created_by, updated_by)
    values (${shape.name}, ${code}, ${given.unitId}, ${shape.initial}, ${title}, ${given.personId}, ${given.personId}) returning id`.execute(
    tx,
  );
  const id = added.rows[0]?.id ?? 0;
  await sql`insert into ${sql.table(table)} (${columns}) values (${id}, ${given.unitId}, ${values})`.execute(
    tx,
  );
  await addHistory(tx, {
    id,
    unitId: given.unitId,
    version: 1,
    personId: given.personId,
    verb: given.verb,
    change: {},
  });
  return getAgain(tx, stored, code);
}

async function getAgain(tx: Tx, stored: Stored, code: string): Promise<Row> {
  const row = await findRecord(tx, stored, code);
  if (!row)
    throw new Error("A record just written cannot be read: the verb's `sees` reaches less than the verb.");
  return row;
}

/** One line of a record's history. */
export interface HistoryLine {
  readonly id: number;
  readonly unitId: number;
  readonly version: number;
  readonly personId: number;
  readonly verb: string;
  readonly change: Readonly<Record<string, unknown>>;
}

/** Adds a line to the history; the version it made is unique. */
export async function addHistory(tx: Tx, line: HistoryLine): Promise<void> {
  await sql`insert into records.history (record_id, unit_id, version, by_person, verb, change)
    values (${line.id}, ${line.unitId}, ${line.version}, ${line.personId}, ${line.verb}, ${JSON.stringify(line.change)}::jsonb)`.execute(
    tx,
  );
}

/** What changed, field by field, from an older version to the present one; undefined where a line of it is missing. */
async function changesSince(
  tx: Tx,
  row: Pick<Row, "id" | "version">,
  seen: number,
): Promise<Readonly<Record<string, unknown>>[] | undefined> {
  const found = await sql<{ change: Readonly<Record<string, unknown>> }>`select change from records.history
    where record_id = ${row.id} and version > ${seen} and version <= ${row.version}`.execute(tx);
  return found.rows.length === row.version - seen ? found.rows.map((r) => r.change) : undefined;
}

/**
 * The version at which a change of these fields is written: the present one where others have since changed only other
 * fields, so that both stand; else the one that was seen, which is then refused as stale.
 */
export async function versionToChange(
  tx: Tx,
  row: Pick<Row, "id" | "version">,
  change: { readonly seen: number; readonly fields: readonly string[] },
): Promise<number> {
  if (change.seen >= row.version) return change.seen;
  const since = await changesSince(tx, row, change.seen);
  return since && standsBeside(change.fields, since) ? row.version : change.seen;
}

/** A change of a record that was read at `version`. */
export interface Change {
  readonly row: Row;
  readonly version: number;
  readonly personId: number;
  readonly verb: string;
  readonly status?: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly difference: Readonly<Record<string, unknown>>;
}

/**
 * Writes a change — the shared row, the register's own row and the line of history — in one statement, and returns the
 * record as it is now; undefined when someone else was first (the version has moved on).
 */
export async function changeRecord(tx: Tx, stored: Stored, change: Change): Promise<Row | undefined> {
  const { row, personId, verb } = change;
  const title = stored.shape.title({ ...row, ...change.values }).slice(0, 500);
  const sets = Object.entries(change.values).map(([name, value]) => sql`${sql.ref(snake(name))} = ${value}`);
  const own =
    sets.length > 0
      ? sql`, own as (update ${sql.table(stored.table)} set ${sql.join(sets)} where id in (select id from moved))`
      : sql``;
  const moved = await sql<Pick<Row, "status" | "title" | "version" | "updatedAt">>`with moved as (
      update records.record set version = version + 1, status = ${change.status ?? row.status}, title = ${title},
        updated_at = now(), updated_by = ${personId} where id = ${row.id} and version = ${change.version}
      returning id, unit_id, status, title, version, updated_at)${own}, line as (
      insert into records.history (record_id, unit_id, version, by_person, verb, change)
      select id, unit_id, version, ${personId}::int, ${verb}::text, ${JSON.stringify(change.difference)}::jsonb from moved)
    select status, title, version, updated_at from moved`.execute(tx);
  const head = moved.rows[0];
  return head && { ...row, ...change.values, ...head };
}
