import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#base/config.ts";
import { compose, type Composed } from "#apps/server/index.ts";
import { readTrail, serve, type Person, type Verbs } from "#spine/access/index.ts";
import { SEED_SETTINGS } from "#spine/people/index.ts";
import { seedDemoPlan } from "#spine/plan/index.ts";
import { seedPolicies } from "#registers/policies/index.ts";
import { asPerson, castDatabase, type CastDatabase } from "#test/cast.ts";
import { TEST_KEY } from "#test/database.ts";

let data: CastDatabase;
let product: Composed;
let verbs: Verbs;

beforeAll(async () => {
  data = await castDatabase();
  product = compose(readConfig({ TOAM_ENV: "test" }), data.url, {
    database: TEST_KEY,
    session: "a secret of tests, long enough to sign with",
  });
  verbs = Object.assign({}, ...product.modules.map((module) => module.verbs)) as Verbs;
  await seedDemoPlan(data.owner);
  const lead = await data.owner.query(
    "select id from agencies.unit where code = 'HN-SVHTT' and valid_to is null",
  );
  await data.owner.transaction(SEED_SETTINGS, (tx) => seedPolicies(tx, lead.rows[0].id as number, 1));
});
afterAll(async () => {
  await product.close();
  await data.close();
});

function ask(
  person: Person,
  path: string,
  given: { params?: object; query?: object; body?: object },
): Promise<{ rows: { code: string; register: string; unit: string; one: { vi: string } }[] }> {
  const method = given.body ? "POST" : "GET";
  const endpoint = product.modules
    .flatMap((m) => m.endpoints)
    .find((e) => e.path === path && e.method === method)!;
  const request = {
    person,
    params: given.params ?? {},
    query: given.query ?? {},
    body: given.body ?? null,
    file: null,
    id: randomUUID(),
  };
  const serving = { database: product.database, verbs, trail: readTrail(product.database) };
  const keyed = given.body ? { key: randomUUID(), fingerprint: "" } : null;
  return serve(serving, { endpoint, request, keyed }) as Promise<never>;
}

test("the officer of a commune shows a document of the city as evidence; the officer of another never learns of it", async () => {
  const officer = await asPerson(data.app, "officerBaDinh", verbs);
  const other = await asPerson(data.app, "officerSocSon", verbs);
  const task = (
    await data.owner.query(
      "select code from records.record where register = 'tasks' and unit_id = $1 limit 1",
      [officer.unitId],
    )
  ).rows[0].code as string;
  const policy = (
    await data.owner.query("select code from records.record where register = 'policies' order by id limit 1")
  ).rows[0].code as string;

  const linked = await ask(officer, "/api/tasks/{code}/links", {
    params: { code: task },
    body: { to: policy, kind: "evidence", note: null },
  });
  expect(linked.rows.map((row) => row.code)).toEqual([policy]);
  const again = await ask(officer, "/api/tasks/{code}/links", { params: { code: task } });
  expect(again.rows.map((row) => row.code)).toEqual([policy]);

  // From the document's side: the officer sees the own task behind it, another commune's officer sees none.
  const path = "/api/policies/{code}/links";
  expect((await ask(officer, path, { params: { code: policy } })).rows.map((row) => row.code)).toEqual([
    task,
  ]);
  expect((await ask(other, path, { params: { code: policy } })).rows).toEqual([]);
});

/** What a picker finds for these words, as register and code. */
async function foundBy(person: Person, q: string): Promise<string[]> {
  const { rows } = await ask(person, "/api/records", { query: { q, limit: 50 } });
  return rows.map((row) => `${row.register} ${row.code}`);
}

test("evidence is found by words without their marks, in any order, and by its code", async () => {
  const officer = await asPerson(data.app, "officerBaDinh", verbs);
  const [law] = (
    await data.owner.query(
      "select r.code from records.record r join policies.policy p on p.id = r.id where p.symbol = '13/2022/QH15'",
    )
  ).rows as { code: string }[];
  expect(await foundBy(officer, "bao luc phong chong")).toContain(`policies ${law!.code}`);
  expect(await foundBy(officer, "13/2022/qh15")).toEqual([`policies ${law!.code}`]);
  // The very code comes first, whatever else contains it.
  expect((await foundBy(officer, law!.code.toLowerCase()))[0]).toBe(`policies ${law!.code}`);
  expect(await foundBy(officer, "khongcochunaonhuvay")).toEqual([]);
  // What a person types is searched as it stands: a sign of the search itself finds nothing of its own.
  expect(await foundBy(officer, "%")).toEqual([]);
  const { rows } = await ask(officer, "/api/records", { query: { q: law!.code, limit: 5 } });
  expect(rows[0]).toMatchObject({ one: { vi: "Văn bản" }, unit: "Sở Văn hóa và Thể thao" });
});

test("a record is found only by whoever may read it in its own register", async () => {
  const officer = await asPerson(data.app, "officerBaDinh", verbs);
  const other = await asPerson(data.app, "officerSocSon", verbs);
  const city = await asPerson(data.app, "cityLead", verbs);
  const leadership = await asPerson(data.app, "leadership", verbs);
  const { rows } = await data.owner.query(
    "select code from records.record where register = 'tasks' and unit_id = $1 order by id limit 1",
    [officer.unitId],
  );
  const task = `tasks ${rows[0].code as string}`;
  expect(await foundBy(officer, rows[0].code)).toEqual([task]);
  expect(await foundBy(city, rows[0].code)).toEqual([task]);
  expect(await foundBy(other, rows[0].code)).toEqual([]);
  // Leadership reads documents and figures, no single task.
  expect(await foundBy(leadership, rows[0].code)).toEqual([]);
  expect((await foundBy(leadership, "bao luc gia dinh")).every((at) => at.startsWith("policies "))).toBe(
    true,
  );
  // The unit's name is searched too, and does not open what is another's.
  expect((await foundBy(other, "phuong ba dinh")).filter((at) => at.startsWith("tasks "))).toEqual([]);
  expect((await foundBy(officer, "phuong ba dinh")).every((at) => at.startsWith("tasks "))).toBe(true);
});

test("a record is not offered as its own evidence", async () => {
  const officer = await asPerson(data.app, "officerBaDinh", verbs);
  const { rows } = await data.owner.query(
    "select code from records.record where register = 'tasks' and unit_id = $1 order by id limit 1",
    [officer.unitId],
  );
  const { code } = rows[0] as { code: string };
  const found = await ask(officer, "/api/records", { query: { q: code, except: code, limit: 5 } });
  expect(found.rows).toEqual([]);
});
