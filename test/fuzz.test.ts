/**
 * Careless and hostile input, endpoint by endpoint, made from the product's own description: whatever is sent, the
 * answer is a result or a Problem. Never a crash, a stack, a piece of SQL, or a silence. Seeded, so that a failure repeats.
 */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "#base/config.ts";
import { keepFilesIn } from "#base/files/index.ts";
import { buildServer, compose, type Composed } from "#apps/server/index.ts";
import { readTrail, type Person, type Verbs } from "#spine/access/index.ts";
import { SEED_SETTINGS } from "#spine/people/index.ts";
import { seedDemoPlan } from "#spine/plan/index.ts";
import { seedPolicies } from "#registers/policies/index.ts";
import { asPerson, castDatabase, type CastDatabase } from "#test/cast.ts";
import { TEST_KEY } from "#test/database.ts";
import { operationsOf, requestOf, type Operation, type Sent } from "#test/odd-requests.ts";

const SEED = 20_261_115;
const ROUNDS = 25;

let data: CastDatabase;
let product: Composed;
let app: FastifyInstance;
let operations: Operation[];
let codes: string[];
let folder: string;
let known: Record<string, string>;

beforeAll(async () => {
  data = await castDatabase();
  folder = await mkdtemp(path.join(tmpdir(), "toam-odd-"));
  keepFilesIn(folder);
  const config = readConfig({ TOAM_ENV: "test" });
  const session = "a secret of tests, long enough to sign with";
  product = compose(config, data.url, { database: TEST_KEY, session });
  const verbs = Object.assign({}, ...product.modules.map((module) => module.verbs)) as Verbs;
  const lead = await asPerson(data.owner, "cityLead", verbs);
  await data.owner.transaction(SEED_SETTINGS, (tx) => seedPolicies(tx, lead.unitId, lead.id));
  await seedDemoPlan(data.owner);
  // Holds everything everywhere: input must be refused by its shape, not by who sends it.
  const everything: Person = { ...lead, reach: new Map(Object.keys(verbs).map((verb) => [verb, "all"])) };
  const { database, modules, people } = product;
  const mountAuth = (server: FastifyInstance): void => people.mountAuth(server);
  app = await buildServer({ config, database, modules, authenticate: () => everything, mountAuth });
  operations = operationsOf((await app.inject("/api/openapi.json")).json());
  const found = await data.owner.query(
    "(select code from records.record order by id limit 3) union all (select code from agencies.unit order by id limit 2)",
  );
  codes = found.rows.map((row: { code: string }) => row.code);
  known = await whatOpens(lead.unitId);
});

/** What opens the doors that need no session: the key of a system, the passphrase of a thread, whose reference joins the codes. */
async function whatOpens(unitId: number): Promise<Record<string, string>> {
  const ask = async (url: string, payload: object): Promise<Record<string, string>> =>
    (await app.inject({ method: "POST", url, payload, headers: { "idempotency-key": randomUUID() } })).json();
  const { key } = await ask("/api/intake/systems", { name: "Odd", unitId, channel: "hotline" });
  const { reference, passphrase } = await ask("/public/reports", { place: "01.00004", what: "Odd" });
  if (!key || !reference || !passphrase)
    throw new Error("No key, no thread: what is behind them was not tried.");
  codes.push(reference);
  return { authorization: `Bearer ${key}`, "x-passphrase": passphrase };
}
afterAll(async () => {
  await app.close();
  await product.close();
  await data.close();
  await rm(folder, { recursive: true });
});

const leaks =
  /\bat .+\.[jt]s:\d+|node_modules|\bselect .+ from\b|\binsert into\b|violates|relation "|ZodError|syntax error/i;

async function faultOf({ method, url, payload, type }: Sent): Promise<string | null> {
  const answer = await app.inject({
    method,
    url,
    ...(payload !== undefined && { payload }),
    headers: {
      "idempotency-key": randomUUID(),
      origin: "http://localhost:80",
      host: "localhost:80",
      ...(type && { "content-type": type }),
      ...known,
    },
  });
  if (answer.statusCode >= 500) return `${answer.statusCode} ${answer.body.slice(0, 200)}`;
  if (answer.statusCode < 400) return null;
  if (!answer.headers["content-type"]?.toString().startsWith("application/problem+json"))
    return "not a Problem";
  return leaks.test(answer.body) ? `leaks ${answer.body.slice(0, 300)}` : null;
}

describe("odd input", () => {
  test("is answered by every endpoint with a result or a Problem", async () => {
    const faults: string[] = [];
    for (const [i, operation] of operations.entries())
      for (const sent of fc.sample(requestOf(operation, codes), { seed: SEED + i, numRuns: ROUNDS })) {
        const fault = await faultOf(sent);
        if (fault)
          faults.push(
            `${operation.path} ⇐ ${sent.method} ${sent.url.slice(0, 150)} ${sent.payload?.slice(0, 200) ?? ""}: ${fault}`,
          );
      }
    expect(faults).toEqual([]);
  }, 60_000);

  test("nested a hundred thousand deep, or two megabytes long, is refused at every write", async () => {
    const deep = `{"title":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const faults: string[] = [];
    for (const { method, path } of [
      ...operations,
      { method: "POST" as const, path: "/api/auth/sign-in/username" },
    ]) {
      if (method === "GET" || method === "DELETE") continue;
      const url = path.replaceAll(/\{\w+\}/g, "1");
      const fault = await faultOf({ method, url, payload: deep, type: "application/json" });
      if (fault) faults.push(`${method} ${path}: ${fault}`);
    }
    const long = JSON.stringify({ title: "x".repeat(2_200_000) });
    const fault = await faultOf({
      method: "POST",
      url: "/api/policies",
      payload: long,
      type: "application/json",
    });
    expect([...faults, ...(fault ? [fault] : [])]).toEqual([]);
  });

  test("in a search means itself: a percent sign does not find everything", async () => {
    for (const typed of ["%", "_", "\\", "%%_%"])
      for (const list of ["policies", "tasks", "people"]) {
        const answer = await app.inject(`/api/${list}?q=${encodeURIComponent(typed)}`);
        const found = (answer.json() as { rows: object[] }).rows;
        const holding = found.filter((row) => JSON.stringify(row).includes(typed));
        expect(found.length, `${list} ${typed}`).toBe(holding.length);
      }
  });

  test("in one line of the trail does not take the answers of others along", async () => {
    const trail = readTrail(product.database);
    const line = { personId: 1, unitId: 1, verb: "policy.read", outcome: "done", details: {} } as const;
    const written = await Promise.allSettled([
      trail.add({ ...line, subject: "good", request: "a" }),
      trail.add({ ...line, subject: "bad\u0000", request: "b" }),
      trail.add({ ...line, subject: "good", request: "c" }),
    ]);
    expect(written.map((w) => w.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });
});

describe("an upload", () => {
  const attach = (name: string, bytes: string, key: string = randomUUID()) =>
    app.inject({
      method: "POST",
      url: `/api/policies/${codes[0]}/attachments`,
      payload: `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${bytes}\r\n--b--\r\n`,
      headers: { "idempotency-key": key, "content-type": "multipart/form-data; boundary=b" },
    });

  test("with the same key is the same only if its file is", async () => {
    const key = randomUUID();
    expect((await attach("a.pdf", "%PDF-1.7 one", key)).statusCode).toBe(201);
    expect((await attach("a.pdf", "%PDF-1.7 one", key)).statusCode).toBe(201);
    expect((await attach("a.pdf", "%PDF-1.7 two", key)).statusCode).toBe(409);
    const { rows } = (await app.inject(`/api/policies/${codes[0]}/attachments`)).json();
    expect(rows).toHaveLength(1);
  });

  test("is kept under a name that shows what it is, and refused when it is something else", async () => {
    expect((await attach("a.pdf", "<script>")).statusCode).toBe(415);
    expect((await attach("a.pdf", "")).statusCode).toBe(415);
    const { rows } = (await attach(`../../h\u202efdp.${"x".repeat(400)}.pdf`, "%PDF-1.7 named")).json();
    const { name, id } = rows.at(-1) as { name: string; id: number };
    expect(name).toMatch(/^hfdp\.x+\.pdf$/);
    expect(name.length).toBeLessThanOrEqual(200);
    const answer = await app.inject(`/api/policies/${codes[0]}/attachments/${id}`);
    expect(answer.headers["content-disposition"]).toMatch(/^attachment;/);
    expect(answer.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
  });
});
