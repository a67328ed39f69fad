/** What the endpoints answer about estimates and supplements: dates are text. */
import type { Cell } from "#base/ui/bits.tsx";
import type { Label } from "#base/words.ts";
import type { WholeYear, YearEndKind } from "../rules/year-end.ts";

/** An estimate or a supplement of a cell: as it stands, and as it was handed over last. */
export interface YearEndTold {
  readonly kind: YearEndKind;
  readonly indicator: string;
  readonly dims: string;
  readonly label: Label;
  readonly figure: Cell;
  readonly origin: string;
  readonly isComputed: boolean;
  readonly asksUnit: boolean;
  readonly note: string | null;
  readonly version: number;
  readonly byName: string | null;
  readonly at: string | null;
  readonly sent: Cell | null;
}

/** Where the whole year's supplement of a report stands. */
export interface SupplementTold {
  readonly standing: "before" | "open" | "closed";
  readonly round: number;
  readonly at: string | null;
  readonly byName: string | null;
}

/** What a cycle tells of its second window. */
export interface WithWholeYear {
  readonly wholeYear: WholeYear | null;
  readonly version: number;
}

/** What stands beside a figure of the city. */
interface Beside {
  readonly figure: Cell;
  readonly reported: number;
  readonly missing: number;
  readonly notApplicable: number;
}

/** Estimate and supplement of a figure of the city. */
export interface CityYearEndTold {
  readonly estimate: Beside;
  readonly supplement: Beside;
  readonly difference: { readonly value: number; readonly units: number } | null;
}
