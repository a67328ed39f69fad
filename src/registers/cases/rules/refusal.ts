/** A refusal of a rule: a sentence that says why, and the article where there is one. Pure. */
import { Problem } from "#base/problem.ts";
import { fill, type Label } from "#base/words.ts";

/** The first thing that stands in the way, or null where nothing does. */
export type Refusal = Problem | null;

export function refusal(detail: Label, source?: string): Problem {
  return new Problem("rule", { detail, ...(source !== undefined && { source }) });
}

/** One thing that may stand in the way: whether it does, what is said of it, and by what article. */
export type Hindrance = readonly [stands: boolean, detail: Label, source?: string];

/** The first of several things that stands in the way. */
export function firstOf(hindrances: readonly Hindrance[]): Refusal {
  const found = hindrances.find(([stands]) => stands);
  return found ? refusal(found[1], found[2]) : null;
}

/** A sentence with a label in lower case put into it, in each language. */
export function fillLabel(sentence: Label, name: string, label: Label): Label {
  return {
    vi: fill(sentence, { [name]: label.vi.toLowerCase() }).vi,
    en: fill(sentence, { [name]: label.en.toLowerCase() }).en,
  };
}

/** Whether a text says anything. */
export const says = (text: string | null | undefined): boolean => (text ?? "").trim().length > 0;
