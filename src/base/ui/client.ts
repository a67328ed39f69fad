/** The typed client: `const api = makeClient<paths>()` — a wrong path, query or body is a type error. */
import createClient, { type Client } from "openapi-fetch";
import { send } from "./request.ts";

/** A client for the generated `paths`; refusals are thrown as ProblemError, so `data` is there when it returns. */
export function makeClient<Paths extends object>(): Client<Paths> {
  return createClient<Paths>({ baseUrl: location.origin, credentials: "same-origin", fetch: send });
}
