/** The form in which facts are written down by hand: one unit a line. */
import type { ChangeKind, Confidence, Contact, Day, UnitKind } from "../schema.ts";

/**
 * The day since which this list vouches for units whose founding it does not give. It is not a founding date:
 * Hanoi's thirty districts stood unchanged from April 2014 to the end of June 2025.
 */
export const listedSince: Day = "2014-04-01";
/** Departments were regrouped on this day (resolutions of the city council of February 2025). */
export const departmentsRegrouped: Day = "2025-03-01";
/** Two tiers of government: no districts, 126 wards and communes (NQ 1656/NQ-UBTVQH15). */
export const twoTiers: Day = "2025-07-01";
/** The former communes are recorded as they stood from this day, after the re-cut of NQ 1286/NQ-UBTVQH15. */
export const formerCommunesSince: Day = "2025-01-01";
/** Prefix of the city's official code. */
export const cityCode = "01";

export interface UnitFact {
  readonly code: string;
  readonly kind: UnitKind;
  readonly name: string;
  /** Code of the parent that is valid when the unit begins. */
  readonly parent: string | null;
  readonly from?: Day;
  readonly to?: Day;
  /** V unless told. */
  readonly confidence?: Confidence;
  readonly aliases?: readonly string[];
  readonly contact?: Contact;
  readonly note?: string;
  readonly isDemo?: boolean;
  readonly point?: readonly [lat: number, lon: number];
  readonly population?: number;
  readonly areaKm2?: number;
}

/** Who inherits from whom, by code; a code that is used twice names the row that ends, or begins, on the day. */
export interface SuccessionFact {
  readonly from: string;
  readonly to: string;
  readonly on: Day;
  readonly kind: ChangeKind;
  readonly share: number | null;
  readonly note?: string;
}

/** One body: its code, kind, name, other names, and how sure that is (E unless told). */
export type Row = readonly [
  code: string,
  kind: UnitKind,
  name: string,
  aliases: readonly string[],
  confidence?: Confidence,
];

/** Bodies under one parent, from the day this list vouches for. */
export const under = (
  parent: string | null,
  rows: readonly Row[],
  span: { from?: string; to?: string } = {},
): UnitFact[] =>
  rows.map(([code, kind, name, aliases, confidence = "E"]) => ({
    code,
    kind,
    name,
    parent,
    from: span.from ?? listedSince,
    ...(span.to && { to: span.to }),
    confidence,
    aliases,
  }));
