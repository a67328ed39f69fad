/** The name of a unit by its number. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { request } from "#base/ui/request.ts";

export function AgencyName({ id }: { id: number }): ReactNode {
  const { data } = useQuery({
    queryKey: ["agency", id],
    queryFn: ({ signal }) => request<{ name: string }>(`/api/agencies/${id}`, { signal }),
    staleTime: 600_000,
  });
  return <span lang="vi">{data?.name ?? ""}</span>;
}
