/** What was approved, in one spelling: the same figures and words always have the same hash. Pure. */
import { canonical } from "./canonical.ts";
import type { KeyedFigure, KeyedText } from "./changes.ts";

/** The figures and the words of one round. */
export interface Snapshot {
  readonly cells: readonly KeyedFigure[];
  readonly texts: readonly KeyedText[];
  /** What was expected for the whole year; absent where nothing was asked. */
  readonly estimates?: readonly KeyedFigure[];
}

const byKey = (a: KeyedFigure, b: KeyedFigure): number =>
  `${a.indicator}|${a.dims}` < `${b.indicator}|${b.dims}` ? -1 : 1;

const told = (figures: readonly KeyedFigure[]) =>
  [...figures].sort(byKey).map(({ indicator, dims, state, value }) => ({ indicator, dims, state, value }));

/** The spelling that is hashed: in the order of keys, nothing but what was said. */
export function spelled({ cells, texts, estimates }: Snapshot): string {
  return canonical({
    format: 1,
    cells: told(cells),
    ...(estimates && { estimates: told(estimates) }),
    texts: [...texts]
      .sort((a, b) => a.sectionId - b.sectionId)
      .map(({ sectionId, text }) => ({ sectionId, text })),
  });
}
