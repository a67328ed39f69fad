/** The city's estimates and supplements: every asked figure rolled up over all units, and unit by unit. */
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import type { Figure } from "#spine/indicators/index.ts";
import { listStandings, type Counted } from "./queries/consolidation.ts";
import type { Cycle } from "./queries/cycle.ts";
import { getForm } from "./queries/template.ts";
import { listHandedOf } from "./queries/year-end.ts";
import { cityYearEnd, type CityYearEnd, type WholeYear } from "./rules/year-end.ts";
import { estimatedKeys } from "./year-end.ts";

/** One figure of the city beside the counted one. */
export interface CityYearEndFigure extends CityYearEnd {
  readonly indicator: string;
  readonly dims: string;
}

/** What a unit gave beside one figure, with how it came to its estimate. */
export interface KeptYearEnd {
  readonly estimate?: Figure;
  readonly supplement?: Figure;
  readonly note?: string;
}

/** Everything beside the counted figures of a cycle: of the city, and of each unit by "indicator|dims". */
export interface CycleYearEnd {
  readonly window: WholeYear;
  readonly figures: readonly CityYearEndFigure[];
  readonly units: ReadonlyMap<number, Readonly<Record<string, KeptYearEnd>>>;
  /** The day on which each unit gave its supplement last; of those that did. */
  readonly supplementedOn: ReadonlyMap<number, string>;
}

const keyOf = (at: { readonly indicator: string; readonly dims: string }): string =>
  `${at.indicator}|${at.dims}`;

/** Null where the cycle asks for no estimate. */
export async function cycleYearEnd(tx: Tx, cycle: Cycle, counted: Counted): Promise<CycleYearEnd | null> {
  const window = cycle.wholeYear;
  const keys = window ? estimatedKeys(await getForm(tx, cycle.templateVersionId)) : [];
  if (!window || keys.length === 0) return null;
  const standings = await listStandings(tx, cycle.id);
  const units = new Map<number, Record<string, KeptYearEnd>>();
  for (const handed of await listHandedOf(tx, { cycleId: cycle.id, counted })) {
    const own = units.get(handed.unitId) ?? {};
    const { kind, note, state, value } = handed;
    const key = keyOf(handed);
    own[key] = {
      ...own[key],
      [kind]: { state, value },
      ...(kind === "estimate" && note !== null && { note }),
    };
    units.set(handed.unitId, own);
  }
  const supplemented = standings.flatMap((u): [number, string][] =>
    u.supplementAt ? [[u.unitId, dayOf(u.supplementAt)]] : [],
  );
  return {
    window,
    units,
    supplementedOn: new Map(supplemented),
    figures: keys.map((key) => ({
      ...key,
      ...cityYearEnd(standings.map((u) => units.get(u.unitId)?.[keyOf(key)] ?? {})),
    })),
  };
}
