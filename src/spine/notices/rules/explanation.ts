/** Who may ask a unit for an explanation, and what may follow upon what. Pure. */
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import type { Person } from "#spine/access/web.ts";
import type { ExplanationState, TurnAct } from "../schema.ts";
import { stateLabels, words } from "../words.ts";

/** What each act makes of an explanation, and from which state it is possible; asking begins one. */
const acts = {
  answer: { from: ["asked"], to: "answered" },
  "ask-again": { from: ["answered"], to: "asked" },
  accept: { from: ["answered"], to: "accepted" },
  withdraw: { from: ["asked", "answered"], to: "withdrawn" },
} as const satisfies Readonly<
  Record<
    Exclude<TurnAct, "ask">,
    { readonly from: readonly ExplanationState[]; readonly to: ExplanationState }
  >
>;
export type FurtherAct = keyof typeof acts;
export const furtherActs = Object.keys(acts) as FurtherAct[];

/** The state after an act. */
export const stateAfter = (act: FurtherAct): ExplanationState => acts[act].to;

/** How an explanation stands, and who spoke last. */
export interface Standing {
  readonly state: ExplanationState;
  readonly lastBy: number | null;
}

/** Why an act is refused; null where it is not. Nobody answers their own question, nor judges their own answer. */
export function refuseTurn(act: FurtherAct, standing: Standing, personId: number): Problem | null {
  const { from }: { readonly from: readonly ExplanationState[] } = acts[act];
  if (!from.includes(standing.state)) {
    const { vi, en } = stateLabels[standing.state];
    const detail = {
      vi: fill(words.turnRefused, { state: vi.toLowerCase() }).vi,
      en: fill(words.turnRefused, { state: en.toLowerCase() }).en,
    };
    return new Problem("rule", { detail });
  }
  const isOwn = standing.lastBy === personId && act !== "withdraw";
  return isOwn ? new Problem("rule", { detail: words.notYourOwn }) : null;
}

/** Something overdue, by its unit and the unit in charge of it. */
export interface Owed {
  readonly unitId: number;
  readonly inCharge: number | null;
  readonly keptTo?: readonly number[] | null;
}

/**
 * For which unit a person may ask about this, or null: the city about all, a unit about what is beneath it or what it is in
 * charge of, and of a unit's own things only its head asks its own people. What is kept to some people is asked about by
 * nobody: the question would tell the others.
 */
export function askingUnit(person: Pick<Person, "unitId" | "roles" | "reach">, owed: Owed): number | null {
  const reach = person.reach.get("explanation.ask");
  if (reach === undefined || owed.keptTo) return null;
  const reaches = (unit: number | null): boolean => unit !== null && (reach === "all" || reach.has(unit));
  if (owed.unitId === person.unitId) {
    const isHead = person.roles.some((r) => r.role === "commune-leader" && r.units.includes(owed.unitId));
    return isHead ? owed.unitId : null;
  }
  if (!reaches(owed.unitId) && !reaches(owed.inCharge)) return null;
  return reaches(person.unitId) ? person.unitId : owed.inCharge;
}

/** Whether accepting a reason ends the ladder: a unit that accepts its own reason does not hide it from the city. */
export const endsClimb = (of: { readonly unitId: number; readonly byUnitId: number }): boolean =>
  of.unitId !== of.byUnitId;
