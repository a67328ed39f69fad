/** The contact is one value for the server and several fields for a person: its refusals go to those fields. */
import { ProblemError } from "#base/ui/request.ts";

/** Rethrows a refusal with "contact.phone" told of "phone". */
export function atContactFields(error: unknown): never {
  if (!(error instanceof ProblemError)) throw error;
  const errors = error.errors.map((e) => ({ ...e, path: e.path.replace(/^contact\./, "") }));
  const { title, detail, source, facts } = error;
  throw new ProblemError(error.kind, error.status, {
    title,
    errors,
    facts,
    ...(detail && { detail }),
    ...(source && { source }),
  });
}
