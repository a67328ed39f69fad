/** One's own account: who am I, what may I do, where am I signed in. */
import { z } from "zod";
import { now, thisYear, today } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, roles, type AnyEndpoint } from "#spine/access/index.ts";
import { getPerson, setLanguage } from "../queries/person.ts";
import { listLent, listRoles } from "../queries/role.ts";
import { endSession, listSessions } from "../queries/session.ts";
import { needsOf } from "../rules/password.ts";
import { byId, meOutput, ownChange, sessionsOutput } from "../schema.ts";
import { findSecret } from "../queries/secret.ts";
import { momentOf } from "../sign-in/sessions.ts";
import { words } from "../words.ts";
import type { Context } from "./context.ts";
import { lentViews } from "./delegation.ts";

const own = { none: "reading one's own account at each start of the screens says nothing about anyone else" };

function reading({ setting, demo, production }: Context): AnyEndpoint {
  return endpoint({
    verb: "me.read",
    method: "GET",
    path: "/api/me",
    summary: words.meRead,
    output: meOutput,
    audit: own,
    run: async (tx, { person }) => {
      const row = await getPerson(tx, person.id);
      const secret = await findSecret(tx, person.id);
      const held = (await listRoles(tx, [person.id], today())).filter((role) => role.active);
      const needs = needsOf(
        {
          mustChange: secret?.mustChange ?? false,
          changedAt: row.passwordChangedAt,
          secondStep: row.secondStep,
        },
        held.map((role) => role.role),
        { now: now(), production },
      );
      return {
        person: {
          id: row.id,
          name: row.name,
          userName: row.userName,
          unit: row.unit,
          language: row.language,
        },
        roles: held.map((role) => ({
          id: role.id,
          code: role.role,
          label: roles[role.role],
          unit: { id: role.unitId, name: role.unitName },
          delegated: role.delegatedFrom !== null,
          validTo: role.validTo,
        })),
        lent: lentViews(await listLent(tx, person.id, today())),
        verbs: [...person.reach.keys()],
        needs,
        secondStep: secret?.secondStep ?? false,
        demo,
        setting,
        year: thisYear(),
      };
    },
  });
}

/** The endpoints of one's own account. */
export function meEndpoints(context: Context): AnyEndpoint[] {
  return [
    reading(context),
    endpoint({
      verb: "me.update",
      method: "PATCH",
      path: "/api/me",
      summary: words.meUpdate,
      body: ownChange,
      output: z.object({ language: z.string() }),
      audit: ({ body }) => ({ subject: "me", details: { fields: Object.keys(body) } }),
      run: async (tx, { person, body }) => {
        await setLanguage(tx, person.id, body.language);
        return { language: body.language };
      },
      after: ({ person }) => context.dropPerson(person.id),
    }),
    endpoint({
      verb: "me.sessions",
      method: "GET",
      path: "/api/me/sessions",
      summary: words.meSessions,
      output: sessionsOutput,
      audit: own,
      run: async (tx, { person }) => {
        const rows = await listSessions(tx, person.id, momentOf(now()));
        const sessions = rows.map((row) => ({ ...row, current: String(row.id) === person.sessionId }));
        return { sessions } as never;
      },
    }),
    endpoint({
      verb: "me.end-session",
      method: "DELETE",
      path: "/api/me/sessions/{id}",
      summary: words.meEndSession,
      params: byId,
      output: z.object({ ended: z.number() }),
      audit: ({ params }) => ({ subject: `session/${params.id}` }),
      run: async (tx, { person, params }) => {
        if (!(await endSession(tx, person.id, params.id))) throw new Problem("not-found");
        return { ended: params.id };
      },
      after: ({ params }) => context.dropSession(params.id),
    }),
  ];
}
