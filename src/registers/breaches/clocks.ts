/** The clocks of a breach count from its discovery and run where the data-protection officer sits, who answers for them. */
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { inScope, type Person } from "#spine/access/index.ts";
import { startClocks, stopClocks } from "#spine/deadlines/index.ts";
import { listHolders } from "#spine/people/index.ts";
import { clockRules, clocksOf, type ClockRule } from "./rules.ts";
import type { Standing } from "./schema.ts";

export const KIND = "data-breach";
export const OFFICER = "data-protection";

/** Who acts, and when. */
export interface By {
  readonly person: Person;
  readonly at: Date;
}

/** Where the data-protection officer sits; where there is none, where it was reported. */
export async function officersUnit(tx: Tx, reportedAt: number, at: Date): Promise<number> {
  const [officer] = await listHolders(tx, [OFFICER], dayOf(at));
  return officer?.unitId ?? reportedAt;
}

const everywhere = (tx: Tx, run: () => Promise<void>): Promise<void> =>
  inScope(tx, { sees: "all", writes: "all" }, run);

/** Starts what must run for it, from its discovery; what runs already goes on. */
export function startBreachClocks(
  tx: Tx,
  of: { readonly code: string; readonly unitId: number; readonly standing: Standing },
  { person }: By,
): Promise<void> {
  const by = { at: of.standing.discoveredAt, personId: person.id, byName: person.name };
  return everywhere(tx, async () => {
    for (const rule of clocksOf(of.standing))
      await startClocks(tx, { rule, kind: KIND, by }, [{ subjectCode: of.code, unitId: of.unitId }]);
  });
}

/** Stops these clocks: met at the moment of the act, or void with a reason that tells of nobody. */
export function stopBreachClocks(
  tx: Tx,
  of: { readonly code: string; readonly rules: readonly ClockRule[]; readonly voidBecause?: string },
  { person, at }: By,
): Promise<void> {
  const { code, rules, voidBecause } = of;
  const by = { at, personId: person.id, byName: person.name, ...(voidBecause && { voidBecause }) };
  return everywhere(tx, async () => {
    for (const rule of rules) await stopClocks(tx, { rule, kind: KIND, codes: [code], ...by });
  });
}

/** Those that no longer apply after its kind or gravity was put right. */
export const needless = (standing: Standing): ClockRule[] => {
  const needed = new Set(clocksOf(standing));
  return clockRules.filter((rule) => !needed.has(rule));
};
