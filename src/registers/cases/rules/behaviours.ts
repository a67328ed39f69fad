/** Which acts count between whom, which forms of violence they are, and by which one a case is counted. Pure. */
import { Problem } from "#base/problem.ts";
import { fill, type Label } from "#base/words.ts";
import {
  codeOn,
  codesOn,
  type BehaviourFacts,
  type BehaviourSetFacts,
  type Code,
  type Codes,
  type Form,
  type RelationFacts,
} from "../schema/index.ts";
import type { Refusal } from "./refusal.ts";
import { words } from "./words.ts";

const listed = <M>(codes: Codes, list: string): readonly Code<string, M>[] =>
  (codes[list] ?? []) as readonly Code<string, M>[];

/** An act that may be chosen, in the words in which it counts between these two. */
export interface OfferedBehaviour {
  readonly code: string;
  readonly letter: string;
  readonly label: Label;
  readonly forms: readonly Form[];
}

/** What decides between these two on a day: Art. 3(1) within a family, Decree 76/2023 Art. 2–5 for the others. */
function setOf(relation: string, day: string, codes: Codes): Code<string, BehaviourSetFacts> | null {
  const found = codeOn(listed<RelationFacts>(codes, "relation"), relation, day);
  return codeOn(listed<BehaviourSetFacts>(codes, "behaviour-set"), found?.more.set ?? "family", day);
}

/** The acts that count between two people of this relation for an event of a day (YYYY-MM-DD). */
export function behavioursFor(relation: string, day: string, codes: Codes): OfferedBehaviour[] {
  const set = setOf(relation, day, codes);
  return codesOn(listed<BehaviourFacts>(codes, "behaviour"), day)
    .filter(({ code }) => set?.more.behaviours?.includes(code) ?? true)
    .map(({ code, label, more }) => ({ code, label: set?.more.narrowed[code] ?? label, ...more }));
}

/** The source of what counts between them, to be shown beside the list. */
export const behavioursSource = (relation: string, day: string, codes: Codes): string =>
  setOf(relation, day, codes)?.source ?? "Luật 13/2022/QH15, Điều 3";

/** Acts that do not count between these two are refused, each by its letter. */
export function refuseBehaviours(
  chosen: readonly string[],
  between: { readonly relation: string; readonly day: string },
  codes: Codes,
): Refusal {
  const offered = new Set(behavioursFor(between.relation, between.day, codes).map((b) => b.code));
  const wrong = chosen.filter((code) => !offered.has(code));
  if (wrong.length === 0) return null;
  const all = listed<BehaviourFacts>(codes, "behaviour");
  const letters = wrong.map((code) => all.find((b) => b.code === code)?.more.letter ?? code).join(", ");
  return new Problem("invalid", {
    errors: [{ path: "behaviours", message: fill(words.behaviourNotBetween, { letters }) }],
    source: behavioursSource(between.relation, between.day, codes),
  });
}

/** In which order of weight forms stand where nothing else decides: what hurts the body first. Our own order, no text has one. */
const order: readonly Form[] = ["physical", "sexual", "mental", "economic"];

const factsOf = (chosen: readonly string[], codes: Codes): BehaviourFacts[] =>
  listed<BehaviourFacts>(codes, "behaviour")
    .filter((b) => chosen.includes(b.code))
    .map((b) => b.more);

/** Every form of violence that these acts are. */
export function formsOf(chosen: readonly string[], codes: Codes): Form[] {
  const found = new Set(factsOf(chosen, codes).flatMap((b) => b.forms));
  return order.filter((form) => found.has(form));
}

/** The form that most of the acts are first of all; of equal ones the heavier. Null where there is no act. */
export function proposeMainForm(chosen: readonly string[], codes: Codes): Form | null {
  const first = factsOf(chosen, codes).map((b) => b.forms[0]);
  const counted = order.map((form) => ({ form, count: first.filter((f) => f === form).length }));
  const most = Math.max(...counted.map((c) => c.count));
  return most === 0 ? null : (counted.find((c) => c.count === most)?.form ?? null);
}

/** The main form is one of those that the acts are; not knowing is said by its own code. */
export function refuseMainForm(mainForm: string, chosen: readonly string[], codes: Codes): Refusal {
  if (mainForm === "unknown" || formsOf(chosen, codes).some((form) => form === mainForm)) return null;
  return new Problem("invalid", { errors: [{ path: "mainForm", message: words.mainFormElsewhere }] });
}
