/** Signing in over HTTP: passwords, locks, second step, passkeys, a city's own sign-on, sessions. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { TOTP, URI } from "otpauth";
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
const tryPassword = (username: string, password: string) => post("/sign-in/username", { username, password });

describe("user name and password", () => {
  it("gives a session, and me.read tells who it is", async () => {
    const cookie = await signIn(app, "officerBaDinh");
    const me = await get("/api/me", cookie);
    expect(me.json()).toMatchObject({
      person: { userName: "ubnd.00004", unit: { code: "01.00004", name: "Phường Ba Đình" } },
      roles: [{ code: "commune-officer", delegated: false }],
      needs: [],
      demo: true,
    });
    expect(me.json().verbs).toContain("me.read");
    expect(me.json().verbs).not.toContain("person.create");
  });

  it("takes the user name in any case", async () => {
    expect((await tryPassword(" UBND.00004 ".trim(), DEMO_PASSWORD)).statusCode).toBe(200);
  });

  it("answers a wrong password, an unknown name and an impossible one alike", async () => {
    const wrong = await tryPassword(cast.press, "Khong-phai-mat-khau-1");
    const unknown = await tryPassword("khong.co.ai", "Khong-phai-mat-khau-1");
    const impossible = await tryPassword("ông nội", "Khong-phai-mat-khau-1");
    expect(wrong.statusCode).toBe(401);
    expect(wrong.json()).toMatchObject({ kind: "not-signed-in" });
    expect(unknown.json()).toEqual(wrong.json());
    expect(impossible.json()).toEqual(wrong.json());
  });

  it("locks a name after five wrong attempts, whether or not there is such a person", async () => {
    const kinds = async (name: string): Promise<(string | undefined)[]> => {
      const seen = [];
      for (let i = 0; i < 6; i++) seen.push((await tryPassword(name, "sai-Mat-khau-999")).json().kind);
      return seen;
    };
    const known = await kinds(cast.focalJustice);
    const unknown = await kinds("khong.co.nguoi.nay");
    expect(known).toEqual([...Array<string>(5).fill("not-signed-in"), "locked"]);
    expect(unknown).toEqual(known);
    const right = await tryPassword(cast.focalJustice, DEMO_PASSWORD);
    expect(right.json()).toMatchObject({ kind: "locked", facts: { until: expect.any(String) } });
  });

  it("gains nothing from many guesses at the same moment", async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => tryPassword(cast.cityPolice, `sai-Mat-khau-${i}`)),
    );
    expect(answers.filter((a) => a.json().kind === "not-signed-in")).toHaveLength(5);
    expect(answers.filter((a) => a.json().kind === "locked")).toHaveLength(7);
  });

  it("forgets wrong attempts once the right password comes", async () => {
    for (let i = 0; i < 4; i++) await tryPassword(cast.provider, "sai-Mat-khau-999");
    expect((await tryPassword(cast.provider, DEMO_PASSWORD)).statusCode).toBe(200);
    expect((await tryPassword(cast.provider, "sai-Mat-khau-999")).json().kind).toBe("not-signed-in");
  });

  it("keeps sign-ins in the audit trail, done and refused", async () => {
    await signIn(app, "leadership");
    await tryPassword(cast.leadership, "sai-Mat-khau-999");
    const lines = await data.owner.query(
      "select outcome, details->>'way' as way from access.audit where verb = 'person.sign-in' and person_id = (select id from people.person where user_name = $1) order by id",
      [cast.leadership],
    );
    expect(lines.rows).toEqual([
      { outcome: "done", way: "sign-in/username" },
      { outcome: "refused", way: "sign-in/username" },
    ]);
  });

  it("refuses a sign-in sent from another site", async () => {
    const answer = await app.inject({
      method: "POST",
      url: "/api/auth/sign-in/username",
      payload: { username: cast.press, password: DEMO_PASSWORD },
      headers: { origin: "https://elsewhere.example" },
    });
    expect(answer.statusCode).toBe(403);
  });

  it("has no other doors of the library: signing up, changing the address", async () => {
    for (const path of ["/sign-up/email", "/update-user", "/sign-in/email", "/is-username-available"])
      expect(
        (await post(path, { username: "moi.nguoi", email: "a@b.vn", password: "x", name: "x" })).statusCode,
      ).toBe(404);
  });
});

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
    await data.owner.query(
      "update people.session set last_seen_at = now() - interval '121 minutes' where person_id = (select id from people.person where user_name = $1)",
      [cast.healthBaDinh],
    );
    const { app: other } = await peopleServer(data);
    expect((await other.inject({ url: "/api/me", headers: { cookie } })).statusCode).toBe(401);
    const sessions = await other.inject({ url: "/api/auth/list-sessions", headers: { cookie } });
    expect(sessions.statusCode).toBe(401);
    const session = await other.inject({ url: "/api/auth/get-session", headers: { cookie } });
    expect(session.json()).toBeNull();
    await other.close();
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
      "update people.person set created_at = now() - interval '46 days', last_seen_at = now() - interval '45 days' where user_name = 'ubnd.00008'",
    );
    const answer = await tryPassword("ubnd.00008", DEMO_PASSWORD);
    expect(answer.json()).toMatchObject({ kind: "locked" });
    const closed = await data.owner.query(
      "select disabled_reason from people.person where user_name = 'ubnd.00008'",
    );
    expect(closed.rows).toEqual([{ disabled_reason: "idle" }]);
  });
});

describe("changing one's password", () => {
  it("wants the present one, a good one, and none of the last ten", async () => {
    const cookie = await signInAs(app, "ubnd.00025", DEMO_PASSWORD);
    const change = (currentPassword: string, newPassword: string, as = cookie) =>
      post("/change-password", { currentPassword, newPassword, revokeOtherSessions: true }, as);
    expect((await change("sai", "Mot-mat-khau-2027")).json().errors[0].path).toBe("currentPassword");
    expect((await change(DEMO_PASSWORD, "ngan1A-")).json().errors[0].path).toBe("newPassword");
    expect((await change(DEMO_PASSWORD, DEMO_PASSWORD)).statusCode).toBe(422);
    const changed = await change(DEMO_PASSWORD, "Mot-mat-khau-2027");
    expect(changed.statusCode).toBe(200);
    expect((await get("/api/me", cookie)).statusCode).toBe(401);
    const again = await change("Mot-mat-khau-2027", "Hai-mat-khau-2027", cookieOf(changed));
    expect(again.statusCode).toBe(200);
    const back = await change("Hai-mat-khau-2027", "Mot-mat-khau-2027", cookieOf(again));
    expect(back.json().errors[0].message).toContain("10 mật khẩu");
  });
});

describe("the second step", () => {
  it("is set up with an authenticator app, asked at sign-in, and a backup code works once", async () => {
    const cookie = await signInAs(app, "ubnd.00070", DEMO_PASSWORD);
    const begun = await post("/two-factor/enable", { password: DEMO_PASSWORD }, cookie);
    const { totpURI, backupCodes } = begun.json();
    const totp = URI.parse(totpURI) as TOTP;
    const enabled = await post("/two-factor/verify-totp", { code: totp.generate() }, cookie);
    expect(enabled.statusCode).toBe(200);

    const first = await tryPassword("ubnd.00070", DEMO_PASSWORD);
    expect(first.json()).toMatchObject({ twoFactorRedirect: true });
    expect((await get("/api/me", cookieOf(first))).statusCode).toBe(401);
    const wrong = await post("/two-factor/verify-totp", { code: "000000" }, cookieOf(first));
    expect(wrong.json()).toMatchObject({ kind: "invalid", errors: [{ path: "code" }] });
    const second = await post("/two-factor/verify-totp", { code: totp.generate() }, cookieOf(first));
    expect(second.statusCode).toBe(200);
    expect((await get("/api/me", cookieOf(second))).json()).toMatchObject({ secondStep: true });

    const byCode = async () =>
      post(
        "/two-factor/verify-backup-code",
        { code: backupCodes[0] },
        cookieOf(await tryPassword("ubnd.00070", DEMO_PASSWORD)),
      );
    expect((await byCode()).statusCode).toBe(200);
    expect((await byCode()).statusCode).not.toBe(200);
  });

  it("locks after five wrong codes, across sign-ins", async () => {
    const cookie = await signInAs(app, "ubnd.00082", DEMO_PASSWORD);
    const { totpURI } = (await post("/two-factor/enable", { password: DEMO_PASSWORD }, cookie)).json();
    const totp = URI.parse(totpURI) as TOTP;
    await post("/two-factor/verify-totp", { code: totp.generate() }, cookie);
    const kinds = [];
    for (let i = 0; i < 6; i++) {
      const first = await tryPassword("ubnd.00082", DEMO_PASSWORD);
      kinds.push((await post("/two-factor/verify-totp", { code: "000000" }, cookieOf(first))).json().kind);
    }
    expect(kinds).toEqual([...Array<string>(5).fill("invalid"), "locked"]);
  });

  it("is demanded of administrators and the city's lead in the production setting", async () => {
    const { app: production } = await peopleServer(data, { demo: false, setting: "production" });
    const cookie = await signIn(production, "cityLead");
    const me = (await production.inject({ url: "/api/me", headers: { cookie } })).json();
    expect(me.needs).toEqual(["second-step"]);
    expect(me.verbs).not.toContain("person.read");
    const people = await production.inject({ url: "/api/people", headers: { cookie } });
    expect(people.statusCode).toBe(403);
    await production.close();
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

describe("a city's own sign-on", () => {
  let provider: Server;
  let claims: Record<string, unknown> = {};

  beforeAll(async () => {
    provider = createServer((request, response) => {
      response.setHeader("content-type", "application/json");
      const token = { access_token: "a", token_type: "Bearer", expires_in: 60 };
      response.end(JSON.stringify(request.url === "/token" ? token : claims));
    });
    await new Promise<void>((done) => {
      provider.listen(0, "127.0.0.1", done);
    });
  });
  afterAll(() => provider.close());

  async function arrive(): Promise<{ me: number; userName?: string }> {
    const at = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
    const { app: city } = await peopleServer(data, {
      ownSignOn: {
        name: "Thành phố",
        clientId: "to-am",
        clientSecret: "secret",
        authorizationUrl: `${at}/authorize`,
        tokenUrl: `${at}/token`,
        userInfoUrl: `${at}/userinfo`,
        claim: "preferred_username",
      },
    });
    const begun = await city.inject({
      method: "POST",
      url: "/api/auth/sign-in/social",
      payload: { provider: "city", callbackURL: "/" },
    });
    const state = new URL(begun.json().url).searchParams.get("state") ?? "";
    const back = await city.inject({
      url: `/api/auth/callback/city?code=abc&state=${encodeURIComponent(state)}`,
      headers: { cookie: cookieOf(begun) },
    });
    const me = await city.inject({ url: "/api/me", headers: { cookie: cookieOf(back) } });
    await city.close();
    return { me: me.statusCode, userName: me.json().person?.userName };
  }

  it("signs in the person whose user name the claim holds", async () => {
    claims = { sub: "777", preferred_username: "ubnd.00097", name: "Người của Thành phố" };
    expect(await arrive()).toEqual({ me: 200, userName: "ubnd.00097" });
    // The second time by what was linked.
    expect(await arrive()).toEqual({ me: 200, userName: "ubnd.00097" });
  });

  it("makes no accounts for people we do not know", async () => {
    claims = { sub: "778", preferred_username: "nguoi.la", email: "ubnd.00097@to-am.invalid" };
    expect(await arrive()).toMatchObject({ me: 401 });
  });
});

describe("the demonstration", () => {
  it("shows one sign-in a role, and its password", async () => {
    const { people, password } = (await get("/api/demo/people")).json();
    expect(password).toBe(DEMO_PASSWORD);
    expect(new Set(people.map((p: { role: { en: string } }) => p.role.en)).size).toBe(14);
    expect(people[0].name).toContain("(mẫu)");
  });

  it("is not shown anywhere else", async () => {
    const { app: other } = await peopleServer(data, { demo: false });
    expect((await other.inject({ url: "/api/demo/people" })).statusCode).toBe(404);
    await other.close();
  });
});
