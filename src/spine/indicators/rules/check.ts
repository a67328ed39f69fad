/**
 * Rules between cells and years: a sum of terms, an operator, a sum of terms. The same code runs on the device while a
 * number is typed and on the server before a report is handed over. Pure.
 */
import { formatNumber } from "#base/vi/index.ts";
import { fill, type Label } from "#base/words.ts";
import type { Figure, Operator, Severity, Window } from "../schema.ts";

/** A cell times a factor above zero; without a figure, the factor is the number itself. */
export interface RuleTerm {
  readonly indicator: string | null;
  readonly dims: string;
  readonly factor: number;
  /** The same cell in the window of a year before. */
  readonly isYearBefore: boolean;
}

/** One version of a rule. */
export interface Rule {
  readonly code: string;
  readonly versionId: number;
  readonly severity: Severity;
  readonly operator: Operator;
  readonly left: readonly RuleTerm[];
  readonly right: readonly RuleTerm[];
  /** {left} and {right} are the sums, {l1}, {l2}, {r1}… the cells of the terms in their order. */
  readonly sentence: Label;
}

/** Gives the cell of a term; undefined where the report has none. */
export type CellReader = (term: RuleTerm & { readonly indicator: string }) => Figure | undefined;

/** What a rule found where it applies. Where it is broken, the sentence says why, with the numbers. */
export interface Found {
  readonly code: string;
  readonly versionId: number;
  readonly severity: Severity;
  readonly isKept: boolean;
  readonly left: number;
  readonly right: number;
  readonly sentence: Label;
  /** The cells of this year that it speaks of. */
  readonly cells: readonly { readonly indicator: string; readonly dims: string }[];
}

interface Side {
  /** What is told of it; no more is known to be there, so at least this much. */
  readonly sum: number;
  readonly isWhole: boolean;
  /** Some figure of it is told, or it has none. */
  readonly isTold: boolean;
  readonly cells: readonly (number | null)[];
}

const known: Readonly<Record<Figure["state"], (value: number | null) => number | null>> = {
  value: (value) => value,
  zero: () => 0,
  "not-applicable": () => 0,
  "not-reported": () => null,
  suppressed: () => null,
};

// Sums of decimals: 0.1 + 0.2 is 0.3.
const exact = (n: number): number => Math.round(n * 1e6) / 1e6;

function sideOf(terms: readonly RuleTerm[], read: CellReader): Side {
  const read1 = ({ indicator, ...term }: RuleTerm): Figure | undefined =>
    indicator === null ? { state: "value", value: 1 } : read({ ...term, indicator });
  const figures = terms.map(read1);
  const cells = figures.map((figure) => (figure ? known[figure.state](figure.value) : null));
  const told = figures.filter(
    (figure, i) => terms[i]?.indicator !== null && (figure?.state === "value" || figure?.state === "zero"),
  );
  return {
    sum: exact(terms.reduce((sum, term, i) => sum + term.factor * (cells[i] ?? 0), 0)),
    isWhole: cells.every((cell) => cell !== null),
    isTold: told.length > 0 || terms.every((term) => term.indicator === null),
    cells,
  };
}

/** Whether the operator holds; null while what is not told yet could still decide it. */
function holds(left: Side, operator: Operator, right: Side): boolean | null {
  // What is told is the least that it can be: more than the other side already is more whatever follows.
  const leftExceeds = right.isWhole && left.sum > right.sum;
  const rightExceeds = left.isWhole && right.sum > left.sum;
  if (operator !== ">=" && leftExceeds) return false;
  if (operator !== "<=" && rightExceeds) return false;
  return left.isWhole && right.isWhole ? true : null;
}

function sentenceOf(rule: Rule, left: Side, right: Side): Label {
  const named = (side: Side, letter: string) =>
    side.cells.map((cell, i) => [`${letter}${i + 1}`, cell === null ? "…" : formatNumber(cell)] as const);
  return fill(rule.sentence, {
    left: formatNumber(left.sum),
    right: formatNumber(right.sum),
    ...Object.fromEntries([...named(left, "l"), ...named(right, "r")]),
  });
}

/** What one rule finds; null where it does not apply: a side is not told, or does not concern the unit. */
export function checkRule(rule: Rule, read: CellReader): Found | null {
  const [left, right] = [sideOf(rule.left, read), sideOf(rule.right, read)];
  if (!left.isTold || !right.isTold) return null;
  const isKept = holds(left, rule.operator, right);
  if (isKept === null) return null;
  const { code, versionId, severity } = rule;
  const cells = [...rule.left, ...rule.right].flatMap(({ indicator, dims, isYearBefore }) =>
    indicator === null || isYearBefore ? [] : [{ indicator, dims }],
  );
  const sentence = sentenceOf(rule, left, right);
  return { code, versionId, severity, isKept, left: left.sum, right: right.sum, sentence, cells };
}

/** What the rules that apply find, in their order. */
export function checkRules(rules: readonly Rule[], read: CellReader): Found[] {
  return rules.flatMap((rule) => checkRule(rule, read) ?? []);
}

/** The same window a year before; 29 February is then the 28th. */
export function yearBefore(window: Window): Window {
  const back = (day: string): string => {
    const year = String(Number(day.slice(0, 4)) - 1).padStart(4, "0");
    return `${year}${day.slice(4) === "-02-29" ? "-02-28" : day.slice(4)}`;
  };
  return { from: back(window.from), to: back(window.to) };
}
