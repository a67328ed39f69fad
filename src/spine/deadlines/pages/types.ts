/** What the endpoints of deadlines answer with, as the screens read it: dates are text. */
import type { Label } from "#base/words.ts";
import type { ClockState, Confidence, MarkedDay, RuleBasis, RuleUnit } from "../schema.ts";

/** One thing that happened to a clock. */
export interface EventTold {
  readonly act: "pause" | "resume" | "explain" | "void" | "recount" | "hand-over";
  readonly at: string;
  readonly byName: string | null;
  readonly reason: string | null;
  readonly dueBefore: string | null;
  readonly dueAfter: string | null;
}

/** A clock with the version of its rule. */
export interface Clock {
  readonly id: number;
  readonly subject: { readonly kind: string; readonly code: string };
  readonly unit: { readonly id: number; readonly name: string };
  readonly rule: {
    readonly code: string;
    readonly label: Label;
    readonly length: Label;
    readonly said: Label;
    readonly ground: string | null;
    readonly unit: RuleUnit;
    readonly version: number;
    readonly basis: RuleBasis;
    readonly article: string | null;
    readonly source: string;
    readonly confidence: Confidence;
  };
  readonly state: ClockState;
  readonly startedAt: string;
  readonly dueAt: string | null;
  readonly stoppedAt: string | null;
  readonly stoppedByName: string | null;
  readonly unsure: readonly number[];
  readonly events: readonly EventTold[];
  readonly can: readonly string[];
}

/** One version of a rule. */
export interface RuleVersion {
  readonly number: number;
  readonly amount: number;
  readonly unit: RuleUnit;
  readonly length: Label;
  readonly rolls: boolean;
  readonly basis: RuleBasis;
  readonly article: string | null;
  readonly source: string;
  readonly confidence: Confidence;
  readonly validFrom: string;
  readonly byName: string | null;
}

/** A rule with its versions, the newest first. */
export interface Rule {
  readonly code: string;
  readonly label: Label;
  readonly versions: readonly RuleVersion[];
  readonly can: readonly string[];
}

/** A year's calendar. */
export interface Year {
  readonly year: number;
  readonly version: number;
  readonly days: readonly MarkedDay[];
  readonly years: readonly number[];
  readonly at: string | null;
  readonly byName: string | null;
  readonly can: readonly string[];
}
