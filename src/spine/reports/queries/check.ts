/** SQL of what rules between cells find: explanations of a unit, and what stood when a round was handed over. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import { listStanding, type Window } from "#spine/indicators/index.ts";
import { yearBefore, type Rule } from "#spine/indicators/web.ts";
import type { Explanation, Finding, KeyedCell } from "../rules/findings.ts";
import type { Submission } from "./submission.ts";

/** The explanations of these submissions. */
export async function listExplanations(
  tx: Tx,
  submissionIds: readonly number[],
): Promise<(Explanation & { readonly submissionId: number })[]> {
  const found = await sql<
    Explanation & { submissionId: number }
  >`select submission_id, rule_code as rule, left_value::float8 as "left", right_value::float8 as "right", text, version, by_name
    from reports.explanation where submission_id = any(${[...submissionIds]}::bigint[])`.execute(tx);
  return found.rows;
}

/** Words to keep about two numbers; `version` is the one that was read, 0 where there was none. */
export interface ExplanationChange extends Explanation {
  readonly submission: Pick<Submission, "id" | "unitId">;
  readonly personId: number | null;
}

/** Keeps the explanation; false when someone else has changed it since. */
export async function saveExplanation(tx: Tx, change: ExplanationChange): Promise<boolean> {
  const { submission, rule, left, right, text, version } = change;
  const kept =
    await sql`insert into reports.explanation as old (submission_id, unit_id, rule_code, left_value, right_value, text, by_person, by_name)
    values (${submission.id}, ${submission.unitId}, ${rule}, ${left}, ${right}, ${text}, ${change.personId}, ${change.byName})
    on conflict (submission_id, rule_code) do update set left_value = excluded.left_value, right_value = excluded.right_value,
      text = excluded.text, version = old.version + 1, at = now(), by_person = excluded.by_person, by_name = excluded.by_name
      where old.version = ${version}
    returning version`.execute(tx);
  return kept.rows.length > 0;
}

/** Keeps what the rules found when a round was handed over. */
export async function keepChecked(
  tx: Tx,
  submission: Pick<Submission, "id" | "unitId" | "cycleId" | "round">,
  findings: readonly Finding[],
): Promise<void> {
  await sql`insert into reports.checked_rule (submission_id, unit_id, cycle_id, round, rule_version_id, outcome, left_value, right_value,
      sentence_vi, sentence_en, explanation, by_name)
    select ${submission.id}::bigint, ${submission.unitId}::int, ${submission.cycleId}::int, ${submission.round}::int, g.*
    from unnest(${findings.map((f) => f.versionId)}::int[], ${findings.map((f) => f.outcome)}::text[], ${findings.map((f) => f.left)}::numeric[],
      ${findings.map((f) => f.right)}::numeric[], ${findings.map((f) => f.sentence.vi)}::text[], ${findings.map((f) => f.sentence.en)}::text[],
      ${findings.map((f) => (f.outcome === "explained" ? f.explanation : null))}::text[],
      ${findings.map((f) => (f.outcome === "explained" ? f.byName : null))}::text[]) as g`.execute(tx);
}

interface CheckedRow extends Omit<Finding, "sentence" | "cells" | "version"> {
  readonly unitId: number;
  readonly sentenceVi: string;
  readonly sentenceEn: string;
}

/** What the rules found when these submissions were last handed over, by the unit. */
export async function listChecked(
  tx: Tx,
  asked: { readonly submissionId: number } | { readonly cycleId: number },
): Promise<(Finding & { readonly unitId: number })[]> {
  const which = "cycleId" in asked ? sql`s.cycle_id = ${asked.cycleId}` : sql`s.id = ${asked.submissionId}`;
  const found =
    await sql<CheckedRow>`select k.unit_id, v.rule_code as rule, v.id as version_id, v.severity, k.outcome, k.left_value::float8 as "left",
      k.right_value::float8 as "right", k.sentence_vi, k.sentence_en, k.explanation, k.by_name
    from reports.submission s join reports.checked_rule k on k.submission_id = s.id and k.round = s.round
    join indicators.rule_version v on v.id = k.rule_version_id join indicators.rule r on r.code = v.rule_code
    where ${which} order by k.unit_id, r.sort`.execute(tx);
  return found.rows.map(({ sentenceVi, sentenceEn, ...row }) => ({
    ...row,
    sentence: { vi: sentenceVi, en: sentenceEn },
    cells: [],
    version: 0,
  }));
}

/** The cells of the year before that these rules ask of these units. */
export async function listYearBefore(
  tx: Tx,
  rules: readonly Rule[],
  asked: { readonly window: Window; readonly unitIds: readonly number[] },
): Promise<(KeyedCell & { readonly unitId: number })[]> {
  const terms = rules.flatMap((rule) => [...rule.left, ...rule.right]).filter((t) => t.isYearBefore);
  const keys = new Map(
    terms.map((t) => [`${t.indicator}|${t.dims}`, { indicator: t.indicator ?? "", dims: t.dims }]),
  );
  if (keys.size === 0) return [];
  const window = yearBefore(asked.window);
  const found = await listStanding(tx, { window, unitIds: asked.unitIds, keys: [...keys.values()] });
  return found.map(({ unitId, indicatorCode, dims, state, value }) => ({
    unitId,
    indicator: indicatorCode,
    dims,
    state,
    value,
  }));
}
