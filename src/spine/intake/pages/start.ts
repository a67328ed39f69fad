/** What an empty form begins with: the channel of the person's role, the commune they work in. */
import { useQuery } from "@tanstack/react-query";
import { request } from "#base/ui/request.ts";
import type { Channel } from "../schema.ts";

export interface Start {
  readonly channel: Channel;
  readonly place: { readonly id: number; readonly name: string } | null;
}

export const useStart = () =>
  useQuery({
    queryKey: ["intake", "start"],
    queryFn: ({ signal }) => request<Start>("/api/intake/start", { signal }),
    staleTime: Infinity,
  });
