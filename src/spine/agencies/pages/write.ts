/** One act of a person on agencies: sent, said at the foot of the screen, and everything read again. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useSay } from "#base/ui/language.ts";
import { request, type RequestOptions } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Label } from "#base/words.ts";
import { words } from "./words.ts";

/** What is sent where. */
export interface Act extends RequestOptions {
  readonly path: string;
}

/** Sends acts; `done` runs after the lists and units were told to read again. */
export function useAct<T>(done?: (answer: T) => void, said: Label = words.saved) {
  const client = useQueryClient();
  const say = useSay();
  return useMutation<T, Error, Act>({
    mutationFn: ({ path, ...options }) => request<T>(path, options),
    onSuccess: async (answer) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ["agencies"] }),
        client.invalidateQueries({ queryKey: ["list", "/api/agencies"] }),
      ]);
      toast(say(said));
      done?.(answer);
    },
  });
}
