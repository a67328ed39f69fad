/** What must hold of a co-ordination regulation, its parties and its reviews. Pure. */
import { daysAfter } from "#base/clock.ts";
import { Problem, type FieldProblem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import type { Role } from "./schema.ts";
import { words } from "./words.ts";

type Values = Readonly<Record<string, unknown>>;

function day(values: Values, name: string): string | null {
  const value = values[name];
  return typeof value === "string" && value !== "" ? value : null;
}

/** Days in their order; and what has been in force stays as it was signed. */
export function save(values: Values, before: { readonly status: string } | null): Problem | null {
  if (before && before.status !== "draft") return new Problem("rule", { detail: words.signed });
  const [signed, from, to] = [day(values, "signedOn"), day(values, "fromOn"), day(values, "toOn")];
  const errors: FieldProblem[] = [];
  if (signed && from && from < signed) errors.push({ path: "fromOn", message: words.fromBeforeSigned });
  if (from && to && to < from) errors.push({ path: "toOn", message: words.toBeforeFrom });
  return errors.length > 0 ? new Problem("invalid", { errors }) : null;
}

/** It is in force only from its day on. */
export function act(name: string, row: Values, today: string): Problem | null {
  const from = day(row, "fromOn");
  if (name !== "enforce" || from === null || from <= today) return null;
  const [year, month, date] = from.split("-");
  return new Problem("rule", { detail: fill(words.notYet, { date: `${date}/${month}/${year}` }) });
}

/** What is written of parties and duties. */
export interface Parts {
  readonly parties: readonly { readonly agencyId: number; readonly role: Role }[];
  readonly duties: readonly {
    readonly agencyId: number;
    readonly text: string;
    readonly clauseId: number | null;
  }[];
}

/** An agency is a party once, and a duty is a party's. */
export function refuseParts({ parties, duties }: Parts): Problem | null {
  const named = new Set(parties.map((p) => p.agencyId));
  if (named.size < parties.length) return new Problem("rule", { detail: words.partyTwice });
  if (duties.some((d) => !named.has(d.agencyId))) return new Problem("rule", { detail: words.partyUnknown });
  return null;
}

/** What was not signed yet cannot be reviewed. Days are YYYY-MM-DD. */
export function refuseReviews(days: readonly string[], signedOn: string): Problem | null {
  const errors = days.flatMap((dueOn, at): FieldProblem[] =>
    dueOn < signedOn ? [{ path: `days.${at}`, message: words.reviewBeforeSigned }] : [],
  );
  return errors.length > 0 ? new Problem("invalid", { errors }) : null;
}

/** Two at least, and one who leads: nobody co-ordinates with themselves. */
export const mayBind = (parties: readonly { readonly role: Role }[]): boolean =>
  parties.length >= 2 && parties.some((p) => p.role === "lead");

/** Whether a review is told of on a day: from so many days before it until it is done. */
export const isTold = (
  review: { readonly dueOn: string; readonly leadDays: number },
  today: string,
): boolean => daysAfter(review.dueOn, -review.leadDays) <= today;
