/** The plans that a person reviews, and with which of them one is compared. */
import { request } from "#base/ui/request.ts";
import type { PlanListed } from "../types.ts";

/** The query of all plans under review, published and replaced. */
export const plansQuery = {
  queryKey: ["plan-reviews"],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await request<{ rows: readonly PlanListed[] }>("/api/plan/reviews", { query: { limit: 100 }, signal }))
      .rows,
};

/** The document that this one is compared with: what the address asks, else the published one of the same years, else the latest. */
export function otherOf(
  plans: readonly PlanListed[],
  asked: { readonly id: string; readonly with: string | undefined },
): PlanListed | undefined {
  const others = plans.filter((p) => String(p.id) !== asked.id);
  return others.find((p) => String(p.id) === asked.with) ?? inForceWith(plans, asked.id) ?? others[0];
}

/** Another plan that is in force in some of the same years. */
export function inForceWith(plans: readonly PlanListed[], id: string): PlanListed | undefined {
  const me = plans.find((p) => String(p.id) === id);
  const overlaps = (p: PlanListed): boolean =>
    (p.yearFrom ?? 0) <= (me?.yearTo ?? 9999) && (me?.yearFrom ?? 0) <= (p.yearTo ?? 9999);
  return plans.find((p) => String(p.id) !== id && p.state === "published" && overlaps(p));
}
