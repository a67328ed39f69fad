/** One thing measured, as `toam bench --json` prints it. */
export interface BenchRow {
  area: string;
  name: string;
  value: number;
  unit: string;
  /** What it is measured against in the same run; null where the goal is a plain number. */
  baseline: number | null;
  /** value ÷ baseline; null without a baseline. */
  ratio: number | null;
  /** The goal in words: "< 50 ms", "≥ 0.4". */
  goal: string;
  met: boolean;
}
