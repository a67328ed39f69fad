/** How a clock stands, and what may be done with it now. Pure. */
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import type { ClockState } from "../schema.ts";
import { stateLabels, words } from "../words.ts";

/** What is known of a clock. */
export interface ClockFacts {
  /** Null while it is paused. */
  readonly dueAt: Date | null;
  readonly stoppedAt: Date | null;
  /** Ended because what it ran for is no more: neither in time nor late. */
  readonly isVoid: boolean;
}

/** How the clock stands at a moment. On its last millisecond it is still in time. */
export function stateAt({ dueAt, stoppedAt, isVoid }: ClockFacts, at: Date): ClockState {
  if (isVoid) return "void";
  const isPast = dueAt !== null && (stoppedAt ?? at) > dueAt;
  if (stoppedAt) return isPast ? "late" : "met";
  if (dueAt === null) return "paused";
  return isPast ? "lapsed" : "running";
}

/** The states from which each act is possible. What lapsed can only be explained: it is not paused, not removed. */
const from: Readonly<Record<"pause" | "resume" | "explain", readonly ClockState[]>> = {
  pause: ["running"],
  resume: ["paused"],
  explain: ["lapsed", "late"],
};
export type ClockAct = keyof typeof from;

/** Whether the act is possible in this state. */
export const mayAct = (state: ClockState, act: ClockAct): boolean => from[act].includes(state);

/** Why the act is refused; null where it is not. */
export function refuseAct(state: ClockState, act: ClockAct): Problem | null {
  if (mayAct(state, act)) return null;
  const { vi, en } = stateLabels[state];
  const said = words[`${act}Refused`];
  return new Problem("rule", {
    detail: {
      vi: fill(said, { state: vi.toLowerCase() }).vi,
      en: fill(said, { state: en.toLowerCase() }).en,
    },
  });
}
