/** Listing, adding and changing people over HTTP; every act is refused to someone. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { today } from "#base/clock.ts";
import { may } from "#spine/access/index.ts";
import { asPerson, cast, signInAs } from "#test/cast.ts";
import { openDesk, type Desk } from "#test/people-desk.ts";
import { addPersonCommand, peopleVerbs } from "./index.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe("person.read", () => {
  it("shows the administrator everyone, by pages", async () => {
    const first = (await desk.get("admin", "/api/people?limit=100")).json();
    expect(first.rows).toHaveLength(100);
    const second = (await desk.get("admin", `/api/people?limit=100&after=${first.next}`)).json();
    expect(second.rows[0].userName > first.rows[99].userName).toBe(true);
  });

  it("shows a commune's leader the people of the commune and its bodies, nobody else", async () => {
    const { rows } = (await desk.get("leaderBaDinh", "/api/people?limit=200")).json();
    const units = new Set(rows.map((row: { unit: { code: string } }) => row.unit.code.slice(0, 8)));
    expect([...units]).toEqual(["01.00004"]);
    expect(
      (await desk.get("leaderBaDinh", `/api/people/${await desk.idOf(cast.officerSocSon)}`)).statusCode,
    ).toBe(404);
  });

  it("finds by name without marks, and by role", async () => {
    const byName = (await desk.get("admin", "/api/people?q=ngoc&limit=200")).json().rows;
    expect(byName.length).toBeGreaterThan(0);
    const auditors = (await desk.get("admin", "/api/people?role=auditor")).json().rows;
    expect(auditors.map((row: { userName: string }) => row.userName)).toEqual([cast.auditor]);
  });

  it("lists exactly those whom the rules allow", async () => {
    const all = await desk.data.owner.query("select id, unit_id as unit from people.person");
    for (const name of ["leaderBaDinh", "focalHealth", "front", "cityLead"] as const) {
      const person = await asPerson(desk.data.app, name, peopleVerbs);
      const allowed = all.rows
        .filter((row: { unit: number }) => may(person, "person.read", row.unit))
        .map((row: { id: number }) => row.id);
      const listed: number[] = [];
      for (let after = ""; ;) {
        const { rows, next } = (await desk.get(name, `/api/people?limit=200&after=${after}`)).json();
        listed.push(...rows.map((row: { id: number }) => row.id));
        if (next === null) break;
        after = next;
      }
      expect(new Set(listed)).toEqual(new Set(allowed));
      expect(listed).toHaveLength(allowed.length);
    }
  });

  it("is refused to a commune officer", async () => {
    expect((await desk.get("officerBaDinh", "/api/people")).statusCode).toBe(403);
  });

  it("is refused to whoever is not signed in", async () => {
    expect((await desk.app.inject({ url: "/api/people" })).statusCode).toBe(401);
  });
});

describe("person.create", () => {
  it("answers with a one-time password, once; it must be changed before any work", async () => {
    const payload = {
      userName: "moi.can.bo",
      name: "Trần Thị Mới (mẫu)",
      unitId: await desk.unitOf("01.00004"),
      role: "commune-officer",
    };
    const headers = { cookie: await desk.cookie("leaderBaDinh"), "idempotency-key": crypto.randomUUID() };
    const make = () => desk.app.inject({ method: "POST", url: "/api/people", payload, headers });
    const { oneTimePassword, roles } = (await make()).json();
    expect(roles).toMatchObject([{ code: "commune-officer", active: true }]);
    expect((await make()).json()).toMatchObject({ userName: "moi.can.bo", oneTimePassword: null });
    const kept = await desk.data.owner.query("select answer::text as a from access.request where key = $1", [
      headers["idempotency-key"],
    ]);
    expect(kept.rows[0].a).not.toContain(oneTimePassword);

    const first = await signInAs(desk.app, "moi.can.bo", oneTimePassword);
    const me = await desk.app.inject({ url: "/api/me", headers: { cookie: first } });
    expect(me.json().needs).toEqual(["change-password"]);
    expect((await desk.app.inject({ url: "/api/access/roles", headers: { cookie: first } })).statusCode).toBe(
      403,
    );
    const changed = await desk.changePassword(first, oneTimePassword, "Ngay-dau-tien-01");
    const after = await desk.app.inject({ url: "/api/access/roles", headers: { cookie: changed } });
    expect(after.statusCode).toBe(200);
  });

  it("names the field when a user name is taken", async () => {
    const payload = { userName: cast.press, name: "A (mẫu)", unitId: await desk.unitOf("01.00004") };
    expect((await desk.post("admin", "/api/people", payload)).json().errors[0].path).toBe("userName");
  });

  it("is refused to a leader for another commune, for a role above theirs, and to the city's lead", async () => {
    const at = async (code: string, role: string) => ({
      userName: "moi.khong",
      name: "A (mẫu)",
      unitId: await desk.unitOf(code),
      role,
    });
    const elsewhere = await desk.post("leaderBaDinh", "/api/people", await at("01.00376", "commune-officer"));
    expect(elsewhere.statusCode).toBe(403);
    const above = await desk.post("leaderBaDinh", "/api/people", await at("01.00004", "commune-leader"));
    expect(above.statusCode).toBe(403);
    expect((await desk.post("cityLead", "/api/people", await at("HN-SVHTT", "press"))).statusCode).toBe(403);
  });
});

describe("person.update", () => {
  it("changes a name; a stale version is a conflict with the present row", async () => {
    const { id, version } = await desk.newPerson();
    const change = (name: string) => desk.send("admin", ["PATCH", `/api/people/${id}`], { version, name });
    expect((await change("Lê Thị Đổi (mẫu)")).json()).toMatchObject({ name: "Lê Thị Đổi (mẫu)", version: 2 });
    const stale = await change("Lê Thị Khác (mẫu)");
    expect(stale.json()).toMatchObject({ kind: "conflict", facts: { current: { version: 2 } } });
  });

  it("keeps how to reach a person for those who manage them", async () => {
    const { id, version } = await desk.newPerson();
    const contact = { email: "moi@to-am.example", phone: "024 1234 5678" };
    await desk.send("leaderBaDinh", ["PATCH", `/api/people/${id}`], { version, ...contact });
    expect((await desk.get("leaderBaDinh", `/api/people/${id}`)).json()).toMatchObject(contact);
    const looked = (await desk.get("cityLead", `/api/people/${id}`)).json();
    expect(looked).toMatchObject({ id, email: null, phone: null, can: [] });
  });

  it("moves a person to another unit, where nothing of the former unit's roles comes along", async () => {
    const { id, version } = await desk.newPerson();
    const former = await desk.unitOf("01.00004");
    expect((await desk.get("admin", `/api/people/${id}`)).json().roles[0]).toMatchObject({ active: true });
    const unitId = await desk.unitOf("01.00376");
    const moved = (await desk.send("admin", ["PATCH", `/api/people/${id}`], { version, unitId })).json();
    expect(moved.unitId).toBe(unitId);
    expect(moved.roles).toMatchObject([{ unit: { id: former }, active: false, validTo: today() }]);
  });

  it("is refused to a leader who would move someone to another commune", async () => {
    const { id, version } = await desk.newPerson();
    const unitId = await desk.unitOf("01.00376");
    const moved = await desk.send("leaderBaDinh", ["PATCH", `/api/people/${id}`], { version, unitId });
    expect(moved.statusCode).toBe(403);
  });
});

describe("./toam people add", () => {
  it("adds the first administrator with a one-time password", async () => {
    const added = await addPersonCommand(desk.data.owner, {
      userName: "Quan.Tri.1",
      name: "Quản trị",
      unit: "HN-SVHTT",
      role: "system-admin",
    });
    expect(added.userName).toBe("quan.tri.1");
    await signInAs(desk.app, added.userName, added.oneTimePassword);
  });

  it("says which flag will not do", async () => {
    const add = (change: object) =>
      addPersonCommand(desk.data.owner, { userName: "ai.do", name: "Ai", unit: "HN-SVHTT", ...change });
    await expect(add({ unit: "KHONG-CO" })).rejects.toMatchObject({
      details: { errors: [{ path: "unit" }] },
    });
    await expect(add({ role: "vua" })).rejects.toMatchObject({ details: { errors: [{ path: "role" }] } });
    await expect(add({ userName: cast.press })).rejects.toMatchObject({ kind: "conflict" });
  });
});
