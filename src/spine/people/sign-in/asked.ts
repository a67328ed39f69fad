/** A request to the library on its way, and the line it leaves in the trail. */
import type { FastifyRequest } from "fastify";
import type { Database } from "#base/database/index.ts";
import { addAuditRows, type Person } from "#spine/access/index.ts";
import type { DoorAct } from "../verbs.ts";
import { askLibrary, type Answer } from "./answer.ts";
import { sessionCookieName, withoutCookie } from "./cookie.ts";
import type { Library } from "./library.ts";
import { askingForVerification } from "./passkey.ts";
import type { Sessions } from "./sessions.ts";

/** What the routes need. */
export interface SignIn {
  readonly database: Database;
  readonly secret: string;
  readonly publicUrl: string;
  readonly production: boolean;
  readonly library: Library;
  readonly sessions: Sessions;
}

/** One request; `path` is what follows /api/auth. */
export interface Asked {
  readonly signIn: SignIn;
  readonly request: FastifyRequest;
  readonly path: string;
  /** Who is signed in already. */
  readonly person: Person | null;
}

const PASSKEY_OPTIONS = "/passkey/generate-authenticate-options";

/** A text in the request's body; empty when there is none such. */
export function textIn(request: FastifyRequest, name: string): string {
  const value = (request.body as Record<string, unknown> | null)?.[name];
  return typeof value === "string" ? value : "";
}

/** The library must not see a session that we hold to be over. */
function cookieLeft({ request, person, signIn }: Asked): string | undefined {
  const { cookie } = request.headers;
  return person || !cookie ? cookie : withoutCookie(cookie, sessionCookieName(signIn.publicUrl));
}

/** Lets the library answer. */
export async function ask(asked: Asked): Promise<Answer> {
  const { signIn, request, path } = asked;
  const { publicUrl } = signIn;
  const answer = await askLibrary(signIn.library, request, { publicUrl, cookie: cookieLeft(asked) });
  return path === PASSKEY_OPTIONS ? askingForVerification(answer) : answer;
}

/** What the trail keeps of it. */
export interface DoorLine {
  readonly verb: DoorAct;
  readonly outcome: "done" | "refused";
  readonly who: { readonly id: number; readonly unitId: number } | null;
}

/** Writes the line. */
export async function audit(asked: Asked, { verb, outcome, who }: DoorLine): Promise<void> {
  const row = {
    personId: who?.id ?? null,
    unitId: who?.unitId ?? null,
    verb,
    subject: who ? `person/${who.id}` : null,
    outcome,
    request: asked.request.id,
    details: { way: asked.path.slice(1) },
  };
  await asked.signIn.database.transaction({}, (tx) => addAuditRows(tx, [row]));
}
