/** The directory of units as one opened value: by code, by name, by parent, by succession, on any date. Pure. */
import type { Day, DirectoryData, Group, ResolvedUnit, Succession, Unit } from "../schema.ts";
import { nameKey, wordsOf } from "./name-key.ts";

/** One way a unit is written. */
export interface Mention {
  readonly unit: Unit;
  readonly full: string;
  readonly from: "name" | "alias";
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

/** Data opened for reading; make it once and keep it until a unit changes. */
export interface Directory extends DirectoryData {
  readonly byId: ReadonlyMap<number, Unit>;
  readonly byCode: ReadonlyMap<string, readonly Unit[]>;
  readonly byKey: ReadonlyMap<string, readonly Mention[]>;
  /** Places by bare name, without "phường", "xã", "quận" … */
  readonly byPlace: ReadonlyMap<string, readonly Unit[]>;
  readonly childrenOf: ReadonlyMap<number, readonly Unit[]>;
  readonly passedTo: ReadonlyMap<number, readonly Succession[]>;
  readonly cameFrom: ReadonlyMap<number, readonly Succession[]>;
  readonly groupByPhrase: ReadonlyMap<string, Group>;
  readonly groupByCode: ReadonlyMap<string, Group>;
}

const places: ReadonlySet<string> = new Set([
  "city",
  "urban-district",
  "rural-district",
  "town",
  "ward",
  "commune",
  "township",
]);

/** True for a unit that is a territory with a People's Committee of its own. */
export const isPlace = (unit: Unit): boolean => places.has(unit.kind);

/** Whether a span (from, to) holds a day; `to` is the first day outside it. */
export function holdsOn(span: { validFrom: Day | null; validTo: Day | null }, day: Day): boolean {
  return (span.validFrom === null || span.validFrom <= day) && (span.validTo === null || span.validTo > day);
}

function gather<T, K>(rows: readonly T[], keyOf: (row: T) => K | null): Map<K, T[]> {
  const map = new Map<K, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const list = map.get(key);
    if (list) list.push(row);
    else map.set(key, [row]);
  }
  return map;
}

const skipped: ReadonlySet<string> = new Set(["cac", "cung", "nhung", "tat", "toan", "bo", "the", "nguoi"]);

/** The words of a collective name that carry meaning: without "các", "cùng", "tất cả", a number … */
export const phraseWords = (text: string): string[] =>
  wordsOf(text)
    .join(" ")
    .replaceAll(/ viet nam\b/g, "")
    .split(" ")
    .filter((word) => word !== "" && !skipped.has(word) && !/^\d+$/.test(word));

function mentionsOf(data: DirectoryData, byId: ReadonlyMap<number, Unit>): [key: string, mention: Mention][] {
  const named = data.units.map((unit): [string, Mention] => {
    const key = nameKey(unit.name);
    const own = {
      unit,
      full: key.full,
      from: "name" as const,
      abbreviation: false,
      validFrom: null,
      validTo: null,
    };
    return [key.short, own];
  });
  const other = data.aliases.flatMap((alias): [string, Mention][] => {
    const unit = byId.get(alias.unitId);
    if (!unit) return [];
    const key = nameKey(alias.text);
    const { validFrom, validTo } = alias;
    return [[key.short, { unit, full: key.full, from: "alias", validFrom, validTo }]];
  });
  return [...named, ...other];
}

/** The bare name of a place: "Phường Ba Đình" → "ba dinh". */
export function placeKey(name: string): string {
  return wordsOf(name)
    .join(" ")
    .replace(/^(?:thanh pho|thi xa|thi tran|quan|huyen|phuong|xa) (?=\S)/, "");
}

/** Opens plain data for reading. */
export function openDirectory(data: DirectoryData): Directory {
  const byId = new Map(data.units.map((unit) => [unit.id, unit]));
  const byKey = new Map<string, Mention[]>();
  for (const [key, mention] of mentionsOf(data, byId)) {
    const list = byKey.get(key);
    if (list) list.push(mention);
    else byKey.set(key, [mention]);
  }
  const phrases = data.groups.flatMap((group) =>
    group.names.map((name): [string, Group] => [phraseWords(name).join(" "), group]),
  );
  return {
    ...data,
    byId,
    byKey,
    byCode: gather(data.units, (u) => u.code),
    byPlace: gather(data.units, (u) => (isPlace(u) ? placeKey(u.name) : null)),
    childrenOf: gather(data.units, (u) => u.parentId),
    passedTo: gather(data.successions, (s) => s.fromId),
    cameFrom: gather(data.successions, (s) => s.toId),
    groupByPhrase: new Map(phrases),
    groupByCode: new Map(data.groups.map((group) => [group.code, group])),
  };
}

/** The unit that bears a code on a day, if one does. */
export function findUnit(directory: Directory, code: string, onDate: Day): Unit | undefined {
  return directory.byCode.get(code)?.find((unit) => holdsOn(unit, onDate));
}

/** The units valid on a day, each with the name it bore then. */
export function structureOn(onDate: Day, directory: Directory): Unit[] {
  const then = new Map(
    directory.aliases
      .filter((a) => a.validFrom !== null && a.validTo !== null && holdsOn(a, onDate))
      .map((a) => [a.unitId, a.text]),
  );
  return directory.units
    .filter((unit) => holdsOn(unit, onDate))
    .map((unit) => {
      const name = then.get(unit.id);
      return name === undefined ? unit : { ...unit, name };
    });
}

/** Whether `unit` is `ancestor` or below it on a day. A unit that is not valid that day is under nothing. */
export function isUnder(unit: Unit, ancestor: Unit, on: { date: Day; directory: Directory }): boolean {
  let step: Unit | undefined = unit;
  for (let height = 0; step && height < 20; height += 1) {
    if (!holdsOn(step, on.date)) return false;
    if (step.id === ancestor.id) return true;
    step = step.parentId === null ? undefined : on.directory.byId.get(step.parentId);
  }
  return false;
}

/** A unit and all below it on a day, itself first. */
export function withAllBelow(unit: Unit, on: { date: Day; directory: Directory }): Unit[] {
  if (!holdsOn(unit, on.date)) return [];
  const found: Unit[] = [unit];
  for (let i = 0; i < found.length; i += 1) {
    const next = found[i];
    if (next) found.push(...(on.directory.childrenOf.get(next.id) ?? []).filter((u) => holdsOn(u, on.date)));
  }
  return found;
}

/** The numbers of a unit and of all below it on a day, itself first: how far a role held at it reaches. */
export function underOf(directory: Directory, unitId: number, date: Day): number[] {
  const unit = directory.byId.get(unitId);
  return unit ? withAllBelow(unit, { date, directory }).map((u) => u.id) : [];
}

const add = (a: number | null | undefined, b: number | null): number | null =>
  a === undefined ? b : a === null || b === null ? null : a + b;

/** A share of a share: nothing stays nothing, unknown stays unknown. */
const times = (a: number | null, b: number | null): number | null =>
  a === 0 || b === 0 ? 0 : a === null || b === null ? null : a * b;

/** Everyone who inherits from a unit by a day, through every chain, land-only shares included. */
export function successorsOf(unit: Unit, onDate: Day, directory: Directory): ResolvedUnit[] {
  const found = new Map<number, number | null>();
  const walk = (at: Unit, share: number | null, seen: ReadonlySet<number>): void => {
    if (holdsOn(at, onDate)) {
      found.set(at.id, add(found.get(at.id), share));
      return;
    }
    for (const step of directory.passedTo.get(at.id) ?? []) {
      const next = directory.byId.get(step.toId);
      if (!next || step.onDate > onDate || seen.has(next.id)) continue;
      walk(next, times(share, step.share), new Set([...seen, next.id]));
    }
  };
  walk(unit, 1, new Set([unit.id]));
  return [...found].flatMap(([id, share]) => {
    const to = directory.byId.get(id);
    return to ? [{ unit: to, share }] : [];
  });
}

/** Who answers for a unit on a day: itself while it is valid, else its successors that took over people or duties. */
export function currentOf(unit: Unit, onDate: Day, directory: Directory): ResolvedUnit[] {
  const all = successorsOf(unit, onDate, directory);
  const weighty = all.filter((one) => one.share !== 0);
  return weighty.length > 0 ? weighty : all;
}

/** Several units brought to a day together, each once. */
export function currentOfAll(units: readonly Unit[], onDate: Day, directory: Directory): ResolvedUnit[] {
  const found = new Map<number, ResolvedUnit>();
  for (const unit of units)
    for (const one of currentOf(unit, onDate, directory)) {
      const known = found.get(one.unit.id);
      found.set(one.unit.id, known ? { unit: one.unit, share: null } : one);
    }
  return [...found.values()];
}
