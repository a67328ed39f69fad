/** What a new version of a rule between cells must be: it names figures that are there and says its numbers. Pure. */
import type { FieldProblem } from "#base/problem.ts";
import { formatDay } from "#base/vi/index.ts";
import { fill, type Label } from "#base/words.ts";
import type { RuleInput } from "../schema.ts";
import { words } from "../words.ts";

const placesOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");

/** The places that a rule's sentence may have, by side. */
function placesKnown({ left, right }: Pick<RuleInput, "left" | "right">) {
  const of = (side: string, letter: string, terms: readonly unknown[]) =>
    new Set([side, ...terms.map((_, i) => `${letter}${i + 1}`)]);
  return { left: of("left", "l", left), right: of("right", "r", right) };
}

function wrongSentence(rule: RuleInput, language: "vi" | "en"): FieldProblem[] {
  const found = placesOf(rule.sentence[language]);
  const known = placesKnown(rule);
  const path = `sentence.${language}`;
  const strange = found.find((place) => !known.left.has(place) && !known.right.has(place));
  if (strange !== undefined) return [{ path, message: fill(words.unknownPlace, { place: `{${strange}}` }) }];
  // A right side of numbers alone says itself.
  const needsRight = rule.right.some((term) => term.indicator !== null);
  const saysLeft = found.some((place) => known.left.has(place));
  const saysRight = !needsRight || found.some((place) => known.right.has(place));
  return saysLeft && saysRight ? [] : [{ path, message: words.numbersSaid }];
}

function wrongTerms(rule: RuleInput, known: ReadonlySet<string>): FieldProblem[] {
  const unknown = (["left", "right"] as const).flatMap((side) =>
    rule[side].flatMap(({ indicator }, i): FieldProblem[] =>
      indicator === null || known.has(indicator)
        ? []
        : [{ path: `${side}.${i}.indicator`, message: fill(words.unknownWhole, { code: indicator }) }],
    ),
  );
  const isOfThisYear = rule.left.some((term) => term.indicator !== null && !term.isYearBefore);
  return isOfThisYear ? unknown : [...unknown, { path: "left", message: words.leftOfThisYear }];
}

/** What is wrong with a version; `known`: the codes of the catalogue. */
export function wrongRule(rule: RuleInput, known: ReadonlySet<string>): FieldProblem[] {
  return [...wrongTerms(rule, known), ...wrongSentence(rule, "vi"), ...wrongSentence(rule, "en")];
}

/** Why a version may not begin, or the rule not end, on that day: it follows the newest one. */
export function refuseRuleDay(
  newest: { readonly validFrom: string; readonly validTo: string | null },
  from: string,
): Label | null {
  if (from <= newest.validFrom) return fill(words.notAfter, { date: formatDay(newest.validFrom) });
  if (newest.validTo !== null && from < newest.validTo)
    return fill(words.ruleEnded, { date: formatDay(newest.validTo) });
  return null;
}
