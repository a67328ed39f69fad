/** Collective names: which units "các Sở, ban, ngành" or "UBND các quận, huyện, thị xã" means on a day. Pure. */
import type { Day, Group, ResolvedUnit, Unit, UnitKind } from "../schema.ts";
import { currentOfAll, holdsOn, phraseWords } from "./directory.ts";
import type { Directory } from "./directory.ts";

/** Words that narrow a collective name without naming anyone. */
const cityWords = [
  "thanh pho ha noi",
  "thanh pho",
  "ha noi",
  "tren dia ban",
  "thuoc",
  "cua",
  "trong",
  "khac",
] as const;
const relatedWords = ["co lien quan", "lien quan"] as const;
/** No collective phrase is longer than this many words. */
const longest = 20;

/** What a collective name was taken apart into. */
export interface GroupReading {
  readonly groups: readonly Group[];
  /** "liên quan": only some of them, and the words do not say which. */
  readonly related: boolean;
}

interface Step {
  readonly length: number;
  readonly group?: Group;
  readonly related?: boolean;
}

/** The longest known phrase that begins here. */
function stepAt(words: readonly string[], at: number, directory: Directory): Step | null {
  for (let length = Math.min(longest, words.length - at); length > 0; length -= 1) {
    const phrase = words.slice(at, at + length).join(" ");
    const group = directory.groupByPhrase.get(phrase);
    if (group) return { length, group };
    if ((relatedWords as readonly string[]).includes(phrase)) return { length, related: true };
    if ((cityWords as readonly string[]).includes(phrase)) return { length };
  }
  return null;
}

/** Reads a collective name to its end, or not at all. */
export function readGroups(written: string, directory: Directory): GroupReading | null {
  const words = phraseWords(written);
  const groups: Group[] = [];
  let related = false;
  for (let at = 0; at < words.length;) {
    const step = stepAt(words, at, directory);
    if (!step) return null;
    if (step.group && !groups.includes(step.group)) groups.push(step.group);
    related ||= step.related ?? false;
    at += step.length;
  }
  return groups.length > 0 ? { groups, related } : null;
}

function ofKind(kind: UnitKind, onDate: Day, directory: Directory): Unit[] {
  const all = directory.units.filter((unit) => unit.kind === kind);
  const present = all.filter((unit) => holdsOn(unit, onDate));
  if (present.length > 0) return present;
  return all.filter((unit) => unit.validTo !== null && unit.validTo <= onDate);
}

/** The units a group means on a day; a kind that no longer exists is read through its successors. */
export function unitsOfGroup(group: Group, onDate: Day, directory: Directory): ResolvedUnit[] {
  const named = group.codes.flatMap((code) => directory.byCode.get(code)?.slice(-1) ?? []);
  const units = [...group.kinds.flatMap((kind) => ofKind(kind, onDate, directory)), ...named];
  return currentOfAll(units, onDate, directory);
}

/** The units several groups mean together, each once. */
export function unitsOfGroups(groups: readonly Group[], onDate: Day, directory: Directory): ResolvedUnit[] {
  const found = new Map<number, ResolvedUnit>();
  for (const group of groups)
    for (const one of unitsOfGroup(group, onDate, directory))
      if (!found.has(one.unit.id)) found.set(one.unit.id, one);
  return [...found.values()];
}
