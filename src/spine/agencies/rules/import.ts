/** What rows of a sheet would do to the directory: new units, changed ones, the same ones, and the refused. Pure. */
import type { Unit, UnitChange } from "../schema.ts";
import { fieldWords } from "../words.ts";
import { holdsOn } from "./directory.ts";
import type { Directory } from "./directory.ts";
import type { RowRefusal, UnitRow, UnitsRead } from "./sheet.ts";

/** A unit whose open fields differ from the sheet's. */
export interface UnitUpdate {
  readonly unit: Unit;
  readonly change: UnitChange;
  readonly aliases: readonly string[];
}

/** The whole import, shown to a person before anything is written. */
export interface ImportPlan {
  /** New units, parents before children. */
  readonly create: readonly UnitRow[];
  readonly update: readonly UnitUpdate[];
  readonly unchanged: number;
  readonly refusals: readonly RowRefusal[];
}

const open = ["lat", "lon", "population", "areaKm2", "confidence"] as const;

function changeOf(row: UnitRow, unit: Unit): UnitChange {
  const differs = open.filter((field) => row.input[field] !== unit[field]);
  const contact = { ...unit.contact, ...row.input.contact };
  const told = Object.fromEntries(differs.map((field) => [field, row.input[field]]));
  return JSON.stringify(contact) === JSON.stringify(unit.contact) ? told : { ...told, contact };
}

function newAliases(row: UnitRow, unit: Unit, directory: Directory): string[] {
  const known = new Set(directory.aliases.filter((a) => a.unitId === unit.id).map((a) => a.text));
  return row.aliases.filter((text) => !known.has(text));
}

/** The same unit: its code, begun on the same day. */
const sameUnit = (row: UnitRow, directory: Directory): Unit | undefined =>
  directory.byCode.get(row.input.code)?.find((u) => u.validFrom === row.input.validFrom);

function refuse(row: UnitRow, field: keyof typeof fieldWords, reason: RowRefusal["reason"]): RowRefusal[] {
  return [{ row: row.row, column: fieldWords[field].vi, reason, found: row.input.code }];
}

/** A sheet corrects what is open; what is history changes only by an event, which says by which decision. */
function historyRefusals(row: UnitRow, unit: Unit, directory: Directory): RowRefusal[] {
  const parent = unit.parentId === null ? null : (directory.byId.get(unit.parentId)?.code ?? null);
  return [
    ...(row.input.name === unit.name ? [] : refuse(row, "name", "by-event")),
    ...(row.input.kind === unit.kind ? [] : refuse(row, "kind", "by-event")),
    ...(row.parentCode === parent ? [] : refuse(row, "parent", "by-event")),
    ...(row.input.validTo === unit.validTo ? [] : refuse(row, "validTo", "by-event")),
  ];
}

function overlapRefusals(row: UnitRow, directory: Directory): RowRefusal[] {
  const { code, validFrom, validTo } = row.input;
  const overlaps = directory.byCode
    .get(code)
    ?.some(
      (u) => (u.validTo === null || u.validTo > validFrom) && (validTo === null || validTo > u.validFrom),
    );
  return overlaps ? refuse(row, "code", "code-overlap") : [];
}

/** Parents before children; rows whose parents chase one another come last and are refused by the database. */
function parentsFirst(rows: readonly UnitRow[]): UnitRow[] {
  const waiting = [...rows];
  const sorted: UnitRow[] = [];
  const placed = new Set<string>();
  for (let last = -1; waiting.length > 0 && last !== waiting.length;) {
    last = waiting.length;
    const codes = new Set(waiting.map((r) => r.input.code));
    const ready = waiting.filter(
      (r) => r.parentCode === null || !codes.has(r.parentCode) || placed.has(r.parentCode),
    );
    for (const row of ready) {
      sorted.push(row);
      placed.add(row.input.code);
      waiting.splice(waiting.indexOf(row), 1);
    }
  }
  return [...sorted, ...waiting];
}

/** Sorts read rows into what they would do. Changes nothing. */
export function planImport(read: UnitsRead, directory: Directory): ImportPlan {
  const refusals: RowRefusal[] = [...read.refusals];
  const create: UnitRow[] = [];
  const update: UnitUpdate[] = [];
  let unchanged = 0;
  for (const row of read.units) {
    const unit = sameUnit(row, directory);
    const refused = unit ? historyRefusals(row, unit, directory) : overlapRefusals(row, directory);
    refusals.push(...refused);
    if (refused.length > 0) continue;
    if (!unit) {
      create.push(row);
      continue;
    }
    const change = changeOf(row, unit);
    const aliases = newAliases(row, unit, directory);
    if (Object.keys(change).length + aliases.length > 0) update.push({ unit, change, aliases });
    else unchanged += 1;
  }
  return {
    create: parentsFirst(create),
    update,
    unchanged,
    refusals: refusals.sort((a, b) => a.row - b.row),
  };
}

/** The plan without what cannot stand alone: a new unit whose parent was refused is refused with it. */
export function goodRowsOnly(plan: ImportPlan, directory: Directory): ImportPlan {
  let create = [...plan.create];
  const refusals = [...plan.refusals];
  for (;;) {
    const codes = new Set(create.map((row) => row.input.code));
    const stands = ({ parentCode, input }: UnitRow): boolean =>
      parentCode === null ||
      codes.has(parentCode) ||
      (directory.byCode.get(parentCode) ?? []).some((unit) => holdsOn(unit, input.validFrom));
    const orphans = create.filter((row) => !stands(row));
    if (orphans.length === 0) return { ...plan, create, refusals };
    refusals.push(...orphans.flatMap((row) => refuse(row, "parent", "unknown-parent")));
    create = create.filter(stands);
  }
}
