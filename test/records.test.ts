import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase, roleUrl, type Database } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import {
  may,
  readTrail,
  serve,
  verifyAudit,
  sealAudit,
  type AnyEndpoint,
  type Person,
  type RoleCode,
} from "#spine/access/index.ts";
import { register, type Register } from "#spine/records/index.ts";
import { shape } from "../src/registers/policies/schema.ts";
import { save, act } from "../src/registers/policies/rules.ts";
import { TEST_KEY, testDatabase, type TestDatabase } from "#test/database.ts";
import { personAt } from "#test/people-by-hand.ts";

// Units 1–5 are communes of the test; nobody is under anybody.
const UNITS = [9001, 9002, 9003, 9004, 9005];
let test_db: TestDatabase;
let owner: Database;
let app: Database;

beforeAll(async () => {
  test_db = await testDatabase();
  owner = openDatabase(test_db.url);
  app = openDatabase(roleUrl(test_db.url, TEST_KEY, "app"));
  for (const id of UNITS)
    await owner.query(
      "insert into agencies.unit (id, code, kind, name, valid_from) values ($1, $2, 'ward', $3, '2025-07-01')",
      [id, `T.${id}`, `Phường ${id}`],
    );
});
afterAll(async () => {
  await app.close();
  await owner.close();
  await test_db.close();
});

function registerFor(read: Partial<Record<RoleCode, "all" | "unit">>): Register {
  return register({
    shape,
    table: "policies.policy",
    access: {
      read,
      create: { "commune-officer": "unit", "city-lead": "all" },
      update: { "commune-officer": "unit", "city-lead": "all" },
    },
    rules: { save, act },
  });
}

const ours = registerFor({
  "commune-officer": "unit",
  "city-lead": "all",
  auditor: "all",
  "commune-leader": "unit",
});

function find(register: Register, verb: string, method: string, ending = ""): AnyEndpoint {
  const found = register.endpoints.find(
    (e) => e.verb === verb && e.method === method && e.path.endsWith(ending),
  );
  if (!found) throw new Error(`no endpoint ${verb}`);
  return found;
}

function ask(
  register: Register,
  person: Person,
  given: { endpoint: AnyEndpoint; params?: object; query?: object; body?: object; key?: string },
): Promise<never> {
  const { endpoint } = given;
  const serving = { database: app, verbs: register.verbs, trail: readTrail(app) };
  const request = {
    person,
    file: null,
    id: randomUUID(),
    params: given.params ?? {},
    query: endpoint.query ? endpoint.query.parse(given.query ?? {}) : {},
    body: endpoint.body ? endpoint.body.parse(given.body) : null,
  };
  const key = given.key ?? randomUUID();
  const keyed = endpoint.method === "GET" ? null : { key, fingerprint: JSON.stringify(given.body ?? null) };
  return serve(serving, { endpoint, request, keyed }) as Promise<never>;
}

let counter = 0;
const newPolicy = () => ({
  symbol: `${++counter}/KH-UBND`,
  kind: "plan",
  abstract: "Kế hoạch mẫu",
  issuer: "UBND phường",
  issuedOn: "2026-01-05",
  purpose: "implementation",
});
interface Made {
  code: string;
  version: number;
  unitId: number;
  can: string[];
  status: string;
  symbol: string;
  abstract: string;
}
const create = (person: Person, body: object = newPolicy(), key?: string): Promise<Made> =>
  ask(ours, person, { endpoint: find(ours, "policy.create", "POST"), body, ...(key && { key }) });
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (e: unknown) => (e instanceof Problem ? e.kind : String(e)),
  );

const officerA = () => personAt("commune-officer", 9001, ours.verbs);
const officerB = () => personAt("commune-officer", 9002, ours.verbs);
const city = () => personAt("city-lead", 9005, ours.verbs);

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

describe("writes", () => {
  test("the same request twice is one write and one answer", async () => {
    const key = randomUUID();
    const body = newPolicy();
    const [first, second] = [await create(officerA(), body, key), await create(officerA(), body, key)];
    expect(second).toEqual(first);
    const rows = await owner.query("select count(*) as n from policies.policy where symbol = $1", [
      body.symbol,
    ]);
    expect(Number(rows.rows[0].n)).toBe(1);
  });

  test("the same request twenty times at once is one write", async () => {
    const key = randomUUID();
    const body = newPolicy();
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(officerA(), body, key)));
    expect(new Set(answers.map((a) => a.code)).size).toBe(1);
    expect(
      Number(
        (await owner.query("select count(*) as n from policies.policy where symbol = $1", [body.symbol]))
          .rows[0].n,
      ),
    ).toBe(1);
  });

  test("a key that was used for something else is refused", async () => {
    const key = randomUUID();
    await create(officerA(), newPolicy(), key);
    expect(await refusal(create(officerA(), newPolicy(), key))).toBe("conflict");
  });

  test("an edit of stale data is a conflict that carries the present row", async () => {
    const made = await create(officerA());
    const change = find(ours, "policy.update", "PATCH");
    await ask(ours, officerA(), {
      endpoint: change,
      params: { code: made.code },
      body: { version: 1, abstract: "Mới" },
    });
    const stale = await ask(ours, officerA(), {
      endpoint: change,
      params: { code: made.code },
      body: { version: 1, abstract: "Cũ" },
    }).catch((e: unknown) => e);
    expect((stale as Problem).kind).toBe("conflict");
    expect(
      (stale as unknown as { details: { facts: { current: Made } } }).details.facts.current,
    ).toMatchObject({ version: 2, abstract: "Mới" });
  });

  test("dates out of order and a second entry of the same document are said at their field", async () => {
    expect(await refusal(create(officerA(), { ...newPolicy(), effectiveOn: "2025-12-31" }))).toBe("invalid");
  });

  test("a document not yet in force cannot be confirmed in force; the act is not offered either", async () => {
    const made = await create(officerA(), { ...newPolicy(), effectiveOn: "2099-01-01" });
    expect(made.can).not.toContain("policy.publish");
    expect(
      await refusal(
        ask(ours, officerA(), {
          endpoint: find(ours, "policy.publish", "POST"),
          params: { code: made.code },
          body: { version: 1 },
        }),
      ),
    ).toBe("rule");
  });
});

const roleOf = fc.constantFrom<RoleCode>(
  "commune-officer",
  "city-lead",
  "auditor",
  "commune-leader",
  "system-admin",
  "press",
);
const grants = fc.dictionary(roleOf, fc.constantFrom("all", "unit")) as fc.Arbitrary<
  Partial<Record<RoleCode, "all" | "unit">>
>;

test("listed ⇔ allowed ⇔ readable by SQL as the application role, for any grants, person and record", async () => {
  for (const unit of UNITS) await create(personAt("commune-officer", unit, ours.verbs));
  const all = (
    await owner.query("select r.code, r.unit_id from records.record r where register = 'policies'")
  ).rows as { code: string; unit_id: number }[];
  const property = fc.asyncProperty(
    grants,
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
    const client = new pg.Client({ connectionString: test_db.url });
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

test("a list pages by key in the asked order and loses or doubles nothing", async () => {
  for (let i = 0; i < 7; i++)
    await create(officerA(), { ...newPolicy(), issuedOn: `2026-02-0${(i % 3) + 1}` });
  const list = find(ours, "policy.read", "GET", "/policies");
  const whole = (
    (await ask(ours, officerA(), { endpoint: list, query: { limit: "200" } })) as { rows: Made[] }
  ).rows.map((r) => r.code);
  const paged: string[] = [];
  let after: string | null = null;
  do {
    const page: { rows: Made[]; next: string | null } = await ask(ours, officerA(), {
      endpoint: list,
      query: { limit: "3", ...(after && { after }) },
    });
    paged.push(...page.rows.map((r) => r.code));
    after = page.next;
  } while (after);
  expect(paged).toEqual(whole);
  expect(new Set(paged).size).toBe(paged.length);
});

test("search forgives: no diacritics, đ as d, Hoà as Hòa", async () => {
  await create(officerA(), { ...newPolicy(), abstract: "Hòa giải ở cơ sở và đường dây nóng" });
  const list = find(ours, "policy.read", "GET", "/policies");
  for (const q of ["hoa giai", "HOÀ GIẢI", "duong day nong"]) {
    const found = ((await ask(ours, officerA(), { endpoint: list, query: { q } })) as { rows: Made[] }).rows;
    expect(
      found.map((r) => r.abstract),
      q,
    ).toContain("Hòa giải ở cơ sở và đường dây nóng");
  }
});
