/** Which words of a clause are kept, gone or new against the one before. Pure. */

/** A run of words of one kind. */
export interface Run {
  readonly kind: "kept" | "gone" | "new";
  readonly text: string;
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** The length of the longest common run of words of two tails, asked by where the tails begin. */
function longestOf(before: readonly string[], after: readonly string[]): (b: number, a: number) => number {
  const width = after.length + 1;
  const table = new Uint16Array((before.length + 1) * width);
  const at = (b: number, a: number): number => table[b * width + a] ?? 0;
  for (let b = before.length - 1; b >= 0; b -= 1)
    for (let a = after.length - 1; a >= 0; a -= 1)
      table[b * width + a] =
        before[b] === after[a] ? at(b + 1, a + 1) + 1 : Math.max(at(b + 1, a), at(b, a + 1));
  return at;
}

function joined(words: readonly Word[]): Run[] {
  const runs: { kind: Run["kind"]; text: string }[] = [];
  for (const [kind, word] of words) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += ` ${word}`;
    else runs.push({ kind, text: word });
  }
  return runs;
}

type Word = readonly [kind: Run["kind"], word: string];

/** The next word of the line, where the tails of both texts begin with these. */
function nextWord(was: string | undefined, is: string | undefined, goes: boolean): Word {
  if (was !== undefined && was === is) return ["kept", was];
  if (was !== undefined && (is === undefined || goes)) return ["gone", was];
  return ["new", is ?? ""];
}

/** The words of both texts in one line: what is kept stands once, what is gone before what is new in its place. */
export function wordDifference(before: string, after: string): Run[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const longest = longestOf(old, now);
  const words: Word[] = [];
  let [b, a] = [0, 0];
  while (b < old.length || a < now.length) {
    const word = nextWord(old[b], now[a], longest(b + 1, a) >= longest(b, a + 1));
    words.push(word);
    if (word[0] !== "new") b += 1;
    if (word[0] !== "gone") a += 1;
  }
  return joined(words);
}
