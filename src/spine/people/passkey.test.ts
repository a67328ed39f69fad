/** Signing in with a passkey, and what it means where a second step is demanded. */
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cast, castDatabase, signIn, signInAs, type CastDatabase } from "#test/cast.ts";
import { cookieOf, peopleServer } from "#test/people-server.ts";
import { SoftwarePasskey } from "#test/software-passkey.ts";
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

/** Adds this passkey to whoever the cookie belongs to. */
async function addPasskey(on: FastifyInstance, cookie: string, key: SoftwarePasskey) {
  const options = await on.inject({
    url: "/api/auth/passkey/generate-register-options",
    headers: { cookie },
  });
  return on.inject({
    method: "POST",
    url: "/api/auth/passkey/verify-registration",
    payload: { response: key.register(options.json().challenge), name: "Máy cơ quan", createSession: true },
    headers: { cookie: `${cookie}; ${cookieOf(options)}` },
  });
}

async function signInBy(on: FastifyInstance, key: SoftwarePasskey): Promise<string> {
  const asked = await on.inject({ url: "/api/auth/passkey/generate-authenticate-options" });
  const answer = await on.inject({
    method: "POST",
    url: "/api/auth/passkey/verify-authentication",
    payload: { response: key.signIn(asked.json().challenge) },
    headers: { cookie: cookieOf(asked) },
  });
  return cookieOf(answer);
}

describe("a passkey where a second step is demanded", () => {
  const key = new SoftwarePasskey("http://localhost");
  let production: FastifyInstance;
  let admin: string;

  const as = (cookie: string, url: string, payload?: object) =>
    production.inject(
      payload ? { method: "POST", url, payload, headers: { cookie } } : { url, headers: { cookie } },
    );
  const needs = async (cookie: string) => (await as(cookie, "/api/me")).json().needs;

  beforeAll(async () => {
    ({ app: production } = await peopleServer(data, { demo: false, setting: "production" }));
    admin = await signIn(production, "admin");
  });
  afterAll(() => production.close());

  it("is the second step: the session in which it was added goes on to work", async () => {
    expect(await needs(admin)).toEqual(["second-step"]);
    expect((await addPasskey(production, admin, key)).cookies).toEqual([]);
    expect(await needs(admin)).toEqual([]);
    expect((await as(admin, "/api/people")).statusCode).toBe(200);
  });

  it("shuts out the password alone, and says why only to whoever knows it", async () => {
    const right = await as("", "/api/auth/sign-in/username", {
      username: cast.admin,
      password: DEMO_PASSWORD,
    });
    expect(right.json()).toMatchObject({ kind: "rule", detail: expect.stringContaining("passkey") });
    expect(cookieOf(right)).toBe("");
    const wrong = await as("", "/api/auth/sign-in/username", {
      username: cast.admin,
      password: "Khong-phai-mat-khau-1",
    });
    expect(wrong.json()).toMatchObject({ kind: "not-signed-in" });
    expect(await needs(await signInBy(production, key))).toEqual([]);
  });

  it("does not open a session that was begun by the password before", async () => {
    // Signed in where nothing was demanded; the same session, shown where it is.
    const before = await signInAs(app, cast.admin, DEMO_PASSWORD);
    expect((await get("/api/me", before)).statusCode).toBe(200);
    expect((await as(before, "/api/me")).statusCode).toBe(401);
    expect((await as(before, "/api/auth/passkey/generate-register-options")).statusCode).toBe(401);
  });

  it("a new password keeps the session as strong as it was", async () => {
    const cookie = await signInBy(production, key);
    const changed = await as(cookie, "/api/auth/change-password", {
      currentPassword: DEMO_PASSWORD,
      newPassword: "Mat-khau-quan-tri-2027",
      revokeOtherSessions: true,
    });
    expect(await needs(cookieOf(changed))).toEqual([]);
    admin = cookieOf(changed);
  });

  it("the last one stays", async () => {
    const [only] = (await as(admin, "/api/auth/passkey/list-user-passkeys")).json();
    const refused = await as(admin, "/api/auth/passkey/delete-passkey", { id: only.id });
    expect(refused.json()).toMatchObject({ kind: "rule" });
    await addPasskey(production, admin, new SoftwarePasskey("http://localhost"));
    expect((await as(admin, "/api/auth/passkey/delete-passkey", { id: only.id })).statusCode).toBe(200);
  });
});

describe("a passkey", () => {
  it("is registered, signs in without a password, and can be forgotten", async () => {
    const key = new SoftwarePasskey("http://localhost");
    const cookie = await signInAs(app, "ubnd.00091", DEMO_PASSWORD);
    const options = await get("/api/auth/passkey/generate-register-options", cookie);
    const registered = await app.inject({
      method: "POST",
      url: "/api/auth/passkey/verify-registration",
      payload: { response: key.register(options.json().challenge), name: "Điện thoại" },
      headers: { cookie: `${cookie}; ${cookieOf(options)}` },
    });
    expect(registered.statusCode).toBe(200);

    const asked = await get("/api/auth/passkey/generate-authenticate-options");
    const signedIn = await post(
      "/passkey/verify-authentication",
      { response: key.signIn(asked.json().challenge) },
      cookieOf(asked),
    );
    expect(signedIn.statusCode).toBe(200);
    expect((await get("/api/me", cookieOf(signedIn))).json().person.userName).toBe("ubnd.00091");

    const found = await get("/api/auth/passkey/generate-authenticate-options");
    expect(found.json().userVerification).toBe("required");
    const onlyTouched = await post(
      "/passkey/verify-authentication",
      { response: key.signIn(found.json().challenge, false) },
      cookieOf(found),
    );
    expect(onlyTouched.json().kind).toBe("not-signed-in");

    const [kept] = (await get("/api/auth/passkey/list-user-passkeys", cookie)).json();
    expect(kept.name).toBe("Điện thoại");
    expect((await post("/passkey/delete-passkey", { id: kept.id }, cookie)).statusCode).toBe(200);
    const again = await get("/api/auth/passkey/generate-authenticate-options");
    const refused = await post(
      "/passkey/verify-authentication",
      { response: key.signIn(again.json().challenge) },
      cookieOf(again),
    );
    expect(refused.json().kind).toBe("not-signed-in");
  });
});
