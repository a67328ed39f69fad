/** Asking and telling the people server as one of the cast: short words for the tests of accounts and roles. */
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { castDatabase, signIn, type CastDatabase, type CastName } from "./cast.ts";
import { cookieOf, peopleServer } from "./people-server.ts";
import type { People } from "#spine/people/index.ts";

type Answer = Promise<LightMyRequestResponse>;

/** A server with the cast signed in as needed. */
export interface Desk {
  readonly data: CastDatabase;
  readonly app: FastifyInstance;
  readonly people: People;
  cookie(name: CastName): Promise<string>;
  /** The cast member must sign in again. */
  forget(name: CastName): void;
  get(as: CastName, url: string): Answer;
  send(as: CastName, how: readonly ["POST" | "PUT" | "PATCH" | "DELETE", string], payload?: object): Answer;
  post(as: CastName, url: string, payload?: object): Answer;
  idOf(userName: string): Promise<number>;
  unitOf(code: string): Promise<number>;
  /** A person added by the administrator; its answer carries the one-time password. */
  newPerson(role?: string, code?: string): Promise<NewPerson>;
  /** Changes a password as its owner; returns the new session's cookie. */
  changePassword(cookie: string, from: string, to: string): Promise<string>;
  close(): Promise<void>;
}

/** As much of a new person as tests ask for. */
export interface NewPerson {
  readonly id: number;
  readonly userName: string;
  readonly version: number;
  readonly oneTimePassword: string;
}

/** Opens one; call in beforeAll, `close` in afterAll. */
export async function openDesk(): Promise<Desk> {
  const data = await castDatabase();
  const { app, people } = await peopleServer(data);
  const cookies = new Map<CastName, string>();
  let made = 0;

  const cookie = async (name: CastName): Promise<string> => {
    const kept = cookies.get(name) ?? (await signIn(app, name));
    cookies.set(name, kept);
    return kept;
  };
  const one = async (text: string, value: string): Promise<number> => {
    const found = await data.owner.query(text, [value]);
    return (found.rows[0] as { id: number }).id;
  };
  const desk: Desk = {
    data,
    app,
    people,
    cookie,
    forget: (name) => void cookies.delete(name),
    get: async (as, url) => app.inject({ url, headers: { cookie: await cookie(as) } }),
    send: async (as, [method, url], payload) =>
      app.inject({
        method,
        url,
        ...(payload && { payload }),
        headers: { cookie: await cookie(as), "idempotency-key": crypto.randomUUID() },
      }),
    post: (as, url, payload) => desk.send(as, ["POST", url], payload),
    idOf: (userName) => one("select id from people.person where user_name = $1", userName),
    unitOf: (code) => one("select id from agencies.unit where code = $1 and valid_to is null", code),
    newPerson: async (role = "commune-officer", code = "01.00004") => {
      made += 1;
      const payload = {
        userName: `moi.${made}`,
        name: "Nguyễn Văn Mới (mẫu)",
        unitId: await desk.unitOf(code),
        role,
      };
      const answer = await desk.post("admin", "/api/people", payload);
      if (answer.statusCode !== 201) throw new Error(answer.body);
      return answer.json();
    },
    changePassword: async (cookie, currentPassword, newPassword) => {
      const changed = await app.inject({
        method: "POST",
        url: "/api/auth/change-password",
        payload: { currentPassword, newPassword, revokeOtherSessions: true },
        headers: { cookie },
      });
      return cookieOf(changed);
    },
    close: async () => {
      await app.close();
      await data.close();
    },
  };
  return desk;
}
