/** The library's routes under /api/auth: only those we use, each with the guards it needs. */
import { setTimeout } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { elapsedSince, now, stopwatch, today } from "#base/clock.ts";
import type { Database } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { refuseForeignOrigin, refuseUnkeepable, type Person } from "#spine/access/index.ts";
import { listRoles } from "../queries/role.ts";
import { endSession, SIGN_IN } from "../queries/session.ts";
import { isIdle } from "../rules/lock.ts";
import { needsSecondStep } from "../rules/password.ts";
import { USER_NAME } from "../schema.ts";
import type { DoorAct } from "../verbs.ts";
import { codeOf, sendAnswer, type Answer } from "./answer.ts";
import { ask, audit, textIn, type Asked, type SignIn } from "./asked.ts";
import { Beginnings } from "./beginnings.ts";
import { readCookie, sessionCookieName } from "./cookie.ts";
import { attemptKey, countAtAddress, countAttempt, forgetAttempts, secretOf } from "./guard.ts";
import { hashPassword } from "./hash.ts";
import { closeIdle } from "./idle.ts";
import { OWN_SIGN_ON, sessionRefusals, type SessionRefusal } from "./library.ts";
import { own } from "./own.ts";
import { refuseUnverified } from "./passkey.ts";

type Kind = "sign-in" | "begin" | "own" | "open";

/**
 * Our routes among the library's; what is not here does not exist. "sign-in" ones may end with a session, "begin" ones leave
 * a row for whoever asks.
 */
const routes: Readonly<Record<string, Kind>> = {
  "POST /sign-in/username": "sign-in",
  "POST /sign-in/social": "begin",
  [`GET /callback/${OWN_SIGN_ON}`]: "sign-in",
  "POST /two-factor/verify-totp": "sign-in",
  "POST /two-factor/verify-backup-code": "sign-in",
  "GET /passkey/generate-authenticate-options": "begin",
  "POST /passkey/generate-authenticate-options": "begin",
  "POST /passkey/verify-authentication": "sign-in",
  "POST /sign-out": "open",
  "GET /get-session": "open",
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

const BY_PASSWORD = "/sign-in/username";

function typedName(request: FastifyRequest): string {
  return textIn(request, "username").trim().toLowerCase();
}

/** User name and password: counted, locked, and answered alike whether or not there is such a person. */
async function byPassword(asked: Asked): Promise<Answer> {
  const { signIn, request } = asked;
  const typed = typedName(request);
  const key = attemptKey(signIn.secret, typed);
  const known = await secretOf(signIn.database, typed);
  await countAttempt(signIn.database, key).catch(async (error: unknown) => {
    await audit(asked, { verb: "person.sign-in", outcome: "refused", who: known ?? null });
    throw error;
  });
  // A name that cannot exist, or a person without a password, costs the same time as any other.
  if (!USER_NAME.test(typed) || (known && !known.hash)) await hashPassword(textIn(request, "password"));
  const answer = await ask(asked);
  if (passwordWasRight(answer)) await forgetAttempts(signIn.database, key);
  return answer;
}

/**
 * Said outright, not told from what was refused: a request that is malformed is refused before its password is looked
 * at, and would otherwise begin the counting of someone's name anew.
 */
function passwordWasRight({ status, body }: Answer): boolean {
  return status < 400 || sessionRefusals.some((code) => code === codeOf(body));
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

async function refused(asked: Asked, answer: Answer, started: number): Promise<Answer> {
  const { signIn, request, path, person } = asked;
  await untilNobodyCanTell(started);
  const typed = path === BY_PASSWORD ? await secretOf(signIn.database, typedName(request)) : null;
  await audit(asked, { verb: actOf(asked), outcome: "refused", who: typed ?? person });
  return answer;
}

/** A code typed by someone who is signed in already ends the setting-up of the second step. */
function actOf({ person, path }: Asked): DoorAct {
  return person && path.startsWith("/two-factor/") ? "me.change-sign-in" : "person.sign-in";
}

/** Whoever signs in where someone was signed in takes the place over: the former session ends. */
async function leaveFormer({ person: former, signIn }: Asked, person: Person | null): Promise<void> {
  if (!former) return;
  signIn.sessions.dropPerson(former.id);
  if (!person || person.sessionId === former.sessionId) return;
  const { database } = signIn;
  await database.transaction(SIGN_IN, (tx) => endSession(tx, former.id, Number(former.sessionId)));
}

async function signingIn(asked: Asked): Promise<Answer> {
  const { request, signIn, path } = asked;
  const wentWell = await countAtAddress(signIn.database, signIn.secret, request.ip);
  const started = stopwatch();
  if (path === "/passkey/verify-authentication") refuseUnverified(request.body);
  const answer = await (path === BY_PASSWORD ? byPassword(asked) : ask(asked));
  if (answer.status >= 400) return refused(asked, answer, started);
  await wentWell();
  const person = await newPerson(asked, answer);
  await leaveFormer(asked, person);
  if (person) await audit(asked, { verb: actOf(asked), outcome: "done", who: person });
  return answer;
}

async function signingOut(asked: Asked): Promise<Answer> {
  const { person, signIn } = asked;
  const answer = await ask(asked);
  if (!person) return answer;
  signIn.sessions.dropPerson(person.id);
  await audit(asked, { verb: "person.sign-out", outcome: "done", who: person });
  return answer;
}

function answerTo(asked: Asked, kind: Kind): Promise<Answer> {
  if (kind === "sign-in") return signingIn(asked);
  if (kind === "own") return own(asked);
  return asked.path === "/sign-out" ? signingOut(asked) : ask(asked);
}

async function handle(
  signIn: SignIn & { readonly beginnings: Beginnings },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const path = (request.url.split("?")[0] ?? "").replace("/api/auth", "");
  const kind = routes[`${request.method} ${path}`];
  if (!kind) throw new Problem("not-found");
  if (request.method !== "GET") refuseForeignOrigin(request.headers);
  refuseUnkeepable(request.query, request.body);
  if (kind === "begin") signIn.beginnings.count(request.ip);
  const person = await signIn.sessions.authenticate(request.headers);
  return sendAnswer(await answerTo({ signIn, request, path, person }, kind), reply);
}

/** Puts the routes on the server. */
export function mountSignIn(app: FastifyInstance, signIn: SignIn): void {
  const serving = { ...signIn, beginnings: new Beginnings() };
  app.route({
    method: ["GET", "POST"],
    url: "/api/auth/*",
    handler: (request, reply) => handle(serving, request, reply),
  });
}

/**
 * Whether a person may have a session now; one who stayed away too long is disabled on the spot, an administrator
 * too: `./toam people add` lets the next one in. By the password alone nobody gets in whose role demands a second step
 * and who has a passkey for it.
 */
export async function refusalOfSession(
  database: Database,
  personId: number,
  asked: { readonly byPasswordAlone: boolean; readonly production: boolean },
): Promise<SessionRefusal | null> {
  const secret = await secretOf(database, personId);
  if (!secret) return "PERSON_DISABLED";
  if (secret.disabledReason === "idle") return "PERSON_IDLE";
  if (secret.disabledAt) return "PERSON_DISABLED";
  if (!secret.isDemo && isIdle(secret.lastUsed, now())) {
    await database.transaction(SIGN_IN, (tx) => closeIdle(tx, { personId }, now()));
    return "PERSON_IDLE";
  }
  // With codes as well, the library asks for one next.
  if (!asked.byPasswordAlone || secret.passkeys === 0 || secret.secondStep) return null;
  const held = await database.transaction(SIGN_IN, (tx) => listRoles(tx, [personId], today()), "read");
  const roles = held.filter((role) => role.active).map((role) => role.role);
  return needsSecondStep(roles, asked.production) ? "PASSKEY_NEEDED" : null;
}
