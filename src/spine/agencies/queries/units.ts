/** SQL of units, their other names and their successions. */
import { sql } from "kysely";
import { Problem } from "#base/problem.ts";
import type { Tx } from "#base/database/index.ts";
import type {
  Alias,
  Confidence,
  Day,
  Group,
  Succession,
  Unit,
  UnitChange,
  UnitInput,
  UnitKind,
} from "../schema.ts";
import { openDirectory } from "../rules/directory.ts";
import type { Directory } from "../rules/directory.ts";

const columns = sql.raw(
  `u.id, u.code, u.kind, u.name, u.parent_id, u.valid_from, u.valid_to, u.lat, u.lon, u.population, u.area_km2,
   u.contact, u.confidence, u.note, u.is_demo, u.version`,
);

/**
 * Everything resolution needs, in four statements. Some thousand rows: load it once, keep it, and load it again when
 * {@link directoryStamp} has changed.
 */
export async function loadDirectory(tx: Tx): Promise<Directory> {
  const [units, aliases, successions, groups] = await Promise.all([
    sql<Unit>`select ${columns} from agencies.unit u order by u.id`.execute(tx),
    sql<Alias>`select unit_id, text, valid_from, valid_to from agencies.alias order by id`.execute(tx),
    sql<Succession>`select from_unit as from_id, to_unit as to_id, on_date, kind, share, note
      from agencies.succession order by id`.execute(tx),
    sql<Group>`select g.code, g.names, g.is_open as open,
        coalesce(array_agg(r.kind order by r.sort, r.id) filter (where r.kind is not null), '{}') as kinds,
        coalesce(array_agg(r.unit_code order by r.sort, r.id) filter (where r.unit_code is not null), '{}') as codes
      from agencies.group_name g left join agencies.group_rule r on r.group_code = g.code
      group by g.code, g.names, g.is_open, g.sort order by g.sort`.execute(tx),
  ]);
  return openDirectory({
    units: units.rows,
    aliases: aliases.rows,
    successions: successions.rows,
    groups: groups.rows,
  });
}

/** A short text that differs whenever the directory does; cheap enough to ask at each use of a kept directory. */
export async function directoryStamp(tx: Tx): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`select concat_ws('.', current_database(),
      (select concat(count(*), '-', sum(version), '-', max(id)) from agencies.unit),
      (select concat(count(*), '-', max(id)) from agencies.alias),
      (select concat(count(*), '-', max(id)) from agencies.succession),
      (select concat(count(*), '-', max(id)) from agencies.group_rule)) as stamp`.execute(tx);
  return rows[0]?.stamp ?? "";
}

/** What a list of units may be narrowed by. Without a date, units of all times. */
export interface UnitFilter {
  readonly onDate?: Day;
  readonly kinds?: readonly UnitKind[];
  readonly parentId?: number;
  /** Part of a name, other name or code, with or without diacritics. */
  readonly text?: string;
  readonly confidence?: Confidence;
  /** At most 500; 50 unless told. */
  readonly limit?: number;
  readonly offset?: number;
}

/** Part of a text for LIKE, its signs taken literally. */
const part = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

function conditionOf(filter: UnitFilter) {
  const all = [sql<boolean>`true`];
  const { onDate, kinds, parentId, text, confidence } = filter;
  if (onDate) all.push(sql`u.valid_from <= ${onDate} and (u.valid_to is null or u.valid_to > ${onDate})`);
  if (kinds && kinds.length > 0) all.push(sql`u.kind = any(${[...kinds]}::text[])`);
  if (parentId !== undefined) all.push(sql`u.parent_id = ${parentId}`);
  if (confidence) all.push(sql`u.confidence = ${confidence}`);
  if (text)
    all.push(sql`(u.name_folded like base.fold(${part(text)}) or u.code like upper(${part(text)})
      or exists (select 1 from agencies.alias a where a.unit_id = u.id and a.folded like base.fold(${part(text)})))`);
  return sql.join(all, sql` and `);
}

/** Units that fit, in the order of kinds and then of codes, and how many there are in all. */
export async function listUnits(tx: Tx, filter: UnitFilter = {}): Promise<{ units: Unit[]; total: number }> {
  const where = conditionOf(filter);
  const limit = Math.min(filter.limit ?? 50, 500);
  const [page, all] = await Promise.all([
    sql<Unit>`select ${columns} from agencies.unit u join agencies.unit_kind k on k.code = u.kind
      where ${where} order by k.sort, u.code, u.valid_from limit ${limit} offset ${filter.offset ?? 0}`.execute(
      tx,
    ),
    sql<{ total: number }>`select count(*)::int as total from agencies.unit u where ${where}`.execute(tx),
  ]);
  return { units: page.rows, total: all.rows[0]?.total ?? 0 };
}

/** One unit by its number, if there is one. */
export async function findUnitById(tx: Tx, id: number): Promise<Unit | undefined> {
  const { rows } = await sql<Unit>`select ${columns} from agencies.unit u where u.id = ${id}`.execute(tx);
  return rows[0];
}

/** One unit by its number. Throws Problem not-found. */
export async function getUnit(tx: Tx, id: number): Promise<Unit> {
  const unit = await findUnitById(tx, id);
  if (!unit) throw new Problem("not-found");
  return unit;
}

/** Enters units in one statement and returns them in the same order. */
export async function createUnits(tx: Tx, inputs: readonly UnitInput[], by: number | null): Promise<Unit[]> {
  if (inputs.length === 0) return [];
  const { rows } = await sql<Unit>`insert into agencies.unit as u
      (code, kind, name, parent_id, valid_from, valid_to, lat, lon, population, area_km2, contact, confidence, note,
       is_demo, created_by, updated_by)
    select r.code, r.kind, r.name, r."parentId", r."validFrom", r."validTo", r.lat, r.lon, r.population, r."areaKm2",
      coalesce(r.contact, '{}'), r.confidence, r.note, r."isDemo", ${by}::int, ${by}::int
    from rows from (jsonb_to_recordset(${JSON.stringify(inputs)}::jsonb) as (code text, kind text, name text,
      "parentId" int, "validFrom" date, "validTo" date, lat float8, lon float8, population int, "areaKm2" float8,
      contact jsonb, confidence text, note text, "isDemo" bool)) with ordinality as r
    order by r.ordinality returning ${columns}`.execute(tx);
  return rows;
}

/** Enters one unit. */
export async function createUnit(tx: Tx, input: UnitInput, by: number | null): Promise<Unit> {
  const [unit] = await createUnits(tx, [input], by);
  if (!unit) throw new Error("The database returned no unit");
  return unit;
}

/** A change of what is not history: contact, point, figures, confidence. Throws Problem conflict on a stale version. */
export async function updateUnit(
  tx: Tx,
  change: UnitChange & { readonly id: number },
  by: { readonly version: number; readonly person: number | null },
): Promise<Unit> {
  const { id, ...fields } = change;
  const { rows } = await sql<Unit>`update agencies.unit u set
      lat = case when r.c ? 'lat' then (r.c->>'lat')::float8 else u.lat end,
      lon = case when r.c ? 'lon' then (r.c->>'lon')::float8 else u.lon end,
      population = case when r.c ? 'population' then (r.c->>'population')::int else u.population end,
      area_km2 = case when r.c ? 'areaKm2' then (r.c->>'areaKm2')::float8 else u.area_km2 end,
      contact = case when r.c ? 'contact' then r.c->'contact' else u.contact end,
      confidence = coalesce(r.c->>'confidence', u.confidence),
      note = case when r.c ? 'note' then r.c->>'note' else u.note end,
      version = u.version + 1, updated_at = now(), updated_by = ${by.person}::int
    from (select ${JSON.stringify(fields)}::jsonb as c) r
    where u.id = ${id} and u.version = ${by.version} returning ${columns}`.execute(tx);
  const [unit] = rows;
  if (unit) return unit;
  const present = await getUnit(tx, id);
  throw new Problem("conflict", { facts: { version: present.version } });
}

/** Adds ways of writing a unit's name; one that is there already is left. */
export async function addAliases(tx: Tx, aliases: readonly Alias[]): Promise<void> {
  if (aliases.length === 0) return;
  await sql`insert into agencies.alias (unit_id, text, valid_from, valid_to)
    select r."unitId", r.text, r."validFrom", r."validTo"
    from jsonb_to_recordset(${JSON.stringify(aliases)}::jsonb)
      as r("unitId" int, text text, "validFrom" date, "validTo" date)
    on conflict do nothing`.execute(tx);
}

/** Takes away a way of writing a name; former names, which carry dates, stay. */
export async function removeAlias(tx: Tx, unitId: number, text: string): Promise<void> {
  await sql`delete from agencies.alias where unit_id = ${unitId} and text = ${text} and valid_from is null`.execute(
    tx,
  );
}

/** Records who inherits from whom. */
export async function addSuccessions(tx: Tx, successions: readonly Succession[]): Promise<void> {
  if (successions.length === 0) return;
  await sql`insert into agencies.succession (from_unit, to_unit, on_date, kind, share, note)
    select r."fromId", r."toId", r."onDate", r.kind, r.share, r.note
    from jsonb_to_recordset(${JSON.stringify(successions)}::jsonb)
      as r("fromId" int, "toId" int, "onDate" date, kind text, share float8, note text)`.execute(tx);
}
