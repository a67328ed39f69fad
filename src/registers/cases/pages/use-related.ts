/** What belongs to a case beside itself: related cases, repeated violence, ties between its people. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "#base/ui/request.ts";
import type { Case } from "./types.ts";

interface Other {
  readonly code: string;
  readonly unit: string;
  readonly state: string;
  readonly risk: string;
  readonly openedAt: string;
  readonly eventOn: string | null;
}

export interface Relation extends Other {
  readonly id: number;
  readonly kind: string;
  readonly isFrom: boolean;
  readonly at: string;
  readonly by: string;
}

export type Common = "same-harmed" | "same-doer" | "same-child" | "crossed" | "same-person" | "same-home";

export interface Repeat extends Other {
  readonly common: readonly { readonly common: Common; readonly thing: number | null }[];
  readonly repeated: boolean;
}

export interface Tie {
  readonly id: number;
  readonly person: number;
  readonly other: number;
  readonly kind: string;
}

interface Related {
  readonly relations: readonly Relation[];
  readonly repeats: readonly Repeat[];
  readonly months: number;
  readonly ties: readonly Tie[];
}

export const useRelated = (of: Case) =>
  useQuery({
    queryKey: ["case", of.code, "related", of.version],
    queryFn: ({ signal }) => request<Related>(`/api/cases/${of.code}/related`, { signal }),
    gcTime: 0,
  });

/** Writes one of them, and asks for all of them anew. */
export function useRelating(of: Case): (path: string, body: object | null) => Promise<void> {
  const client = useQueryClient();
  return async (path, body) => {
    const method = body ? "POST" : "DELETE";
    await request(`/api/cases/${of.code}${path}`, { method, ...(body && { body }) });
    await client.invalidateQueries({ queryKey: ["case", of.code, "related"] });
  };
}
