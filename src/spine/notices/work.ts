/** What explanations ask of a person's unit: a source of "my work". */
import { dayOf, now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { fill, say } from "#base/words.ts";
import { may, type Person } from "#spine/access/index.ts";
import { shownExplanations, type ExplanationAnswer } from "./answers.ts";
import { listWaitingFor } from "./queries/explanation.ts";
import { words } from "./words.ts";

/** One question to answer, or one answer to judge. */
export interface ExplanationWork {
  readonly id: string;
  readonly title: string;
  /** The day by which; null where none runs, as for what is to be judged. */
  readonly due: string | null;
  readonly href: string;
  /** The rule of its clock in words. */
  readonly source: string;
}

/** Where a thing that is asked about is shown. */
export const thingHref = (of: { readonly kind: string; readonly code: string }): string =>
  `/notices/${of.kind}/${encodeURIComponent(of.code)}`;

function workOf(one: ExplanationAnswer, person: Person): ExplanationWork {
  const isQuestion = one.state === "asked";
  const label = fill(isQuestion ? words.explanationTitle : words.explanationToJudge, {
    title: say(one.title, person.language),
    unit: one.unit.name,
  });
  const due = one.answerBy?.at ?? null;
  return {
    id: `explanation-${one.id}`,
    title: say(label, person.language),
    due: isQuestion && due ? dayOf(due) : null,
    href: thingHref(one),
    source: one.answerBy ? say(one.answerBy.said, person.language) : one.byUnit.name,
  };
}

/** What waits for the person's own unit and is theirs to do. */
export async function explanationWork(tx: Tx, person: Person): Promise<ExplanationWork[]> {
  if (!may(person, "explanation.read", person.unitId)) return [];
  const rows = await listWaitingFor(tx, person.unitId);
  const shown = await shownExplanations(tx, rows, { person, at: now() });
  return shown
    .filter((one) => one.can.some((act) => act !== "explanation.withdraw"))
    .map((one) => workOf(one, person));
}
