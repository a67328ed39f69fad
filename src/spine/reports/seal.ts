/** The seal of what was approved: a hash over the figures and words of a round. */
import type { Tx } from "#base/database/index.ts";
import { hashOf } from "./city.ts";
import { listRoundCells, listRoundTexts } from "./queries/submission.ts";
import { listRoundEstimates } from "./queries/year-end.ts";
import { spelled, type Snapshot } from "./rules/snapshot.ts";

/** What one round held, as it was handed over. */
export async function snapshotOf(tx: Tx, submissionId: number, round: number): Promise<Snapshot> {
  const estimates = await listRoundEstimates(tx, submissionId, round);
  return {
    cells: await listRoundCells(tx, submissionId, round),
    texts: await listRoundTexts(tx, submissionId, round),
    ...(estimates.length > 0 && { estimates }),
  };
}

/** SHA-256 (hex) of what one round held. */
export async function sealOf(tx: Tx, submissionId: number, round: number): Promise<string> {
  return hashOf(spelled(await snapshotOf(tx, submissionId, round)));
}
