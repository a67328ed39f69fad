/** What the server answers about breaches, as screens use it. */
import type { StatusLook } from "#base/ui/bits.tsx";
import type { Act, DataKind, Kind, Severity, State } from "../schema.ts";
import type { ClosingNeed } from "../rules.ts";
import { words } from "../words.ts";

export interface BreachLine {
  readonly code: string;
  readonly kind: Kind;
  readonly severity: Severity;
  readonly state: State;
  readonly unitName: string;
  readonly discoveredAt: string;
  readonly reportedAt: string;
  readonly reportedByName: string;
  readonly people: number | null;
  readonly isExact: boolean;
}

export interface Breach extends BreachLine {
  readonly what: string;
  readonly where: string;
  readonly dataKinds: readonly DataKind[];
  readonly version: number;
  readonly entries: readonly {
    readonly act: Act;
    readonly at: string;
    readonly notedAt: string;
    readonly byName: string;
    readonly said: string | null;
  }[];
  readonly acts: readonly Act[];
  readonly missing: readonly ClosingNeed[];
}

const tones = { suspected: "soon", confirmed: "warm", dismissed: "calm", closed: "good" } as const;

/** How a state looks. */
export const lookOf = (state: State): StatusLook => ({ label: words[`state-${state}`], tone: tones[state] });

/** A moment typed in Hanoi ("2026-11-28T09:00") as an instant; null where it is none. */
export const instantOf = (typed: string): string | null => (typed ? `${typed}:00+07:00` : null);

/** An instant as a field of that kind holds it. */
export const typedOf = (at: Date): string =>
  new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
