import fc from "fast-check";
import { sql } from "kysely";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { may, sealAudit, verifyAudit, type Grant, type RoleCode } from "#spine/access/index.ts";
import { personAt } from "#test/people-by-hand.ts";
import {
  app,
  ask,
  city,
  create,
  deskUrl,
  find,
  newPolicy,
  officerA,
  officerB,
  openDesk,
  ours,
  owner,
  refusal,
  registerFor,
  UNITS,
  type Made,
} from "./desk.ts";

openDesk();

describe("one record, many people", () => {
  test("the officer of ward A adds a document; the officer of ward B asks for it → not found; the city reads it", async () => {
    const made = await create(officerA());
    expect(made.code).toMatch(/^VB-\d{4}-\d{5}$/);
    const show = find(ours, "policy.read", "GET", "/{code}");
    expect(await refusal(ask(ours, officerB(), { endpoint: show, params: { code: made.code } }))).toBe(
      "not-found",
    );
    expect(((await ask(ours, city(), { endpoint: show, params: { code: made.code } })) as Made).symbol).toBe(
      made.symbol,
    );
  });

  test("every verb is refused to someone: who only reads may not add, change, act, link or attach", async () => {
    const made = await create(officerA());
    const auditor = personAt("auditor", 9005, ours.verbs);
    const writes = ours.endpoints.filter((e) => e.method !== "GET");
    expect(writes.length).toBeGreaterThanOrEqual(9);
    for (const endpoint of writes) {
      const params = { code: made.code, link: 1 };
      const body =
        endpoint.verb === "policy.create"
          ? newPolicy()
          : { version: 1, to: "VB-2026-1", kind: "amends", title: "" };
      const asked = ask(ours, auditor, { endpoint: { ...endpoint, body: undefined } as never, params, body });
      expect(await refusal(asked), endpoint.verb + endpoint.path).toBe("not-allowed");
    }
  });

  test("a refusal leaves its trace although its transaction is rolled back", async () => {
    const made = await create(officerA());
    const before = await owner.query("select count(*) as n from access.audit where outcome = 'refused'");
    await refusal(
      ask(ours, officerB(), {
        endpoint: find(ours, "policy.read", "GET", "/{code}"),
        params: { code: made.code },
      }),
    );
    const after = await owner.query(
      "select count(*) as n, max(subject) filter (where verb = 'policy.read') as s from access.audit where outcome = 'refused'",
    );
    expect(Number(after.rows[0].n)).toBe(Number(before.rows[0].n) + 1);
  });
});

test("a verb held at the own unit only is refused for a unit under it, in the list and by SQL", async () => {
  const [own, under] = [await create(officerA()), await create(officerB())];
  const listedFor = async (grant: Grant): Promise<string[]> => {
    const register = registerFor({ "commune-leader": grant });
    const leader = personAt("commune-leader", own.unitId, register.verbs, [under.unitId]);
    const list = find(register, "policy.read", "GET", "/policies");
    const { rows } = (await ask(register, leader, { endpoint: list, query: { limit: "200" } })) as {
      rows: Made[];
    };
    return rows.map((row) => row.code).filter((code) => [own.code, under.code].includes(code));
  };
  expect((await listedFor("unit")).toSorted()).toEqual([own.code, under.code].toSorted());
  expect(await listedFor("own")).toEqual([own.code]);
});

const roleOf = fc.constantFrom<RoleCode>(
  "commune-officer",
  "city-lead",
  "auditor",
  "commune-leader",
  "system-admin",
  "press",
);
const someGrants = fc.dictionary(roleOf, fc.constantFrom<Grant>("all", "unit", "own")) as fc.Arbitrary<
  Partial<Record<RoleCode, Grant>>
>;

test("listed ⇔ allowed ⇔ readable by SQL as the application role, for any grants, person and record", async () => {
  for (const unit of UNITS) await create(personAt("commune-officer", unit, ours.verbs));
  const all = (
    await owner.query("select r.code, r.unit_id from records.record r where register = 'policies'")
  ).rows as { code: string; unit_id: number }[];
  const property = fc.asyncProperty(
    someGrants,
    roleOf,
    fc.constantFrom(...UNITS),
    fc.subarray(UNITS),
    async (read, role, unit, under) => {
      const register = registerFor(read);
      const person = personAt(role, unit, register.verbs, under);
      const allowed = all
        .filter((r) => may(person, "policy.read", r.unit_id))
        .map((r) => r.code)
        .toSorted();
      const list = find(register, "policy.read", "GET", "/policies");
      const listed = await ask(register, person, { endpoint: list, query: { limit: "200" } }).then(
        (a: { rows: Made[] }) => a.rows.map((r) => r.code).toSorted(),
        () => [],
      );
      const sees = person.reach.get("policy.read");
      const setting = sees === undefined ? "" : sees === "all" ? "all" : [...sees].join(",");
      const sqlRows = await app.transaction(
        { "toam.sees": setting },
        async (tx) =>
          (
            await sql<{ code: string }>`select code from records.record where register = 'policies'`.execute(
              tx,
            )
          ).rows,
        "read",
      );
      expect(listed).toEqual(allowed);
      expect(sqlRows.map((r) => r.code).toSorted()).toEqual(allowed);
    },
  );
  await fc.assert(property, { numRuns: 60 });
});

describe("a link to another register's record", () => {
  const links = (person: ReturnType<typeof city>, code: string): Promise<{ rows: { code: string }[] }> =>
    ask(ours, person, { endpoint: find(ours, "policy.read", "GET", "/links"), params: { code } });
  const link = (person: ReturnType<typeof city>, code: string, to: string): Promise<unknown> =>
    ask(ours, person, {
      endpoint: find(ours, "policy.link", "POST", "/links"),
      params: { code },
      body: { to, kind: "basis" },
    });

  test("is shown, and may be made, only by whoever may read that record in its own register", async () => {
    const [made, other] = [await create(officerA()), await create(officerB())];
    // Of a register that nobody declared: nobody reads it, whatever the scope of this one.
    await owner.query(
      "insert into records.record (register, code, unit_id, status, title) values ('sealed', 'HS-1', 9001, 'x', 'Hồ sơ kín')",
    );
    await owner.query(
      "insert into records.link (from_id, to_id, kind) select a.id, b.id, 'basis' from records.record a, records.record b where a.code = $1 and b.code = 'HS-1'",
      [made.code],
    );
    expect((await links(city(), made.code)).rows).toEqual([]);
    expect(await refusal(link(city(), made.code, "HS-1"))).toBe("invalid");
    await link(city(), made.code, other.code);
    expect((await links(city(), made.code)).rows.map((row) => row.code)).toEqual([other.code]);
    expect((await links(officerA(), made.code)).rows).toEqual([]);
  });
});

test("who reads one register farther than another links across: the scope of either is not the other's", async () => {
  // The leader reads documents everywhere and changes those of the own ward only.
  const wide = registerFor({ "commune-officer": "all", "city-lead": "all" });
  const officer = personAt("commune-officer", 9001, wide.verbs);
  const [own, far] = [await create(officerA()), await create(officerB())];
  const endpoint = find(wide, "policy.link", "POST", "/links");
  const linked: { rows: { code: string }[] } = await ask(wide, officer, {
    endpoint,
    params: { code: own.code },
    body: { to: far.code, kind: "basis" },
  });
  expect(linked.rows.map((row) => row.code)).toEqual([far.code]);
});

describe("the database is the last guard", () => {
  test("without a scope the application role sees nothing and can write nothing", async () => {
    await create(officerA());
    const rows = await app.transaction(
      {},
      async (tx) => (await sql`select 1 from records.record`.execute(tx)).rows,
    );
    expect(rows).toEqual([]);
    const write = app.transaction({ "toam.sees": "all" }, (tx) =>
      sql`insert into records.record (register, code, unit_id, status, title) values ('policies', 'X', 9001, 'draft', 'x')`.execute(
        tx,
      ),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  test("the trail cannot be changed, not even by its owner, and a tampered line is found", async () => {
    await expect(owner.query("update access.audit set verb = 'x'")).rejects.toThrow(/append-only/);
    await expect(app.query("delete from access.audit")).rejects.toThrow(/permission denied|append-only/);
    await create(officerA());
    expect(await sealAudit(owner)).toBeGreaterThan(0);
    expect((await verifyAudit(owner)).broken).toBeNull();
    const client = new pg.Client({ connectionString: deskUrl() });
    await client.connect();
    await client.query("alter table access.audit disable trigger audit_append_only");
    await client.query(
      "update access.audit set subject = 'VB-0000-00000' where id = (select min(id) from access.audit)",
    );
    await client.query("alter table access.audit enable trigger audit_append_only");
    await client.end();
    expect((await verifyAudit(owner)).broken).toEqual({ seal: 1, why: "lines" });
  });
});
