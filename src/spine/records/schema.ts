/** What every record of every register shares, and what a register declares of itself. Pure. */
import type { Fields } from "#base/fields/index.ts";
import type { Label } from "#base/words.ts";

/** What records of all registers have in common. */
export interface RecordHead {
  readonly id: number;
  readonly code: string;
  readonly unitId: number;
  readonly status: string;
  readonly title: string;
  readonly version: number;
  readonly updatedAt: Date;
}

/** A change of status: which one follows from which. */
export interface Act {
  readonly label: Label;
  readonly from: readonly string[];
  readonly to: string;
}

/** A register's pure description, shared by server and screens. */
export interface RegisterShape<F extends Fields = Fields> {
  /** Plural, the folder and the path: "policies". */
  readonly name: string;
  /** Singular, the first half of its verbs: "policy". */
  readonly noun: string;
  /** First part of the codes people quote: "VB" gives VB-2026-00001. */
  readonly prefix: string;
  readonly one: Label;
  readonly many: Label;
  readonly fields: F;
  readonly statuses: Readonly<Record<string, Label>>;
  readonly initial: string;
  /** Statuses in which a record stays as it was: no file is taken off it. */
  readonly frozen?: readonly string[];
  readonly acts: Readonly<Record<string, Act>>;
  /** What a record is called in lists and cards, from its fields. */
  readonly title: (row: Readonly<Record<string, unknown>>) => string;
  /** Default order: a field, with "-" before it for falling. */
  readonly order: string;
  /** Kinds of link that this register offers, with words for both directions. */
  readonly linkKinds: Readonly<Record<string, { readonly forth: Label; readonly back: Label }>>;
}

/** Keeps the field types while checking the shape. */
export function registerShape<const F extends Fields>(shape: RegisterShape<F>): RegisterShape<F> {
  return shape;
}
