/** How far a report is by its content, and what is missing. Pure. */
import type { Label } from "#base/words.ts";
import type { CellState } from "#spine/indicators/web.ts";

/** A cell that the template asks for. */
export interface AskedCell {
  readonly indicator: string;
  readonly dims: string;
  readonly label: Label;
  readonly required: boolean;
  readonly state: CellState;
  readonly value: number | null;
  readonly partOf: string | null;
}

/** A section that the template asks words for. */
export interface AskedSection {
  readonly sectionId: number;
  readonly title: string;
  readonly required: boolean;
  readonly text: string;
}

export interface Completeness {
  /** 0–100; 100 exactly when nothing required is missing. */
  readonly percent: number;
  readonly required: number;
  readonly missingCells: readonly AskedCell[];
  readonly missingSections: readonly AskedSection[];
}

/** Counts what is required and what of it is there: a value, a confirmed zero and "not applicable" are answers. */
export function completenessOf(cells: readonly AskedCell[], sections: readonly AskedSection[]): Completeness {
  const neededCells = cells.filter((c) => c.required);
  const neededSections = sections.filter((s) => s.required);
  const missingCells = neededCells.filter((c) => c.state === "not-reported");
  const missingSections = neededSections.filter((s) => s.text.trim() === "");
  const required = neededCells.length + neededSections.length;
  const missing = missingCells.length + missingSections.length;
  return { percent: percentOf(required, missing), required, missingCells, missingSections };
}

/** Rounded down, so that 100 means complete. */
export function percentOf(required: number, missing: number): number {
  return required === 0 ? 100 : Math.floor((100 * (required - missing)) / required);
}
