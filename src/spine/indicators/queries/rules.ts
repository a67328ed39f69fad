/** SQL of rules between cells: each in versions with days, its terms naming figures of the catalogue. */
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Label } from "#base/words.ts";
import type { Rule, RuleTerm } from "../rules/check.ts";
import type { RuleInput } from "../schema.ts";

/** A version of a rule as the catalogue shows it. */
export interface RuleVersion extends Rule {
  readonly version: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly label: Label;
  /** Who wrote it; null for those that came with the product. */
  readonly byName: string | null;
}

interface Row extends Omit<RuleVersion, "left" | "right" | "label" | "sentence"> {
  readonly labelVi: string;
  readonly labelEn: string;
  readonly sentenceVi: string;
  readonly sentenceEn: string;
  readonly terms: readonly (RuleTerm & { readonly side: "left" | "right" })[];
}

function ruleOf({ labelVi, labelEn, sentenceVi, sentenceEn, terms, ...rest }: Row): RuleVersion {
  const side = (which: "left" | "right"): RuleTerm[] =>
    terms
      .filter((t) => t.side === which)
      .map(({ indicator, dims, factor, isYearBefore }) => ({ indicator, dims, factor, isYearBefore }));
  return {
    ...rest,
    label: { vi: labelVi, en: labelEn },
    sentence: { vi: sentenceVi, en: sentenceEn },
    left: side("left"),
    right: side("right"),
  };
}

async function listWhere(tx: Tx, where: RawBuilder<unknown>): Promise<RuleVersion[]> {
  const found =
    await sql<Row>`select r.code, v.id as version_id, v.version, v.valid_from, v.valid_to, v.severity, v.operator,
      v.label_vi, v.label_en, v.sentence_vi, v.sentence_en, v.by_name,
      (select json_agg(json_build_object('side', t.side, 'indicator', t.indicator_code, 'dims', t.dims, 'factor', t.factor::float8,
        'isYearBefore', t.is_year_before) order by t.side, t.sort) from indicators.rule_term t where t.rule_version_id = v.id) as terms
    from indicators.rule r join indicators.rule_version v on v.rule_code = r.code where ${where} order by r.sort, v.version desc`.execute(
      tx,
    );
  return found.rows.map(ruleOf);
}

/** The rules in force on a day, in their order. */
export function listRules(tx: Tx, on: string): Promise<RuleVersion[]> {
  return listWhere(tx, sql`v.valid_from <= ${on}::date and (v.valid_to is null or v.valid_to > ${on}::date)`);
}

/** The newest version of every rule, also of those that hold no longer or not yet. */
export function listNewestRules(tx: Tx): Promise<RuleVersion[]> {
  return listWhere(
    tx,
    sql`v.version = (select max(version) from indicators.rule_version n where n.rule_code = r.code)`,
  );
}

/** Every version of one rule, newest first. */
export function listRuleVersions(tx: Tx, code: string): Promise<RuleVersion[]> {
  return listWhere(tx, sql`r.code = ${code}`);
}

/** Adds a rule; its first version follows by {@link addRuleVersion}. */
export async function addRule(tx: Tx, code: string): Promise<void> {
  await sql`insert into indicators.rule (code, sort) values (${code}, (select coalesce(max(sort), 0) + 1 from indicators.rule))`.execute(
    tx,
  );
}

/** Ends the version that is open and begins another. */
export async function addRuleVersion(
  tx: Tx,
  given: RuleInput & { readonly code: string; readonly byName: string },
): Promise<void> {
  const { code, validFrom, label, sentence } = given;
  await endRule(tx, code, validFrom);
  const added = await sql<{
    id: number;
  }>`insert into indicators.rule_version (rule_code, version, valid_from, severity, operator, label_vi, label_en, sentence_vi, sentence_en, by_name)
    values (${code}, (select coalesce(max(version), 0) + 1 from indicators.rule_version where rule_code = ${code}), ${validFrom},
      ${given.severity}, ${given.operator}, ${label.vi}, ${label.en}, ${sentence.vi}, ${sentence.en}, ${given.byName}) returning id`.execute(
    tx,
  );
  const terms = [
    ...given.left.map((t, i) => ({ ...t, side: "left", sort: i + 1 })),
    ...given.right.map((t, i) => ({ ...t, side: "right", sort: i + 1 })),
  ];
  await sql`insert into indicators.rule_term (rule_version_id, side, sort, factor, indicator_code, dims, is_year_before)
    select ${added.rows[0]?.id}, * from unnest(${terms.map((t) => t.side)}::text[], ${terms.map((t) => t.sort)}::int[],
      ${terms.map((t) => t.factor)}::numeric[], ${terms.map((t) => t.indicator)}::text[], ${terms.map((t) => t.dims)}::text[],
      ${terms.map((t) => t.isYearBefore)}::boolean[])`.execute(tx);
}

/** Ends the open version: from that day on the rule holds no longer. */
export async function endRule(tx: Tx, code: string, from: string): Promise<void> {
  await sql`update indicators.rule_version set valid_to = ${from}::date
    where rule_code = ${code} and valid_to is null and valid_from < ${from}::date`.execute(tx);
}
