/** What people change about their own way of signing in: password, codes, passkeys. Guesses count, and each act is kept. */
import { Problem } from "#base/problem.ts";
import type { Person } from "#spine/access/index.ts";
import { noteTwoFactors, SIGN_IN } from "../queries/session.ts";
import type { Answer } from "./answer.ts";
import { ask, audit, textIn, type Asked } from "./asked.ts";
import {
  attemptKey,
  checkEndOfPasskey,
  checkEndOfSecondStep,
  checkNewPassword,
  countAttempt,
  forgetAttempts,
  notePasswordChange,
} from "./guard.ts";

/** Those that ask for the present password, which must not be guessed here either. */
const WITH_PASSWORD = new Set([
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/generate-backup-codes",
]);

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

async function withPassword(asked: Asked, person: Person): Promise<Answer> {
  const { database, secret, production } = asked.signIn;
  if (asked.path === "/two-factor/disable")
    await checkEndOfSecondStep(database, person, {
      password: textIn(asked.request, "password"),
      production,
    });
  const key = attemptKey(secret, person.userName);
  await countAttempt(database, key);
  const answer = await ask(asked);
  if (answer.status < 400) await forgetAttempts(database, key);
  return answer;
}

async function passkeys(asked: Asked, person: Person): Promise<Answer> {
  const { database, production } = asked.signIn;
  if (asked.path === "/passkey/delete-passkey") await checkEndOfPasskey(database, person, production);
  const answer = await ask(asked);
  if (asked.path === "/passkey/verify-registration" && answer.status < 300)
    await database.transaction(SIGN_IN, (tx) => noteTwoFactors(tx, person.id, Number(person.sessionId)));
  return answer;
}

function answerTo(asked: Asked, person: Person): Promise<Answer> {
  if (asked.path === "/change-password") return changePassword(asked, person);
  if (WITH_PASSWORD.has(asked.path)) return withPassword(asked, person);
  return asked.path.startsWith("/passkey/") ? passkeys(asked, person) : ask(asked);
}

/** Answers a request about one's own account. */
export async function own(asked: Asked): Promise<Answer> {
  const { signIn, person, request } = asked;
  if (!person) throw new Problem("not-signed-in");
  if (request.method === "GET") return answerTo(asked, person);
  const line = { verb: "me.change-sign-in", who: person } as const;
  const answer = await answerTo(asked, person).catch(async (error: unknown) => {
    await audit(asked, { ...line, outcome: "refused" });
    throw error;
  });
  signIn.sessions.dropPerson(person.id);
  await audit(asked, { ...line, outcome: answer.status < 400 ? "done" : "refused" });
  return answer;
}
