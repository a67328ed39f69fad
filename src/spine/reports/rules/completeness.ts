/** How far a report is by its content, what is missing, and which of its figures contradict each other. Pure. */
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

/** Figures that cannot both be right: a part is more than its whole, or the parts are not the whole. */
export interface Contradiction {
  readonly indicator: string;
  readonly kind: "part-exceeds-whole" | "parts-differ";
  readonly whole: number;
  readonly parts: number;
}

const known = (cell: AskedCell): number | null => (cell.state === "zero" ? 0 : cell.value);

/** A remark, never a block: wholes whose parts exceed them, or, where every part is told, do not add up. */
export function contradictionsOf(cells: readonly AskedCell[]): Contradiction[] {
  return cells.flatMap((cell) => {
    const whole = known(cell);
    const parts = cells.filter((c) => c.partOf === cell.indicator && c.dims === cell.dims);
    if (whole === null || parts.length === 0) return [];
    const sum = parts.reduce((total, part) => total + (known(part) ?? 0), 0);
    const isComplete = parts.every((part) => known(part) !== null || part.state === "not-applicable");
    if (sum === whole || (sum < whole && !isComplete)) return [];
    const kind = sum > whole ? "part-exceeds-whole" : "parts-differ";
    return [{ indicator: cell.indicator, kind, whole, parts: sum } satisfies Contradiction];
  });
}
