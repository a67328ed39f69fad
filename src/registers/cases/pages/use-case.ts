/** One case of the server, and its writes. */
import { useIsFetching, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
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

const QUIET_MS = 80;
const PATIENCE_MS = 2_500;
const parts: readonly unknown[] = ["case", "clocks"];

/**
 * Whether what belongs to the page has come in, once: until then it is laid out unseen, so that nothing moves under a hand
 * that is about to press. A slow line does not keep it hidden for long.
 */
export function useSettled(): boolean {
  const [settled, settle] = useState(false);
  const coming = useIsFetching({ predicate: ({ queryKey }) => parts.includes(queryKey[0]) });
  useEffect(() => {
    if (settled || coming > 0) return undefined;
    // A part asks only after it was laid out: a moment of quiet tells that none is about to.
    const timer = setTimeout(() => settle(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, [settled, coming]);
  useEffect(() => {
    const timer = setTimeout(() => settle(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}

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
