/** An act on a report or its cycle from a sheet: sends, tells, and reads anew whatever shows it. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Label } from "#base/words.ts";

/** What a sheet needs of it. */
export interface Act {
  readonly run: (path: string, body: Readonly<Record<string, unknown>>, told?: Label) => void;
  readonly busy: boolean;
  readonly error: unknown;
}

interface Asked {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly told: Label;
}

/** `told` is what is said when it is done, unless the act says something else; `done` closes the sheet. */
export function useAct(told: Label, done: () => void): Act {
  const say = useSay();
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: ({ path, body }: Asked) => request(path, { method: "POST", body }),
    onSuccess: async (_, asked) => {
      await client.invalidateQueries();
      toast(say(asked.told));
      done();
    },
  });
  return {
    run: (path, body, other) => act.mutate({ path, body, told: other ?? told }),
    busy: act.isPending,
    error: act.error,
  };
}
