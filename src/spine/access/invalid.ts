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

/** Nothing that we ask for is nested deeper; what is would overflow the stack of whatever walks it next. */
const DEPTH_MAX = 32;

function unkeepable(value: unknown, path: readonly string[]): string | null {
  if (typeof value === "string")
    return value.includes("\u0000") || !value.isWellFormed() ? path.join(".") : null;
  if (typeof value !== "object" || value === null) return null;
  if (path.length > DEPTH_MAX) return path.join(".");
  for (const [key, held] of Object.entries(value)) {
    const found = unkeepable(key, path) ?? unkeepable(held, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}

/** Throws where something was sent that cannot be kept as text (a NUL, half of a character) or is nested too deep. */
export function refuseUnkeepable(...sent: readonly unknown[]): void {
  for (const value of sent) {
    const path = unkeepable(value, []);
    if (path !== null) throw new Problem("invalid", { errors: [{ path, message: words.notText }] });
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

/** Values that no column could hold (too large, no such day, not text): what was sent is at fault, not the system. */
const unusable = new Set(["22001", "22003", "22007", "22008", "22021", "22P02", "22P05"]);

/** The server is away, starting, stopping or full; or two changes stood in each other's way. All pass by themselves. */
const passing = /^(08|53|57P0)|^(40001|40P01|55P03|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/;
const lostConnection =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

function isAway(error: unknown, code: string): boolean {
  // One of our own files that is missing is not the database.
  if (code === "ENOENT" && (error as { syscall?: string }).syscall !== "connect") return false;
  return passing.test(code) || (error instanceof Error && lostConnection.test(error.message));
}

function problemOfState(error: unknown, code: string): Problem | null {
  // Row security said no: the application's own check should have said it first.
  if (code === "42501") return new Problem("not-allowed", { detail: words.notThisUnit });
  if (isAway(error, code)) return new Problem("unavailable", { detail: words.away });
  return unusable.has(code) ? new Problem("invalid", { detail: words.wrong }) : null;
}

/** What the database refused, or that it cannot be reached, as a Problem; null where the error is something else. */
export function problemOfDatabase(error: unknown, known: ConstraintWords): Problem | null {
  const { code = "", constraint = "" } = (error ?? {}) as Partial<DatabaseError>;
  const general = problemOfState(error, code);
  if (general) return general;
  const fallback = constraintCodes[code];
  if (!fallback) return null;
  const own = known[constraint];
  if (own) return new Problem("invalid", { errors: [{ path: own.path ?? "", message: own.message }] });
  return new Problem(conflicts.has(code) ? "conflict" : "invalid", {
    detail: fill(fallback, { name: constraint }),
  });
}
