/** Signing in by password over HTTP: locks, changing it, and the demonstration. */
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

  it("lets one network begin three hundred times a quarter of an hour: each beginning leaves a row", async () => {
    const begin = (remoteAddress: string) =>
      app.inject({ url: "/api/auth/passkey/generate-authenticate-options", remoteAddress });
    const rows = async () =>
      Number((await data.owner.query("select count(*) as n from people.verification")).rows[0].n);
    const before = await rows();
    const answers = [];
    for (let i = 0; i < 305; i++) answers.push((await begin(`2001:db8:7:7::${i.toString(16)}`)).statusCode);
    expect(answers.filter((status) => status === 200)).toHaveLength(300);
    expect(answers.filter((status) => status === 429)).toHaveLength(5);
    expect((await rows()) - before).toBe(300);
    expect((await begin("2001:db8:7:8::1")).statusCode).toBe(200);
  }, 60_000);

  it("refuses an address after sixty wrong attempts, at whichever of two servers they were made", async () => {
    const { app: second } = await peopleServer(data);
    const from = (server: FastifyInstance, username: string, remoteAddress = "203.0.113.9") =>
      server.inject({
        method: "POST",
        url: "/api/auth/sign-in/username",
        payload: { username, password: username === "ubnd.00160" ? DEMO_PASSWORD : "sai-Mat-khau-999" },
        remoteAddress,
      });
    // One that goes well in between does not count.
    expect((await from(app, "ubnd.00160")).statusCode).toBe(200);
    for (let i = 0; i < 60; i++) {
      const answer = await (i % 2 ? app : second).inject({
        method: "POST",
        url: "/api/auth/passkey/verify-authentication",
        payload: {},
        remoteAddress: "203.0.113.9",
      });
      expect(answer.json().kind).toBe("not-signed-in");
    }
    expect((await from(app, "khong.co.ai.nua")).json()).toMatchObject({ kind: "too-many" });
    const right = await from(second, "ubnd.00160");
    expect(right.json()).toMatchObject({
      kind: "too-many",
      facts: { retryAfterSeconds: expect.any(Number) },
    });
    expect((await from(second, "ubnd.00160", "203.0.113.10")).statusCode).toBe(200);
    await second.close();
  });

  it("forgets wrong attempts once the right password comes", async () => {
    for (let i = 0; i < 4; i++) await tryPassword(cast.provider, "sai-Mat-khau-999");
    expect((await tryPassword(cast.provider, DEMO_PASSWORD)).statusCode).toBe(200);
    expect((await tryPassword(cast.provider, "sai-Mat-khau-999")).json().kind).toBe("not-signed-in");
  });

  it("goes on counting when a request is refused before its password is looked at", async () => {
    const malformed = [
      { username: "ubnd.00166", password: "a".repeat(200) },
      { username: "ubnd.00166", password: "sai-Mat-khau-999", rememberMe: "sometimes" },
      { username: "ubnd.00166", password: "sai-Mat-khau-999", callbackURL: "https://elsewhere.example/" },
    ];
    for (const payload of malformed)
      expect((await post("/sign-in/username", payload)).statusCode).toBeGreaterThanOrEqual(400);
    for (let i = 0; i < 2; i++) await tryPassword("ubnd.00166", "sai-Mat-khau-999");
    expect((await tryPassword("ubnd.00166", DEMO_PASSWORD)).json().kind).toBe("locked");
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

describe("changing one's password", () => {
  it("locks after five guesses of the present one, malformed requests between them included", async () => {
    const cookie = await signInAs(app, "ubnd.00145", DEMO_PASSWORD);
    const guess = (password: unknown) => post("/two-factor/enable", { password }, cookie);
    for (let i = 0; i < 4; i++) expect((await guess("sai-Mat-khau-999")).json().kind).toBe("invalid");
    await guess(["not a text"]);
    expect((await guess(DEMO_PASSWORD)).json().kind).toBe("locked");
  });

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
