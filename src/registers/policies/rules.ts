/** What must hold of a document's dates and state. Pure. */
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import { words } from "./words.ts";

type Values = Readonly<Record<string, unknown>>;

function day(values: Values, name: string): string | null {
  const value = values[name];
  return typeof value === "string" && value !== "" ? value : null;
}

/** Dates in their order: issued ≤ in force ≤ expired (law on legal documents; Decree 110/2025 Art. 5.1). */
export function save(values: Values): Problem | null {
  const [issued, effective, expires] = [
    day(values, "issuedOn"),
    day(values, "effectiveOn"),
    day(values, "expiresOn"),
  ];
  const errors = [];
  if (issued && effective && effective < issued)
    errors.push({ path: "effectiveOn", message: words.effectiveBeforeIssued });
  const start = effective ?? issued;
  if (start && expires && expires < start)
    errors.push({ path: "expiresOn", message: words.expiresBeforeEffective });
  return errors.length > 0 ? new Problem("invalid", { errors }) : null;
}

/** A document is in force only from its day on. */
export function act(name: string, row: Values, today: string): Problem | null {
  const effective = day(row, "effectiveOn");
  if (name === "publish" && effective && effective > today) {
    const [year, month, dayOfMonth] = effective.split("-");
    return new Problem("rule", {
      detail: fill(words.notYetEffective, { date: `${dayOfMonth}/${month}/${year}` }),
    });
  }
  return null;
}
