/** Carries a request to the library and its answer back, with its refusals in our words. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { Problem, type ProblemKind } from "#base/problem.ts";
import { fill, type Label } from "#base/words.ts";
import { IDLE_DAYS } from "../rules/lock.ts";
import { words } from "../words.ts";
import { ADDRESS_HEADER, type Library } from "./library.ts";

type Refusal = readonly [kind: ProblemKind, detail: Label, path?: string];

const notMatched: Refusal = ["not-signed-in", words.notMatched];
const codeWrong: Refusal = ["invalid", words.codeWrong, "code"];

/** The library's codes that people meet. */
const refusals: Readonly<Record<string, Refusal>> = {
  INVALID_USERNAME_OR_PASSWORD: notMatched,
  INVALID_USERNAME: notMatched,
  USERNAME_TOO_SHORT: notMatched,
  USERNAME_TOO_LONG: notMatched,
  PASSWORD_TOO_LONG: notMatched,
  INVALID_PASSWORD: ["invalid", words.wrongPassword, "password"],
  INVALID_CODE: codeWrong,
  INVALID_BACKUP_CODE: codeWrong,
  INVALID_TWO_FACTOR_COOKIE: ["not-signed-in", words.codeWrong],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: ["locked", words.secondStepLocked],
  ACCOUNT_TEMPORARILY_LOCKED: ["locked", words.secondStepLocked],
  PERSON_DISABLED: ["locked", words.disabled],
  PERSON_IDLE: ["locked", fill(words.disabledIdle, { days: IDLE_DAYS })],
  PASSKEY_NEEDED: ["rule", words.passkeyNeeded],
  PASSKEY_NOT_FOUND: ["not-signed-in", words.passkeyRefused],
  AUTHENTICATION_FAILED: ["not-signed-in", words.passkeyRefused],
};

const kinds: Readonly<Record<number, ProblemKind>> = {
  401: "not-signed-in",
  403: "not-allowed",
  404: "not-found",
  429: "too-many",
};

/** What the library answered. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
}

function headersOf(request: FastifyRequest, cookie: string | undefined): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: request.ip });
  for (const name of ["accept", "content-type", "user-agent", "origin", "accept-language"]) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  if (cookie) headers.set("cookie", cookie);
  return headers;
}

/** Asks the library; `cookie` is what is left of the request's cookies. */
export async function askLibrary(
  library: Library,
  request: FastifyRequest,
  given: { readonly publicUrl: string; readonly cookie: string | undefined },
): Promise<Answer> {
  // A device is never trusted to skip the second step, and adding a passkey begins no session, whatever the request says.
  const { trustDevice: _, createSession: __, ...sent } = (request.body ?? {}) as Record<string, unknown>;
  const body = request.method === "GET" ? {} : { body: JSON.stringify(sent) };
  const headers = headersOf(request, given.cookie);
  if (request.method !== "GET") headers.set("content-type", "application/json");
  const asked = new Request(new URL(request.url, given.publicUrl), {
    method: request.method,
    headers,
    ...body,
  });
  const answered = await library.handler(asked);
  return { status: answered.status, body: await answered.text(), headers: answered.headers };
}

/** The library's own code of a refusal; empty when there is none. */
export function codeOf(body: string): string {
  try {
    const { code } = JSON.parse(body) as { code?: unknown };
    return typeof code === "string" ? code : "";
  } catch {
    return "";
  }
}

/** The library's refusal as a Problem. */
export function refusalOf({ status, body }: Answer): Problem {
  const known = refusals[codeOf(body)];
  if (!known) return new Problem(kinds[status] ?? "invalid", { detail: words.refused });
  const [kind, detail, path] = known;
  return path ? new Problem(kind, { errors: [{ path, message: detail }] }) : new Problem(kind, { detail });
}

/** The session's token is for the cookie, which no script can read; in a body, one could. */
function withoutToken(body: string): string {
  if (!body.includes('"token"')) return body;
  const { token: _, ...said } = JSON.parse(body) as { token?: string; session?: { token?: string } };
  if (!said.session) return JSON.stringify(said);
  const { token: __, ...session } = said.session;
  return JSON.stringify({ ...said, session });
}

/** Writes the answer out; a refusal is thrown as a Problem with its cookies already set. */
export function sendAnswer(answer: Answer, reply: FastifyReply): FastifyReply {
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  reply.header("cache-control", "no-store");
  if (answer.status >= 500) throw new Error(`The sign-in library failed: ${answer.body.slice(0, 200)}`);
  if (answer.status >= 400) throw refusalOf(answer);
  const location = answer.headers.get("location");
  if (location) reply.header("location", location);
  return reply
    .code(answer.status)
    .header("content-type", answer.headers.get("content-type") ?? "application/json")
    .send(withoutToken(answer.body));
}
