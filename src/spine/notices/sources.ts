/** Whoever knows of something overdue: tasks of the plan, reports, clocks. The server gives the ladder all of them. */
import type { Tx } from "#base/database/index.ts";
import type { Label } from "#base/words.ts";
import type { Thing, ThingKind } from "./schema.ts";

/** One thing that is overdue. */
export interface Overdue {
  readonly code: string;
  /** The unit that is late. */
  readonly unitId: number;
  /** The unit that leads the matter; null where no other does. */
  readonly inCharge: number | null;
  readonly title: Label;
  /** The day (YYYY-MM-DD) on which it was due. */
  readonly dueOn: string;
  /** What a clock runs for. */
  /** Who alone may know of it; null or absent: whoever sees the unit. */
  readonly keptTo?: readonly number[] | null;
  readonly about?: { readonly kind: string; readonly code: string } | undefined;
}

/** When lateness is judged, and of which things; all where none are named. */
export interface OverdueAsked {
  readonly at: Date;
  /** The day of that moment in Asia/Ho_Chi_Minh. */
  readonly day: string;
  readonly codes?: readonly string[] | undefined;
}

/** A source reads under the scope of its caller, which sees every unit. */
export interface OverdueSource {
  readonly kind: ThingKind;
  readonly list: (tx: Tx, asked: OverdueAsked) => Promise<readonly Overdue[]>;
  /** Those of these things that are done, as against no longer waited for. */
  readonly done: (tx: Tx, codes: readonly string[]) => Promise<readonly string[]>;
  /** The unit in charge of each of these things, overdue or not. */
  readonly inCharge: (tx: Tx, codes: readonly string[]) => Promise<ReadonlyMap<string, number | null>>;
}

/** What is overdue of all kinds. */
export async function listOverdue(
  tx: Tx,
  sources: readonly OverdueSource[],
  asked: OverdueAsked,
): Promise<(Overdue & Thing)[]> {
  const found: (Overdue & Thing)[] = [];
  for (const source of sources)
    for (const one of await source.list(tx, asked)) found.push({ ...one, kind: source.kind });
  return found;
}

/** One thing, if it is overdue. */
export async function findOverdue(
  tx: Tx,
  sources: readonly OverdueSource[],
  of: Thing & Omit<OverdueAsked, "codes">,
): Promise<(Overdue & Thing) | undefined> {
  const mine = sources.filter((source) => source.kind === of.kind);
  return (await listOverdue(tx, mine, { at: of.at, day: of.day, codes: [of.code] }))[0];
}
