/** TanStack Query, set up once: what is read is kept shortly, refusals are never repeated, a dead line is. */
import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./request.ts";

/** Minutes an answer is shown without asking again, in milliseconds. */
const freshMs = 30_000;

/** Whether asking again may help: only where the line or the server failed. */
export function mayRepeat(failures: number, error: Error): boolean {
  const passing = error instanceof ProblemError && ["offline", "unavailable"].includes(error.kind);
  return passing && failures < 2;
}

/** The one of the application. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: freshMs, retry: mayRepeat, refetchOnWindowFocus: true } },
  });
}
