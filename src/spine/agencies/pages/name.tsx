/** The name of an agency by its number, for records that keep the number. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { request } from "#base/ui/request.ts";
import type { OneAnswer } from "../answers.ts";
import { UnitLink } from "./parts.tsx";

/** A link with the unit's present name; the number while it is fetched. */
export default function AgencyName({ id }: { id: number }): ReactNode {
  const { data } = useQuery({
    queryKey: ["agencies", String(id)],
    queryFn: ({ signal }) => request<OneAnswer>(`/api/agencies/${id}`, { signal }),
    staleTime: 300_000,
  });
  return data ? <UnitLink unit={data} /> : <span>{id}</span>;
}
