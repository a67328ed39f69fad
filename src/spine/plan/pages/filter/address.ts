/** The filter of the plan's views as the address has it, and what the views are asked with it. Pure. */
import { filterKeys, planViews, type FilterKey, type PlanView } from "../../rules/filter.ts";
import type { PlanListed } from "../types.ts";

/** What is set, as text: numbers and codes, never a person's name. */
export type FilterTyped = Readonly<Partial<Record<FilterKey, string>>>;

/** Which tasks a number counts. */
export interface Where extends FilterTyped {
  readonly document: number;
  readonly year: number;
}

/** Which plan and which year the address asks for; the newest plan and the working year unless told. */
export interface Chosen {
  readonly plan: PlanListed;
  readonly plans: readonly PlanListed[];
  readonly year: number;
  readonly filter: FilterTyped;
  /** Plan, year and filter: what the lists of tasks behind the numbers are asked. */
  readonly where: Readonly<Record<string, string | number>> & {
    readonly document: number;
    readonly year: number;
  };
  /** Year and filter: what the views are asked. */
  readonly query: Readonly<Record<string, string | number>>;
}

export const isFilterKey = (key: string): key is FilterKey => filterKeys.some((known) => known === key);
export const isPlanView = (view: string): view is PlanView => planViews.some((known) => known === view);

/** The filter in an address. */
export function filterIn(address: Readonly<Record<string, string>>): FilterTyped {
  return Object.fromEntries(
    Object.entries(address).filter(([key, value]) => isFilterKey(key) && value !== ""),
  );
}

/** What the address of a view says beside: which rows are shown. */
const beside = ["show", "q"] as const;

/** The file of a view: the same rows by the same address. */
export function exportOf(
  chosen: Chosen,
  of: {
    readonly view: PlanView;
    readonly format: string;
    readonly address: Readonly<Record<string, string>>;
    readonly folded: readonly number[];
  },
): string {
  const more = beside.flatMap((key) => (of.address[key] ? [[key, of.address[key]] as const] : []));
  const query: Readonly<Record<string, string | number>> = {
    view: of.view,
    format: of.format,
    ...chosen.query,
    ...Object.fromEntries(more),
    ...(of.folded.length > 0 && { folded: of.folded.join(",") }),
  };
  const text = Object.entries(query).map(([key, value]) => [key, String(value)]);
  return `/api/plan/documents/${chosen.plan.id}/export?${new URLSearchParams(text).toString()}`;
}

/** What a saved view keeps of an address. */
export function searchToSave(address: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(address).filter(
    ([key, value]) => value !== "" && (isFilterKey(key) || ["show", "plan", "year"].includes(key)),
  );
  return Object.fromEntries(kept);
}

/** Where each view of a plan is. */
export const viewPaths: Readonly<Record<PlanView, string>> = {
  tree: "/plan",
  units: "/plan/units",
  map: "/plan/map",
  matrix: "/plan/matrix",
  timeline: "/plan/timeline",
};
