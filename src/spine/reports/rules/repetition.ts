/**
 * Repetition among what units wrote on one section: the same or nearly the same sentence from several units, and sentences
 * that a unit wrote last year already. It marks; a person decides. Pure, and the same for the same texts in the same order.
 */
import { foldedSentence, likeness, ownNames, piecesOf, type Folded } from "./sentences.ts";

/** From this likeness on (shared shingles of all shingles, numbers alike) two sentences are nearly the same. */
export const NEARLY = 0.7;
/** From this likeness on, numbers included, a sentence is last year's. */
export const AS_BEFORE = 0.85;

/** What one unit wrote. */
export interface Told {
  readonly id: number;
  readonly name: string;
  readonly text: string;
  /** What it wrote on the section the year before; null where it wrote nothing. */
  readonly before: string | null;
}

/** A piece of a text. The pieces of a text are the text, to the character. */
export interface Piece {
  readonly text: string;
  /** The group of sentences that it repeats, by its place in the list; null where nobody else wrote it. */
  readonly group: number | null;
  /** Whether the same unit wrote it last year. */
  readonly isOld: boolean;
}

/** Sentences that say the same. */
export interface Group {
  /** The sentence as the first of them wrote it. */
  readonly text: string;
  /** Who wrote it, each once, in the order given. */
  readonly ids: readonly number[];
  /** Word for word but for diacritics, signs and the unit's own name. */
  readonly isSame: boolean;
}

export interface Repetition {
  readonly pieces: ReadonlyMap<number, readonly Piece[]>;
  /** The most repeated first. */
  readonly groups: readonly Group[];
}

interface Leader {
  readonly folded: Folded;
  readonly text: string;
  readonly ids: Set<number>;
  readonly keys: Set<string>;
}

/** Rare shingles first: two sets that are alike share one of their rarest, so only those need be looked up. */
function rarity(all: readonly Folded[]): (shingles: ReadonlySet<number>) => number[] {
  const count = new Map<number, number>();
  for (const { loose } of all) for (const s of loose) count.set(s, (count.get(s) ?? 0) + 1);
  const byRarity = (a: number, b: number): number => (count.get(a) ?? 0) - (count.get(b) ?? 0) || a - b;
  return (shingles) => {
    const least = Math.ceil(NEARLY * shingles.size);
    return [...shingles].sort(byRarity).slice(0, shingles.size - least + 1);
  };
}

/** Finds, of the sentences that lead a group, the one that is most alike, if any is nearly the same. */
function finder(prefixOf: (shingles: ReadonlySet<number>) => number[]) {
  const index = new Map<number, Leader[]>();
  const nearest = (folded: Folded): Leader | undefined => {
    const candidates = new Set(prefixOf(folded.loose).flatMap((s) => index.get(s) ?? []));
    let best: Leader | undefined;
    let most = NEARLY;
    for (const leader of candidates) {
      const alike = likeness(folded.loose, leader.folded.loose);
      // Of several as alike, the first that was written.
      if (alike > most || (alike === most && (best === undefined || leader.text < best.text)))
        [best, most] = [leader, alike];
    }
    return best;
  };
  const add = (leader: Leader): void => {
    for (const s of prefixOf(leader.folded.loose)) {
      const there = index.get(s);
      if (there) there.push(leader);
      else index.set(s, [leader]);
    }
  };
  return { nearest, add };
}

interface Found {
  readonly text: string;
  readonly folded: Folded | null;
}

/** Every sentence goes to the leader that it is like, or leads a group of its own. */
function grouped(
  told: readonly { readonly id: number; readonly found: readonly Found[] }[],
): Map<string, Leader> {
  const byKey = new Map<string, Leader>();
  const all = told.flatMap(({ found }) => found.flatMap(({ folded }) => folded ?? []));
  const { nearest, add } = finder(rarity([...new Map(all.map((f) => [f.key, f])).values()]));
  for (const { id, found } of told)
    for (const { text, folded } of found) {
      if (!folded) continue;
      const known = byKey.get(folded.key) ?? nearest(folded);
      const leader = known ?? { folded, text: text.trim(), ids: new Set(), keys: new Set() };
      if (!known) add(leader);
      leader.ids.add(id);
      leader.keys.add(folded.key);
      byKey.set(folded.key, leader);
    }
  return byKey;
}

/** Whether a sentence stands in what the unit wrote the year before. */
function isOldOf(before: string | null, names: readonly string[]): (folded: Folded | null) => boolean {
  const old = piecesOf(before ?? "").flatMap((piece) => foldedSentence(piece, names) ?? []);
  return (folded) =>
    folded !== null &&
    old.some((was) => was.key === folded.key || likeness(was.exact, folded.exact) >= AS_BEFORE);
}

/** Marks what is repeated, in these texts. */
export function repetitionOf(texts: readonly Told[]): Repetition {
  const told = texts.map(({ id, name, text, before }) => {
    const names = ownNames(name);
    const found = piecesOf(text).map((piece): Found => ({
      text: piece,
      folded: foldedSentence(piece, names),
    }));
    return { id, found, isOld: isOldOf(before, names) };
  });
  const byKey = grouped(told);
  const shared = [...new Set(byKey.values())].filter((leader) => leader.ids.size > 1);
  const leaders = shared.toSorted((a, b) => b.ids.size - a.ids.size);
  const place = new Map(leaders.map((leader, at) => [leader, at]));
  const groupOf = (folded: Folded | null): number | null => {
    const leader = folded && byKey.get(folded.key);
    return (leader && place.get(leader)) ?? null;
  };
  return {
    groups: leaders.map(({ text, ids, keys }) => ({ text, ids: [...ids], isSame: keys.size === 1 })),
    pieces: new Map(
      told.map(({ id, found, isOld }) => [
        id,
        found.map(({ text, folded }) => ({ text, group: groupOf(folded), isOld: isOld(folded) })),
      ]),
    ),
  };
}

/** Tells which of these groups stand in a text already, word for word or nearly. */
export function finderOf(groups: readonly Group[]): (text: string) => ReadonlySet<number> {
  const folded = groups.map((group) => foldedSentence(group.text, []));
  return (text) => {
    const here = piecesOf(text).flatMap((piece) => foldedSentence(piece, []) ?? []);
    const stands = folded.flatMap((group, at) => {
      const isHere = (h: Folded): boolean =>
        h.key === group?.key || likeness(h.loose, group?.loose ?? new Set()) >= NEARLY;
      return group && here.some(isHere) ? [at] : [];
    });
    return new Set(stands);
  };
}
