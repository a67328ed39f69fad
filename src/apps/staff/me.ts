/** Who is signed in, as GET /api/me tells it. */
import { queryOptions } from "@tanstack/react-query";
import { request } from "#base/ui/request.ts";
import type { Viewer } from "#base/ui/viewer.ts";
import type { Label, Language } from "#base/words.ts";

/** The answer of GET /api/me. */
export interface Me {
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly userName: string;
    readonly unit: {
      readonly id: number;
      readonly code: string;
      readonly name: string;
      readonly kind: string;
    } | null;
    readonly language: Language;
  };
  readonly roles: readonly {
    readonly code: string;
    readonly label: Label;
    readonly unit: { readonly id: number; readonly name: string } | null;
  }[];
  readonly verbs: readonly string[];
  readonly demo: boolean;
  readonly setting: string;
  readonly year: number;
}

/** `null` when nobody is signed in. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => request<Me>("/api/me", { signal }),
  staleTime: Infinity,
});

/** What the screens may know of the person. */
export function viewerOf(me: Me): Viewer {
  return {
    id: me.person.id,
    name: me.person.name,
    unit: me.person.unit,
    verbs: new Set(me.verbs),
    year: me.year,
  };
}
