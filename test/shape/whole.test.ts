import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installed, readConfig } from "#base/config.ts";
import { registers } from "../../src/registers.ts";
import { buildServer, compose, type Composed } from "#apps/server/index.ts";
import {
  reachOf,
  readTrail,
  roleCodes,
  serve,
  type AnyEndpoint,
  type Person,
  type Verbs,
} from "#spine/access/index.ts";
import { castDatabase, type CastDatabase } from "#test/cast.ts";
import { TEST_KEY } from "#test/database.ts";

const run = promisify(execFile);
let data: CastDatabase;
let product: Composed;
let app: FastifyInstance;
let endpoints: readonly AnyEndpoint[];
let verbs: Verbs;

beforeAll(async () => {
  data = await castDatabase();
  const config = readConfig({ TOAM_ENV: "test" });
  product = compose(config, data.url, {
    database: TEST_KEY,
    session: "a secret of tests, long enough to sign with",
  });
  const { modules, database, people } = product;
  app = await buildServer({ config, database, modules, authenticate: people.authenticate });
  endpoints = modules.flatMap((module) => module.endpoints);
  verbs = Object.assign({}, ...modules.map((module) => module.verbs)) as Verbs;
});
afterAll(async () => {
  await app.close();
  await product.close();
  await data.close();
});

const addressOf = (endpoint: AnyEndpoint): string => endpoint.path.replaceAll(/\{\w+\}/g, "1");

/** Whether an address as written in a screen, with its `${…}` places, is one of the declared ones. */
function isDeclared(declared: readonly string[][], written: string): boolean {
  const asked = written
    .replaceAll(/\$\{[^}]*\}?/g, "*")
    .replace(/\/$/, "")
    .split("/");
  if (asked.length === 3 && asked[2] === "*") return true; // a register's own name, put in by the generic screens
  return declared.some(
    (path) =>
      path.length === asked.length &&
      path.every((part, i) => part.startsWith("{") || asked[i]?.includes("*") || part === asked[i]),
  );
}

describe("the whole product", () => {
  test("nobody who is not signed in reaches any endpoint", async () => {
    expect(endpoints.length).toBeGreaterThan(80);
    for (const endpoint of endpoints) {
      const answer = await app.inject({ method: endpoint.method, url: addressOf(endpoint) });
      expect(answer.statusCode, `${endpoint.method} ${endpoint.path}`).toBe(401);
      expect(answer.headers["content-type"]).toContain("application/problem+json");
    }
  });

  test("a step of the schema that changes rows behind row security says on whose behalf", async () => {
    const forced = await data.owner.query(
      "select oid::regclass::text as name from pg_class where relforcerowsecurity and relkind in ('r', 'p')",
    );
    const names = new Set(forced.rows.map((row: { name: string }) => row.name));
    const files = (await readdir(installed("migrations"))).filter((name) => name.endsWith(".sql")).toSorted();
    const silent: string[] = [];
    let before = "";
    for (const file of files) {
      const text = await readFile(path.join(installed("migrations"), file), "utf8");
      for (const { index, 1: table = "" } of text.matchAll(
        /^(?:update|insert into|delete from) (\w+\.\w+)/gm,
      )) {
        const above = text.slice(0, index);
        const isThere =
          before.includes(`create table ${table} `) || above.includes(`${table} enable row level`);
        // An owner who is no superuser is held by it too: an insert would fail, an update would find nothing and say nothing.
        if (names.has(table) && isThere && !above.includes("set local toam.sees"))
          silent.push(`${file}: ${table}`);
      }
      before += text;
    }
    expect(names.size).toBeGreaterThan(30);
    expect(silent).toEqual([]);
  });

  test("every verb is refused to a role that does not hold it, and the refusal is on the trail", async () => {
    const serving = { database: product.database, verbs, trail: readTrail(product.database) };
    const unit = (
      await data.owner.query("select id from agencies.unit where code = '01.00004' and valid_to is null")
    ).rows[0] as { id: number };
    // What everyone signed in may do: their own account, the map of units and roles, their own work.
    const everyones = new Set(
      Object.keys(verbs).filter((verb) => roleCodes.every((role) => verbs[verb]?.roles[role])),
    );
    expect([...everyones].filter((verb) => !/^(me|access|agency|hamlet|work|person)\./.test(verb))).toEqual(
      [],
    );
    for (const endpoint of endpoints.filter((e) => !everyones.has(e.verb))) {
      const role = roleCodes.find((code) => !verbs[endpoint.verb]?.roles[code]);
      if (!role) throw new Error(`${endpoint.verb} is held by all`);
      const roles = [{ role, unitId: unit.id, units: [unit.id] }];
      const person: Person = {
        id: 1,
        userName: "a",
        name: "a",
        unitId: unit.id,
        language: "vi",
        roles,
        reach: reachOf(roles, verbs),
        sessionId: "t",
      };
      const request = { person, params: {}, query: {}, body: null, file: null, id: randomUUID() };
      const keyed = endpoint.method === "GET" ? null : { key: randomUUID(), fingerprint: "" };
      const refused = await serve(serving, { endpoint, request, keyed }).then(
        () => "done",
        (e: { kind?: string }) => e.kind,
      );
      expect(refused, `${endpoint.verb} ${endpoint.path} by ${role}`).toBe("not-allowed");
      const line = await data.owner.query("select verb, outcome from access.audit where request = $1", [
        request.id,
      ]);
      expect(line.rows).toEqual([{ verb: endpoint.verb, outcome: "refused" }]);
    }
  });

  test("a write without an idempotency key, or from another site, is refused", async () => {
    const signedIn = await buildServer({
      config: readConfig({}),
      database: product.database,
      modules: product.modules,
      authenticate: () =>
        ({
          id: 1,
          userName: "a",
          name: "a",
          unitId: 1,
          language: "vi",
          roles: [],
          reach: new Map([["policy.create", "all"]]),
          sessionId: "t",
        }) as Person,
    });
    const bare = await signedIn.inject({
      method: "POST",
      url: "/api/policies",
      payload: {},
      headers: { "accept-language": "en" },
    });
    expect(bare.json()).toMatchObject({ status: 422, kind: "invalid" });
    const foreign = await signedIn.inject({
      method: "POST",
      url: "/api/policies",
      payload: {},
      headers: { origin: "https://evil.example", host: "toam.example" },
    });
    expect(foreign.statusCode).toBe(403);
    await signedIn.close();
  });

  test("whoever does not hold the verb is refused before the input is looked at", async () => {
    const reach = new Map();
    const someone = {
      id: 1,
      userName: "a",
      name: "a",
      unitId: 1,
      language: "vi",
      roles: [],
      reach,
      sessionId: "t",
    };
    const app = await buildServer({
      config: readConfig({}),
      database: product.database,
      modules: product.modules,
      authenticate: () => someone as unknown as Person,
    });
    const payload = { nonsense: true };
    const answer = await app.inject({ method: "POST", url: "/api/policies", payload });
    expect(answer.json()).toMatchObject({ kind: "not-allowed" });
    expect(answer.body).not.toContain("nonsense");
    await app.close();
  });

  test("every address that a screen asks for is one that the server declares", async () => {
    const declared = endpoints.map((e) => e.path.split("/"));
    const open = /^\/api\/(auth|demo|sign-in)\b|^\/api\/?$|^\/api\/\*$/;
    const names = await readdir(installed("src"), { recursive: true });
    const screens = names.filter(
      (n) => /(\/pages\/|^base\/ui\/|^apps\/staff\/).*\.tsx?$|\/web\.ts$/.test(n) && !n.includes(".test."),
    );
    const unknown: string[] = [];
    for (const name of screens) {
      const text = await readFile(path.join(installed("src"), name), "utf8");
      for (const [, quoted = ""] of text.matchAll(/["'`](\/api\/[^"'`\s?]*)/g))
        if (!open.test(quoted) && !isDeclared(declared, quoted)) unknown.push(`${name}: ${quoted}`);
    }
    expect(unknown).toEqual([]);
  });

  test("every screen and endpoint that docs/coverage.md names is there", async () => {
    const faces = (await readdir(installed("src"), { recursive: true })).filter((n) => n.endsWith("/web.ts"));
    const texts = await Promise.all(faces.map((n) => readFile(path.join(installed("src"), n), "utf8")));
    const screens = new Set(["/", ...registers.map((one) => `/${one.name}`)]);
    for (const [, address = ""] of texts.join().matchAll(/"(\/[a-z][^"]*)"/g)) screens.add(address);
    const answered = new Set(endpoints.map((e) => `${e.method} ${e.path}`));

    const page = await readFile(installed("docs/coverage.md"), "utf8");
    const named = [...page.matchAll(/`((?:[A-Z]+ )?\/[^`]*)`/g)].map(([, name = ""]) => name);
    const isThere = (name: string): boolean =>
      screens.has(name) || answered.has(name) || app.hasRoute({ method: "GET", url: name });
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });

  test("foreign keys point down: base ← agencies ← access ← records ← people ← deadlines ← notices ← plan ← indicators ← reports, registers on records", async () => {
    const order = [
      "base",
      "agencies",
      "access",
      "records",
      "people",
      "deadlines",
      "notices",
      "plan",
      "indicators",
      "reports",
    ];
    const rank = (schema: string): number => (order.includes(schema) ? order.indexOf(schema) : order.length);
    const { rows } = await data.owner
      .query(`select n.nspname as from, m.nspname as to, c.conname as name from pg_constraint c
      join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
      join pg_class u on u.oid = c.confrelid join pg_namespace m on m.oid = u.relnamespace where c.contype = 'f'`);
    const up = (rows as { from: string; to: string; name: string }[]).filter(
      (k) => k.from !== k.to && rank(k.to) >= rank(k.from),
    );
    expect(up).toEqual([]);
  });

  test("a table with a unit has row security, forced", async () => {
    const { rows } = await data.owner
      .query(`select n.nspname || '.' || t.relname as name from pg_class t join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attname = 'unit_id'
      where t.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'agencies', 'access') and not (t.relrowsecurity and t.relforcerowsecurity)`);
    // Functions of the owner look these over on a person's behalf (cases.seen), whom row security does not hold there; everyone
    // else it does.
    const lookedOver = ["cases.barred_unit", "cases.seat", "cases.token"];
    expect(rows.map((row: { name: string }) => row.name).toSorted()).toEqual(lookedOver);
    const guarded = await data.owner.query(
      "select relrowsecurity as on from pg_class where oid = any($1::regclass[])",
      [lookedOver],
    );
    expect(guarded.rows).toEqual(lookedOver.map(() => ({ on: true })));
  });

  test("db/types.ts is what the migrated database has", async () => {
    await run(process.execPath, [installed("tools/db-types.ts"), "--check"]);
  });
});
