/** Which words of a clause are kept, gone or new against the one before. Pure. */

/** A run of words of one kind. */
export interface Run {
  readonly kind: "kept" | "gone" | "new";
  readonly text: string;
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Lengths of the longest common runs of the two tails: rows of `before`, columns of `after`. */
function tails(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let b = before.length - 1; b >= 0; b -= 1)
    for (let a = after.length - 1; a >= 0; a -= 1) {
      const [row, below] = [rows[b]!, rows[b + 1]!];
      row[a] = before[b] === after[a] ? below[a + 1]! + 1 : Math.max(below[a]!, row[a + 1]!);
    }
  return rows;
}

function joined(words: readonly (readonly [Run["kind"], string])[]): Run[] {
  const runs: { kind: Run["kind"]; text: string }[] = [];
  for (const [kind, word] of words) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += ` ${word}`;
    else runs.push({ kind, text: word });
  }
  return runs;
}

/** The words of both texts in one line: what is kept stands once, what is gone before what is new in its place. */
export function wordDifference(before: string, after: string): Run[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const longest = tails(old, now);
  const words: (readonly [Run["kind"], string])[] = [];
  let [b, a] = [0, 0];
  while (b < old.length || a < now.length) {
    const [was, is] = [old[b], now[a]];
    if (was !== undefined && was === is) {
      words.push(["kept", was]);
      b += 1;
      a += 1;
    } else if (was !== undefined && (is === undefined || longest[b + 1]![a]! >= longest[b]![a + 1]!)) {
      words.push(["gone", was]);
      b += 1;
    } else {
      words.push(["new", is!]);
      a += 1;
    }
  }
  return joined(words);
}
