/** Giving, ending and delegating roles over HTTP; every act is refused to someone. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { today } from "#base/clock.ts";
import { cast, signInAs } from "#test/cast.ts";
import { openDesk, type Desk } from "#test/people-desk.ts";
import { dayAfter } from "./rules/role.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe("person.give-role and person.end-role", () => {
  it("take effect on the next request of a person already signed in", async () => {
    const unitId = await desk.unitOf("01.00004-TYT");
    const id = await desk.idOf(cast.healthBaDinh);
    expect((await desk.get("healthBaDinh", "/api/people")).statusCode).toBe(403);
    const given = await desk.post("admin", `/api/people/${id}/roles`, { role: "agency-focal", unitId });
    expect(given.statusCode).toBe(201);
    expect((await desk.get("healthBaDinh", "/api/people")).statusCode).toBe(200);
    const role = given.json().roles.find((r: { code: string }) => r.code === "agency-focal");
    expect(role).toMatchObject({ active: true, can: ["person.end-role"] });
    expect((await desk.post("admin", `/api/people/${id}/roles/${role.id}/end`)).statusCode).toBe(200);
    expect((await desk.get("healthBaDinh", "/api/people")).statusCode).toBe(403);
  });

  it("are refused for oneself, twice, and beyond one's authority", async () => {
    const unitId = await desk.unitOf("01.00004");
    const officer = await desk.idOf(cast.officerBaDinh);
    const own = await desk.post("admin", `/api/people/${await desk.idOf(cast.admin)}/roles`, {
      role: "press",
      unitId,
    });
    expect(own.statusCode).toBe(422);
    const again = await desk.post("admin", `/api/people/${officer}/roles`, {
      role: "commune-officer",
      unitId,
    });
    expect(again.json().errors[0].path).toBe("role");
    const above = await desk.post("leaderBaDinh", `/api/people/${officer}/roles`, {
      role: "system-admin",
      unitId,
    });
    expect(above.statusCode).toBe(403);
    const unheld = await desk.post("press", `/api/people/${officer}/roles`, { role: "mediator", unitId });
    expect(unheld.statusCode).toBe(403);
  });

  it("never leave the city without an administrator", async () => {
    const admin = await desk.idOf(cast.admin);
    const helper = await desk.newPerson("system-admin", "HN-SVHTT");
    const first = await signInAs(desk.app, helper.userName, helper.oneTimePassword);
    const changed = await desk.changePassword(first, helper.oneTimePassword, "Quan-tri-thu-hai-2");
    const asHelper = (url: string, payload: object) =>
      desk.app.inject({
        method: "POST",
        url,
        payload,
        headers: { cookie: changed, "idempotency-key": crypto.randomUUID() },
      });
    // A helper for a while does not count: when the time is over nobody would be left.
    const while3 = dayAfter(dayAfter(today()));
    await desk.data.owner.query("update people.role_held set valid_to = $2 where person_id = $1", [
      helper.id,
      while3,
    ]);
    const { version, roles } = (await desk.get("auditor", `/api/people/${admin}`)).json();
    const disabled = await asHelper(`/api/people/${admin}/disable`, { version, reason: "left" });
    expect(disabled.json()).toMatchObject({ kind: "rule", detail: expect.stringContaining("cuối cùng") });
    const ended = await asHelper(`/api/people/${admin}/roles/${roles[0].id}/end`, {});
    expect(ended.json()).toMatchObject({ kind: "rule" });
    await desk.data.owner.query("update people.role_held set valid_to = null where person_id = $1", [
      helper.id,
    ]);
    const now = await asHelper(`/api/people/${admin}/disable`, { version, reason: "left" });
    expect(now.statusCode).toBe(200);
    await desk.data.owner.query(
      "update people.person set disabled_at = null, disabled_reason = null where id = $1",
      [admin],
    );
    await desk.data.owner.query("delete from people.role_held where person_id = $1", [helper.id]);
    desk.forget("admin");
  });
});

describe("person.delegate", () => {
  it("lends a role while on leave, which ends by itself, and with the role it came from", async () => {
    const stand = await desk.newPerson("collaborator");
    const officer = await desk.idOf(cast.officerBaDinh);
    const me = (await desk.get("officerBaDinh", "/api/me")).json();
    const lent = await desk.post("officerBaDinh", `/api/people/${officer}/delegations`, {
      roleHeldId: me.roles[0].id,
      toPersonId: stand.id,
      firstDay: today(),
      lastDay: today(),
      reason: "Nghỉ phép",
    });
    expect(lent.json()).toMatchObject({
      code: "commune-officer",
      active: true,
      validTo: dayAfter(today()),
      delegatedFrom: { personId: officer },
    });
    const line = await desk.data.owner.query(
      "select subject, details from access.audit where verb = 'person.delegate' and outcome = 'done'",
    );
    expect(line.rows).toMatchObject([
      { subject: `person/${stand.id}`, details: { from: officer, role: "commune-officer" } },
    ]);
    const roles = async () =>
      (await desk.get("admin", `/api/people/${stand.id}`))
        .json()
        .roles.filter((r: { active: boolean }) => r.active);
    expect(await roles()).toHaveLength(2);
    await desk.data.owner.query(
      "update people.role_held set valid_from = valid_from - 9, valid_to = valid_to - 1 where id = $1",
      [lent.json().id],
    );
    expect(await roles()).toHaveLength(1);
  });

  it("is offered colleagues' names, and taken back on coming home early", async () => {
    const stand = await desk.newPerson("collaborator", "01.00376");
    const officer = await desk.idOf(cast.officerSocSon);
    const { people } = (await desk.get("officerSocSon", "/api/me/colleagues")).json();
    expect(people.map((p: { id: number }) => p.id)).toContain(stand.id);
    expect(people.map((p: { userName: string }) => p.userName)).not.toContain(cast.officerBaDinh);
    const { roles } = (await desk.get("officerSocSon", "/api/me")).json();
    await desk.post("officerSocSon", `/api/people/${officer}/delegations`, {
      roleHeldId: roles[0].id,
      toPersonId: stand.id,
      firstDay: today(),
      lastDay: dayAfter(today()),
      reason: "Đi học",
    });
    const { lent } = (await desk.get("officerSocSon", "/api/me")).json();
    expect(lent).toMatchObject([{ to: { id: stand.id }, code: "commune-officer" }]);
    const url = `/api/people/${officer}/delegations/${lent[0].id}/end`;
    expect((await desk.post("officerBaDinh", url)).statusCode).toBe(403);
    expect((await desk.post("officerSocSon", url)).json()).toEqual({ lent: [] });
  });

  it("is refused for another's role without authority over it", async () => {
    const officer = await desk.idOf(cast.officerBaDinh);
    const { roles } = (await desk.get("officerBaDinh", "/api/me")).json();
    const taken = await desk.post("mediatorBaDinh", `/api/people/${officer}/delegations`, {
      roleHeldId: roles[0].id,
      toPersonId: await desk.idOf(cast.mediatorBaDinh),
      firstDay: today(),
      lastDay: today(),
      reason: "Mượn",
    });
    expect(taken.statusCode).toBe(403);
  });
});

describe("access.read", () => {
  it("shows who may do what", async () => {
    const { verbs, roles } = (await desk.get("press", "/api/access/roles")).json();
    expect(roles).toHaveLength(14);
    expect(verbs.find((v: { verb: string }) => v.verb === "audit.read").roles).toEqual({
      auditor: "all",
      "data-protection": "all",
    });
  });

  it("is refused to whoever is not signed in", async () => {
    expect((await desk.app.inject({ url: "/api/access/roles" })).statusCode).toBe(401);
  });
});
