/** Puts people together: recognising them, signing in, and the endpoints; one value for the server to compose. */
import type { FastifyInstance } from "fastify";
import { now } from "#base/clock.ts";
import type { Database } from "#base/database/index.ts";
import { log } from "#base/log.ts";
import type { Authenticate, Module, Person, Verbs } from "#spine/access/index.ts";
import { mountDemoPeople } from "./demo-routes.ts";
import { SIGN_IN, sweepSessions } from "./queries/session.ts";
import { accessEndpoints } from "./routes/access.ts";
import { auditEndpoints } from "./routes/audit.ts";
import { accountEndpoints } from "./routes/account.ts";
import type { Context } from "./routes/context.ts";
import { delegationEndpoints } from "./routes/delegation.ts";
import { feedEndpoints } from "./routes/feed.ts";
import { mailEndpoints } from "./routes/mail.ts";
import { handOverEndpoints } from "./routes/hand-over.ts";
import { forgetsWhoLeft } from "./leave.ts";
import { meEndpoints } from "./routes/me.ts";
import { personEndpoints } from "./routes/person.ts";
import { roleEndpoints } from "./routes/role.ts";
import { FORGET_MS, IDLE_DAYS } from "./rules/lock.ts";
import { closeIdle } from "./sign-in/idle.ts";
import { openLibrary, type OwnSignOn } from "./sign-in/library.ts";
import { mountSignIn, refusalOfSession } from "./sign-in/mount.ts";
import { momentOf, openSessions } from "./sign-in/sessions.ts";
import { peopleVerbs } from "./verbs.ts";
import { words } from "./words.ts";

/** What people need. */
export interface PeopleOptions {
  readonly database: Database;
  /** Signs cookies and seals second steps; kept with the instance's keys. */
  readonly secret: string;
  /** The address people type: cookies, passkeys and redirects depend on it. */
  readonly publicUrl: string;
  /** All modules' verbs, peopleVerbs among them. */
  readonly verbs: Verbs;
  /** Whether the demonstration's accounts are shown on the sign-in page. */
  readonly demo: boolean;
  /** "production" insists on second steps and on new passwords for administrators. */
  readonly setting?: "demonstration" | "production" | "test";
  readonly ownSignOn?: OwnSignOn | null;
  /** The units under a unit on a day (itself included or not). */
  readonly underOf: (unitId: number, day: string) => Promise<readonly number[]>;
}

/** People, ready to serve. */
export interface People {
  readonly module: Module;
  readonly authenticate: Authenticate;
  /** Whose calendar a token opens. */
  ownerOfFeed(token: string): Promise<Person | null>;
  mountAuth(app: FastifyInstance): void;
  /** Forgets what is remembered of a person, e.g. when the structure of units has changed. */
  dropPerson(personId: number): void;
}

const DAY_MS = 86_400_000;
const SWEEP_MS = 3_600_000;

/** Closes accounts left unused for 45 days and clears away what is over. Returns how many were closed. */
export async function sweepPeople(database: Database): Promise<number> {
  const at = now();
  return database.transaction({ ...SIGN_IN, "toam.writes": "all" }, async (tx) => {
    const idleBefore = new Date(at.getTime() - IDLE_DAYS * DAY_MS);
    const closed = await closeIdle(tx, { idleBefore }, at);
    await sweepSessions(tx, momentOf(at), new Date(at.getTime() - FORGET_MS));
    return closed;
  });
}

function startSweeping(database: Database): () => void {
  const sweep = (): void => {
    sweepPeople(database).catch((error: unknown) => log.error("people-not-swept", { error: String(error) }));
  };
  const timer = setInterval(sweep, SWEEP_MS);
  timer.unref();
  return () => clearInterval(timer);
}

const constraints: Module["constraints"] = {
  person_user_name: { path: "userName", message: words.userNameTaken },
  person_unit_id_fkey: { path: "unitId", message: words.unitUnknown },
  role_held_unit_id_fkey: { path: "unitId", message: words.unitUnknown },
  role_held_twice: { path: "role", message: words.roleTwice },
  role_held_dates: { path: "validTo", message: words.datesOrder },
};

function endpointsOf(context: Context): Module["endpoints"] {
  return [
    ...meEndpoints(context),
    ...feedEndpoints(context),
    ...mailEndpoints(),
    ...personEndpoints(context),
    ...roleEndpoints(context),
    ...delegationEndpoints(context),
    ...handOverEndpoints(context),
    ...accountEndpoints(context),
    ...accessEndpoints(context),
    ...auditEndpoints(context),
  ];
}

/** Makes the module over one database. */
export function createPeople(options: PeopleOptions): People {
  const { database, secret, publicUrl, verbs, demo, underOf } = options;
  const setting = options.setting ?? (demo ? "demonstration" : "production");
  const production = setting === "production";
  const sessions = openSessions({ database, secret, publicUrl, verbs, production, underOf });
  const context: Context = {
    secret,
    publicUrl: publicUrl.replace(/\/$/, ""),
    verbs,
    demo,
    production,
    setting,
    underOf,
    dropPerson: (personId) => sessions.dropPerson(personId),
    dropSession: (sessionId) => sessions.dropSession(sessionId),
  };
  forgetsWhoLeft((personId) => sessions.dropPerson(personId));
  const module: Module = {
    name: "people",
    verbs: peopleVerbs,
    endpoints: endpointsOf(context),
    constraints,
    start: (started) => {
      const stopListening = sessions.listen();
      const stopSweeping = startSweeping(started);
      return () => {
        stopSweeping();
        stopListening();
      };
    },
  };
  return {
    module,
    authenticate: sessions.authenticate,
    ownerOfFeed: (token) => sessions.ownerOfFeed(token),
    mountAuth: (app) => {
      // Opened here and not before: it looks at the database, which whoever only describes the modules has not.
      const library = openLibrary({
        database,
        secret,
        publicUrl,
        ownSignOn: options.ownSignOn ?? null,
        refuse: (personId, byPasswordAlone) =>
          refusalOfSession(database, personId, { byPasswordAlone, production }),
      });
      mountSignIn(app, { database, secret, publicUrl, production, library, sessions });
      // What the sign-in page offers beside user name and password.
      app.get("/api/sign-in", () => ({ ownSignOn: options.ownSignOn?.name ?? null, demo, setting }));
      if (demo) mountDemoPeople(app, database);
    },
    dropPerson: (personId) => sessions.dropPerson(personId),
  };
}
