/** SQL of the code lists as the city has them now. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import {
  allFields,
  settledField,
  type CaseField,
  type Code,
  type Codes,
  type Confidence,
  type Fact,
  type FactName,
  type Questionnaire,
  type Viewer,
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

interface SettingRow {
  readonly field: string;
  readonly labelVi: string | null;
  readonly labelEn: string | null;
  readonly hidden: boolean;
  readonly required: boolean | null;
  readonly seenBy: readonly Viewer[] | null;
}

/** Every field of a case as the city set it; without a setting as it is declared. */
export async function readFields(tx: Tx): Promise<readonly CaseField[]> {
  const found =
    await sql<SettingRow>`select distinct on (field) field, label_vi, label_en, hidden, required, seen_by
    from cases.field_setting order by field, version desc`.execute(tx);
  if (found.rows.length === 0) return allFields;
  const settings = new Map(
    found.rows.map(({ labelVi, labelEn, ...row }) => [
      row.field,
      { ...row, label: labelVi !== null && labelEn !== null ? { vi: labelVi, en: labelEn } : null },
    ]),
  );
  return allFields.map((field) => settledField(field, settings.get(field.id)));
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
