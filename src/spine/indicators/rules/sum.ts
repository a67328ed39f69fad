/** What several cells make together, and how a cell is spelled. Pure. */
import type { CellState, Dims, Figure } from "../schema.ts";

/** How many cells of each kind were added, and their sum: what the database counts in one statement. */
export interface Tally {
  readonly sum: number;
  readonly values: number;
  readonly zeros: number;
  readonly missing: number;
  readonly notApplicable: number;
  readonly suppressed: number;
}

/** A sum with how many said something, nothing, or "does not concern us". */
export interface Sum extends Figure {
  readonly reported: number;
  readonly missing: number;
  readonly notApplicable: number;
}

/** A number as a figure: nothing is not reported, 0 a confirmed zero. */
export function figureOf(value: number | null): Figure {
  if (value === null) return { state: "not-reported", value: null };
  return value === 0 ? { state: "zero", value: null } : { state: "value", value };
}

function stateOf(tally: Tally): CellState {
  // One hidden part hides the sum, or the difference would show it.
  if (tally.suppressed > 0) return "suppressed";
  if (tally.values > 0) return "value";
  if (tally.missing > 0) return "not-reported";
  if (tally.zeros > 0) return "zero";
  return tally.notApplicable > 0 ? "not-applicable" : "not-reported";
}

/**
 * The sum of what was reported. Zero only where every unit concerned confirmed zero: some zeros and some silence
 * are "not reported", for nobody knows.
 */
export function sumOf(tally: Tally): Sum {
  const state = stateOf(tally);
  return {
    state,
    value: state === "value" ? tally.sum : null,
    reported: tally.values + tally.zeros,
    missing: tally.missing,
    notApplicable: tally.notApplicable,
  };
}

/** Counts figures one by one into a tally. */
export function tallyOf(figures: readonly Figure[]): Tally {
  const count = (state: CellState) => figures.filter((f) => f.state === state).length;
  return {
    sum: figures.reduce((sum, f) => sum + (f.value ?? 0), 0),
    values: count("value"),
    zeros: count("zero"),
    missing: count("not-reported"),
    notApplicable: count("not-applicable"),
    suppressed: count("suppressed"),
  };
}

/** The sum of figures; `sumOf` over their tally. */
export function sumFigures(figures: readonly Figure[]): Sum {
  return sumOf(tallyOf(figures));
}

/** A breakdown in its one spelling: keys in order, "" for the whole. */
export function spellDims(dims: Dims): string {
  return Object.keys(dims)
    .sort()
    .map((key) => `${key}=${(dims[key] ?? "").replaceAll(/[=;]/g, "-")}`)
    .join(";");
}

/** The breakdown that a spelling means. */
export function readDims(spelled: string): Dims {
  if (spelled === "") return {};
  return Object.fromEntries(
    spelled.split(";").map((part) => {
      const at = part.indexOf("=");
      return [part.slice(0, at), part.slice(at + 1)];
    }),
  );
}
