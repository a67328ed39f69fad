/** One's own account, the trail, what the database holds by itself, and what recognising costs. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { today } from "#base/clock.ts";
import { readSheet } from "#base/sheet/index.ts";
import { sealAudit } from "#spine/access/index.ts";
import { cast } from "#test/cast.ts";
import { openDesk, type Desk } from "#test/people-desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe("me.update, me.read, me.sessions, me.end-session", () => {
  it("change the language of one's own screens", async () => {
    expect((await desk.send("press", ["PATCH", "/api/me"], { language: "en" })).statusCode).toBe(200);
    expect((await desk.get("press", "/api/me")).json().person.language).toBe("en");
  });

  it("are refused to whoever is not signed in", async () => {
    for (const [method, url] of [
      ["GET", "/api/me"],
      ["PATCH", "/api/me"],
      ["GET", "/api/me/sessions"],
      ["DELETE", "/api/me/sessions/1"],
    ] as const)
      expect((await desk.app.inject({ method, url })).statusCode).toBe(401);
  });

  it("let nobody give themselves a unit or a role", async () => {
    const given = await desk.send("press", ["PATCH", "/api/me"], { unitId: 1 });
    expect(given.statusCode).toBe(422);
  });
});

describe("me.mail", () => {
  it("is one's own address and wish, set by oneself; the trail keeps that it changed and not the address", async () => {
    const set = (body: object) => desk.send("press", ["PUT", "/api/me/mail"], body);
    expect((await desk.get("press", "/api/me/mail")).json()).toEqual({ email: null, wantsMail: true });
    const mine = { email: "bao@hanoi.example", wantsMail: false };
    expect((await set(mine)).json()).toEqual(mine);
    expect((await desk.get("officerBaDinh", "/api/me/mail")).json()).toEqual({
      email: null,
      wantsMail: true,
    });
    expect((await set({ email: "không phải địa chỉ", wantsMail: true })).statusCode).toBe(422);
    expect((await set({ email: null, wantsMail: true, id: 1 })).statusCode).toBe(422);
    const lines = await desk.data.owner.query(
      "select details::text from access.audit where verb = 'me.mail'",
    );
    expect(JSON.stringify(lines.rows)).not.toContain("hanoi.example");
  });

  it("is refused to whoever is not signed in", async () => {
    expect((await desk.app.inject({ method: "PUT", url: "/api/me/mail" })).statusCode).toBe(401);
  });
});

describe("audit.read", () => {
  it("shows the auditor who did what, by person and day, and keeps that it was read", async () => {
    const id = await desk.idOf(cast.admin);
    for (let i = 0; i < 4; i++) await desk.get("admin", `/api/people/${id}`);
    const read = (more: string) =>
      desk.get("auditor", `/api/audit?personId=${id}&from=${today()}&to=${today()}${more}`);
    const first = (await read("&limit=2")).json();
    expect(first.rows).toHaveLength(2);
    expect(first.rows[0]).toMatchObject({
      person: { id, userName: cast.admin },
      label: { vi: expect.any(String) },
    });
    const second = (await read(`&limit=2&after=${first.next}`)).json();
    expect(second.rows[0].id).toBeLessThan(first.rows[1].id);
    const own = (await desk.get("dataProtection", "/api/audit?verb=audit.read")).json();
    expect(own.rows[0]).toMatchObject({ person: { userName: cast.auditor }, details: { personId: id } });
  });

  it("is refused to the administrator and to officers", async () => {
    for (const name of ["admin", "officerBaDinh", "cityLead"] as const)
      expect((await desk.get(name, "/api/audit")).statusCode).toBe(403);
  });
});

describe("the trail taken out", () => {
  it("is a sheet of exactly what was asked, with names and days of Hanoi, and taking it out is kept", async () => {
    const id = await desk.idOf(cast.admin);
    await desk.get("admin", `/api/people/${id}`);
    const asked = `personId=${id}&verb=person.read&from=${today()}&to=${today()}`;
    const listed = (await desk.get("auditor", `/api/audit?limit=500&${asked}`)).json().rows;
    const file = await desk.get("auditor", `/api/audit/export.xlsx?${asked}`);
    const sheet = await readSheet(file.rawPayload, "nhat-ky.xlsx");
    expect(sheet.rows).toHaveLength(listed.length);
    expect(sheet.rows[0]?.cells).toMatchObject({
      "Tên đăng nhập": cast.admin,
      "Mã việc": "person.read",
      "Kết quả": "Đã làm",
      "Mã yêu cầu": listed[0].request,
    });
    const [kept] = (await desk.get("dataProtection", "/api/audit?verb=audit.read&limit=1")).json().rows;
    expect(kept.details).toMatchObject({ exported: true, personId: id, verb: "person.read" });
  });

  it("is verified seal by seal; a line changed behind our back is seen", async () => {
    await sealAudit(desk.data.owner);
    const whole = (await desk.get("auditor", "/api/audit/verify")).json();
    expect(whole).toMatchObject({ broken: null, seals: 1 });
    expect(whole.sealedLines).toBeGreaterThan(3);
    await desk.data.owner.query("alter table access.audit disable trigger user");
    await desk.data.owner.query(
      "update access.audit set verb = 'nothing' where id = (select min(id) from access.audit)",
    );
    await desk.data.owner.query("alter table access.audit enable trigger user");
    expect((await desk.get("auditor", "/api/audit/verify")).json().broken).toMatchObject({ why: "lines" });
  });

  it("is refused to whoever may not read it", async () => {
    for (const path of ["/api/audit/verify", "/api/audit/export.xlsx"])
      expect((await desk.get("admin", path)).statusCode).toBe(403);
  });
});

describe("the database, by itself", () => {
  const as = (verb: string, statement: string) =>
    desk.data.app.transaction({ "toam.verb": verb, "toam.sees": "all", "toam.writes": "" }, async () => {
      const client = await desk.data.app.connect();
      try {
        await client.query("begin");
        await client.query("select set_config('toam.verb', $1, true)", [verb]);
        return (await client.query(statement)).rowCount;
      } finally {
        await client.query("rollback");
        client.release();
      }
    });

  it("shows no secrets outside people's own verbs", async () => {
    for (const table of ["account", "session", "two_factor", "passkey", "verification", "password_history"])
      expect(await as("policy.read", `select * from people.${table}`)).toBe(0);
    expect(await as("person.sign-in", "select * from people.account")).toBeGreaterThan(100);
  });

  it("lets nobody give a role without reach", async () => {
    const give =
      "insert into people.role_held (person_id, role, unit_id, valid_from) select id, 'system-admin', unit_id, now() from people.person limit 1";
    await expect(as("policy.update", give)).rejects.toThrow("row-level security");
    await expect(as("person.read", give)).rejects.toThrow("row-level security");
  });
});
