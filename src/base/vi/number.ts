/** Numbers as Vietnamese offices write them: a point between thousands, a comma before the decimals. */

// Making a formatter takes a hundred times as long as using it.
const formatters = new Map<number | undefined, Intl.NumberFormat>();

function formatterOf(decimals: number | undefined): Intl.NumberFormat {
  const known = formatters.get(decimals);
  if (known) return known;
  const digits =
    decimals === undefined
      ? { maximumFractionDigits: 3 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const made = new Intl.NumberFormat("vi-VN", digits);
  formatters.set(decimals, made);
  return made;
}

/** 1234.5 → "1.234,5". `decimals` fixes the number of decimals (0–20); without it at most three are shown. */
export function formatNumber(value: number, decimals?: number): string {
  return formatterOf(decimals).format(value);
}

const WRITTEN = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/u;

/** "1.234,5" → 1234.5; null where the text is not a number so written ("1.5" is refused rather than guessed). */
export function parseNumber(text: string): number | null {
  const match = WRITTEN.exec(text.trim());
  if (!match) return null;
  const [, sign = "", whole = "", part] = match;
  const value = Number(`${whole.replaceAll(".", "")}.${part ?? "0"}`);
  return sign === "-" ? -value : value;
}
