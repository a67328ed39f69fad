/** One case of the server, and its writes. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { screenWords as words } from "../words/screens.ts";
import type { Changes } from "./thing-form.tsx";
import type { Case } from "./types.ts";

/** Nothing of a case is kept longer than its page is open. */
export const useCase = (code: string) =>
  useQuery({
    queryKey: ["case", code],
    queryFn: ({ signal }) => request<Case>(`/api/cases/${code}`, { signal }),
    gcTime: 0,
    staleTime: 0,
  });

interface Edited {
  readonly things: readonly { readonly clashes: readonly string[] }[];
}

/** What may be written, each with a word that it was done. */
export function useWrites(code: string) {
  const say = useSay();
  const client = useQueryClient();
  const after = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ["case", code] });
    void client.invalidateQueries({ queryKey: ["list", "/api/cases"] });
    void client.invalidateQueries({ queryKey: ["my-work"] });
  };
  const write = async <T>(
    path: string,
    method: "POST" | "PATCH" | "DELETE",
    body: object | null,
  ): Promise<T> => {
    const done = await request<T>(`/api/cases/${code}${path}`, { method, ...(body && { body }) });
    await after();
    return done;
  };
  return {
    write,
    edit: async (thing: number | null, fields: Changes): Promise<void> => {
      if (Object.keys(fields).length === 0) return;
      const done = await write<Edited>("/values", "PATCH", { changes: [{ thing, fields }] });
      const n = done.things.flatMap((one) => one.clashes).length;
      if (n > 0) toast(say(words.savedClash, { n }), "problem");
      else toast(say(words.saved));
    },
  };
}
