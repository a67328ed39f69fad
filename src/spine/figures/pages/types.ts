/** What the endpoints of figures answer with, as the screens read it: dates are text. */
import type { Cell } from "#base/ui/bits.tsx";
import type { Label } from "#base/words.ts";

/** A line of the catalogue, or a version of one. */
export interface Definition {
  readonly code: string;
  readonly block: string;
  readonly partOf: string | null;
  readonly suppressBelow: number | null;
  readonly version: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly label: Label;
  readonly unit: Label;
  readonly definition: Label;
  readonly source: Label;
  readonly confidence: string;
  readonly origin: string;
  readonly decimals: number;
  /** What a computed figure says of a unit without records. */
  readonly withoutRecords: "zero" | "not-applicable" | "ask";
}

/** The catalogue. */
export interface Catalogue {
  readonly blocks: readonly { readonly code: string; readonly label: Label }[];
  readonly rows: readonly Definition[];
  /** Retired, or beginning later: asked of nobody now. */
  readonly others: readonly Definition[];
  readonly can: readonly string[];
}

/** A figure of the whole city. */
export interface Total {
  readonly indicatorCode: string;
  readonly dims: string;
  readonly figure: Cell;
  readonly unitsReported: number;
  readonly unitsMissing: number;
  readonly unitsNotApplicable: number;
  readonly at: string;
  /** What a part is called; null for the whole. */
  readonly part?: Label | null;
}

/** A figure by unit; `hidden`: units with a cell that this person may not see. */
export interface ByUnit {
  readonly total: Total | null;
  readonly rows: readonly {
    readonly unit: { readonly id: number; readonly code: string; readonly name: string };
    readonly figure: Cell;
    readonly origin: string;
    /** Null where nothing is stored. */
    readonly at: string | null;
    readonly byName: string | null;
    readonly note: string | null;
  }[];
  readonly hidden: number;
}

/** The records beneath a figure. */
export interface Records {
  readonly rows: readonly { readonly code: string; readonly title: string; readonly href: string }[];
  readonly hidden: number;
  readonly cut: boolean;
}
