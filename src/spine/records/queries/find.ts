/** SQL that finds records of whatever register: by their code, by words without their marks, by what others cite. */
import { sql, type RawBuilder } from "kysely";
import { likeText, type Tx } from "#base/database/index.ts";
import type { CitedColumns, Readable } from "../readers.ts";

/** A record as a picker shows it. */
export interface RecordFound {
  readonly register: string;
  readonly code: string;
  readonly title: string;
  readonly status: string;
  readonly unit: string;
}

/** What is looked for, and where. */
export interface RecordsAsked {
  readonly q: string;
  /** The registers that may be read, each as far as it may be. */
  readonly within: readonly Readable[];
  /** The code of the record that is asked for: it is not its own evidence. */
  readonly except: string | null;
  readonly limit: number;
}

function readable(within: readonly Readable[]): RawBuilder<unknown> {
  const each = within.map(({ register, units }) =>
    units === "all"
      ? sql`r.register = ${register.name}`
      : sql`(r.register = ${register.name} and r.unit_id = any(${[...units]}::int[]))`,
  );
  return each.length === 0 ? sql`false` : sql`(${sql.join(each, sql` or `)})`;
}

/** Every word stands in the title, the code or the unit's name; the words may come in any order. */
function worded(q: string): RawBuilder<unknown>[] {
  return q
    .split(/\s+/)
    .filter(Boolean)
    .map(
      (word) =>
        sql`(r.title_folded || ' ' || base.fold(r.code) || ' ' || base.fold(u.name)) like '%' || base.fold(${likeText(word)}) || '%'`,
    );
}

/** Records that fit, the one of that very code first, then titles that begin so, then the newest. */
export async function findRecords(tx: Tx, asked: RecordsAsked): Promise<RecordFound[]> {
  const { q, within, except, limit } = asked;
  const conditions = [readable(within), ...worded(q)];
  if (except) conditions.push(sql`r.code <> ${except}`);
  const found = await sql<RecordFound>`select r.register, r.code, r.title, r.status, u.name as unit
    from records.record r join agencies.unit u on u.id = r.unit_id
    where ${sql.join(conditions, sql` and `)}
    order by r.code = upper(${q}) desc, r.title_folded like base.fold(${likeText(q)}) || '%' desc, r.updated_at desc, r.id desc
    limit ${limit}`.execute(tx);
  return found.rows;
}

/** A document as another cites it: by its number, or by its name alone. */
export interface Citing {
  readonly number: string | null;
  readonly name: string | null;
  readonly issuedOn: string | null;
  /** The day of the document that cites: what was issued later is not meant. */
  readonly until: string | null;
}

/** A record that keeps a cited document, with the place of the citation that it answers. */
export interface CitedFound {
  readonly at: number;
  readonly code: string;
  readonly title: string;
  readonly unitId: number;
}

/**
 * The records of a register that keep these documents: the same number, whatever its spaces and capitals, or where none
 * is cited the same name; and the same day where the citation tells one (offices begin their numbers anew each year).
 * The latest comes first.
 */
export async function findCited(
  tx: Tx,
  at: { readonly register: string; readonly columns: CitedColumns },
  citing: readonly Citing[],
): Promise<CitedFound[]> {
  if (citing.length === 0) return [];
  const { table, number, name, issuedOn } = at.columns;
  const bare = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`regexp_replace(base.fold(${column}), '[[:space:]]', '', 'g')`;
  const day = sql`t.${sql.ref(issuedOn)}`;
  const asked = citing.map((c, n) => ({ at: n, ...c }));
  const found = await sql<CitedFound>`select c.at, r.code, r.title, r.unit_id
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as c(at int, number text, name text, "issuedOn" date, until date)
    join ${sql.table(table)} t on
      case when c.number is not null then ${bare(sql`t.${sql.ref(number)}`)} = ${bare(sql`c.number`)}
        else ${bare(sql`t.${sql.ref(name)}`)} = ${bare(sql`c.name`)} end
      and (c."issuedOn" is null or ${day} = c."issuedOn") and (c.until is null or ${day} <= c.until)
    join records.record r on r.id = t.id and r.register = ${at.register}
    order by c.at, ${day} desc, r.id desc`.execute(tx);
  return found.rows;
}
