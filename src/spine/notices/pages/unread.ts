/** How many notices are unread: one question for the bell and the strip of My work. */
import { useQuery } from "@tanstack/react-query";
import { request } from "#base/ui/request.ts";
import { useMay } from "#base/ui/viewer.ts";

/** Undefined while it is not known, or notices are not this person's. */
export function useUnread(): number | undefined {
  const may = useMay("notice.read");
  const { data } = useQuery({
    queryKey: ["notices", "unread"],
    queryFn: ({ signal }) => request<{ unread: number }>("/api/notices/unread", { signal }),
    enabled: may,
    refetchInterval: 120_000,
  });
  return data?.unread;
}
