/** Reading the parts of a regulation, and writing them. */
import { useMutation, useQuery, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { words } from "../words.ts";
import type { PartsRead } from "./types.ts";

const keyOf = (code: string) => ["regulation-parts", code] as const;

/** The parts. */
export const useParts = (code: string, version: number) =>
  useQuery({
    // A change of the record may be one of its parts.
    queryKey: [...keyOf(code), version],
    queryFn: ({ signal }) => request<PartsRead>(`/api/regulations/${code}/parts`, { signal }),
  });

interface Write {
  readonly path: "parts" | "reviews" | `reviews/${number}/done`;
  readonly body: object;
}

/** Writes some of them; everything that is shown of the regulation is asked again. */
export function useWriteParts(code: string, done: () => void): UseMutationResult<PartsRead, Error, Write> {
  const say = useSay();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: Write) =>
      request<PartsRead>(`/api/regulations/${code}/${path}`, {
        method: path.endsWith("/done") ? "POST" : "PUT",
        body,
      }),
    onSuccess: async () => {
      await client.invalidateQueries();
      toast(say(words.saved));
      done();
    },
  });
}
