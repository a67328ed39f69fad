/** Beneath a cell: the rules that it breaks as it is typed, in a sentence with the numbers. */
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import type { Figure } from "#spine/indicators/web.ts";
import { keyOf } from "../codes.ts";
import type { ReportCell } from "../types.ts";
import { useDesk } from "./desk.ts";
import css from "./figures.module.css";
import { findingsNow, isSaidAt } from "./findings-now.ts";

/** `typed`: what stands in the input and was not sent; null where nothing is being typed. */
export function RuleNotes({ cell, typed }: { cell: ReportCell; typed: Figure | null }): ReactNode {
  const say = useSay();
  const { report, findings, keptCells } = useDesk();
  const key = keyOf(cell);
  const here =
    typed === null
      ? findings.filter((f) => isSaidAt(f, cell))
      : findingsNow(report, { ...keptCells, [key]: typed }).filter((f) =>
          f.cells.some((c) => keyOf(c) === key),
        );
  return here
    .filter((f) => f.outcome === "broken")
    .map((f) => (
      <span key={f.rule} className={css.note} role="status">
        {say(f.sentence)}
      </span>
    ));
}
