/** A split, merge, rename, transfer or abolition: may it be recorded, and what it touches before it is. Pure. */
import type { Alias, Day, Hamlet, StructureEvent, Unit } from "../schema.ts";
import type { RefusalCode } from "../words.ts";
import { holdsOn, isPlace, withAllBelow } from "./directory.ts";
import type { Directory } from "./directory.ts";

/** What the caller knows of how much hangs on a unit: open tasks, records, accounts … by a name of its own. */
export interface Usage {
  readonly hamlets: readonly Hamlet[];
  readonly records: ReadonlyMap<number, Readonly<Record<string, number>>>;
}

export interface Refusal {
  readonly path: string;
  readonly code: RefusalCode;
}

/** What an event does, shown to a person before it is recorded and kept with it afterwards. */
export interface Preview {
  readonly refusals: readonly Refusal[];
  /** Units that end, receive, or change their name. */
  readonly ending: readonly Unit[];
  readonly receiving: readonly Unit[];
  readonly renamed: readonly { readonly unit: Unit; readonly to: string }[];
  readonly beginning: StructureEvent["begin"];
  /** Units below the ending ones: they end with a place, and move to the receiver otherwise. */
  readonly below: readonly Unit[];
  readonly aliases: readonly Alias[];
  readonly hamlets: readonly Hamlet[];
  /** Sums of the caller's counts over everything that ends. */
  readonly records: Readonly<Record<string, number>>;
  /** How many units hold the hamlets afterwards; more than one means a person must say which goes where. */
  readonly hamletsNeedAPerson: boolean;
}

function unitsById(ids: readonly number[], directory: Directory): Unit[] {
  return ids.flatMap((id) => directory.byId.get(id) ?? []);
}

/** A unit that ends must be there on the day, and nothing may already be recorded of it or below it for later. */
function refusedUnits(event: StructureEvent, directory: Directory, ending: boolean): Refusal[] {
  const standing = (unit: Unit | undefined): boolean =>
    unit !== undefined &&
    holdsOn(unit, event.onDate) &&
    unit.validFrom < event.onDate &&
    unit.validTo === null;
  const check = (ids: readonly number[], path: string): Refusal[] =>
    ids.flatMap((id, i): Refusal[] => {
      if (!standing(directory.byId.get(id))) return [{ path: `${path}.${i}`, code: "unit-not-valid" }];
      const later = (directory.childrenOf.get(id) ?? []).some((u) => u.validFrom >= event.onDate);
      return path === "from" && ending && later
        ? [{ path: `${path}.${i}`, code: "later-below" as const }]
        : [];
    });
  return [...check(event.from, "from"), ...check(event.into, "into")];
}

function refusedNumbers(event: StructureEvent): Refusal[] {
  const receivers = event.begin.length + event.into.length;
  if (event.kind === "split" && receivers < 2) return [{ path: "begin", code: "needs-several" }];
  if (event.kind === "merge" && event.from.length + event.into.length < 2)
    return [{ path: "from", code: "needs-several" }];
  if (event.kind === "rename" && (event.from.length !== 1 || event.begin.length !== 1))
    return [{ path: "begin", code: "needs-several" }];
  if (event.kind === "transfer" && event.into.length === 0) return [{ path: "into", code: "required" }];
  return [];
}

/** Shares from one unit: never above 1, and exactly 1 when each is known. */
function refusedShares(event: StructureEvent): Refusal[] {
  const receivers = event.begin.length + event.into.length;
  return event.from.flatMap((id): Refusal[] => {
    const told = event.shares.filter((s) => s.fromId === id);
    const known = told.filter((s) => s.share !== null);
    const sum = known.reduce((total, s) => total + (s.share ?? 0), 0);
    if (sum > 1 + 1e-9) return [{ path: "shares", code: "shares-above-one" }];
    if (known.length > 0 && known.length === receivers && sum < 1 - 1e-9)
      return [{ path: "shares", code: "shares-below-one" }];
    return [];
  });
}

function refusedNames(event: StructureEvent, directory: Directory): Refusal[] {
  const [begin] = event.begin;
  const from = directory.byId.get(event.from[0] ?? 0);
  if (event.kind === "rename")
    return begin && from && begin.name.normalize("NFC") === from.name
      ? [{ path: "begin.0.name", code: "same-name" }]
      : [];
  const ending = new Set(event.from);
  return event.begin.flatMap((b, i) => {
    const bearer = directory.byCode.get(b.code)?.find((u) => u.validTo === null || u.validTo > event.onDate);
    const twice = event.begin.findIndex((other) => other.code === b.code) !== i;
    return twice || (bearer && !ending.has(bearer.id))
      ? [{ path: `begin.${i}.code`, code: "code-overlap" as const }]
      : [];
  });
}

/** A rename under the same code and kind: the unit stays the same unit and keeps everything that hangs on it. */
export function keepsIdentity(event: StructureEvent, directory: Directory): boolean {
  const [begin] = event.begin;
  const from = directory.byId.get(event.from[0] ?? 0);
  return event.kind === "rename" && begin?.code === from?.code && begin?.kind === from?.kind;
}

/** Whether the units an event comes from end with it. */
function ends(event: StructureEvent, directory: Directory): boolean {
  return event.kind !== "transfer" && !keepsIdentity(event, directory);
}

/** Hamlets entered for a day after their commune ends would hang in the air. */
function laterHamlets(event: StructureEvent, hamlets: readonly Hamlet[], ending: readonly Unit[]): Refusal[] {
  const later = (unit: Unit): boolean =>
    hamlets.some((h) => h.communeId === unit.id && h.validFrom >= event.onDate);
  return ending.some(later) ? [{ path: "hamlets", code: "later-below" }] : [];
}

/** Hamlets that end with their commune and of which nobody said where they go. */
function homelessHamlets(event: StructureEvent, hamlets: readonly Hamlet[]): Refusal[] {
  if (event.begin.length + event.into.length < 2) return [];
  const told = new Set(event.hamlets.map((h) => h.id));
  return hamlets.some((h) => !told.has(h.id)) ? [{ path: "hamlets", code: "hamlets-left" }] : [];
}

/** Everything an event touches, and why it may not be recorded if it may not. Changes nothing. */
export function previewChange(event: StructureEvent, directory: Directory, usage: Usage): Preview {
  const from = unitsById(event.from, directory);
  const ending = ends(event, directory) ? from : [];
  const on = { date: event.onDate, directory };
  const below = ending
    .flatMap((unit) => withAllBelow(unit, on).slice(1))
    .filter((u) => !event.from.includes(u.id));
  const touched = new Set([...from, ...below].map((u) => u.id));
  const hamlets = usage.hamlets.filter(
    (h) => ending.length > 0 && touched.has(h.communeId) && holdsOn(h, event.onDate),
  );
  const records: Record<string, number> = {};
  for (const id of touched)
    for (const [name, count] of Object.entries(usage.records.get(id) ?? {}))
      records[name] = (records[name] ?? 0) + count;
  const [begin] = event.begin;
  return {
    refusals: [
      ...refusedUnits(event, directory, ending.length > 0),
      ...laterHamlets(event, usage.hamlets, ending),
      ...refusedNumbers(event),
      ...refusedShares(event),
      ...refusedNames(event, directory),
      ...homelessHamlets(event, hamlets),
    ],
    ending,
    receiving: unitsById(event.into, directory),
    renamed: keepsIdentity(event, directory) && begin ? from.map((unit) => ({ unit, to: begin.name })) : [],
    beginning: keepsIdentity(event, directory) ? [] : event.begin,
    below,
    aliases: directory.aliases.filter((a) => touched.has(a.unitId)),
    hamlets,
    records,
    hamletsNeedAPerson: hamlets.length > 0 && event.begin.length + event.into.length > 1,
  };
}

/** A fault in the structure of a day: a parent that is not there, or a circle. */
export interface StructureFault {
  readonly unit: Unit;
  readonly fault: "dangling-parent" | "circle";
}

/** Checks that each unit of a day hangs on another unit of that day, up to a root. */
export function faultsOn(onDate: Day, directory: Directory): StructureFault[] {
  return directory.units
    .filter((unit) => holdsOn(unit, onDate))
    .flatMap((unit): StructureFault[] => {
      let step: Unit | undefined = unit;
      for (let height = 0; step.parentId !== null; height += 1) {
        if (height > 20) return [{ unit, fault: "circle" }];
        const parent: Unit | undefined = directory.byId.get(step.parentId);
        if (!parent || !holdsOn(parent, onDate)) return [{ unit, fault: "dangling-parent" }];
        step = parent;
      }
      return [];
    });
}

/** Whether a hamlet's kind fits its commune: thôn in a xã, tổ dân phố in a phường (NĐ 185/2026). */
export function mayHoldHamlet(commune: Unit, kind: Hamlet["kind"]): boolean {
  if (!isPlace(commune)) return false;
  return kind === "thon" ? commune.kind === "commune" : commune.kind === "ward";
}
