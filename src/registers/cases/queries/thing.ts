/** SQL of what a case is made of: its people, pairs, mediations, measures, sanctions, each with sealed fields, columns and facts. */
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Prefix } from "../values.ts";

/** A thing with its typed columns by their names in the table. */
export interface ThingRow {
  readonly id: number;
  readonly prefix: Prefix;
  readonly sealed: Buffer;
  readonly version: number;
  readonly columns: Readonly<Record<string, unknown>>;
}

/** Which table holds the typed columns of a thing, and which columns. */
export interface Columns {
  readonly table: string;
  /** Name of a field → its column. */
  readonly of: Readonly<Record<string, string>>;
}

const person: Columns = {
  table: "cases.person",
  of: { sex: "sex", birthYear: "birth_year", ageAtEvent: "age_at_event", commune: "unit_id" },
};

/** Typed columns by kind of thing; fields that are typed and not here are facts. */
export const columnsOf: Readonly<Partial<Record<Prefix, Columns>>> = {
  harmed: person,
  doer: person,
  child: { table: "cases.person", of: { sex: "sex", birthYear: "birth_year", ageAtEvent: "age_at_event" } },
  behaviour: {
    table: "cases.pair",
    of: { relation: "relation", mainForm: "main_form", startedOn: "started_on", lastOn: "last_on" },
  },
  measure: {
    table: "cases.measure",
    of: {
      kind: "kind",
      requestedBy: "requested_by",
      requestedOn: "requested_on",
      consent: "consent",
      ground: "ground",
      decider: "decider",
      decidedOn: "decided_on",
      from: "from_on",
      to: "to_on",
      result: "result",
      shelterKind: "shelter_kind",
    },
  },
  sanction: {
    table: "cases.sanction",
    of: {
      kind: "kind",
      article: "article",
      penalArticle: "penal_article",
      decidedOn: "decided_on",
      organisation: "organisation",
      amount: "amount",
      limitationOn: "limitation_on",
      executed: "executed",
    },
  },
  mediation: {
    table: "cases.mediation",
    of: {
      sanctionGround: "sanction_ground",
      offered: "offered",
      accepted: "accepted",
      assignedOn: "assigned_on",
      startedOn: "started_on",
      result: "result",
    },
  },
};

interface Found {
  readonly id: number;
  readonly prefix: Prefix;
  readonly sealed: Buffer;
  readonly version: number;
  readonly person: Record<string, unknown> | null;
  readonly pair: Record<string, unknown> | null;
  readonly dealing: Record<string, unknown> | null;
  readonly behaviours: string[] | null;
}

/** Everything a case is made of, in the order in which it was entered. */
export async function listThings(tx: Tx, caseId: number): Promise<ThingRow[]> {
  const found =
    await sql<Found>`select t.id, t.prefix, t.sealed, t.version, to_jsonb(p.*) as person, to_jsonb(r.*) as pair,
      coalesce(to_jsonb(m.*), to_jsonb(s.*), to_jsonb(h.*)) as dealing,
      (select array_agg(b.code order by b.code) from cases.behaviour b where b.pair_id = r.id) as behaviours
    from cases.thing t left join cases.person p on p.id = t.id left join cases.pair r on r.id = t.id
      left join cases.measure m on m.id = t.id left join cases.sanction s on s.id = t.id left join cases.mediation h on h.id = t.id
    where t.case_id = ${caseId} and t.gone_at is null order by t.id`.execute(tx);
  return found.rows.map(({ person: p, pair, dealing, behaviours, ...row }) => ({
    ...row,
    columns: { ...p, ...pair, ...dealing, ...(pair && { behaviours: behaviours ?? [] }) },
  }));
}

/** A number for a thing that is about to be entered: what is sealed is bound to it. */
export async function nextThingId(tx: Tx): Promise<number> {
  const found = await sql<{
    id: number;
  }>`select nextval(pg_get_serial_sequence('cases.thing', 'id')) as id`.execute(tx);
  return found.rows[0]?.id ?? 0;
}

export interface NewThing {
  readonly id: number;
  readonly caseId: number;
  readonly prefix: Prefix;
  readonly sealed: Buffer;
  /** Typed columns by their names in the table. */
  readonly columns: Readonly<Record<string, unknown>>;
}

function insertInto(table: string, row: Readonly<Record<string, unknown>>): RawBuilder<unknown> {
  const names = Object.keys(row);
  return sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    values (${sql.join(names.map((name) => row[name]))})`;
}

/** Enters a thing with its typed columns. */
export async function addThing(tx: Tx, given: NewThing): Promise<void> {
  await sql`insert into cases.thing (id, case_id, prefix, sealed) overriding system value
    values (${given.id}, ${given.caseId}, ${given.prefix}, ${given.sealed})`.execute(tx);
  const typed = columnsOf[given.prefix];
  if (!typed) return;
  const row = { id: given.id, case_id: given.caseId, ...given.columns };
  await insertInto(typed.table, row).execute(tx);
}

/** Changes a thing of a case that is held. Absent columns stay. */
export async function changeThing(
  tx: Tx,
  of: { readonly id: number; readonly prefix: Prefix },
  change: { readonly sealed: Buffer; readonly columns: Readonly<Record<string, unknown>> },
): Promise<void> {
  await sql`update cases.thing set sealed = ${change.sealed}, version = version + 1 where id = ${of.id}`.execute(
    tx,
  );
  const typed = columnsOf[of.prefix];
  const names = Object.keys(change.columns);
  if (!typed || names.length === 0) return;
  const sets = names.map((name) => sql`${sql.ref(name)} = ${change.columns[name]}`);
  await sql`update ${sql.table(typed.table)} set ${sql.join(sets)} where id = ${of.id}`.execute(tx);
}

/** Takes a thing out of sight; the line stays. */
export async function hideThing(tx: Tx, id: number, at: Date): Promise<void> {
  await sql`update cases.thing set gone_at = ${at}, version = version + 1 where id = ${id} and gone_at is null`.execute(
    tx,
  );
}

/** Sets what was done in a pair. */
export async function setBehaviours(
  tx: Tx,
  of: { readonly caseId: number; readonly pairId: number },
  codes: readonly string[],
): Promise<void> {
  await sql`delete from cases.behaviour where pair_id = ${of.pairId} and not code = any(${codes}::text[])`.execute(
    tx,
  );
  await sql`insert into cases.behaviour (pair_id, case_id, code) select ${of.pairId}, ${of.caseId}, c
    from unnest(${codes}::text[]) c on conflict do nothing`.execute(tx);
}

/** Something told of a case (no thing) or of one of its things by a code, a day or a number. */
export interface FactRow {
  readonly thingId: number | null;
  readonly field: string;
  readonly code: string | null;
  readonly day: string | null;
  readonly number: number | null;
}

/** Every fact of a case. */
export async function listFacts(tx: Tx, caseId: number): Promise<FactRow[]> {
  const found =
    await sql<FactRow>`select thing_id, field, code, day, number from cases.detail where case_id = ${caseId} order by field, code`.execute(
      tx,
    );
  return found.rows;
}

/** Puts these facts in the place of what was told by the same fields of the same thing. */
export async function setFacts(
  tx: Tx,
  of: { readonly caseId: number; readonly thingId: number | null; readonly fields: readonly string[] },
  facts: readonly Omit<FactRow, "thingId">[],
): Promise<void> {
  if (of.fields.length === 0) return;
  await sql`delete from cases.detail where case_id = ${of.caseId} and thing_id is not distinct from ${of.thingId}
    and field = any(${of.fields}::text[])`.execute(tx);
  if (facts.length === 0) return;
  await sql`insert into cases.detail (case_id, thing_id, field, code, day, number)
    select ${of.caseId}, ${of.thingId}, f.field, f.code, f.day, f.number
    from unnest(${facts.map((f) => f.field)}::text[], ${facts.map((f) => f.code)}::text[], ${facts.map((f) => f.day)}::date[],
      ${facts.map((f) => f.number)}::numeric[]) f (field, code, day, number)`.execute(tx);
}
