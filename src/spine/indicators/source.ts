/** A source: what a module gives so that a figure computes itself. Registered by the application's server. */
import type { Tx } from "#base/database/index.ts";
import type { Label } from "#base/words.ts";
import type { Dims, Window, WithoutRecords } from "./schema.ts";

/** The window that a source is asked for, with the year people call it by. */
export interface SourceWindow extends Window {
  readonly year: number;
}

/** One computed cell. `dims` {} is the whole of the unit. */
export interface SourceCell {
  readonly unitId: number;
  readonly dims: Dims;
  readonly value: number;
}

/** Which cell's records are asked for; no unit: those of all units. */
export interface CellAsked {
  readonly unitId: number | null;
  readonly dims: Dims;
  readonly window: SourceWindow;
}

/** A record that a cell counted. */
export interface CountedRecord {
  readonly code: string;
  readonly title: string;
  readonly href: string;
  readonly unitId: number;
}

/**
 * Computes one figure of the catalogue; `id` is the figure's code. Where the catalogue has it as typed, the source
 * takes it over from a new version of the definition on, and no report needs to change.
 */
export interface IndicatorSource {
  readonly id: string;
  readonly label: Label;
  readonly unit: Label;
  readonly definition: Label;
  readonly source: Label;
  readonly version: number;
  readonly breakdowns: readonly string[];
  /** The verb under which its records are read ("policy.read"): a drill-down shows no more than that verb does. */
  readonly sees?: string;
  /** The block of a figure that the catalogue does not know yet ("other" unless told). */
  readonly block?: string;
  /** From which day the source counts; the first of January of this year unless told. */
  readonly validFrom?: string;
  /** Decimals of the figure; none unless told. */
  readonly decimals?: number;
  /**
   * What it means that the source counted nothing for a unit: it has none ("zero"), it is not concerned
   * ("not-applicable"), or nobody knows and the unit is asked to say so ("ask": a zero is never invented).
   */
  readonly withoutRecords: WithoutRecords;
  /** Another source: a unit that it counted something for and this one nothing has a zero here, not silence. */
  readonly zeroWhere?: string;
  /**
   * Cells of every unit in the window; run by the report role, which sees all. A source with one breakdown may leave
   * the whole out: it is then the sum of its parts.
   */
  cells(tx: Tx, window: SourceWindow): Promise<readonly SourceCell[]>;
  /** What people call values of a breakdown ("plan" of "kind"), by value; one that it does not know is left out. */
  names?(
    tx: Tx,
    asked: { readonly breakdown: string; readonly values: readonly string[] },
  ): Promise<ReadonlyMap<string, Label>>;
  /** The records behind one cell, under whatever the transaction may see. */
  records(tx: Tx, cell: CellAsked): Promise<readonly CountedRecord[]>;
}
