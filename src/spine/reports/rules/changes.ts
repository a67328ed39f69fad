/** What changed between two things of the same kind: two rounds of a report, or the frozen figures and today's. Pure. */
import type { Figure } from "#spine/indicators/web.ts";
import type { YearEndKind } from "./year-end.ts";

/** A figure under its key. */
export interface KeyedFigure extends Figure {
  readonly indicator: string;
  readonly dims: string;
  /** Of an estimate that stands beside a counted figure; absent where it is the counted one. */
  readonly kind?: YearEndKind;
}

/** A section's words. */
export interface KeyedText {
  readonly sectionId: number;
  readonly text: string;
}

export interface FigureChange {
  readonly indicator: string;
  readonly dims: string;
  readonly kind?: YearEndKind;
  readonly before: Figure | null;
  readonly after: Figure | null;
}

export interface TextChange {
  readonly sectionId: number;
  readonly before: string;
  readonly after: string;
}

const keyOf = (f: KeyedFigure): string => `${f.indicator}|${f.dims}|${f.kind ?? ""}`;
const bare = (f: KeyedFigure | undefined): Figure | null => (f ? { state: f.state, value: f.value } : null);
const isSame = (a: Figure | null, b: Figure | null): boolean =>
  a?.state === b?.state && a?.value === b?.value;

/** Only the figures that differ, in the order of the later set. */
export function figureChanges(before: readonly KeyedFigure[], after: readonly KeyedFigure[]): FigureChange[] {
  const old = new Map(before.map((f) => [keyOf(f), f]));
  const now = new Set(after.map(keyOf));
  const gone = before.filter((f) => !now.has(keyOf(f)));
  const pairs = [
    ...after.map((f) => [f, old.get(keyOf(f)), f] as const),
    ...gone.map((f) => [f, f, undefined] as const),
  ];
  return pairs
    .map(([key, was, is]) => ({
      indicator: key.indicator,
      dims: key.dims,
      ...(key.kind && { kind: key.kind }),
      before: bare(was),
      after: bare(is),
    }))
    .filter((change) => !isSame(change.before, change.after));
}

/** Only the sections whose words differ. */
export function textChanges(before: readonly KeyedText[], after: readonly KeyedText[]): TextChange[] {
  const old = new Map(before.map((s) => [s.sectionId, s.text]));
  const now = new Map(after.map((s) => [s.sectionId, s.text]));
  return [...new Set([...now.keys(), ...old.keys()])]
    .map((sectionId) => ({ sectionId, before: old.get(sectionId) ?? "", after: now.get(sectionId) ?? "" }))
    .filter((change) => change.before !== change.after);
}
