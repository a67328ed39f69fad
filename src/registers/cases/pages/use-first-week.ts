/** What somebody has looked at in their first week, as the server keeps it for them. */
import { useQuery } from "@tanstack/react-query";
import { request } from "#base/ui/request.ts";

interface FirstWeek {
  readonly offered: boolean;
  readonly putAway: boolean;
  readonly done: readonly string[];
  readonly leaders: readonly string[];
}

export const useFirstWeek = (asks: boolean) =>
  useQuery({
    queryKey: ["case-first-week"],
    queryFn: ({ signal }) => request<FirstWeek>("/api/case-first-week", { signal }),
    enabled: asks,
  });
