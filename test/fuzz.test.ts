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
import { setClock } from "#base/clock.ts";
import { PLANTED } from "#test/case-tale.ts";
import { asPerson, castDatabase, type CastDatabase } from "#test/cast.ts";
import { TEST_KEY } from "#test/database.ts";
import { tellOddCases, type OddCases } from "#test/odd-cases.ts";
import { operationsOf, plainRequestOf, requestOf, type Operation, type Sent } from "#test/odd-requests.ts";

const SEED = 20_261_115;
const ROUNDS = 20;

let data: CastDatabase;
let product: Composed;
let app: FastifyInstance;
let operations: Operation[];
let codes: string[];
let folder: string;
let known: Record<string, string>;
let cases: OddCases;
const here = new Map<string, Person>();

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
  const authenticate = (headers: Readonly<Record<string, unknown>>): Person =>
    here.get(String(headers["x-person"])) ?? everything;
  app = await buildServer({ config, database, modules, authenticate, mountAuth });
  operations = operationsOf((await app.inject("/api/openapi.json")).json());
  const found = await data.owner.query(
    "(select code from records.record order by id limit 3) union all (select code from agencies.unit order by id limit 2)",
  );
  codes = found.rows.map((row: { code: string }) => row.code);
  known = await whatOpens(lead.unitId);
  cases = await tellOddCases({ app, owner: data.owner, verbs, know: (one) => here.set(one.userName, one) });
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
  setClock(null);
  await app.close();
  await product.close();
  await data.close();
  await rm(folder, { recursive: true });
});

const leaks =
  /\bat .+\.[jt]s:\d+|node_modules|\bselect .+ from\b|\binsert into\b|violates|relation "|ZodError|syntax error/i;

const ABOUT_CASES = /^\/api\/(case|data-|retention|intake)/;
/** Its own words come back to whoever asks with them, or looks at what is theirs. */
const LOOKS = /^\/api\/cases\/(search|\{code\}\/legal-aid)$/;

function existingFor({ path: address }: Operation) {
  const { names } = cases;
  const own = address.startsWith("/api/intake") ? { ...names, code: names["report"] ?? "" } : names;
  const byLetters = Object.fromEntries(Object.values(names).map((code) => [code.slice(0, 2), code]));
  return { codes, byName: ABOUT_CASES.test(address) ? own : {}, byLetters };
}
function oddFor(operation: Operation, seed: number, rounds: number): Sent[] {
  const existing = existingFor(operation);
  const odd = fc.sample(requestOf(operation, existing), { seed, numRuns: rounds });
  const plain = plainRequestOf(operation, existing);
  const told = cases.bodies[`${operation.method} ${operation.path}`];
  return [told ? { ...plain, payload: JSON.stringify(told) } : plain, ...odd];
}

async function send({ method, url, payload, type }: Sent, by?: Person) {
  return app.inject({
    method,
    url,
    ...(payload !== undefined && { payload }),
    headers: {
      "idempotency-key": randomUUID(),
      // The address as a browser writes it: anything else is refused before it is read.
      origin: "http://localhost",
      host: "localhost",
      ...(type && { "content-type": type }),
      ...(by && { "x-person": by.userName }),
      ...known,
    },
  });
}
type Came = Awaited<ReturnType<typeof send>>;

function faultIn(answer: Came): string | null {
  if (answer.statusCode >= 500) return `${answer.statusCode} ${answer.body.slice(0, 200)}`;
  if (answer.statusCode < 400) return null;
  if (!answer.headers["content-type"]?.toString().startsWith("application/problem+json"))
    return "not a Problem";
  return leaks.test(answer.body) ? `leaks ${answer.body.slice(0, 300)}` : null;
}
const faultOf = async (sent: Sent): Promise<string | null> => faultIn(await send(sent));

/** Something stood there: it was told or done, or refused for what it is and not for how it was asked. */
const isFound = (answer: Came): boolean =>
  answer.statusCode < 400 || /"kind":"(rule|conflict|not-allowed)"/.test(answer.body);

const plantedIn = (answer: Came): string | null =>
  PLANTED.some((word) => answer.body.includes(word)) ? `tells ${answer.body.slice(0, 300)}` : null;
const shown = (operation: Operation, sent: Sent, fault: string): string =>
  `${operation.path} ⇐ ${sent.method} ${sent.url.slice(0, 150)} ${sent.payload?.slice(0, 200) ?? ""}: ${fault}`;

/** They ask for a row of their own that this tale has none of (a clash, a relation, a tie, a proposal), or for values by field. */
const ASKS_MORE =
  /clashes\/|\/lower|(relations|ties)\/|shelter\/\{person|files\/|lists\/|register\/proposals|\/values$|\/things$|\/(measures|sanctions|mediations)\/\{thing\}$/;

/** What each of some odd requests to one operation is found at fault with; whether something stood behind one of them. */
async function trial(operation: Operation, seed: number): Promise<{ faults: string[]; found: boolean }> {
  const about = ABOUT_CASES.test(operation.path);
  const by = about ? cases.workers.find((one) => one.reach.has(operation.verb ?? "")) : undefined;
  const faults: string[] = [];
  let found = false;
  for (const sent of oddFor(operation, seed, ROUNDS)) {
    const answer = await send(sent, by);
    const isRead = answer.statusCode < 400 && (sent.method === "GET" || LOOKS.test(operation.path));
    const fault = faultIn(answer) ?? (isRead ? null : plantedIn(answer));
    if (fault) faults.push(shown(operation, sent, fault));
    found ||= isFound(answer);
  }
  return { faults, found };
}

describe("odd input", () => {
  test("is answered by every endpoint with a result or a Problem; no answer to a write, and no Problem, holds a word of a case", async () => {
    const faults: string[] = [];
    const missed: string[] = [];
    for (const [i, operation] of operations.entries()) {
      const tried = await trial(operation, SEED + i);
      faults.push(...tried.faults);
      const isNamed = /^\/api\/(case|data-)/.test(operation.path) && !ASKS_MORE.test(operation.path);
      if (isNamed && !tried.found) missed.push(`${operation.method} ${operation.path}`);
    }
    expect(faults).toEqual([]);
    expect(missed).toEqual([]);
  }, 240_000);

  test("tells whoever takes no part nothing of a case, whichever of its codes they put in", async () => {
    const faults: string[] = [];
    for (const [i, operation] of operations.entries()) {
      if (operation.method !== "GET" && !LOOKS.test(operation.path)) continue;
      const odd = oddFor(operation, SEED - i, 2);
      for (const { sent, by } of odd.flatMap((sent) => cases.strangers.map((by) => ({ sent, by })))) {
        const answer = await send(sent, by);
        const fault = faultIn(answer) ?? plantedIn(answer);
        if (fault) faults.push(shown(operation, sent, `${by.userName} ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });

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
