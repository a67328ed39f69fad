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
    readonly id: number;
    readonly code: string;
    readonly label: Label;
    readonly unit: { readonly id: number; readonly name: string };
    /** Held for someone else. */
    readonly delegated: boolean;
    /** The first day on which it is no longer held. */
    readonly validTo: string | null;
  }[];
  /** Roles of one's own that others hold for a while. */
  readonly lent: readonly {
    readonly id: number;
    readonly code: string;
    readonly label: Label;
    readonly to: { readonly id: number; readonly name: string };
    readonly validFrom: string;
    readonly validTo: string;
    readonly reason: string | null;
  }[];
  /** What must be done before anything else works. */
  readonly needs: readonly ("change-password" | "second-step")[];
  readonly secondStep: boolean;
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

/** The last day of a span that is kept by the first day outside it. */
export function lastDay(validTo: string): string {
  const day = new Date(`${validTo}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** What the screens may know of the person. */
export function viewerOf({ person, verbs, year }: Pick<Me, "person" | "verbs" | "year">): Viewer {
  return { id: person.id, name: person.name, unit: person.unit, verbs: new Set(verbs), year };
}
