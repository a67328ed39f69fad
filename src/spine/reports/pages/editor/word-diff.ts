/** Which words of a text are new and which are gone. Pure. */

/** A run of words, and whether both texts have it. */
export interface Run {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** Beyond this many pairs of words the texts are shown whole, old and new. */
const mostPairs = 1_500_000;

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/gu) ?? [];

function lengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const [row, below] = [table[i], table[i + 1]];
      if (!row || !below) continue;
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  return table;
}

function joined(runs: readonly Run[]): Run[] {
  const list: Run[] = [];
  for (const run of runs) {
    const last = list.at(-1);
    if (last?.kind === run.kind) list[list.length - 1] = { kind: run.kind, text: last.text + run.text };
    else list.push(run);
  }
  return list;
}

/** The later text with what is new, and what is gone at its place. */
export function wordDiff(before: string, after: string): Run[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length * b.length > mostPairs)
    return joined([
      { kind: "gone", text: before },
      { kind: "new", text: after },
    ]);
  const table = lengths(a, b);
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [was, is] = [a[i], b[j]];
    const goneFirst = (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0);
    if (was !== undefined && was === is) {
      runs.push({ kind: "same", text: was });
      i++;
      j++;
    } else if (was !== undefined && (is === undefined || goneFirst)) {
      runs.push({ kind: "gone", text: was });
      i++;
    } else {
      runs.push({ kind: "new", text: is ?? "" });
      j++;
    }
  }
  return joined(runs);
}
