/** An observance as the server tells of it, and how its days are typed. Pure. */
import type { Label } from "#base/words.ts";
import { calendarWords as words } from "./words.ts";

export type Sure = "V" | "E" | "M" | "I";

export interface Observance {
  readonly id: number;
  readonly nameVi: string;
  readonly nameEn: string;
  /** MM-DD. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly source: string;
  readonly confidence: Sure;
  readonly ask: string | null;
  readonly leadDays: number;
  readonly toKinds: readonly string[];
  readonly gives: boolean;
  readonly ended: boolean;
  readonly version: number;
  readonly next: { readonly from: string; readonly to: string };
  readonly givesFrom: string | null;
}

/** A kind of units that there are, and how many. */
export interface Kind {
  readonly code: string;
  readonly labelVi: string;
  readonly labelEn: string;
  readonly units: number;
}

export const sureLabels: Readonly<Record<Sure, Label>> = {
  V: words.sureV,
  E: words.sureE,
  M: words.sureM,
  I: words.sureI,
};

/** "06-28" as people write it: 28/6. */
export function dayTyped(monthDay: string): string {
  const [month, day] = monthDay.split("-").map(Number);
  return `${day}/${month}`;
}

/** "28/6" as it is kept: 06-28; what cannot be read stays, and the server says so. */
export function dayKept(typed: string): string {
  const found = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*$/.exec(typed);
  if (!found) return typed;
  const [, day = "", month = ""] = found;
  return `${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
