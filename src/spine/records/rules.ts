/** Rules that all records share: what may follow a status, how codes and cursors are written. Pure. */
import type { Act, RegisterShape } from "./schema.ts";

/** The acts possible from a status, by name. */
export function actsFrom(shape: Pick<RegisterShape, "acts">, status: string): string[] {
  return Object.entries(shape.acts).flatMap(([name, act]) => (act.from.includes(status) ? [name] : []));
}

/** Whether this act may follow this status. */
export function mayFollow(act: Act, status: string): boolean {
  return act.from.includes(status);
}

/** Whether a record in this status stays as it was. */
export function isFrozen(shape: Pick<RegisterShape, "frozen">, status: string): boolean {
  return shape.frozen?.includes(status) ?? false;
}

/** The code people quote: prefix, year, number of that year with at least five digits. */
export function codeOf(prefix: string, year: number, number: number): string {
  return `${prefix}-${year}-${String(number).padStart(5, "0")}`;
}

/** Only what changed, as [before, after] by field; for the history. */
export function differenceOf(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, [unknown, unknown]> {
  const changed: Record<string, [unknown, unknown]> = {};
  for (const [name, value] of Object.entries(after)) {
    if (value !== undefined && (before[name] ?? null) !== (value ?? null))
      changed[name] = [before[name] ?? null, value ?? null];
  }
  return changed;
}

/**
 * Whether a change that was made on an older state may stand beside what others changed since: it touches none of their
 * fields. The same field given the same value is no clash: it is in no difference.
 */
export function standsBeside(
  fields: readonly string[],
  since: readonly Readonly<Record<string, unknown>>[],
): boolean {
  return since.every((change) => fields.every((field) => !Object.hasOwn(change, field)));
}
