/** What the rules between cells find in a report, and which of it is explained: an explanation is about two numbers. Pure. */
import { Problem } from "#base/problem.ts";
import { fill, type Label } from "#base/words.ts";
import { checkRules, type Figure, type Found, type Rule } from "#spine/indicators/web.ts";
import { words } from "../words.ts";

/** How a rule that applies stands: kept, broken, or broken and explained. */
export const outcomes = ["kept", "broken", "explained"] as const;
export type Outcome = (typeof outcomes)[number];

/** Why the figures stand all the same; it holds for these two numbers and no others. */
export interface Explanation {
  readonly rule: string;
  readonly left: number;
  readonly right: number;
  readonly text: string;
  readonly version: number;
  readonly byName: string | null;
}

/** What a rule found, with the words of whoever explained it. */
export interface Finding {
  readonly rule: string;
  readonly versionId: number;
  readonly severity: Rule["severity"];
  readonly outcome: Outcome;
  readonly left: number;
  readonly right: number;
  readonly sentence: Label;
  readonly cells: Found["cells"];
  /** Also where the numbers have changed since: then to be looked at again. */
  readonly explanation: string | null;
  /** The version of the explanation; 0 where there is none. */
  readonly version: number;
  readonly byName: string | null;
}

/** A cell of the report, of this year or of the year before. */
export type KeyedCell = Figure & { readonly indicator: string; readonly dims: string };

function outcomeOf(found: Found, said: Explanation | undefined): Outcome {
  if (found.isKept) return "kept";
  const isSaid = said !== undefined && said.left === found.left && said.right === found.right;
  return isSaid && found.severity === "should" ? "explained" : "broken";
}

/** Every rule that applies to these cells, kept ones too. */
export function findingsOf(
  rules: readonly Rule[],
  cells: { readonly now: Iterable<KeyedCell>; readonly before: Iterable<KeyedCell> },
  explanations: readonly Explanation[],
): Finding[] {
  const keyed = (all: Iterable<KeyedCell>) => new Map([...all].map((c) => [`${c.indicator}|${c.dims}`, c]));
  const [now, before] = [keyed(cells.now), keyed(cells.before)];
  const said = new Map(explanations.map((e) => [e.rule, e]));
  return checkRules(rules, ({ indicator, dims, isYearBefore }) =>
    (isYearBefore ? before : now).get(`${indicator}|${dims}`),
  ).map((found): Finding => {
    const { code: rule, isKept: _, ...rest } = found;
    const own = said.get(rule);
    return {
      rule,
      ...rest,
      outcome: outcomeOf(found, own),
      explanation: own?.text ?? null,
      version: own?.version ?? 0,
      byName: own?.byName ?? null,
    };
  });
}

/** The refusal of a report whose figures contradict a "must", or a "should" that nobody explained; each says its numbers. */
export function refuseFindings(findings: readonly Finding[]): Problem | null {
  const broken = findings.filter((f) => f.outcome === "broken");
  if (broken.length === 0) return null;
  const must = broken.filter((f) => f.severity === "must").length;
  return new Problem("rule", {
    detail: fill(words.rulesBroken, { must, should: broken.length - must }),
    errors: broken.map((f) => ({ path: `rules.${f.rule}`, message: f.sentence })),
  });
}

/** The refusal of an explanation: the rule is not broken here, or it must hold and no words help. */
export function refuseExplaining(finding: Finding | undefined): Problem | null {
  if (finding === undefined || finding.outcome === "kept")
    return new Problem("rule", { detail: words.nothingToExplain });
  if (finding.severity === "must")
    return new Problem("rule", {
      detail: words.mustHold,
      errors: [{ path: "text", message: finding.sentence }],
    });
  return null;
}

/** How consistent a report is: rules kept ÷ rules that apply, what is explained counted apart. */
export interface Consistency {
  readonly apply: number;
  readonly kept: number;
  readonly explained: number;
  readonly broken: number;
}

/** Counts findings by outcome. */
export function consistencyOf(findings: readonly Pick<Finding, "outcome">[]): Consistency {
  const count = (outcome: Outcome): number => findings.filter((f) => f.outcome === outcome).length;
  return {
    apply: findings.length,
    kept: count("kept"),
    explained: count("explained"),
    broken: count("broken"),
  };
}
