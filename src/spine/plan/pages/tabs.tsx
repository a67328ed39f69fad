/** The views of the plan, as links; and which plan and year they show. */
import { NativeSelect } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Card, Empty, PageTitle } from "#base/ui/bits.tsx";
import { Go, showCurrent, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { useMay, useViewer } from "#base/ui/viewer.ts";
import type { Label } from "#base/words.ts";
import { changeWords } from "./changes/words.ts";
import { mapWords } from "./map/words.ts";
import { ownWords } from "./own/words.ts";
import { FilterBar } from "./filter/bar.tsx";
import { filterIn, isFilterKey, isPlanView, type Chosen } from "./filter/address.ts";
import css from "./plan.module.css";
import type { PlanListed } from "./types.ts";
import { screenWords as words } from "./words.ts";

export type { Chosen, Where } from "./filter/address.ts";

/** The views of a published plan. */
export type View = "tree" | "matrix" | "units" | "map" | "timeline" | "changes" | "own" | "documents";

const views: readonly (readonly [View, string, Label])[] = [
  ["tree", "/plan", words.tree],
  ["units", "/plan/units", words.units],
  ["map", "/plan/map", mapWords.map],
  ["matrix", "/plan/matrix", words.matrix],
  ["timeline", "/plan/timeline", words.timeline],
  ["changes", "/plan/changes", changeWords.changes],
  ["own", "/plan/own", ownWords.view],
  ["documents", "/plan/documents", words.documents],
];

/** The published plans, the newest first. */
export function usePublished(): UseQueryResult<readonly PlanListed[]> {
  return useQuery({
    queryKey: ["plan-published"],
    queryFn: async ({ signal }) => {
      const query = { state: "published", limit: 100 };
      return (await request<{ rows: readonly PlanListed[] }>("/api/plan/documents", { query, signal })).rows;
    },
  });
}

/** The choice in the address; null while there is no published plan. */
export function useChosen(): {
  readonly chosen: Chosen | null;
  readonly query: UseQueryResult<readonly PlanListed[]>;
} {
  const [address] = useAddress();
  const viewer = useViewer();
  const query = usePublished();
  const plans = query.data ?? [];
  const plan = plans.find((p) => String(p.id) === address["plan"]) ?? plans[0];
  if (!plan) return { chosen: null, query };
  const asked = Number(address["year"]);
  const fallback = plan.years.includes(viewer.year) ? viewer.year : (plan.years.at(-1) ?? viewer.year);
  const year = asked || fallback;
  const filter = filterIn(address);
  const where = { document: plan.id, year, ...filter };
  return { chosen: { plan, plans, year, filter, where, query: { year, ...filter } }, query };
}

function nameOf(plan: PlanListed, say: (label: Label) => string): string {
  return `${plan.number ?? say(words.noNumber)} · ${plan.title}`;
}

/** Picks plan and year; stands at the head of each view. */
export function Choose({ chosen }: { chosen: Chosen }): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  const { plan, plans, year } = chosen;
  const years = [...new Set([...plan.years, year])].toSorted((a, b) => a - b);
  return (
    <div className={`${css.choose} no-print`}>
      {plans.length > 1 && (
        <NativeSelect
          className={css.choosePlan}
          aria-label={say(words.whichPlan)}
          value={String(plan.id)}
          data={plans.map((p) => ({ value: String(p.id), label: nameOf(p, say) }))}
          onChange={(event) => change({ plan: event.currentTarget.value, year: null })}
        />
      )}
      <NativeSelect
        aria-label={say(words.whichYear)}
        value={String(year)}
        data={years.map((y) => ({ value: String(y), label: `${say(words.whichYear)} ${y}` }))}
        onChange={(event) => change({ year: event.currentTarget.value })}
      />
    </div>
  );
}

/** Title and tabs of every view of the plan; the choice of plan and year goes along. */
export function PlanHead(props: {
  view: View;
  hint: Label;
  acts?: ReactNode;
  chosen?: Chosen | null;
}): ReactNode {
  const say = useSay();
  const [address] = useAddress();
  // Leadership sees how the plan stands and no unit's own paper.
  const readsOwn = useMay("own-plan.read");
  const keep = new URLSearchParams(
    Object.entries(address).filter(([key]) => key === "plan" || key === "year" || isFilterKey(key)),
  ).toString();
  return (
    <>
      <PageTitle
        title={say(words.plan)}
        hint={say(props.hint)}
        acts={
          <>
            {props.chosen && <Choose chosen={props.chosen} />}
            {props.acts}
          </>
        }
      />
      <nav ref={showCurrent} className={`${css.tabs} no-print`} aria-label={say(words.tabs)}>
        {views
          .filter(([view]) => view !== "own" || readsOwn)
          .map(([view, path, label]) => (
            <Go
              key={view}
              href={keep ? `${path}?${keep}` : path}
              className={css.tab}
              aria-current={view === props.view ? "page" : undefined}
            >
              {say(label)}
            </Go>
          ))}
      </nav>
      {props.chosen && isPlanView(props.view) && <FilterBar view={props.view} chosen={props.chosen} />}
    </>
  );
}

/** Nothing has been published: what to do first. */
export function NoPlan(): ReactNode {
  const say = useSay();
  const lead = useMay("plan.import");
  return (
    <Card>
      <Empty
        icon={IconFileImport}
        title={say(words.noPlanYet)}
        next={say(lead ? words.noPlanLead : words.noPlanOther)}
        acts={
          lead && (
            <Button component={Go} href="/plan/documents/new">
              {say(words.importPlan)}
            </Button>
          )
        }
      />
    </Card>
  );
}
