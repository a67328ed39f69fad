/** What was begun and not sent: found again after a logout, a crash, on another device. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { instantShown } from "#base/ui/typed.ts";
import css from "./intake.module.css";
import { screenWords as words } from "./words.ts";

export interface Draft {
  readonly id: string;
  readonly savedAt: string;
  readonly typed: Readonly<Record<string, unknown>>;
}

/** `except` is the one that is being written on this screen. */
export function DraftsFound(props: { except: string; onChoose: (draft: Draft) => void }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const key = ["intake", "drafts"];
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => request<{ rows: readonly Draft[] }>("/api/intake/drafts", { signal }),
    // What was typed elsewhere meanwhile; nothing of it stays in memory once the page is left.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const drop = useMutation({
    mutationFn: (id: string) => request(`/api/intake/drafts/${id}`, { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
  const found = data?.rows.filter((draft) => draft.id !== props.except) ?? [];
  if (found.length === 0) return null;
  return (
    <Card className={css.drafts}>
      <h2>{say(words.draftsFound)}</h2>
      <ul>
        {found.map((draft) => (
          <li key={draft.id} className={css.actsRow}>
            <span>{say(words.draftOf, { at: instantShown(draft.savedAt) })}</span>
            <Button size="sm" onClick={() => props.onChoose(draft)}>
              {say(words.draftGoOn)}
            </Button>
            <Button size="sm" variant="subtle" loading={drop.isPending} onClick={() => drop.mutate(draft.id)}>
              {say(words.draftDrop)}
            </Button>
          </li>
        ))}
      </ul>
      <p className={css.quiet}>{say(words.draftDays)}</p>
    </Card>
  );
}
