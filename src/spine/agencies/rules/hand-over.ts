/** Who may be handed what a unit left when it ended. Pure. */
import type { Day, ResolvedUnit } from "../schema.ts";
import { currentOf, holdsOn, type Directory } from "./directory.ts";

/** Why nothing can be handed over: the unit has not ended, or the other does not succeed it. */
type HandOverRefusal = "still-there" | "not-heir";

/** Units that took over people or duties of an ended one and stand on the day; none while it still stands. */
export function receiversOf(unitId: number, date: Day, directory: Directory): ResolvedUnit[] {
  const unit = directory.byId.get(unitId);
  if (!unit || holdsOn(unit, date)) return [];
  return currentOf(unit, date, directory).filter((one) => one.share !== 0);
}

/** Why what `from` left may not go to `to` on a day, or null. */
export function whyNotHandedTo(
  { from, to }: { readonly from: number; readonly to: number },
  date: Day,
  directory: Directory,
): HandOverRefusal | null {
  const unit = directory.byId.get(from);
  if (!unit || holdsOn(unit, date)) return "still-there";
  return receiversOf(from, date, directory).some((one) => one.unit.id === to) ? null : "not-heir";
}
