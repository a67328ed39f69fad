/** Other ways in: codes, a city's own sign-on. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { URI, type TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { castDatabase, signIn, signInAs, type CastDatabase } from "#test/cast.ts";
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
    const second = await post(
      "/two-factor/verify-totp",
      { code: totp.generate(), trustDevice: true },
      cookieOf(first),
    );
    expect(second.statusCode).toBe(200);
    expect(second.cookies.some(({ name }) => name.includes("trust"))).toBe(false);
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

  it("gives new backup codes for the password; the old ones are over", async () => {
    const cookie = await signInAs(app, "ubnd.00103", DEMO_PASSWORD);
    const begun = (await post("/two-factor/enable", { password: DEMO_PASSWORD }, cookie)).json();
    const totp = URI.parse(begun.totpURI) as TOTP;
    const on = cookieOf(await post("/two-factor/verify-totp", { code: totp.generate() }, cookie));
    const renewed = await post("/two-factor/generate-backup-codes", { password: DEMO_PASSWORD }, on);
    const [fresh] = renewed.json().backupCodes;
    expect(renewed.json().backupCodes).toHaveLength(10);
    const byCode = async (code: string) =>
      (
        await post(
          "/two-factor/verify-backup-code",
          { code },
          cookieOf(await tryPassword("ubnd.00103", DEMO_PASSWORD)),
        )
      ).statusCode;
    expect(await byCode(begun.backupCodes[0])).not.toBe(200);
    expect(await byCode(fresh)).toBe(200);
  });

  it("lets nobody guess the password from a session left open, and keeps the tries in the trail", async () => {
    const cookie = await signInAs(app, "ubnd.00118", DEMO_PASSWORD);
    const kinds = [];
    for (let i = 0; i < 6; i++)
      kinds.push((await post("/two-factor/enable", { password: `Sai-mat-khau-${i}` }, cookie)).json().kind);
    expect(kinds).toEqual([...Array<string>(5).fill("invalid"), "locked"]);
    const lines = await data.owner.query(
      "select count(*)::int as n from access.audit where verb = 'me.change-sign-in' and outcome = 'refused' and person_id = (select id from people.person where user_name = 'ubnd.00118')",
    );
    expect(lines.rows).toEqual([{ n: 6 }]);
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
    expect((await city.inject({ url: "/api/sign-in" })).json()).toMatchObject({ ownSignOn: "Thành phố" });
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
