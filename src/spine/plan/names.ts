/** What the names of a plan mean: the directory kept while it stands, and each name read once. */
import type { Tx } from "#base/database/index.ts";
import {
  currentOfAll,
  directoryStamp,
  loadDirectory,
  resolveWritten,
  type Directory,
  type Resolution,
} from "#spine/agencies/index.ts";

let kept: { readonly stamp: string; readonly directory: Directory } | null = null;

/** The directory of units, loaded again only when it has changed. */
export async function presentDirectory(tx: Tx): Promise<Directory> {
  const stamp = await directoryStamp(tx);
  if (kept?.stamp !== stamp) kept = { stamp, directory: await loadDirectory(tx) };
  return kept.directory;
}

/** A unit that a name means; `share` as the directory of agencies says it. */
export interface MeantUnit {
  readonly id: number;
  readonly share: number | null;
}

/** What a written name means on a day. */
export interface Meaning {
  readonly via: Resolution["via"];
  readonly note: string | null;
  readonly asksPerson: boolean;
  readonly isGroup: boolean;
  readonly units: readonly MeantUnit[];
}

/** Reads names written on one day for work on another; the same name is read once. */
export function namesOn(
  directory: Directory,
  days: { readonly writtenOn: string; readonly onDate: string },
): (written: string) => Meaning {
  const known = new Map<string, Meaning>();
  return (written) => {
    const before = known.get(written);
    if (before) return before;
    const found = resolveWritten({ written, ...days }, directory);
    const meaning: Meaning = {
      via: found.via,
      note: found.note,
      asksPerson: found.asksPerson || found.units.length === 0,
      isGroup: found.collective,
      units: found.units.map(({ unit, share }) => ({ id: unit.id, share })),
    };
    known.set(written, meaning);
    return meaning;
  };
}

/** Units that a person chose, carried by succession to another day. */
export function carriedTo(directory: Directory, units: readonly number[], onDate: string): number[] {
  const chosen = units.flatMap((id) => directory.byId.get(id) ?? []);
  return currentOfAll(chosen, onDate, directory).map(({ unit }) => unit.id);
}
