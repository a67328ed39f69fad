/**
 * How long records are kept. The term counts from the day on which the record ended, by the version in force today: what the city
 * shortens or lengthens holds for what is kept already. Pure.
 */
import { Problem } from "#base/problem.ts";
import { monthsAfter } from "#base/vi/index.ts";
import { words } from "../words/retention.ts";

export const retentionKinds = ["case", "case-unfounded", "report", "data-request"] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/** A version of a term. */
export interface Retention {
  readonly kind: RetentionKind;
  readonly version: number;
  /** YYYY-MM-DD. */
  readonly validFrom: string;
  readonly years: number;
  readonly basis: "law" | "internal";
  readonly ground: string;
  readonly confidence: "V" | "E" | "M" | "I";
}

const MONTHS = 12;

/** The version that holds on a day: the latest begun, of those the newest. */
export function retentionOn(
  versions: readonly Retention[],
  kind: RetentionKind,
  day: string,
): Retention | undefined {
  return versions
    .filter((one) => one.kind === kind && one.validFrom <= day)
    .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom) || b.version - a.version)[0];
}

/** The last day on which a record that ended on a day is kept: the same day so many years later, in February its last. */
export const keepUntilOf = (endedOn: string, { years }: Pick<Retention, "years">): string =>
  monthsAfter(endedOn, years * MONTHS);

/**
 * The last day of keeping that stands against an erasing. Whoever asks to be forgotten waits for what a law wants kept, not for what the
 * city would like to keep (Luật 91/2025/QH15, theo trích dẫn: từ chối xóa khi luật yêu cầu lưu giữ).
 */
export function keptAgainst(endedOn: string, retention: Retention, isRequested: boolean): string | null {
  return isRequested && retention.basis === "internal" ? null : keepUntilOf(endedOn, retention);
}

/** Why a version cannot be set so; null where it can. Nothing is set for days that have passed. */
export function refuseRetention(
  given: Pick<Retention, "validFrom" | "ground" | "basis" | "confidence">,
  today: string,
): Problem | null {
  if (given.validFrom < today) return new Problem("rule", { detail: words.fromPast });
  if (given.ground.trim() === "") return new Problem("rule", { detail: words.groundNeeded });
  if (given.basis === "law" && given.confidence === "I")
    return new Problem("rule", { detail: words.lawNeeded });
  return null;
}
