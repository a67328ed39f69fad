/** Which failures pass by themselves, so that the same words may be sent again. */
import { ProblemError, type RefusalKind } from "#base/ui/request.ts";

const passing: readonly RefusalKind[] = ["offline", "broken", "unavailable", "too-many", "not-signed-in"];

/** Whether a failure lies in the line, the server or the sign-in, not in what was sent. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof ProblemError) || passing.includes(error.kind);
}
