/** What a person types into a cell: a number, a zero that is asked about, "k" for not applicable, nothing. Pure. */
import type { Cell } from "#base/ui/bits.tsx";
import { numberShown, numberTyped } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import type { Figure } from "#spine/indicators/web.ts";
import { editorWords as words } from "./words.ts";

/** How what was typed is understood. A zero is asked about before it is said. */
export type CellRead =
  | { readonly kind: "value"; readonly value: number }
  | { readonly kind: "zero" }
  | { readonly kind: "not-applicable" }
  | { readonly kind: "not-reported" }
  | { readonly kind: "error"; readonly message: Label };

/** Keys that say "not applicable" at once. */
export function saysNotApplicable(text: string): boolean {
  return ["k", "∅"].includes(text.trim().toLowerCase());
}

function numberRead(clean: string, decimals: number): CellRead {
  const value = numberTyped(clean);
  if (value === null) return { kind: "error", message: words.noNumber };
  if (value < 0) return { kind: "error", message: words.noLess };
  if (value === 0) return { kind: "zero" };
  const places = String(value).split(".")[1]?.length ?? 0;
  if (places > decimals) return { kind: "error", message: decimals === 0 ? words.noWhole : words.noPlaces };
  return { kind: "value", value };
}

/** What a cell takes: `decimals`: places after the comma; `noNumber`: counted from records, so that only "none" is said. */
export interface Takes {
  readonly decimals: number;
  readonly noNumber?: boolean;
}

/** Reads a cell's text. */
export function cellRead(text: string, { decimals, noNumber = false }: Takes): CellRead {
  const clean = text.trim();
  if (["", "-", "—"].includes(clean)) return { kind: "not-reported" };
  if (saysNotApplicable(clean)) return { kind: "not-applicable" };
  const read = numberRead(clean, decimals);
  return read.kind === "value" && noNumber ? { kind: "error", message: words.onlyNone } : read;
}

/** The figure that a text would be; null where it is not understood. */
export function figureTyped(text: string, takes: Takes): Figure | null {
  const read = cellRead(text, takes);
  if (read.kind === "error") return null;
  return { state: read.kind, value: read.kind === "value" ? read.value : null };
}

/** A stored figure as it stands in its input; the kinds of nothing leave it empty but for zero. */
export function cellText(figure: Cell): string {
  if (figure.state === "value") return numberShown(figure.value ?? 0);
  return figure.state === "zero" ? "0" : "";
}

/** Task codes of `codes` that a text cites. */
export function citesIn(text: string, codes: readonly string[]): string[] {
  return [...new Set(codes)].filter((code) => text.includes(code));
}
