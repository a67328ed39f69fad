/** TanStack Query, set up once: what is read is kept shortly, refusals are never repeated, a dead line is. */
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./request.ts";

/** Minutes an answer is shown without asking again, in milliseconds. */
const freshMs = 30_000;

/** Whether asking again may help: only where the line or the server failed. */
export function mayRepeat(failures: number, error: Error): boolean {
  const passing = error instanceof ProblemError && ["offline", "unavailable"].includes(error.kind);
  return passing && failures < 2;
}

/** `onSignedOut` is told when the server no longer knows the person. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: Error): void => {
    if (error instanceof ProblemError && error.kind === "not-signed-in") onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: { queries: { staleTime: freshMs, retry: mayRepeat, refetchOnWindowFocus: true } },
  });
}
