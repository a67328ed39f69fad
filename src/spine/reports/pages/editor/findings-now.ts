/** What the rules between cells find at this moment, with what is typed and not yet sent: the code of the server. Pure. */
import type { Figure } from "#spine/indicators/web.ts";
import { findingsOf, type Finding } from "../../rules/findings.ts";
import { keyOf } from "../codes.ts";
import type { Submission } from "../types.ts";

type Read = Pick<Submission, "cells" | "checked">;

const figureOf = (figure: { readonly state: string; readonly value?: number | null }): Figure => ({
  state: figure.state as Figure["state"],
  value: figure.value ?? null,
});

/** `typed`: by key, what stands in cells whose answer has not reached the server. A report handed over keeps what was found then. */
export function findingsNow(
  { cells, checked }: Read,
  typed: Readonly<Record<string, Figure>>,
): readonly Finding[] {
  if (checked.rules.length === 0) return checked.findings;
  const now = cells.map((cell) => ({
    indicator: cell.indicator,
    dims: cell.dims,
    ...(typed[keyOf(cell)] ?? figureOf(cell.figure)),
  }));
  const before = checked.before.map((cell) => ({
    indicator: cell.indicator,
    dims: cell.dims,
    ...figureOf(cell.figure),
  }));
  return findingsOf(checked.rules, { now, before }, checked.explanations);
}

/** The cell beneath which a finding is said: the last of this year that its rule names, mostly the whole. */
export function isSaidAt(
  finding: Finding,
  cell: { readonly indicator: string; readonly dims: string },
): boolean {
  const last = finding.cells.at(-1);
  return last !== undefined && keyOf(last) === keyOf(cell);
}
