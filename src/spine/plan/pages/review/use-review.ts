/** The document under review and its edits: each answer is merged into what is shown. */
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useSay } from "#base/ui/language.ts";
import { problemTitle } from "#base/ui/problem-note.tsx";
import { ProblemError, request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Edited, Review } from "../types.ts";
import { withEdit } from "./state.ts";
import { reviewWords as words } from "./words.ts";

/** The key of a document's review. */
export const reviewKey = (id: string): readonly unknown[] => ["plan-review", id];

/** The whole document under review. */
export function useReview(id: string): UseQueryResult<Review> {
  return useQuery({
    queryKey: reviewKey(id),
    queryFn: ({ signal }) => request<Review>(`/api/plan/reviews/${id}`, { signal }),
    // Edits merge their own answers; asking again while someone works would move rows under their hands.
    refetchOnWindowFocus: false,
    staleTime: 300_000,
  });
}

/** One edit: where it goes and what it says. */
export interface Edit {
  readonly path: string;
  readonly body: unknown;
  readonly method?: "POST" | "PATCH";
}

/** What the rows use to change things. */
export interface Editing {
  /** Answers the edit, or null when it was refused (the refusal has been shown). */
  readonly run: (edit: Edit) => Promise<Edited | null>;
  readonly busy: boolean;
  readonly may: boolean;
}

/** Sends edits; a refusal appears at the foot of the screen, a stale one loads the present version first. */
export function useEditing(id: string, may: boolean): Editing {
  const client = useQueryClient();
  const say = useSay();
  const key = reviewKey(id);
  const mutation = useMutation({
    mutationFn: ({ path, body, method }: Edit) => request<Edited>(path, { method: method ?? "POST", body }),
    onSuccess: (edit) =>
      client.setQueryData<Review>(key, (before: Review | undefined) => before && withEdit(before, edit)),
  });
  const { mutateAsync, isPending } = mutation;
  const run = async (edit: Edit): Promise<Edited | null> => {
    try {
      return await mutateAsync(edit);
    } catch (error) {
      const stale = error instanceof ProblemError && error.kind === "conflict";
      if (stale) await client.invalidateQueries({ queryKey: key });
      toast(stale ? say(words.conflict) : sentenceOf(error, problemTitle(error, say)), "problem");
      return null;
    }
  };
  return { run, busy: isPending, may };
}

/** A refusal at fields says more than its title. */
function sentenceOf(error: unknown, title: string): string {
  const at = error instanceof ProblemError ? error.errors.map((e) => e.message).join(" ") : "";
  return at || title;
}
