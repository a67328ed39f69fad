/** SQL of the code lists as the city has them now. */
import { sql } from "kysely";
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import {
  fieldsOn,
  type CaseField,
  type Code,
  type Codes,
  type Confidence,
  type Edited,
  type Fact,
  type FactName,
  type Questionnaire,
} from "../schema/index.ts";

interface CodeRow {
  readonly list: string;
  readonly code: string;
  readonly labelVi: string;
  readonly labelEn: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
  readonly confidence: Confidence;
  readonly more: unknown;
}

/** Every code list, by its name. */
export async function readCodes(tx: Tx): Promise<Codes> {
  const found =
    await sql<CodeRow>`select list, code, label_vi, label_en, valid_from, valid_to, source, confidence, more
    from cases.present_code order by list, code`.execute(tx);
  const codes: Record<string, Code[]> = {};
  for (const { list, labelVi, labelEn, ...row } of found.rows)
    (codes[list] ??= []).push({ ...row, label: { vi: labelVi, en: labelEn } });
  return codes;
}

/** What the city set of fields, and the fields that it added, as they stand. */
export async function readEdited(tx: Tx): Promise<Edited> {
  const found = await sql<Edited>`select
    (select coalesce(json_agg(json_build_object('field', s.field, 'validFrom', s.valid_from, 'hidden', s.hidden, 'required', s.required,
        'seenBy', s.seen_by, 'label', case when s.label_vi is not null then json_build_object('vi', s.label_vi, 'en', s.label_en) end)), '[]')
      from (select distinct on (field, valid_from) * from cases.field_setting order by field, valid_from, version desc) s) as settings,
    (select coalesce(json_agg(json_build_object('field', o.field, 'kind', o.kind, 'label', json_build_object('vi', o.label_vi, 'en', o.label_en),
        'help', case when o.help_vi is not null then json_build_object('vi', o.help_vi, 'en', o.help_en) end, 'list', o.list, 'seenBy', o.seen_by,
        'basis', o.basis, 'ground', o.ground, 'sensitive', o.sensitive, 'required', o.required, 'validFrom', o.valid_from, 'validTo', o.valid_to)
        order by o.field), '[]')
      from (select distinct on (field) * from cases.own_field order by field, version desc) o) as own`.execute(
    tx,
  );
  return found.rows[0] ?? { own: [], settings: [] };
}

/** Every field as it stands for a case that was opened on a day (today unless told), the city's own among them. */
export async function readFields(tx: Tx, written: string = today()): Promise<readonly CaseField[]> {
  return fieldsOn(await readEdited(tx), { today: today(), written });
}

/** The questions about danger that hold on a day. */
export async function readAssessment(tx: Tx, day: string): Promise<Fact<Questionnaire>> {
  const found = await sql<
    Fact<Questionnaire>
  >`select name, valid_from, body, is_example, source, confidence from cases.fact
    where name = 'danger-assessment' order by valid_from <= ${day} desc, case when valid_from <= ${day} then valid_from end desc,
      valid_from, version desc limit 1`.execute(tx);
  const [row] = found.rows;
  if (!row) throw new Error("There are no questions about danger.");
  return row;
}

/** What a fact of this name says on a day. Throws where there is none: a programmer's error. */
export async function readFact<T>(tx: Tx, name: FactName, day: string): Promise<T> {
  const found = await sql<{ body: T }>`select body from cases.fact where name = ${name}
    order by valid_from <= ${day} desc, case when valid_from <= ${day} then valid_from end desc, valid_from, version desc limit 1`.execute(
    tx,
  );
  const [row] = found.rows;
  if (!row) throw new Error(`There is no fact ${name}.`);
  return row.body;
}
