/** What managers do to accounts over HTTP; every act is refused to someone. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cast, signInAs } from "#test/cast.ts";
import { openDesk, type Desk } from "#test/people-desk.ts";
import { DEMO_PASSWORD, sweepPeople } from "./index.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe("person.reset-password", () => {
  it("gives a new one-time password, unlocks, and ends all sessions", async () => {
    const { id, userName, version, oneTimePassword } = await desk.newPerson();
    const old = await signInAs(desk.app, userName, oneTimePassword);
    for (let i = 0; i < 5; i++)
      await desk.app.inject({
        method: "POST",
        url: "/api/auth/sign-in/username",
        payload: { username: userName, password: "sai-Mat-khau-9" },
      });
    const reset = await desk.post("leaderBaDinh", `/api/people/${id}/reset-password`, { version });
    expect(reset.statusCode).toBe(200);
    expect((await desk.app.inject({ url: "/api/me", headers: { cookie: old } })).statusCode).toBe(401);
    await signInAs(desk.app, userName, reset.json().oneTimePassword);
  });

  it("tells the password once: a repetition gets none, and of two at once one is stale", async () => {
    const { id, userName, version } = await desk.newPerson();
    const cookie = await desk.cookie("admin");
    const reset = (key: string, at: number) =>
      desk.app.inject({
        method: "POST",
        url: `/api/people/${id}/reset-password`,
        payload: { version: at },
        headers: { cookie, "idempotency-key": key },
      });
    const key = crypto.randomUUID();
    const [first, again] = [await reset(key, version), await reset(key, version)];
    expect(again.json()).toMatchObject({ id, oneTimePassword: null });
    await signInAs(desk.app, userName, first.json().oneTimePassword);
    const next = first.json().version as number;
    const both = await Promise.all([reset(crypto.randomUUID(), next), reset(crypto.randomUUID(), next)]);
    expect(both.map((answer) => answer.statusCode).sort((a, b) => a - b)).toEqual([200, 409]);
    const told = both.find((answer) => answer.statusCode === 200)?.json().oneTimePassword as string;
    await signInAs(desk.app, userName, told);
  });

  it("is refused to a colleague and for a person of another commune", async () => {
    const [mine, theirs] = [await desk.idOf(cast.officerBaDinh), await desk.idOf(cast.officerSocSon)];
    const url = (id: number) => `/api/people/${id}/reset-password`;
    expect((await desk.post("officerSocSon", url(mine), { version: 1 })).statusCode).toBe(403);
    expect((await desk.post("leaderBaDinh", url(theirs), { version: 1 })).statusCode).toBe(404);
  });
});

describe("an account above one's own", () => {
  it("is not managed by a focal point who merely works at the same unit", async () => {
    const unit = await desk.data.owner.query("select unit_id from people.person where user_name = 'quantri'");
    const focal = await desk.data.owner.query(
      `select p.user_name from people.person p join people.role_held r on r.person_id = p.id
       where r.role = 'agency-focal' and p.unit_id = $1`,
      [(unit.rows[0] as { unit_id: number }).unit_id],
    );
    const cookie = await signInAs(
      desk.app,
      (focal.rows[0] as { user_name: string }).user_name,
      DEMO_PASSWORD,
    );
    const asFocal = (method: "GET" | "POST" | "PATCH", url: string, payload?: object) =>
      desk.app.inject({
        method,
        url,
        ...(payload && { payload }),
        headers: { cookie, "idempotency-key": crypto.randomUUID() },
      });
    for (const above of [cast.admin, cast.cityLead]) {
      const url = `/api/people/${await desk.idOf(above)}`;
      const { version, can } = (await asFocal("GET", url)).json() as { version: number; can: string[] };
      expect(can.filter((verb) => verb !== "person.give-role")).toEqual([]);
      const tried = [
        await asFocal("POST", `${url}/reset-password`, { version, clearSecondStep: true }),
        await asFocal("POST", `${url}/disable`, { version, reason: "mistake" }),
        await asFocal("POST", `${url}/review`, { version }),
        await asFocal("PATCH", url, { version, name: "Khác (mẫu)" }),
        await asFocal("GET", `${url}/sessions`),
      ];
      expect(tried.map((answer) => answer.statusCode)).toEqual([403, 403, 403, 403, 403]);
    }
  });
});

describe("person.disable and person.enable", () => {
  it("shut a person out at once and let them in again", async () => {
    const { id, userName, version, oneTimePassword } = await desk.newPerson();
    const signedIn = await signInAs(desk.app, userName, oneTimePassword);
    const off = await desk.post("leaderBaDinh", `/api/people/${id}/disable`, { version, reason: "left" });
    expect(off.json()).toMatchObject({ disabledReason: "left", version: 2 });
    expect((await desk.app.inject({ url: "/api/me", headers: { cookie: signedIn } })).statusCode).toBe(401);
    await expect(signInAs(desk.app, userName, oneTimePassword)).rejects.toThrow("423");
    expect((await desk.post("leaderBaDinh", `/api/people/${id}/enable`, { version: 2 })).statusCode).toBe(
      200,
    );
    await signInAs(desk.app, userName, oneTimePassword);
  });

  it("are refused to the auditor, who only looks", async () => {
    const id = await desk.idOf(cast.officerSocSon);
    const refused = await desk.post("auditor", `/api/people/${id}/disable`, { version: 1, reason: "left" });
    expect(refused.statusCode).toBe(403);
    expect((await desk.post("auditor", `/api/people/${id}/enable`, { version: 1 })).statusCode).toBe(403);
  });

  it("come by themselves after 45 days, but never for administrators", async () => {
    const idle = await desk.newPerson();
    await desk.data.owner.query(
      `update people.person set created_at = now() - interval '60 days', last_seen_at = now() - interval '46 days'
       where id = $1 or user_name = $2`,
      [idle.id, cast.admin],
    );
    expect(await sweepPeople(desk.data.app)).toBe(1);
    expect((await desk.get("admin", `/api/people/${idle.id}`)).json()).toMatchObject({
      disabledReason: "idle",
    });
  });
});

describe("person.review", () => {
  it("notes that access was looked at; it is due after six months", async () => {
    const { id, version } = await desk.newPerson();
    await desk.data.owner.query(
      "update people.person set reviewed_at = now() - interval '7 months' where id = $1",
      [id],
    );
    const due = (await desk.get("admin", "/api/people?state=review&limit=200")).json().rows;
    expect(due.map((row: { id: number }) => row.id)).toEqual([id]);
    const reviewed = await desk.post("admin", `/api/people/${id}/review`, { version });
    expect(reviewed.json()).toMatchObject({ reviewDue: false });
  });

  it("is refused to an officer", async () => {
    const id = await desk.idOf(cast.mediatorBaDinh);
    expect((await desk.post("officerBaDinh", `/api/people/${id}/review`, { version: 1 })).statusCode).toBe(
      403,
    );
  });
});

describe("person.sessions and person.end-session", () => {
  it("show where a person is signed in and end it", async () => {
    const { id, userName, oneTimePassword } = await desk.newPerson();
    const signedIn = await signInAs(desk.app, userName, oneTimePassword);
    const { sessions } = (await desk.get("leaderBaDinh", `/api/people/${id}/sessions`)).json();
    expect(sessions).toHaveLength(1);
    const ended = await desk.send("leaderBaDinh", ["DELETE", `/api/people/${id}/sessions/${sessions[0].id}`]);
    expect(ended.statusCode).toBe(200);
    expect((await desk.app.inject({ url: "/api/me", headers: { cookie: signedIn } })).statusCode).toBe(401);
  });

  it("are refused to a colleague", async () => {
    const id = await desk.idOf(cast.officerSocSon);
    expect((await desk.get("officerBaDinh", `/api/people/${id}/sessions`)).statusCode).toBe(403);
    expect((await desk.send("officerBaDinh", ["DELETE", `/api/people/${id}/sessions/1`])).statusCode).toBe(
      403,
    );
  });
});
