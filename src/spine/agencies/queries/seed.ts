/** SQL that enters the product's own facts into an empty directory. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import { demonstrationHamletFacts, facts } from "../facts/index.ts";
import type { Group, Unit } from "../schema.ts";
import { addAliases, addSuccessions } from "./units.ts";

/** What was entered; all nought where the directory already had units. */
export interface Seeded {
  readonly units: number;
  readonly aliases: number;
  readonly successions: number;
  readonly groups: number;
  readonly hamlets: number;
}

async function insertUnits(tx: Tx, units: readonly Unit[]): Promise<void> {
  await sql`insert into agencies.unit (id, code, kind, name, parent_id, valid_from, valid_to, lat, lon, population,
      area_km2, contact, confidence, note, is_demo)
    select r.id, r.code, r.kind, r.name, r."parentId", r."validFrom", r."validTo", r.lat, r.lon, r.population,
      r."areaKm2", r.contact, r.confidence, r.note, r."isDemo"
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as r(id int, code text, kind text, name text,
      "parentId" int, "validFrom" date, "validTo" date, lat float8, lon float8, population int, "areaKm2" float8,
      contact jsonb, confidence text, note text, "isDemo" bool)
    order by r.id`.execute(tx);
  await sql`select setval(pg_get_serial_sequence('agencies.unit', 'id'), (select max(id) from agencies.unit))`.execute(
    tx,
  );
}

async function insertGroups(tx: Tx, groups: readonly Group[]): Promise<void> {
  const rows = JSON.stringify(groups);
  await sql`insert into agencies.group_name (code, names, is_open, sort)
    select r.code, array(select jsonb_array_elements_text(r.names)), r.open, r.ordinality
    from rows from (jsonb_to_recordset(${rows}::jsonb) as (code text, names jsonb, open bool)) with ordinality as r`.execute(
    tx,
  );
  await sql`insert into agencies.group_rule (group_code, kind, unit_code, sort)
    select r.code, k.value, null, k.ordinality
      from jsonb_to_recordset(${rows}::jsonb) as r(code text, kinds jsonb),
      jsonb_array_elements_text(r.kinds) with ordinality k
    union all
    select r.code, null, c.value, c.ordinality
      from jsonb_to_recordset(${rows}::jsonb) as r(code text, codes jsonb),
      jsonb_array_elements_text(r.codes) with ordinality c`.execute(tx);
}

/**
 * Enters the facts if the directory is empty, and says how many. With `demonstration` also the invented hamlets and
 * support facilities; a city that goes to work leaves them out.
 */
export async function seedFacts(tx: Tx, demonstration = true): Promise<Seeded> {
  const { rows } = await sql`select 1 from agencies.unit limit 1`.execute(tx);
  if (rows.length > 0) return { units: 0, aliases: 0, successions: 0, groups: 0, hamlets: 0 };
  const data = facts();
  const units = data.units.filter((u) => demonstration || !u.isDemo);
  const kept = new Set(units.map((u) => u.id));
  const aliases = data.aliases.filter((a) => kept.has(a.unitId));
  await insertUnits(tx, units);
  await addAliases(tx, aliases);
  await addSuccessions(tx, data.successions);
  await insertGroups(tx, data.groups);
  const hamlets = demonstration ? await insertHamlets(tx) : 0;
  return {
    units: units.length,
    aliases: aliases.length,
    successions: data.successions.length,
    groups: data.groups.length,
    hamlets,
  };
}

async function insertHamlets(tx: Tx): Promise<number> {
  const hamlets = demonstrationHamletFacts();
  await sql`insert into agencies.hamlet (unit_id, code, name, kind, valid_from, is_demo)
    select u.id, r.code, r.name, r.kind, r."validFrom", true
    from jsonb_to_recordset(${JSON.stringify(hamlets)}::jsonb)
      as r(commune text, code text, name text, kind text, "validFrom" date)
    join agencies.unit u on u.code = r.commune and u.valid_from <= r."validFrom"
      and (u.valid_to is null or u.valid_to > r."validFrom")`.execute(tx);
  return hamlets.length;
}
