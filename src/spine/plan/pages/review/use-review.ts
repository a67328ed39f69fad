/** The document under review and its edits: each answer is merged into what is shown. */
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { useSay } from "#base/ui/language.ts";
import { problemTitle } from "#base/ui/problem-note.tsx";
import { ProblemError, request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Edited, Review } from "../types.ts";
import { withEdit } from "./state.ts";
import { restoring, undoOf, type Undo } from "./undo.ts";
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
  /** It takes another edit back, and is not itself taken back. */
  readonly restores?: true;
}

/** What the rows use to change things. */
export interface Editing {
  /** Answers the edit, or null when it was refused (the refusal has been shown). */
  readonly run: (edit: Edit) => Promise<Edited | null>;
  /** Takes the last decision or correction back; answers the row it was of, or null where there is none. */
  readonly undo: () => Promise<string | null>;
  /** How many acts can be taken back. */
  readonly undos: number;
  readonly busy: boolean;
  readonly may: boolean;
}

const UNDOS_MAX = 50;

/** Sends edits; a refusal appears at the foot of the screen, a stale one loads the present version first. */
export function useEditing(id: string, may: boolean): Editing {
  const client = useQueryClient();
  const say = useSay();
  const key = reviewKey(id);
  const [undos, setUndos] = useState<readonly Undo[]>([]);
  const mutation = useMutation({
    mutationFn: ({ path, body, method }: Edit) => request<Edited>(path, { method: method ?? "POST", body }),
    onSuccess: (edit, { restores }) => {
      const before = client.getQueryData<Review>(key);
      if (!before) return;
      client.setQueryData<Review>(key, withEdit(before, edit));
      const undo = restores ? null : undoOf(before, edit);
      if (undo) setUndos((all) => [...all.slice(1 - UNDOS_MAX), undo]);
    },
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
  const undo = async (): Promise<string | null> => {
    const [last, review] = [undos.at(-1), client.getQueryData<Review>(key)];
    if (!last || !review) {
      toast(say(words.nothingToUndo), "problem");
      return null;
    }
    setUndos((all) => all.slice(0, -1));
    const edits = restoring(last, review);
    if (!edits) {
      toast(say(words.changedSince), "problem");
      return null;
    }
    for (const edit of edits) if (!(await run({ ...edit, restores: true }))) return null;
    toast(say(words.undone, { n: last.was.length }));
    return last.was[0] ? `c${last.was[0].id}` : null;
  };
  return { run, undo, undos: undos.length, busy: isPending, may };
}

/** A refusal at fields says more than its title. */
function sentenceOf(error: unknown, title: string): string {
  const at = error instanceof ProblemError ? error.errors.map((e) => e.message).join(" ") : "";
  return at || title;
}
