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

/** Collects what changed together: words with only blanks between them, first what is gone, then what is new. */
function joined(runs: readonly Run[]): Run[] {
  const list: Run[] = [];
  let [gone, fresh, blank, same] = ["", "", "", ""];
  const close = (): void => {
    const tail = /\s*$/u.exec(gone)?.[0] ?? "";
    if (tail !== "" && fresh.endsWith(tail)) {
      [gone, fresh] = [gone.slice(0, -tail.length), fresh.slice(0, -tail.length)];
      blank = tail + blank;
    }
    const found: Run[] = [
      { kind: "same", text: same },
      { kind: "gone", text: gone },
      { kind: "new", text: fresh },
    ];
    list.push(...found.filter((run) => run.text !== ""));
    [gone, fresh, same, blank] = ["", "", blank, ""];
  };
  for (const { kind, text } of runs) {
    const isOpen = gone !== "" || fresh !== "";
    if (kind === "same" && isOpen && text.trim() === "") blank += text;
    else if (kind === "same") {
      if (isOpen) close();
      same += text;
    } else {
      gone += kind === "gone" ? blank + text : blank;
      fresh += kind === "new" ? blank + text : blank;
      blank = "";
    }
  }
  close();
  // Blanks at the very end were laid aside by the first.
  close();
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

/** Both texts in one line: what they share stands once, what is gone before what is new in its place. */
export function wordDifference(before: string, after: string): Run[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length * b.length <= mostPairs) return joined(walked(a, b));
  return [
    { kind: "gone", text: before },
    { kind: "new", text: after },
  ];
}
