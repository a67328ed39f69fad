/** A rule as it is being written, and what is sent; a formula in words. Pure. */
import { dateShown, dateTyped, numberShown, numberTyped } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import type { Operator, RuleTerm, Severity } from "#spine/indicators/web.ts";

/** A version of a rule as the server answers. */
export interface RuleRow {
  readonly code: string;
  readonly version: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly severity: Severity;
  readonly operator: Operator;
  readonly left: readonly RuleTerm[];
  readonly right: readonly RuleTerm[];
  readonly label: Label;
  readonly sentence: Label;
  readonly byName: string | null;
}

/** A term being written: the factor is text as typed. */
export interface TermDraft extends Omit<RuleTerm, "factor"> {
  readonly factor: string;
}

/** A rule being written. */
export interface RuleDraft {
  readonly code: string;
  readonly validFrom: string;
  readonly severity: Severity;
  readonly operator: Operator;
  readonly left: readonly TermDraft[];
  readonly right: readonly TermDraft[];
  readonly label: Label;
  readonly sentence: Label;
}

/** A term of a figure, or a number by itself. */
export function newTerm(indicator: string | null): TermDraft {
  return { indicator, dims: "", factor: indicator === null ? "" : "1", isYearBefore: false };
}

const none: Label = { vi: "", en: "" };

/** A rule that is not written yet, in force from a day. */
export function newRule(validFrom: string): RuleDraft {
  const [left, right] = [[newTerm("")], [newTerm("")]];
  const shown = dateShown(validFrom);
  return {
    code: "",
    validFrom: shown,
    severity: "should",
    operator: "<=",
    left,
    right,
    label: none,
    sentence: none,
  };
}

/** Begins from a version, in force from another day. */
export function draftOf(rule: RuleRow, validFrom: string): RuleDraft {
  const terms = (all: readonly RuleTerm[]): TermDraft[] =>
    all.map((t) => ({ ...t, factor: numberShown(t.factor) }));
  const { code, severity, operator, label, sentence } = rule;
  const sides = { left: terms(rule.left), right: terms(rule.right) };
  return { code, severity, operator, label, sentence, ...sides, validFrom: dateShown(validFrom) };
}

/** What is sent, without the code: what is not understood goes as it was typed, for the server to say so at its field. */
export function bodyOf(draft: RuleDraft): Record<string, unknown> {
  const terms = (all: readonly TermDraft[]) => all.map((t) => ({ ...t, factor: numberTyped(t.factor) ?? 0 }));
  const { severity, operator, label, sentence } = draft;
  return {
    severity,
    operator,
    label,
    sentence,
    validFrom: dateTyped(draft.validFrom) ?? draft.validFrom,
    left: terms(draft.left),
    right: terms(draft.right),
  };
}

/** Whether every factor is a number above zero. */
export function hasNumbers(draft: Pick<RuleDraft, "left" | "right">): boolean {
  return [...draft.left, ...draft.right].every((t) => (numberTyped(t.factor) ?? 0) > 0);
}

/** How the parts of a formula are named. */
export interface Naming {
  readonly figure: (code: string) => string;
  readonly yearBefore: string;
}

function termSaid(term: RuleTerm, naming: Naming): string {
  if (term.indicator === null) return numberShown(term.factor);
  const part = term.dims === "" ? "" : ` [${term.dims}]`;
  const year = term.isYearBefore ? ` (${naming.yearBefore})` : "";
  const factor = term.factor === 1 ? "" : `${numberShown(term.factor)} × `;
  return `${factor}${naming.figure(term.indicator)}${part}${year}`;
}

const signs: Readonly<Record<Operator, string>> = { "<=": "≤", "=": "=", ">=": "≥" };

/** "Hộ có trẻ em ≤ Tổng số hộ gia đình". */
export function formulaSaid(
  rule: {
    readonly operator: Operator;
    readonly left: readonly RuleTerm[];
    readonly right: readonly RuleTerm[];
  },
  naming: Naming,
): string {
  const side = (terms: readonly RuleTerm[]): string => terms.map((t) => termSaid(t, naming)).join(" + ");
  return `${side(rule.left)} ${signs[rule.operator]} ${side(rule.right)}`;
}
