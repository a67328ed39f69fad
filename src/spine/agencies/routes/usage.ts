/** What hangs on units, as the modules above say it. */
import type { Tx } from "#base/database/index.ts";
import type { Label } from "#base/words.ts";

/** Something of another module that hangs on units and is touched when they change: its name, and how to count it. */
export interface UsageCount {
  readonly name: string;
  readonly label: Label;
  /** How many there are at each of these units; units with none may be left out. */
  readonly count: (tx: Tx, unitIds: readonly number[]) => Promise<ReadonlyMap<number, number>>;
  readonly left?: LeftOver;
}

/** What of it stays with a unit that ends, until somebody hands it to who succeeds the unit. */
export interface LeftOver {
  /** Who may hand it over. */
  readonly verb: string;
  readonly label: Label;
  /** The screen where it is done. */
  readonly href: (unitId: number) => string;
  readonly count: UsageCount["count"];
  /** How many went from these units to others: an event is not undone beneath them. */
  readonly handed: (tx: Tx, unitIds: readonly number[]) => Promise<number>;
}
