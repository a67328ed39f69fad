/** How a clause ends in review, what the reader proposes, and what may be cut apart or joined. Pure. */
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import type { ClauseKind, Outcome } from "../schema.ts";
import { words } from "../words.ts";

/** What decides over a clause as the reader left it. */
export interface Understood {
  readonly kind: ClauseKind;
  readonly actionable: boolean;
  readonly unsure: string | null;
  /** It only describes the clause at this line. */
  readonly describes: number | null;
}

export interface Ending {
  readonly outcome: Outcome;
  readonly reason: string | null;
}

const headings: ReadonlySet<ClauseKind> = new Set(["title", "section", "item"]);

/**
 * How a clause starts its review. What gives nobody anything to do starts as "no task needed", with the reason in
 * words that a person can change; whatever could be a task, and whatever the reader doubts, waits for a person.
 */
export function startOf(clause: Understood): Ending {
  const undecided: Ending = { outcome: "undecided", reason: null };
  if (clause.describes !== null) return { outcome: "no-task", reason: words.readerDescribes.vi };
  if (clause.actionable || clause.unsure !== null) return undecided;
  const heading = headings.has(clause.kind);
  return { outcome: "no-task", reason: heading ? words.readerHeading.vi : words.readerGeneral.vi };
}

/** Whether a clause may be accepted as a task without being looked at alone: understood, and somebody named. */
export function isProposed(clause: {
  readonly outcome: Outcome;
  readonly actionable: boolean;
  readonly unsure: string | null;
  readonly assignments: number;
}): boolean {
  return (
    clause.outcome === "undecided" && clause.actionable && clause.unsure === null && clause.assignments > 0
  );
}

/** Whether a person may end a clause so. */
export function mayEnd(
  ending: Ending,
  clause: { readonly assignments: number; readonly tasks: number },
): Problem | null {
  const needsReason = ending.outcome === "no-task" || ending.outcome === "lost";
  if (needsReason && !ending.reason)
    return new Problem("invalid", { errors: [{ path: "reason", message: words.reasonNeeded }] });
  if (ending.outcome === "task" && clause.assignments === 0)
    return new Problem("rule", { detail: words.noAgencyNoTask });
  if (ending.outcome !== "task") return untouched(clause);
  return null;
}

/** What tasks already hang on is not cut away beneath them. */
export function untouched(clause: { readonly tasks: number }): Problem | null {
  return clause.tasks === 0
    ? null
    : new Problem("rule", { detail: fill(words.hasTasks, { n: clause.tasks }) });
}

const bare = (text: string): string => text.normalize("NFC").replaceAll(/\s+/g, "");

/** The parts of a split, each trimmed; a Problem where they are not the original text. */
export function splitInto(original: string, given: readonly string[]): string[] | Problem {
  const parts = given.map((p) => p.normalize("NFC").trim());
  const whole = parts.length >= 2 && parts.every((p) => p !== "") && bare(parts.join("")) === bare(original);
  if (whole) return parts;
  return new Problem("invalid", { errors: [{ path: "parts", message: words.partsDiffer }] });
}

/** The text of two clauses made one. */
export const joined = (first: string, second: string): string => `${first.trim()} ${second.trim()}`;
