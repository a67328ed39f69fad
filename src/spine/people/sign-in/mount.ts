/** The library's routes under /api/auth: only those we use, each with the guards it needs. */
import { setTimeout } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { elapsedSince, now, stopwatch } from "#base/clock.ts";
import type { Database } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { addAuditRows, refuseForeignOrigin, refuseUnkeepable, type Person } from "#spine/access/index.ts";
import { disableIdle } from "../queries/person.ts";
import { SIGN_IN } from "../queries/session.ts";
import { isIdle } from "../rules/lock.ts";
import { askLibrary, sendAnswer, type Answer } from "./answer.ts";
import { readCookie, sessionCookieName, withoutCookie } from "./cookie.ts";
import {
  Addresses,
  attemptKey,
  checkEndOfSecondStep,
  checkNewPassword,
  countAttempt,
  forgetAttempts,
  notePasswordChange,
  secretOf,
} from "./guard.ts";
import { hashPassword } from "./hash.ts";
import { OWN_SIGN_ON, type Library } from "./library.ts";
import { askingForVerification, refuseUnverified } from "./passkey.ts";
import type { Sessions } from "./sessions.ts";
import { USER_NAME } from "../schema.ts";

/** What the routes need. */
export interface SignIn {
  readonly database: Database;
  readonly secret: string;
  readonly publicUrl: string;
  readonly production: boolean;
  readonly library: Library;
  readonly sessions: Sessions;
}

/** Our routes among the library's; what is not here does not exist. "sign-in" ones may end with a session. */
const routes: Readonly<Record<string, "sign-in" | "own" | "open">> = {
  "POST /sign-in/username": "sign-in",
  "POST /sign-in/social": "open",
  [`GET /callback/${OWN_SIGN_ON}`]: "sign-in",
  "POST /two-factor/verify-totp": "sign-in",
  "POST /two-factor/verify-backup-code": "sign-in",
  "GET /passkey/generate-authenticate-options": "open",
  "POST /passkey/generate-authenticate-options": "open",
  "POST /passkey/verify-authentication": "sign-in",
  "POST /sign-out": "open",
  "GET /get-session": "open",
  "GET /error": "open",
  "POST /revoke-sessions": "own",
  "POST /revoke-other-sessions": "own",
  "POST /change-password": "own",
  "POST /two-factor/enable": "own",
  "POST /two-factor/disable": "own",
  "POST /two-factor/generate-backup-codes": "own",
  "GET /passkey/generate-register-options": "own",
  "POST /passkey/verify-registration": "own",
  "GET /passkey/list-user-passkeys": "own",
  "POST /passkey/delete-passkey": "own",
  "POST /passkey/update-passkey": "own",
};

const PASSKEY_OPTIONS = "/passkey/generate-authenticate-options";

interface Asked {
  readonly signIn: SignIn;
  readonly request: FastifyRequest;
  readonly path: string;
  readonly person: Person | null;
  readonly addresses: Addresses;
}

function textIn(request: FastifyRequest, name: string): string {
  const value = (request.body as Record<string, unknown> | null)?.[name];
  return typeof value === "string" ? value : "";
}

/** The library must not see a session that we hold to be over. */
function cookieLeft({ request, person, signIn }: Asked): string | undefined {
  const { cookie } = request.headers;
  return person || !cookie ? cookie : withoutCookie(cookie, sessionCookieName(signIn.publicUrl));
}

async function ask(asked: Asked): Promise<Answer> {
  const { signIn, request, path } = asked;
  const { publicUrl } = signIn;
  const answer = await askLibrary(signIn.library, request, { publicUrl, cookie: cookieLeft(asked) });
  return path === PASSKEY_OPTIONS ? askingForVerification(answer) : answer;
}

async function audit(
  asked: Asked,
  outcome: "done" | "refused",
  who: { readonly id: number; readonly unitId: number } | null,
): Promise<void> {
  const row = {
    personId: who?.id ?? null,
    unitId: who?.unitId ?? null,
    verb: "person.sign-in",
    subject: who ? `person/${who.id}` : null,
    outcome,
    request: asked.request.id,
    details: { way: asked.path.slice(1) },
  };
  await asked.signIn.database.transaction({}, (tx) => addAuditRows(tx, [row]));
}

/** User name and password: counted, locked, and answered alike whether or not there is such a person. */
async function byPassword(asked: Asked): Promise<Answer> {
  const { signIn, request, addresses } = asked;
  const typed = textIn(request, "username").trim().toLowerCase();
  const key = attemptKey(signIn.secret, typed);
  const known = await secretOf(signIn.database, typed);
  await countAttempt(signIn.database, key).catch(async (error: unknown) => {
    addresses.failed(request.ip);
    await audit(asked, "refused", known ?? null);
    throw error;
  });
  // A name that cannot exist, or a person without a password, costs the same time as any other.
  if (!USER_NAME.test(typed) || (known && !known.hash)) await hashPassword(textIn(request, "password"));
  const answer = await ask(asked);
  if (answer.status !== 401 && answer.status !== 422) await forgetAttempts(signIn.database, key);
  return answer;
}

async function changePassword(asked: Asked, person: Person): Promise<Answer> {
  const { database, secret } = asked.signIn;
  const key = attemptKey(secret, person.userName);
  await countAttempt(database, key);
  const given = {
    present: textIn(asked.request, "currentPassword"),
    next: textIn(asked.request, "newPassword"),
  };
  await checkNewPassword(database, person, given).catch(async (error: unknown) => {
    const wrong = error instanceof Problem && error.details.errors?.[0]?.path === "currentPassword";
    if (!wrong) await forgetAttempts(database, key);
    throw error;
  });
  await forgetAttempts(database, key);
  const answer = await ask(asked);
  if (answer.status < 300) await notePasswordChange(database, person.id);
  return answer;
}

async function own(asked: Asked): Promise<Answer> {
  const { signIn, path, person, request } = asked;
  if (!person) throw new Problem("not-signed-in");
  if (path === "/two-factor/disable")
    await checkEndOfSecondStep(signIn.database, person, {
      password: textIn(request, "password"),
      production: signIn.production,
    });
  const answer = path === "/change-password" ? await changePassword(asked, person) : await ask(asked);
  if (request.method !== "GET") signIn.sessions.dropPerson(person.id);
  return answer;
}

/** Whoever the answer's new cookie belongs to. */
function newPerson({ signIn }: Asked, answer: Answer): Promise<Person | null> | Person | null {
  const name = sessionCookieName(signIn.publicUrl);
  const cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(";")[0] ?? "")
    .find((set) => (readCookie(set, name) ?? "") !== "");
  return cookie ? signIn.sessions.authenticate({ cookie }) : null;
}

/** Refusals come no sooner than this after the asking, so that milliseconds do not tell which names exist. */
const REFUSED_AFTER_MS = 120;

function untilNobodyCanTell(started: number): Promise<void> {
  return setTimeout(Math.max(0, REFUSED_AFTER_MS - elapsedSince(started)));
}

async function signingIn(asked: Asked): Promise<Answer> {
  const { request, addresses, signIn, path } = asked;
  addresses.check(request.ip);
  const started = stopwatch();
  if (path === "/passkey/verify-authentication") refuseUnverified(request.body);
  const answer = await (path === "/sign-in/username" ? byPassword(asked) : ask(asked));
  if (answer.status >= 400) {
    addresses.failed(request.ip);
    await untilNobodyCanTell(started);
    const known =
      path === "/sign-in/username"
        ? await secretOf(signIn.database, textIn(request, "username").trim().toLowerCase())
        : null;
    await audit(asked, "refused", known ?? null);
    return answer;
  }
  const person = await newPerson(asked, answer);
  if (asked.person) signIn.sessions.dropPerson(asked.person.id);
  if (person) await audit(asked, "done", person);
  return answer;
}

async function handle(
  signIn: SignIn,
  addresses: Addresses,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  const path = (request.url.split("?")[0] ?? "").replace("/api/auth", "");
  const kind = routes[`${request.method} ${path}`];
  if (!kind) throw new Problem("not-found");
  if (request.method !== "GET") refuseForeignOrigin(request.headers);
  refuseUnkeepable(request.query, request.body);
  const person = await signIn.sessions.authenticate(request.headers);
  const asked: Asked = { signIn, request, path, person, addresses };
  if (kind === "sign-in") return sendAnswer(await signingIn(asked), reply);
  if (kind === "own") return sendAnswer(await own(asked), reply);
  const answer = await ask(asked);
  if (path === "/sign-out" && person) signIn.sessions.dropPerson(person.id);
  return sendAnswer(answer, reply);
}

/** Puts the routes on the server. */
export function mountSignIn(app: FastifyInstance, signIn: SignIn): void {
  const addresses = new Addresses();
  app.route({
    method: ["GET", "POST"],
    url: "/api/auth/*",
    handler: (request, reply) => handle(signIn, addresses, { request, reply }),
  });
}

/**
 * Whether a person may have a session now; one who stayed away too long is disabled on the spot, an administrator
 * too: `./toam people add` lets the next one in.
 */
export async function refusalOfSession(
  database: Database,
  personId: number,
): Promise<"PERSON_DISABLED" | "PERSON_IDLE" | null> {
  const secret = await secretOf(database, personId);
  if (!secret) return "PERSON_DISABLED";
  if (secret.disabledReason === "idle") return "PERSON_IDLE";
  if (secret.disabledAt) return "PERSON_DISABLED";
  if (secret.isDemo || !isIdle(secret.lastUsed, now())) return null;
  await database.transaction(SIGN_IN, (tx) => disableIdle(tx, { at: now(), personId }));
  return "PERSON_IDLE";
}
