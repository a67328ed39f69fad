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
  given: { params: object; body?: object },
): Promise<{ rows: { code: string }[] }> {
  const method = given.body ? "POST" : "GET";
  const endpoint = product.modules
    .flatMap((m) => m.endpoints)
    .find((e) => e.path === path && e.method === method)!;
  const request = {
    person,
    params: given.params,
    query: {},
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
