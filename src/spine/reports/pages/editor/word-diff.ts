/** Which words of a text are new and which are gone. Pure. */

/** A run of words, and whether both texts have it. */
export interface Run {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** Beyond this many pairs of words the texts are shown whole, old and new. */
const mostPairs = 1_500_000;

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/gu) ?? [];

/** The longest common run of words from each pair of places on; one row longer than each text. */
function lengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  let below = new Uint16Array(b.length + 1);
  const rows = [below];
  for (const word of a.toReversed()) {
    const row = new Uint16Array(b.length + 1);
    for (let j = b.length - 1; j >= 0; j--)
      row[j] = word === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    rows.push(row);
    below = row;
  }
  return rows.toReversed();
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

/** Walks both texts along what they have in common. */
function walked(a: readonly string[], b: readonly string[]): Run[] {
  const table = lengths(a, b);
  const left = (i: number, j: number): number => table[i]?.[j] ?? 0;
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  for (const was of a) {
    // What is new before a word that stays, or that goes.
    for (; j < b.length && was !== b[j] && left(i, j + 1) > left(i + 1, j); j++)
      runs.push({ kind: "new", text: b[j] ?? "" });
    const stays = was === b[j];
    runs.push({ kind: stays ? "same" : "gone", text: was });
    if (stays) j++;
    i++;
  }
  return [...runs, ...b.slice(j).map((text): Run => ({ kind: "new", text }))];
}

/** The later text with what is new, and what is gone at its place. */
export function wordDiff(before: string, after: string): Run[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length * b.length <= mostPairs) return joined(walked(a, b));
  return [
    { kind: "gone", text: before },
    { kind: "new", text: after },
  ];
}
