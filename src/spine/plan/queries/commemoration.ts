/** SQL of what the city observes: the list, its changes, and the tasks that it gives. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Occurrence } from "../rules/commemoration.ts";
import { addTasks } from "./publish.ts";

/** How sure a fact is: read in its own words, from an excerpt, general knowledge, inferred. */
export const confidences = ["V", "E", "M", "I"] as const;

/** A day or a span of days that the city observes every year. */
export interface CommemorationRow {
  readonly id: number;
  readonly nameVi: string;
  readonly nameEn: string;
  /** MM-DD, the same for a single day. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly source: string;
  readonly confidence: (typeof confidences)[number];
  readonly ask: string | null;
  readonly leadDays: number;
  /** Kinds of units that are asked. */
  readonly toKinds: readonly string[];
  readonly gives: boolean;
  readonly ended: boolean;
  readonly version: number;
}

const ROW = sql`select id, name_vi, name_en, from_day, to_day, source, confidence, ask, lead_days, to_kinds, gives, ended, version
  from plan.commemoration`;

/** All of them in the order of the year; those no longer used last. */
export async function listCommemorations(tx: Tx): Promise<CommemorationRow[]> {
  return (await sql<CommemorationRow>`${ROW} order by ended, from_day, to_day, id`.execute(tx)).rows;
}

export async function findCommemoration(tx: Tx, id: number): Promise<CommemorationRow | undefined> {
  return (await sql<CommemorationRow>`${ROW} where id = ${id}`.execute(tx)).rows[0];
}

/** Those that give tasks, held until the transaction ends: two servers never give twice. */
export async function holdGiving(tx: Tx): Promise<CommemorationRow[]> {
  return (await sql<CommemorationRow>`${ROW} where gives and not ended order by id for update`.execute(tx))
    .rows;
}

/** What a person writes of one. */
export type CommemorationWritten = Omit<CommemorationRow, "id" | "version">;

export async function addCommemoration(
  tx: Tx,
  given: CommemorationWritten,
  personId: number,
): Promise<number> {
  const added = await sql<{
    id: number;
  }>`insert into plan.commemoration (name_vi, name_en, from_day, to_day, source, confidence, ask, lead_days, to_kinds, gives, ended, updated_by)
    values (${given.nameVi}, ${given.nameEn}, ${given.fromDay}, ${given.toDay}, ${given.source}, ${given.confidence}, ${given.ask},
      ${given.leadDays}, ${[...given.toKinds]}::text[], ${given.gives}, ${given.ended}, ${personId}) returning id`.execute(
    tx,
  );
  return added.rows[0]?.id ?? 0;
}

/** False when someone else was first. */
export async function changeCommemoration(
  tx: Tx,
  given: CommemorationWritten & { readonly id: number; readonly version: number },
  personId: number,
): Promise<boolean> {
  const done =
    await sql`update plan.commemoration set name_vi = ${given.nameVi}, name_en = ${given.nameEn}, from_day = ${given.fromDay},
      to_day = ${given.toDay}, source = ${given.source}, confidence = ${given.confidence}, ask = ${given.ask}, lead_days = ${given.leadDays},
      to_kinds = ${[...given.toKinds]}::text[], gives = ${given.gives}, ended = ${given.ended}, version = version + 1,
      updated_at = now(), updated_by = ${personId} where id = ${given.id} and version = ${given.version}`.execute(
      tx,
    );
  return done.numAffectedRows === 1n;
}

/** Units of the kinds that it names, there on a day, that have no task of it in a year: their own or one that came to them. */
export async function listUnitsMissing(
  tx: Tx,
  of: { readonly commemoration: CommemorationRow; readonly year: number; readonly day: string },
): Promise<number[]> {
  const { commemoration, year, day } = of;
  const found = await sql<{ id: number }>`select u.id from agencies.unit u
    where u.kind = any(${[...commemoration.toKinds]}::text[]) and u.valid_from <= ${day} and (u.valid_to is null or u.valid_to > ${day})
      and not exists (select from plan.task t where t.commemoration_id = ${commemoration.id} and t.year = ${year} and t.unit_id = u.id)
    order by u.id`.execute(tx);
  return found.rows.map((row) => row.id);
}

/** Gives the task of an occurrence to these units: due on its last day. */
export function addTasksOf(
  tx: Tx,
  by: {
    readonly commemoration: CommemorationRow;
    readonly occurrence: Occurrence;
    readonly units: readonly number[];
  },
): Promise<readonly { readonly code: string; readonly unitId: number }[]> {
  const { commemoration, occurrence, units } = by;
  const head = { documentId: null, year: occurrence.year, personId: null, verb: "task.observe" };
  const task = {
    commemorationId: commemoration.id,
    title: commemoration.ask ?? commemoration.nameVi,
    product: null,
    part: "responsible",
    period: "",
    dueOn: occurrence.to,
    dueSource: "observance",
  } as const;
  return addTasks(
    tx,
    head,
    units.map((unitId) => ({ ...task, unitId })),
  );
}

/** Kinds of units that there are on a day, with how many of each: whom an observance can ask. */
export async function listKinds(
  tx: Tx,
  day: string,
): Promise<{ code: string; labelVi: string; labelEn: string; units: number }[]> {
  const found = await sql<{
    code: string;
    labelVi: string;
    labelEn: string;
    units: number;
  }>`select k.code, k.label_vi, k.label_en,
      count(u.id) as units from agencies.unit_kind k
    join agencies.unit u on u.kind = k.code and u.valid_from <= ${day} and (u.valid_to is null or u.valid_to > ${day})
    group by k.code order by k.sort, k.code`.execute(tx);
  return found.rows;
}
