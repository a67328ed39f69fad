/** What the endpoints of a consolidation share: the cycle as something loaded, and which reports count. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import type { Counted } from "../queries/consolidation.ts";
import { findCycle, type Cycle } from "../queries/cycle.ts";
import { byId } from "./output.ts";

/** Only approved reports count, unless one asks to see what is handed over too. */
export const countQuery = z.object({ include: z.enum(["approved", "submitted"]).default("approved") });
/** The states that count. */
export const countedOf = (include: "approved" | "submitted"): Counted =>
  include === "approved" ? ["approved"] : ["approved", "submitted"];

/** A cycle as something loaded: it belongs to the unit that receives the reports. */
export type LoadedCycle = Cycle & { readonly unitId: number };

/** Loads a cycle. */
export async function loadCycle(tx: Tx, id: number): Promise<LoadedCycle | undefined> {
  const cycle = await findCycle(tx, id);
  return cycle && { ...cycle, unitId: cycle.toUnitId };
}

/** Parameters and loading of an endpoint on one cycle. */
export const base = {
  params: byId,
  load: (tx: Tx, { params }: { params: { id: number } }) => loadCycle(tx, params.id),
};
