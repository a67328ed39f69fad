/** What managers do to an account: a new password, disabling and enabling, the review, its sessions. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { giveOut, holdBack, oneTimePassword } from "../one-time.ts";
import {
  changePerson,
  disablePerson,
  enablePerson,
  findPerson,
  reviewPerson,
  type PersonRow,
} from "../queries/person.ts";
import { clearAttempts, clearSecondStep, setPassword } from "../queries/secret.ts";
import { endSession, endSessions, listSessions } from "../queries/session.ts";
import { REMEMBERED } from "../rules/password.ts";
import {
  byId,
  byIdAndSession,
  disableInput,
  personCreated,
  personOutput,
  resetInput,
  sessionsOutput,
  versioned,
} from "../schema.ts";
import { attemptKey } from "../sign-in/guard.ts";
import { hashPassword } from "../sign-in/hash.ts";
import { momentOf } from "../sign-in/sessions.ts";
import { words } from "../words.ts";
import type { Context } from "./context.ts";
import { findManaged, refuseAbove, type Managed } from "./managed.ts";
import { keepAnAdmin } from "./role.ts";
import { viewOf } from "./view.ts";

function refuseSelfOrAbove(row: Managed, person: Person): Problem | null {
  if (row.id === person.id) return new Problem("rule", { detail: words.notOneself });
  return refuseAbove(row, person);
}

function stale(current: PersonRow | undefined): Problem {
  return new Problem("conflict", { detail: words.stale, facts: { current } });
}

async function answerOf(tx: Tx, person: Person, id: number) {
  const row = await findPerson(tx, id);
  if (!row) throw new Problem("not-found");
  return viewOf(tx, person, row);
}

function resetting(context: Context): AnyEndpoint {
  return endpoint({
    verb: "person.reset-password",
    method: "POST",
    path: "/api/people/{id}/reset-password",
    summary: words.personResetPassword,
    params: byId,
    body: resetInput,
    output: personCreated,
    audit: ({ params, body }) => ({
      subject: `person/${params.id}`,
      details: { secondStepCleared: body.clearSecondStep },
    }),
    load: (tx, { params }) => findManaged(tx, params.id),
    check: (row, { person, body }) =>
      refuseSelfOrAbove(row, person) ?? (row.version === body.version ? null : stale(row)),
    run: async (tx, request, row) => {
      const moved = await changePerson(tx, row.id, { version: request.body.version });
      if (!moved) throw stale(row);
      const password = oneTimePassword(row.userName);
      const hash = await hashPassword(password);
      await setPassword(tx, { personId: row.id, hash, at: now(), mustChange: true, remember: REMEMBERED });
      await clearAttempts(tx, attemptKey(context.secret, row.userName));
      if (request.body.clearSecondStep) await clearSecondStep(tx, row.id);
      await endSessions(tx, row.id);
      holdBack(request, password);
      return { ...(await answerOf(tx, request.person, row.id)), oneTimePassword: null } as never;
    },
    after: (request, output) => {
      giveOut(request, output);
      context.dropPerson(request.params.id);
    },
  });
}

function disabling(context: Context): AnyEndpoint {
  return endpoint({
    verb: "person.disable",
    method: "POST",
    path: "/api/people/{id}/disable",
    summary: words.personDisable,
    params: byId,
    body: disableInput,
    output: personOutput,
    audit: ({ params, body }) => ({ subject: `person/${params.id}`, details: { reason: body.reason } }),
    load: (tx, { params }) => findManaged(tx, params.id),
    check: (row, { person }) =>
      refuseSelfOrAbove(row, person) ??
      (row.disabledAt ? new Problem("rule", { detail: words.alreadyDisabled }) : null),
    run: async (tx, { person, params, body }, row) => {
      await keepAnAdmin(tx, params.id);
      if (!(await disablePerson(tx, { id: params.id, ...body, at: now() }))) throw stale(row);
      await endSessions(tx, params.id);
      return (await answerOf(tx, person, params.id)) as never;
    },
    after: ({ params }) => context.dropPerson(params.id),
  });
}

const enabling = endpoint({
  verb: "person.enable",
  method: "POST",
  path: "/api/people/{id}/enable",
  summary: words.personEnable,
  params: byId,
  body: versioned,
  output: personOutput,
  audit: ({ params }) => ({ subject: `person/${params.id}` }),
  load: (tx, { params }) => findManaged(tx, params.id),
  check: (row, { person }) =>
    refuseSelfOrAbove(row, person) ??
    (row.disabledAt ? null : new Problem("rule", { detail: words.notDisabled })),
  run: async (tx, { person, params, body }, row) => {
    if (!(await enablePerson(tx, { id: params.id, version: body.version, at: now() }))) throw stale(row);
    return (await answerOf(tx, person, params.id)) as never;
  },
});

const reviewing = endpoint({
  verb: "person.review",
  method: "POST",
  path: "/api/people/{id}/review",
  summary: words.personReview,
  params: byId,
  body: versioned,
  output: personOutput,
  audit: ({ params }) => ({ subject: `person/${params.id}` }),
  load: (tx, { params }) => findManaged(tx, params.id),
  check: (row, { person }) => refuseSelfOrAbove(row, person),
  run: async (tx, { person, params, body }, row) => {
    const review = { id: params.id, version: body.version, by: person.id, at: now() };
    if (!(await reviewPerson(tx, review))) throw stale(row);
    return (await answerOf(tx, person, params.id)) as never;
  },
});

const sessions = endpoint({
  verb: "person.sessions",
  method: "GET",
  path: "/api/people/{id}/sessions",
  summary: words.personSessions,
  params: byId,
  output: sessionsOutput,
  audit: ({ params }) => ({ subject: `person/${params.id}` }),
  load: (tx, { params }) => findManaged(tx, params.id),
  check: (row, { person }) => refuseAbove(row, person),
  run: async (tx, { params, person }) => {
    const rows = await listSessions(tx, params.id, momentOf(now()));
    return {
      sessions: rows.map((row) => ({ ...row, current: String(row.id) === person.sessionId })),
    } as never;
  },
});

function endingSession(context: Context): AnyEndpoint {
  return endpoint({
    verb: "person.end-session",
    method: "DELETE",
    path: "/api/people/{id}/sessions/{sessionId}",
    summary: words.personEndSession,
    params: byIdAndSession,
    output: z.object({ ended: z.number() }),
    audit: ({ params }) => ({ subject: `person/${params.id}`, details: { session: params.sessionId } }),
    load: (tx, { params }) => findManaged(tx, params.id),
    check: (row, { person }) => refuseAbove(row, person),
    run: async (tx, { params }) => {
      if (!(await endSession(tx, params.id, params.sessionId))) throw new Problem("not-found");
      return { ended: params.sessionId };
    },
    after: ({ params }) => context.dropSession(params.sessionId),
  });
}

/** The endpoints of accounts. */
export function accountEndpoints(context: Context): AnyEndpoint[] {
  return [resetting(context), disabling(context), enabling, reviewing, sessions, endingSession(context)];
}
