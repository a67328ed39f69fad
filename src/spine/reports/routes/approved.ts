/** The endpoint of what was approved last: its seal, and what has changed since. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { plainFigure, type Figure } from "#spine/indicators/index.ts";
import { hashOf } from "../city.ts";
import { findApproval } from "../queries/submission.ts";
import { figureChanges, textChanges } from "../rules/changes.ts";
import { spelled, type Snapshot } from "../rules/snapshot.ts";
import { snapshotOf } from "../seal.ts";
import { cellKey, presentFigures } from "../sheet.ts";
import { words } from "../words.ts";
import { loadSheet, type Loaded } from "./editing.ts";
import { byId, changesOutput } from "./output.ts";

const approvalOutput = z.object({
  round: z.number(),
  at: z.date(),
  byName: z.string().nullable(),
  /** Null for approvals of before they were sealed. */
  sha256: z.string().nullable(),
  /** Whether what is kept still has that hash; null where there is none. */
  intact: z.boolean().nullable(),
  /** What stands now against what was approved. */
  ...changesOutput,
});

const plain = (figure: Figure | null) => figure && plainFigure(figure);

/** What differs now from a round: only what that round held is compared. */
async function changesSince(tx: Tx, sheet: Loaded, { cells, texts }: Snapshot) {
  const held = new Set(cells.map((c) => cellKey(c.indicator, c.dims)));
  const now = (await presentFigures(tx, sheet)).filter((f) => held.has(cellKey(f.indicator, f.dims)));
  const figures = figureChanges(cells, now).map((c) => ({
    ...c,
    before: plain(c.before),
    after: plain(c.after),
  }));
  return { figures, sections: textChanges(texts, [...sheet.narratives.values()]) };
}

/** The endpoint; without an approval it answers null. */
export function approvedEndpoint(): AnyEndpoint {
  return endpoint({
    verb: "report.read",
    method: "GET",
    path: "/api/reports/submissions/{id}/approved",
    summary: words.approvedRound,
    params: byId,
    output: z.object({ approval: approvalOutput.nullable() }),
    audit: ({ params }) => ({ subject: `submission/${params.id}` }),
    load: (tx, { params }) => loadSheet(tx, params.id),
    run: async (tx, { params }, loaded: Loaded) => {
      const approval = await findApproval(tx, params.id);
      if (!approval) return { approval: null };
      const snapshot = await snapshotOf(tx, params.id, approval.round);
      const intact = approval.sha256 && hashOf(spelled(snapshot)) === approval.sha256;
      const changes = await changesSince(tx, loaded, snapshot);
      return {
        approval: { ...approval, intact: approval.sha256 === null ? null : Boolean(intact), ...changes },
      };
    },
  });
}
