/** From which day a definition may begin or a figure may be retired: what was reported keeps what it meant. Pure. */
import { formatDay } from "#base/vi/index.ts";
import { fill, type Label } from "#base/words.ts";
import type { Indicator } from "../schema.ts";
import { words } from "../words.ts";

/** A day on which something begins or ends, and the last day of a window of which units have said something. */
export interface Change {
  readonly from: string;
  readonly reportedUntil: string | null;
}

const on = (label: Label, day: string): Label => fill(label, { date: formatDay(day) });

function refuseReported({ from, reportedUntil }: Change): Label | null {
  return reportedUntil !== null && from <= reportedUntil ? on(words.reportedUntil, reportedUntil) : null;
}

/** Why a new definition may not begin on that day: it follows the present one, and windows already reported keep theirs. */
export function refuseDefinition(
  present: Pick<Indicator, "validFrom" | "validTo">,
  change: Change,
): Label | null {
  if (change.from <= present.validFrom) return on(words.notAfter, present.validFrom);
  if (present.validTo !== null && change.from < present.validTo) return on(words.notBefore, present.validTo);
  return refuseReported(change);
}

/** Why a figure may not be retired from that day on. */
export function refuseRetiring(present: Pick<Indicator, "validFrom">, change: Change): Label | null {
  if (change.from <= present.validFrom) return on(words.notAfter, present.validFrom);
  return refuseReported(change);
}
