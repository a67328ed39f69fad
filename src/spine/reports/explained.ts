/** Explained exceptions of the units that count, for the consolidation and for the city's report. */
import type { Tx } from "#base/database/index.ts";
import type { Label } from "#base/words.ts";
import { listChecked } from "./queries/check.ts";
import { listStandings, type Counted } from "./queries/consolidation.ts";
import { isCounted } from "./rules/state.ts";

/** One of them: whose, what the rule says, and why the figures stand. */
export interface Explained {
  readonly submissionId: number;
  readonly unit: { readonly id: number; readonly code: string; readonly name: string };
  readonly sentence: Label;
  readonly text: string;
}

/** In the order of the units, then of the rules. */
export async function explainedOfCounted(tx: Tx, cycleId: number, counted: Counted): Promise<Explained[]> {
  const standings = (await listStandings(tx, cycleId)).filter((u) => isCounted(u, counted));
  const units = new Map(standings.map((u) => [u.unitId, u]));
  return (await listChecked(tx, { cycleId })).flatMap(({ unitId, explanation, sentence }): Explained[] => {
    const found = units.get(unitId);
    if (!found || explanation === null) return [];
    const { submissionId, code, name } = found;
    return [{ submissionId, unit: { id: unitId, code, name }, sentence, text: explanation }];
  });
}
