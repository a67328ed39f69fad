/** What a report being mended says now against what was sent last. Pure. */
import { keyOf } from "../codes.ts";
import type { Changes, Submission } from "../types.ts";

type Said = Pick<Submission, "cells" | "sections" | "round">;

/** `sent`: what the last round had, told as changes against nothing. */
export function presentChanges(report: Said, sent: Changes): Changes {
  const figures = new Map(sent.figures.map((f) => [keyOf(f), f.after]));
  const texts = new Map(sent.sections.map((s) => [s.sectionId, s.after]));
  return {
    from: report.round,
    to: report.round + 1,
    figures: report.cells.flatMap((cell) => {
      const before = figures.get(keyOf(cell)) ?? null;
      const was = before ?? { state: "not-reported" };
      const isSame =
        was.state === cell.figure.state && (before?.value ?? null) === (cell.figure.value ?? null);
      return isSame ? [] : [{ indicator: cell.indicator, dims: cell.dims, before, after: cell.figure }];
    }),
    sections: report.sections.flatMap(({ id, text, narrative }) => {
      const before = texts.get(id) ?? "";
      return narrative && before !== text ? [{ sectionId: id, before, after: text }] : [];
    }),
  };
}
