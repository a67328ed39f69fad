/** Turns what the parser or the database refused into the sentences a person reads. */
import type { z } from "zod";
import { Problem, type FieldProblem } from "#base/problem.ts";
import { fill, type Label } from "#base/words.ts";
import { words } from "./words.ts";

type Issue = z.core.$ZodIssue;

function sizeOf(issue: Extract<Issue, { code: "too_small" | "too_big" }>): Label {
  if (issue.code === "too_small") {
    if (issue.origin === "string" && Number(issue.minimum) <= 1) return words.required;
    return fill(words.tooSmall, { min: String(issue.minimum) });
  }
  return fill(issue.origin === "string" ? words.tooLong : words.tooBig, { max: String(issue.maximum) });
}

function sentenceOf(issue: Issue): Label {
  switch (issue.code) {
    case "too_small":
    case "too_big":
      return sizeOf(issue);
    case "invalid_type":
      return issue.input === undefined || issue.input === null ? words.required : words.wrong;
    case "invalid_format":
      return issue.format === "date" ? words.notADate : words.wrong;
    case "invalid_value":
      return words.notAChoice;
    case "unrecognized_keys":
      return fill(words.unknownField, { keys: issue.keys.join(", ") });
    default:
      return words.wrong;
  }
}

/** One Problem for everything the parser found, so that all of it is mended at once. */
export function problemOfIssues(issues: readonly Issue[]): Problem {
  const errors: FieldProblem[] = issues.map((issue) => ({
    path: issue.path.join("."),
    message: sentenceOf(issue),
  }));
  return new Problem("invalid", { errors });
}

/** Sentences for constraints, by the constraint's name. */
export type ConstraintWords = Readonly<Record<string, { readonly path?: string; readonly message: Label }>>;

const constraintCodes: Readonly<Record<string, Label>> = {
  "23505": words.duplicate,
  "23503": words.stillUsed,
  "23514": words.constraint,
  "23P01": words.duplicate,
};

interface DatabaseError {
  readonly code: string;
  readonly constraint?: string;
}

const conflicts = new Set(["23505", "23P01"]);

/** A broken database constraint as a Problem; null where the error is something else. */
export function problemOfDatabase(error: unknown, known: ConstraintWords): Problem | null {
  const { code = "", constraint = "" } = (error ?? {}) as Partial<DatabaseError>;
  // Row security said no: the application's own check should have said it first.
  if (code === "42501") return new Problem("not-allowed", { detail: words.notThisUnit });
  const fallback = constraintCodes[code];
  if (!fallback) return null;
  const own = known[constraint];
  if (own) return new Problem("invalid", { errors: [{ path: own.path ?? "", message: own.message }] });
  return new Problem(conflicts.has(code) ? "conflict" : "invalid", {
    detail: fill(fallback, { name: constraint }),
  });
}
