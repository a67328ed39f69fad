/** Units as rows of a CSV or Excel sheet with Vietnamese heads, out and in; each refusal names row, column and reason. Pure. */
import { parseDay } from "#base/vi/index.ts";
import type { Unit, UnitInput, UnitKind } from "../schema.ts";
import { confidences, unitKinds } from "../schema.ts";
import { fieldWords, kindWords } from "../words.ts";
import type { RefusalCode } from "../words.ts";
import { holdsOn } from "./directory.ts";
import type { Directory } from "./directory.ts";
import { wordsOf } from "./name-key.ts";

/** Columns in the order of the sheet; `parent` and `aliases` are written as text. */
const sheetColumns = [
  "code",
  "kind",
  "name",
  "parent",
  "validFrom",
  "validTo",
  "lat",
  "lon",
  "population",
  "areaKm2",
  "address",
  "phone",
  "email",
  "website",
  "confidence",
  "aliases",
] as const;
type SheetColumn = (typeof sheetColumns)[number];

/** The heads of the sheet. */
export const sheetHeads: readonly string[] = sheetColumns.map((column) => fieldWords[column].vi);

/** One refused cell: `row` is the line of the sheet (the head is 1), `column` its head. */
export interface RowRefusal {
  readonly row: number;
  readonly column: string;
  readonly reason: RefusalCode;
  readonly found: string;
}

/** A unit read from a row, its parent still by code: the parent may be in the same file. */
export interface UnitRow {
  readonly row: number;
  readonly input: Omit<UnitInput, "parentId">;
  readonly parentCode: string | null;
  readonly aliases: readonly string[];
}

export interface UnitsRead {
  readonly units: readonly UnitRow[];
  readonly refusals: readonly RowRefusal[];
}

const isoOnly = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

type Cell = string | number | boolean | Date | null | undefined;

const asText = (cell: Cell): string => {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).normalize("NFC").replaceAll(/\s+/g, " ").trim();
};

/** The rows of a sheet for these units, heads first; dates as YYYY-MM-DD. */
export function rowsFromUnits(units: readonly Unit[], directory: Directory): (string | number | null)[][] {
  const rows = units.map((unit) => {
    const parent = unit.parentId === null ? undefined : directory.byId.get(unit.parentId);
    const aliases = directory.aliases.filter((a) => a.unitId === unit.id && a.validFrom === null);
    const cells: Record<SheetColumn, string | number | null> = {
      code: unit.code,
      kind: kindWords[unit.kind].vi,
      name: unit.name,
      parent: parent?.code ?? null,
      validFrom: unit.validFrom,
      validTo: unit.validTo,
      lat: unit.lat,
      lon: unit.lon,
      population: unit.population,
      areaKm2: unit.areaKm2,
      address: unit.contact.address ?? null,
      phone: unit.contact.phone ?? null,
      email: unit.contact.email ?? null,
      website: unit.contact.website ?? null,
      confidence: unit.confidence,
      aliases: aliases.map((a) => a.text).join("; ") || null,
    };
    return sheetColumns.map((column) => cells[column]);
  });
  return [[...sheetHeads], ...rows];
}

const headKey = (head: string): string => wordsOf(head).join(" ");
const kindByKey = new Map<string, UnitKind>(
  unitKinds.flatMap((kind): [string, UnitKind][] => [
    [headKey(kindWords[kind].vi), kind],
    [headKey(kind), kind],
  ]),
);

/** Reads cells of one row, collecting what is wrong with each. */
class RowReader {
  readonly refusals: RowRefusal[] = [];
  readonly row: number;
  readonly #cells: ReadonlyMap<SheetColumn, string>;

  constructor(row: number, cells: ReadonlyMap<SheetColumn, string>) {
    this.row = row;
    this.#cells = cells;
  }

  refuse(column: SheetColumn, reason: RefusalCode): null {
    this.refusals.push({ row: this.row, column: fieldWords[column].vi, reason, found: this.text(column) });
    return null;
  }

  text(column: SheetColumn): string {
    return this.#cells.get(column) ?? "";
  }

  required(column: SheetColumn): string {
    const text = this.text(column);
    if (text === "") this.refuse(column, "required");
    return text;
  }

  day(column: SheetColumn): string | null {
    const text = this.text(column);
    if (text === "") return null;
    return isoOnly.exec(text)?.[0] ?? parseDay(text) ?? this.refuse(column, "bad-date");
  }

  /** A number as a sheet (12.5) or a person (12,5) writes it, inside its bounds. */
  number(column: SheetColumn, within: { min: number; max: number; reason: RefusalCode }): number | null {
    const text = this.text(column);
    if (text === "") return null;
    const value = Number(text.replace(",", "."));
    if (!Number.isFinite(value)) return this.refuse(column, "bad-number");
    return value < within.min || value > within.max ? this.refuse(column, within.reason) : value;
  }

  kind(): UnitKind {
    const text = this.required("kind");
    const kind = kindByKey.get(headKey(text));
    if (!kind && text !== "") this.refuse("kind", "unknown-kind");
    return kind ?? "department";
  }

  confidence(): UnitInput["confidence"] {
    const text = this.text("confidence").toUpperCase();
    if (text === "") return "V";
    const known = confidences.find((c) => c === text);
    return known ?? this.refuse("confidence", "unknown-confidence") ?? "V";
  }
}

function contactOf(read: RowReader): UnitInput["contact"] {
  const contact: Record<string, string> = {};
  for (const column of ["address", "phone", "email", "website"] as const)
    if (read.text(column) !== "") contact[column] = read.text(column);
  return contact;
}

function unitOf(read: RowReader): UnitRow {
  const validFrom = read.required("validFrom") === "" ? null : read.day("validFrom");
  const validTo = read.day("validTo");
  if (validFrom && validTo && validTo <= validFrom) read.refuse("validTo", "ends-before-start");
  const code = read.required("code");
  const parentCode = read.text("parent") || null;
  if (parentCode !== null && parentCode === code) read.refuse("parent", "own-parent");
  return {
    row: read.row,
    parentCode,
    aliases: read
      .text("aliases")
      .split(";")
      .map((a) => a.trim())
      .filter((a) => a !== ""),
    input: {
      code,
      kind: read.kind(),
      name: read.required("name"),
      validFrom: validFrom ?? "",
      validTo,
      lat: read.number("lat", { min: -90, max: 90, reason: "bad-point" }),
      lon: read.number("lon", { min: -180, max: 180, reason: "bad-point" }),
      population: read.number("population", { min: 0, max: 2e9, reason: "bad-number" }),
      areaKm2: read.number("areaKm2", { min: 0, max: 1e7, reason: "bad-number" }),
      contact: contactOf(read),
      confidence: read.confidence(),
      isDemo: false,
      note: null,
    },
  };
}

/** Which column stands where; a head is known without accents and case. */
function columnsOf(heads: readonly Cell[]): (SheetColumn | undefined)[] {
  const byKey = new Map<string, SheetColumn>(sheetColumns.map((c) => [headKey(fieldWords[c].vi), c]));
  return heads.map((head) => byKey.get(headKey(asText(head))));
}

/** Rows that clash with one another: the same code in overlapping time. */
function clashes(units: readonly UnitRow[]): RowRefusal[] {
  const seen = new Map<string, UnitRow[]>();
  return units.flatMap((unit) => {
    const before = seen.get(unit.input.code) ?? [];
    seen.set(unit.input.code, [...before, unit]);
    const clash = before.some(
      (b) =>
        (b.input.validTo === null || b.input.validTo > unit.input.validFrom) &&
        (unit.input.validTo === null || unit.input.validTo > b.input.validFrom),
    );
    return clash
      ? [
          {
            row: unit.row,
            column: fieldWords.code.vi,
            reason: "twice-in-file" as const,
            found: unit.input.code,
          },
        ]
      : [];
  });
}

/** Parents that neither the file nor the directory knows on the day the unit begins. */
function orphans(units: readonly UnitRow[], directory: Directory): RowRefusal[] {
  const inFile = new Set(units.map((u) => u.input.code));
  return units.flatMap(({ row, parentCode, input }) => {
    if (parentCode === null || inFile.has(parentCode)) return [];
    const known = directory.byCode.get(parentCode)?.some((u) => holdsOn(u, input.validFrom));
    return known
      ? []
      : [{ row, column: fieldWords.parent.vi, reason: "unknown-parent" as const, found: parentCode }];
  });
}

/**
 * Units from the rows of a sheet, heads first. Nothing is half read: a row with a refusal is not among the units,
 * and the caller shows the refusals and changes nothing until there are none, or a person says to go on.
 */
export function unitsFromRows(rows: readonly (readonly Cell[])[], directory: Directory): UnitsRead {
  const [heads = [], ...body] = rows;
  const columns = columnsOf(heads);
  const missing = (["code", "kind", "name", "validFrom"] as const).filter((c) => !columns.includes(c));
  if (missing.length > 0)
    return {
      units: [],
      refusals: missing.map((c) => ({
        row: 1,
        column: fieldWords[c].vi,
        reason: "missing-column" as const,
        found: "",
      })),
    };
  const reads = body.flatMap((cells, i) => {
    const named = cells.flatMap((cell, at): [SheetColumn, string][] => {
      const column = columns[at];
      return column && asText(cell) !== "" ? [[column, asText(cell)]] : [];
    });
    if (named.length === 0) return [];
    const read = new RowReader(i + 2, new Map(named));
    return [{ read, unit: unitOf(read) }];
  });
  const sound = reads.filter(({ read }) => read.refusals.length === 0).map(({ unit }) => unit);
  const later = [...clashes(sound), ...orphans(sound, directory)];
  const refusedRows = new Set(later.map((r) => r.row));
  return {
    units: sound.filter((u) => !refusedRows.has(u.row)),
    refusals: [...reads.flatMap(({ read }) => read.refusals), ...later].sort((a, b) => a.row - b.row),
  };
}
