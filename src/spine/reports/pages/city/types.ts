/** What the endpoints of a consolidation answer with: dates are text. */
import type { Cell } from "#base/ui/bits.tsx";
import type { Label } from "#base/words.ts";
import type { SubmissionState } from "../../schema.ts";
import type { CityYearEndTold } from "../year-end-types.ts";
import type { Cycle, ExceptionTold, LeftOutTold, Unit } from "../types.ts";

/** One figure of the city. */
export interface CityFigure {
  readonly indicator: string;
  readonly dims: string;
  /** What the form calls this part; null for the whole. */
  readonly part: string | null;
  readonly label: Label;
  readonly unit: Label;
  readonly decimals: number;
  readonly figure: Cell;
  readonly reported: number;
  readonly missing: number;
  readonly notApplicable: number;
  /** Estimate and supplement beside it; null where none are asked. */
  readonly yearEnd: CityYearEndTold | null;
}

/** How a unit stands in a consolidation. */
export interface Standing {
  readonly submissionId: number;
  readonly unit: Unit;
  readonly state: SubmissionState;
  readonly round: number;
  readonly isLate: boolean;
  readonly byException: boolean;
  readonly leftOut: LeftOutTold | null;
  readonly supplementAt: string | null;
}

/** A section of the city's report. */
export interface CitySection {
  readonly id: number;
  readonly number: string;
  readonly level: number;
  readonly title: string;
  readonly narrative: boolean;
  /** Clauses of the plan that the section gathers. */
  readonly clausePaths: readonly string[];
  readonly writers: number;
  readonly text: string;
  readonly version: number;
  readonly byName: string | null;
}

/** The city's consolidation. */
export interface Consolidation {
  readonly cycle: Cycle;
  readonly units: {
    readonly asked: number;
    readonly counted: number;
    readonly late: number;
    /** Handed over after the lock, under an exception. */
    readonly byException: number;
    /** Left out by decision. */
    readonly leftOut: number;
    readonly missing: readonly Standing[];
  };
  readonly figures: readonly CityFigure[];
  /** Who owes the whole year's supplement; null where none is asked. */
  readonly supplements: { readonly sent: number; readonly missing: readonly Standing[] } | null;
  readonly sections: readonly CitySection[];
  readonly exceptions: readonly ExceptionTold[];
  /** Figures that contradict a rule and were explained, of the units that count. */
  readonly explained: readonly {
    readonly submissionId: number;
    readonly unit: Unit;
    readonly sentence: Label;
    readonly text: string;
  }[];
  readonly can: readonly string[];
}

/** What a unit wrote on a section, and what it wrote there the year before. */
export interface UnitText extends Standing {
  readonly text: string;
  readonly byName: string | null;
  readonly at: string;
  readonly before: string | null;
}

/** Whose words were taken into the city's text. */
export interface SourceTold {
  readonly submissionId: number;
  readonly unit: Unit;
  readonly taken: string;
  readonly round: number;
  readonly at: string;
  readonly byName: string | null;
}

/** A section with what the units wrote on it. */
export interface SideBySide {
  readonly rows: readonly UnitText[];
  readonly silent: readonly Unit[];
  readonly sources: readonly SourceTold[];
}

/** A frozen edition. */
export interface Frozen {
  readonly edition: number;
  readonly at: string;
  readonly byName: string | null;
  readonly cutOff: string;
  readonly sha256: string;
  readonly intact: boolean;
}
