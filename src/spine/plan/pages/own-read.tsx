/** A unit's published implementing plan, as the city and the unit read it. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Waiting } from "#base/ui/bits.tsx";
import { usePath } from "#base/ui/go.tsx";
import { problemOf, ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import OwnEditions from "./own-editions.tsx";
import { OwnPlanShown } from "./own/plan.tsx";
import type { OwnPlan } from "./own/types.ts";

/** The screen at /plan/own/$id. */
export default function OwnRead(): ReactNode {
  const { id } = usePath();
  const { data, error, refetch } = useQuery({
    queryKey: ["own-plan", id],
    queryFn: ({ signal }) => request<OwnPlan>(`/api/plan/own/${id ?? ""}`, { signal }),
  });
  // Being amended it is its writers' alone; what was signed stays to be read.
  if (!data && error && problemOf(error).kind === "not-found") return <OwnEditions />;
  if (error && !data) return <ProblemNote whole error={error} again={() => void refetch()} />;
  return data ? <OwnPlanShown plan={data} /> : <Waiting lines={10} />;
}
