/** What a .csv file does not say of itself: its encoding and its delimiter. */

const DELIMITERS = [";", ",", "\t"] as const;

/** Text in UTF-8 or UTF-16, with or without a mark; or why it is not. */
export function decodeText(bytes: Uint8Array): { readonly text: string } | "not-text" | "not-unicode" {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\u0000") ? "not-text" : { text };
  } catch {
    return bytes.includes(0) ? "not-text" : "not-unicode";
  }
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  // Without a mark, UTF-16 shows as a zero in every other byte of plain letters.
  if (b === 0 && d === 0) return "utf-16le";
  if (a === 0 && c === 0) return "utf-16be";
  return "utf-8";
}

/** The first records, without what stands in quotes. */
function unquotedLines(text: string): string[] {
  const sample = text.slice(0, 64 * 1024);
  return sample
    .replaceAll(/"(?:[^"]|"")*"?/gu, "")
    .split(/\r\n?|\n/u)
    .filter((line) => line.trim() !== "")
    .slice(0, 30);
}

const count = (line: string, sign: string): number => line.split(sign).length - 1;

/** How many lines agree on how often the sign stands in them; more agreement is a better delimiter. */
function agreement(lines: readonly string[], sign: string): number {
  const tally = new Map<number, number>();
  for (const line of lines) {
    const n = count(line, sign);
    if (n > 0) tally.set(n, (tally.get(n) ?? 0) + 1);
  }
  return [...tally].reduce((best, [n, times]) => Math.max(best, times * 1000 + Math.min(n, 999)), 0);
}

/** The delimiter, and the text without a "sep=" line. */
export function delimiterOf(text: string): { readonly delimiter: string; readonly body: string } {
  const stated = /^sep=([;,\t])\r?\n/u.exec(text);
  if (stated) return { delimiter: stated[1] ?? ";", body: text.slice(stated[0].length) };
  const lines = unquotedLines(text);
  const scores = DELIMITERS.map((sign) => ({ sign, score: agreement(lines, sign) }));
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return { delimiter: best.sign, body: text };
}
