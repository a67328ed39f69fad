/** What the server answers about replacing a plan. */
import type { Label } from "#base/words.ts";
import type { Fate, GroupKind } from "../../rules/replacing.ts";

/** A clause as it is told here. */
export interface Told {
  readonly id: number;
  readonly path: string;
  readonly text: string;
}

/** Tasks of one old clause that are decided on together. */
export interface OutlookGroup {
  readonly clause: Told;
  readonly to: Told | null;
  readonly kind: GroupKind;
  readonly open: number;
  readonly started: number;
  readonly settled: number;
  readonly redated: readonly (readonly [string | null, string])[];
  readonly matched: number;
  readonly twins: number;
  readonly options: readonly Fate[];
  readonly proposed: Fate;
  readonly paired: boolean;
}

/** All that is decided on. */
export interface Outlook {
  readonly version: number;
  readonly groups: readonly OutlookGroup[];
  readonly added: readonly (Told & { readonly asks: number })[];
  readonly asked: number;
  readonly years: readonly number[];
  readonly refusal: Label | null;
}

/** What a person has decided so far; kept on the device until it is done. */
export interface Decided {
  /** By "clause unnamed", see {@link keyOf}. */
  readonly fates: Readonly<Record<string, { readonly fate: Fate; readonly reason: string }>>;
  readonly pairs: readonly (readonly [number, number])[];
}

/** What a group's decision is kept under. */
export const keyOf = (group: Pick<OutlookGroup, "clause" | "kind">): string =>
  `${group.clause.id} ${group.kind === "unnamed"}`;
