/** What the server answers about breaches, as screens use it. */
import type { StatusLook } from "#base/ui/bits.tsx";
import type { Label } from "#base/words.ts";
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

/** The word of an act: said again, a confirmation puts kind and gravity right. */
export const actWord = (act: Act, state: State): Label =>
  act === "confirm" && state === "confirmed" ? words.again : words[`act-${act}`];

/** Which act meets what is missing. */
const meets: Readonly<Record<ClosingNeed, Act>> = {
  measure: "measure",
  people: "count",
  minutes: "minutes",
  notified: "notify",
  told: "tell",
  "first-notice": "first-notice",
  "cyber-report": "cyber-report",
};

/**
 * What may be done, what is most pressing first: the clocks of the law, then what else is missing. Closing is offered when nothing is;
 * putting right what it is stands last.
 */
export function actsInOrder({
  acts,
  missing,
  state,
}: Pick<Breach, "acts" | "missing" | "state">): readonly Act[] {
  if (state !== "confirmed") return acts;
  const pressing: readonly Act[] = ["first-notice", "notify", "cyber-report"];
  const wanted = missing.map((need) => meets[need]);
  const rank = (act: Act): number => {
    if (act === "confirm") return 4;
    if (act === "close") return 0;
    if (!wanted.includes(act)) return 3;
    return pressing.includes(act) ? 1 : 2;
  };
  return acts.filter((act) => act !== "close" || missing.length === 0).toSorted((a, b) => rank(a) - rank(b));
}
