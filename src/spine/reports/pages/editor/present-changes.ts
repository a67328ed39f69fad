/** What a report being mended says now against what was sent last. Pure. */
import type { Cell } from "#base/ui/bits.tsx";
import type { YearEndKind } from "../../rules/year-end.ts";
import { keyOf } from "../codes.ts";
import type { Changes, Submission } from "../types.ts";

type Said = Pick<Submission, "cells" | "yearEnd" | "sections" | "round">;

interface Stands {
  readonly indicator: string;
  readonly dims: string;
  readonly kind?: YearEndKind;
  readonly figure: Cell;
}

/** Whether nothing is said anew; an estimate that was not given of a figure that is not ours was handed over as such. */
function isSame({ figure, kind }: Stands, before: Cell | null): boolean {
  const was = before ?? { state: "not-reported" };
  if (kind && figure.state === "not-reported" && was.state === "not-applicable") return true;
  return was.state === figure.state && (before?.value ?? null) === (figure.value ?? null);
}

/** `sent`: what the last round had, told as changes against nothing. */
export function presentChanges(report: Said, sent: Changes): Changes {
  const figures = new Map(sent.figures.map((f) => [keyOf(f), f.after]));
  const texts = new Map(sent.sections.map((s) => [s.sectionId, s.after]));
  return {
    from: report.round,
    to: report.round + 1,
    figures: [...report.cells, ...report.yearEnd.filter((c) => c.kind === "estimate")].flatMap(
      (cell: Stands) => {
        const before = figures.get(keyOf(cell)) ?? null;
        const { indicator, dims, kind, figure: after } = cell;
        return isSame(cell, before) ? [] : [{ indicator, dims, ...(kind && { kind }), before, after }];
      },
    ),
    sections: report.sections.flatMap(({ id, text, narrative }) => {
      const before = texts.get(id) ?? "";
      return narrative && before !== text ? [{ sectionId: id, before, after: text }] : [];
    }),
  };
}
