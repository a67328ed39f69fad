/** SQL of rules and their versions. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Confidence, Duration, RuleBasis, RuleVersionInput } from "../schema.ts";

/** One version of a rule. */
export interface RuleVersion extends Duration {
  readonly id: number;
  readonly number: number;
  readonly basis: RuleBasis;
  /** The article of law; null where the rule is internal. */
  readonly article: string | null;
  readonly source: string;
  readonly confidence: Confidence;
  readonly validFrom: string;
  readonly at: Date;
  readonly byName: string | null;
}

/** A rule as versions of it stand in the database: its own two names beside each. */
export interface RuleRow extends RuleVersion {
  readonly code: string;
  readonly labelVi: string;
  readonly labelEn: string;
  readonly ground: string | null;
}

const ROW = sql`select v.id, v.rule_code as code, r.label_vi, r.label_en, r.ground, v.number, v.amount, v.unit, v.rolls, v.basis,
    v.article, v.source, v.confidence, v.valid_from, v.at, v.by_name
  from deadlines.rule_version v join deadlines.rule r on r.code = v.rule_code`;

/** Every version of every rule, or of one: by rule, the newest first. */
export async function listRuleRows(tx: Tx, code?: string): Promise<RuleRow[]> {
  const one = code === undefined ? sql`` : sql`where v.rule_code = ${code}`;
  const order = sql`order by v.basis desc, v.rule_code, v.number desc`;
  return (await sql<RuleRow>`${ROW} ${one} ${order}`.execute(tx)).rows;
}

/** The version by which clocks start on a day. */
export async function findRuleOn(tx: Tx, code: string, day: string): Promise<RuleRow | undefined> {
  const found = await sql<RuleRow>`${ROW} where v.rule_code = ${code} and v.valid_from <= ${day}::date
    order by v.valid_from desc, v.number desc limit 1`.execute(tx);
  return found.rows[0];
}

/** Adds a version; the number before it is the one that was seen. */
export async function addRuleVersion(
  tx: Tx,
  given: {
    readonly code: string;
    readonly version: RuleVersionInput;
    readonly byName: string;
    readonly at: Date;
  },
): Promise<void> {
  const { code, version: v, byName, at } = given;
  await sql`insert into deadlines.rule_version (rule_code, number, amount, unit, rolls, basis, article, source, confidence, valid_from, at, by_name)
    values (${code}, ${v.number + 1}, ${v.amount}, ${v.unit}, ${v.rolls}, ${v.basis}, ${v.article}, ${v.source},
      ${v.confidence}, ${v.validFrom}, ${at}, ${byName})`.execute(tx);
}
