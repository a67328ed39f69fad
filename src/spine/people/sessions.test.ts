/** Sessions over HTTP: listed, ended, idle, dropped elsewhere. */
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { cast, castDatabase, signIn, signInAs, type CastDatabase } from "#test/cast.ts";
import { cookieOf, peopleServer } from "#test/people-server.ts";
import { DEMO_PASSWORD } from "./index.ts";

let data: CastDatabase;
let app: FastifyInstance;

beforeAll(async () => {
  data = await castDatabase();
  ({ app } = await peopleServer(data));
});
afterAll(async () => {
  await app.close();
  await data.close();
});

const post = (url: string, payload: object, cookie = "") =>
  app.inject({ method: "POST", url: `/api/auth${url}`, payload, headers: { cookie } });
const get = (url: string, cookie = "") => app.inject({ url, headers: { cookie } });
const tryPassword = (username: string, password: string) => post("/sign-in/username", { username, password });

describe("sessions", () => {
  it("me.sessions lists them without tokens, me.end-session ends one at once", async () => {
    const [here, there] = [await signIn(app, "mediatorBaDinh"), await signIn(app, "mediatorBaDinh")];
    const { sessions } = (await get("/api/me/sessions", here)).json();
    expect(sessions).toHaveLength(2);
    expect(JSON.stringify(sessions)).not.toContain("token");
    const other = sessions.find((s: { current: boolean }) => !s.current);
    expect((await get("/api/me", there)).statusCode).toBe(200);
    const ended = await app.inject({
      method: "DELETE",
      url: `/api/me/sessions/${other.id}`,
      headers: { cookie: here, "idempotency-key": crypto.randomUUID() },
    });
    expect(ended.statusCode).toBe(200);
    expect((await get("/api/me", there)).statusCode).toBe(401);
    expect((await get("/api/me", here)).statusCode).toBe(200);
  });

  it("count as use of the account from the first moment", async () => {
    const seen = async () =>
      (
        await data.owner.query("select last_seen_at from people.person where user_name = $1", [
          cast.mediatorBaDinh,
        ])
      ).rows[0].last_seen_at;
    await data.owner.query("update people.person set last_seen_at = null where user_name = $1", [
      cast.mediatorBaDinh,
    ]);
    const cookie = await signIn(app, "mediatorBaDinh");
    expect((await get("/api/me", cookie)).statusCode).toBe(200);
    await expect.poll(seen).not.toBeNull();
    const first = await seen();
    // A minute's grain: not every request writes.
    await get("/api/me", cookie);
    expect(await seen()).toEqual(first);
  });

  it("ends when someone else signs in on the same browser", async () => {
    const first = await signInAs(app, "ubnd.00025", DEMO_PASSWORD);
    const second = await app.inject({
      method: "POST",
      url: "/api/auth/sign-in/username",
      payload: { username: "ubnd.00091", password: DEMO_PASSWORD },
      headers: { cookie: first },
    });
    expect(second.statusCode).toBe(200);
    expect((await app.inject({ url: "/api/me", headers: { cookie: first } })).statusCode).toBe(401);
  });

  it("me.end-session does not reach another person's session", async () => {
    const [mine, theirs] = [await signIn(app, "press"), await signIn(app, "front")];
    const { sessions } = (await get("/api/me/sessions", theirs)).json();
    const refused = await app.inject({
      method: "DELETE",
      url: `/api/me/sessions/${sessions[0].id}`,
      headers: { cookie: mine, "idempotency-key": crypto.randomUUID() },
    });
    expect(refused.statusCode).toBe(404);
    expect((await get("/api/me", theirs)).statusCode).toBe(200);
  });

  it("ends with signing out", async () => {
    const cookie = await signIn(app, "press");
    expect((await post("/sign-out", {}, cookie)).statusCode).toBe(200);
    expect((await get("/api/me", cookie)).statusCode).toBe(401);
  });

  it("is not taken from a cookie whose signature is not ours", async () => {
    const cookie = await signIn(app, "press");
    const forged = cookie.replace(/\.[^.;]{10}/, ".AAAAAAAAAA");
    expect((await get("/api/me", forged)).statusCode).toBe(401);
  });

  it("ends after two hours without use, for the library's own routes too", async () => {
    const cookie = await signIn(app, "healthBaDinh");
    // That the session was used is noted beside the answer, not before it.
    await vi.waitFor(async () => {
      const seen = await data.owner.query(
        "select last_seen_at as at from people.person where user_name = $1",
        [cast.healthBaDinh],
      );
      expect(seen.rows[0].at).not.toBeNull();
    });
    await data.owner.query(
      "update people.session set last_seen_at = now() - interval '121 minutes' where person_id = (select id from people.person where user_name = $1)",
      [cast.healthBaDinh],
    );
    const { app: other } = await peopleServer(data);
    expect((await other.inject({ url: "/api/me", headers: { cookie } })).statusCode).toBe(401);
    const sessions = await other.inject({
      method: "POST",
      url: "/api/auth/revoke-other-sessions",
      headers: { cookie },
    });
    expect(sessions.statusCode).toBe(401);
    const session = await other.inject({ url: "/api/auth/get-session", headers: { cookie } });
    expect(session.json()).toBeNull();
    await other.close();
  });

  it("leaves its token in the cookie alone, never in an answer that a script could read", async () => {
    const signedIn = await tryPassword(cast.mediatorBaDinh, DEMO_PASSWORD);
    const cookie = cookieOf(signedIn);
    const token = decodeURIComponent(/session_token=([^.%;]+)/.exec(cookie)?.[1] ?? "none");
    expect(token.length).toBeGreaterThan(20);
    const answers = [
      signedIn,
      await get("/api/auth/get-session", cookie),
      await get("/api/auth/list-sessions", cookie),
      await get("/api/me/sessions", cookie),
    ];
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 404, 200]);
    expect(answers.filter((answer) => answer.body.includes(token))).toEqual([]);
  });

  it("does not carry a write from another site, whichever way the browser tells", async () => {
    const cookie = await signIn(app, "press");
    const patched = (headers: Record<string, string>) =>
      app.inject({
        method: "PATCH",
        url: "/api/me",
        payload: { language: "vi" },
        headers: { cookie, "idempotency-key": crypto.randomUUID(), ...headers },
      });
    for (const site of ["cross-site", "same-site"])
      expect((await patched({ "sec-fetch-site": site })).statusCode).toBe(403);
    expect((await patched({ origin: "null" })).statusCode).toBe(403);
    expect((await patched({ "sec-fetch-site": "same-origin" })).statusCode).toBe(200);
  });

  it("is dropped in another process by the database's notice", async () => {
    const { app: other } = await peopleServer(data);
    const cookie = await signIn(app, "hamletHeadBaDinh");
    const elsewhere = () => other.inject({ url: "/api/me", headers: { cookie } });
    expect((await elsewhere()).statusCode).toBe(200);
    await post("/sign-out", {}, cookie);
    await expect.poll(async () => (await elsewhere()).statusCode).toBe(401);
    await other.close();
  });

  it("of an account left unused for 45 days is refused, and the account is closed", async () => {
    await data.owner.query(
      "update people.person set is_demo = false, created_at = now() - interval '46 days', last_seen_at = now() - interval '45 days' where user_name = 'ubnd.00008'",
    );
    const answer = await tryPassword("ubnd.00008", DEMO_PASSWORD);
    expect(answer.json()).toMatchObject({ kind: "locked" });
    const closed = await data.owner.query(
      "select disabled_reason from people.person where user_name = 'ubnd.00008'",
    );
    expect(closed.rows).toEqual([{ disabled_reason: "idle" }]);
    const trail = await data.owner.query(
      "select outcome, request, details->>'reason' as reason from access.audit where verb = 'person.disable' order by id desc limit 1",
    );
    expect(trail.rows).toEqual([{ outcome: "done", request: "sign-in", reason: "idle" }]);
  });
});
