/** What is noted of a breach: codes, and what may be done with it. Pure. */

/** A breach of personal data, a cyber incident, or both at once: each has clocks of its own. */
export const kinds = ["data", "cyber", "both"] as const;
export type Kind = (typeof kinds)[number];

/** How grave a cyber incident is (NĐ 331/2026/NĐ-CP Điều 31). */
export const severities = ["ordinary", "serious", "national"] as const;
export type Severity = (typeof severities)[number];

export type State = "suspected" | "confirmed" | "dismissed" | "closed";

/** What kinds of data of people it concerns. */
export const dataKinds = [
  "identity",
  "contact",
  "health",
  "violence",
  "shelter",
  "child",
  "account",
  "other",
] as const;
export type DataKind = (typeof dataKinds)[number];

/** What the data-protection officer does with it. */
export const acts = [
  "confirm",
  "dismiss",
  "measure",
  "count",
  "minutes",
  "first-notice",
  "notify",
  "cyber-report",
  "tell",
  "tell-not",
  "close",
] as const;
export type Act = (typeof acts)[number];

/** How far a breach is, in codes and moments. */
export interface Standing {
  readonly kind: Kind;
  readonly severity: Severity;
  readonly state: State;
  readonly discoveredAt: Date;
  readonly people: number | null;
  readonly minutesAt: Date | null;
  readonly notifiedAt: Date | null;
  readonly firstNoticeAt: Date | null;
  readonly cyberReportAt: Date | null;
  readonly toldAt: Date | null;
  readonly notToldAt: Date | null;
  /** How many measures were noted. */
  readonly measures: number;
}
