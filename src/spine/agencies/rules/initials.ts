/**
 * Names of which a part is shortened in a way that no list foresees: "Sở Lao động-TB&XH", "Viện KSND", "Hội ND".
 * A short word stands for as many words of the name as it has letters, each beginning with its letter. Pure.
 */
import type { Directory, Mention } from "./directory.ts";

interface Entry {
  readonly words: readonly string[];
  readonly mentions: readonly Mention[];
}

/** Names by the letter they begin with, made once for each directory. */
const opened = new WeakMap<Directory, ReadonlyMap<string, readonly Entry[]>>();

function entriesOf(directory: Directory): ReadonlyMap<string, readonly Entry[]> {
  const kept = opened.get(directory);
  if (kept) return kept;
  const made = new Map<string, Entry[]>();
  for (const [key, mentions] of directory.byKey) {
    const letter = key.charAt(0);
    const list = made.get(letter) ?? [];
    list.push({ words: key.split(" "), mentions });
    made.set(letter, list);
  }
  opened.set(directory, made);
  return made;
}

const LONGEST = 8;

/** Whether `short`, from its n-th word on, spells `name` from its m-th. */
function spells(
  short: readonly string[],
  name: readonly string[],
  [n, m]: readonly [number, number],
): boolean {
  const word = short[n];
  if (word === undefined) return m === name.length;
  if (word === name[m] && spells(short, name, [n + 1, m + 1])) return true;
  if (word.length < 2 || word.length > LONGEST || m + word.length > name.length) return false;
  const initials = word.split("").every((letter, at) => name[m + at]?.startsWith(letter));
  return initials && spells(short, name, [n + 1, m + word.length]);
}

/**
 * Whether words may be read so at all: one of them is written out (and says what kind of body it is), or all are one
 * long word ("SVHTT"). Two letters alone could be anything.
 */
function tellsEnough(short: readonly string[], saysCity: boolean): boolean {
  return short.length > 1 || saysCity || (short[0]?.length ?? 0) >= 4;
}

/** What the name with shortened parts can mean; empty when nothing, or when it says too little. */
export function byInitials(
  key: { readonly short: string; readonly saysCity: boolean },
  directory: Directory,
): readonly Mention[] {
  const short = key.short.split(" ");
  if (key.short === "" || !tellsEnough(short, key.saysCity)) return [];
  const candidates = entriesOf(directory).get(key.short.charAt(0)) ?? [];
  return candidates.filter(({ words }) => spells(short, words, [0, 0])).flatMap(({ mentions }) => mentions);
}
