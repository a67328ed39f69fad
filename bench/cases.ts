/**
 * Two hundred thousand cases of ten years: an officer's inbox, search, matching of a new report, over the product's own
 * endpoints (who asks, the verb, row security, names unsealed, the trail), beside the same questions written by hand as the
 * superuser, who is asked nothing. Both open the same keys and unseal the same names. No network in between.
 */
import Fastify, { type FastifyInstance } from "fastify";
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import path from "node:path";
import { installed } from "#base/config.ts";
import { makeKeys } from "#base/crypto/index.ts";
import { openVault } from "#base/crypto/vault.ts";
import { startEmbedded } from "#base/database/embedded/index.ts";
import { migrate, openDatabase, roleUrl, type Database } from "#base/database/index.ts";
import { cases as register, caseListener } from "#registers/cases/index.ts";
import { mount, reachOf, readTrail, type Person, type RoleCode, type Verbs } from "#spine/access/index.ts";
import { seedFacts } from "#spine/agencies/index.ts";
import { intakeWith, knowIntake } from "#spine/intake/index.ts";
import { inboxByHand, matchByHand, searchByHand } from "./cases-by-hand.ts";
import { buildCases, CASES, someone } from "./cases-build.ts";
import type { BenchRow } from "./rows.ts";

const FOLDER = installed(".cache/bench-cases");
const KEY = "a key for measuring cases";
const WARM = 10;
const RUNS = 100;

/** Who is measured: an officer of one commune with some 1,600 cases; the city police and a hospital with seats in 20,000. */
interface Ground {
  readonly owner: Database;
  readonly server: FastifyInstance;
  readonly officer: Person;
  readonly police: Person;
  readonly hospital: Person;
  readonly communes: readonly number[];
}

function personAt(role: RoleCode, of: { id: number; unitId: number }, verbs: Verbs): Person {
  const roles = [{ role, unitId: of.unitId, units: [of.unitId] }];
  const name = `${role} (để đo)`;
  const more = { userName: `bench.${of.id}`, name, language: "vi", sessionId: "bench" } as const;
  return { ...more, ...of, roles, reach: reachOf(roles, verbs) };
}

async function unitOf(owner: Database, code: string): Promise<number> {
  const found = await owner.query("select id from agencies.unit where code = $1 and valid_to is null", [
    code,
  ]);
  return (found.rows[0] as { id: number }).id;
}

async function serve(
  url: string,
  people: ReadonlyMap<string, Person>,
  verbs: Verbs,
): Promise<FastifyInstance> {
  const app = openDatabase(roleUrl(url, KEY, "app"), { max: 4 });
  const portal = openDatabase(roleUrl(url, KEY, "portal"), { max: 1 });
  const modules = [intakeWith({ portal, secret: KEY }), register];
  Object.assign(verbs, ...modules.map((m) => m.verbs));
  knowIntake(caseListener);
  const server = Fastify({ logger: false });
  const authenticate = (headers: Readonly<Record<string, unknown>>): Person | null =>
    people.get(String(headers["x-person"])) ?? null;
  const endpoints = modules.flatMap((m) => m.endpoints);
  mount(server, endpoints, { database: app, verbs, trail: readTrail(app), constraints: {}, authenticate });
  server.addHook("onClose", () => Promise.all([app.close(), portal.close()]));
  return server;
}

async function groundOf(owner: Database, url: string): Promise<Ground> {
  const found = await owner.query(
    "select id from agencies.unit where code ~ '^01\\.[0-9]{5}$' and valid_to is null order by code",
  );
  const communes = found.rows.map((row: { id: number }) => row.id);
  const places = [communes[0] ?? 0, await unitOf(owner, "HN-CATP"), await unitOf(owner, "HN-SYT")] as const;
  await buildCases({ url, owner, communes, police: places[1], hospital: places[2], now: new Date() });
  const people = new Map<string, Person>();
  const verbs: Record<string, Verbs[string]> = {};
  const server = await serve(url, people, verbs);
  const roles = ["commune-officer", "agency-focal", "health-worker"] as const;
  for (const [n, role] of roles.entries()) {
    const person = personAt(role, { id: 9000 + n, unitId: places[n] ?? 0 }, verbs);
    people.set(person.userName, person);
    await owner.query(
      "insert into people.person (id, user_name, name, unit_id) overriding system value values ($1, $2, $3, $4)",
      [person.id, person.userName, person.name, person.unitId],
    );
  }
  const [officer, police, hospital] = [...people.values()];
  if (!officer || !police || !hospital) throw new Error("Nobody asks.");
  return { owner, server, officer, police, hospital, communes };
}

interface Times {
  readonly p95: number;
  readonly middle: number;
}

/** Runs it so many times after a few that are not counted. */
async function timed(run: (n: number) => Promise<unknown>): Promise<Times> {
  const times: number[] = [];
  for (let n = 0; n < WARM + RUNS; n += 1) {
    const start = performance.now();
    await run(n);
    if (n >= WARM) times.push(performance.now() - start);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { p95: sorted[Math.floor(RUNS * 0.95)] ?? 0, middle: sorted[RUNS / 2] ?? 0 };
}

// What is asked of it, the bench says itself; a refusal ends it.
async function ask(
  server: FastifyInstance,
  person: Person,
  asked: { route: string; body?: object },
): Promise<{ readonly code: string }> {
  const { route, body } = asked;
  const [method = "GET", url = ""] = route.split(" ");
  const headers = { "x-person": person.userName, "idempotency-key": randomUUID() };
  const answer = await server.inject({
    method: method as "GET",
    url,
    headers,
    ...(body && { payload: body }),
  });
  if (answer.statusCode >= 300) throw new Error(`${route} was refused: ${answer.body}`);
  return answer.json<{ code: string }>();
}

const LIMIT = 1.5;
const round = (value: number): number => Number(value.toPrecision(3));

interface Measured {
  readonly name: string;
  readonly goalMs: number;
  readonly ours: () => Promise<Times>;
  readonly byHand: () => Promise<Times>;
}

/** Two lines: how long the slowest in twenty takes, and what the access layer adds to the middle one. */
async function rowsOf({ name, goalMs, ours, byHand }: Measured): Promise<BenchRow[]> {
  const [least, value] = [await byHand(), await ours()];
  const ratio = value.middle / least.middle;
  const area = "cases";
  return [
    {
      area,
      name: `${name}, p95`,
      value: round(value.p95),
      unit: "ms",
      baseline: round(least.p95),
      ratio: round(value.p95 / least.p95),
      goal: `< ${goalMs} ms`,
      met: value.p95 < goalMs,
    },
    {
      area,
      name: `${name}, median`,
      value: round(value.middle),
      unit: "ms",
      baseline: round(least.middle),
      ratio: round(ratio),
      goal: `≤ ${LIMIT} × by hand`,
      met: ratio <= LIMIT,
    },
  ];
}

/** What was searched: whole names of people who stand in cases of the one who asks. */
const soughtName = (n: number, every: number): string => someone((n * every * 13) % CASES).name;

function measures(ground: Ground, reports: readonly string[]): Measured[] {
  const { owner, server, officer } = ground;
  const of = (name: string, person: Person): Measured[] => [
    {
      name: `inbox of ${name}`,
      goalMs: 100,
      ours: () => timed(() => ask(server, person, { route: "GET /api/cases" })),
      byHand: () => timed(() => inboxByHand(owner, person.unitId)),
    },
    {
      name: `search of ${name}`,
      goalMs: 150,
      ours: () =>
        timed((n) =>
          ask(server, person, { route: "POST /api/cases/search", body: { name: soughtName(n, 126) } }),
        ),
      byHand: () => timed((n) => searchByHand(owner, person.unitId, soughtName(n, 126))),
    },
  ];
  const report = (n: number): string => reports[n % reports.length] ?? "";
  return [
    ...of("a commune, 1,600 cases", ground.officer),
    ...of("the city police, 20,000 cases", ground.police),
    ...of("a hospital, 20,000 cases", ground.hospital),
    {
      name: "matching of a new report against all",
      goalMs: 200,
      ours: () => timed((n) => ask(server, officer, { route: `GET /api/case-matches/${report(n)}` })),
      byHand: () => timed((n) => matchByHand(owner, report(n))),
    },
  ];
}

const REPORTS = 40;
const calm = {
  kind: "domestic-violence",
  danger: "no",
  lifeDanger: "no",
  childHarmed: "no",
  vulnerable: "no",
  crimeSuspected: "no",
  channel: "desk",
  addressLetter: "a",
};

/** New reports at the commune: two of three tell of somebody who stands in a case there. */
async function enterReports({ server, officer }: Ground): Promise<string[]> {
  const codes: string[] = [];
  for (let n = 0; n < REPORTS; n += 1) {
    const who = someone(n % 3 === 0 ? 3 * CASES + n : n * 126);
    const content = {
      what: "Chồng đánh vợ lúc say rượu.",
      safeContact: { channel: "phone", phone: "0912 345 678", hours: "8–11 giờ", never: false },
      reporter: {},
      people: [{ part: "harmed", sex: "female", ...who }],
    };
    const body = {
      ...calm,
      unitId: officer.unitId,
      receivedAt: new Date().toISOString(),
      entry: randomUUID(),
      content,
    };
    const { code } = await ask(server, officer, { route: "POST /api/intake/reports", body });
    codes.push(code);
  }
  return codes;
}

/** Measures on a database of its own, which is removed afterwards. */
export async function cases(): Promise<BenchRow[]> {
  rmSync(FOLDER, { recursive: true, force: true });
  const keysDir = path.join(FOLDER, "keys");
  makeKeys(keysDir);
  openVault({ keysDir });
  const server = await startEmbedded({
    dir: path.join(FOLDER, "postgres"),
    keysDir,
    settings: { max_wal_size: "4GB" },
  });
  const owner = openDatabase(server.url, { max: 1 });
  try {
    await migrate(server.url, KEY);
    await owner.transaction({}, (tx) => seedFacts(tx));
    const started = performance.now();
    const ground = await groundOf(owner, server.url);
    console.log(`${CASES} cases built in ${Math.round((performance.now() - started) / 1000)} s`);
    const reports = await enterReports(ground);
    const rows: BenchRow[] = [];
    for (const one of measures(ground, reports)) rows.push(...(await rowsOf(one)));
    await ground.server.close();
    return rows;
  } finally {
    knowIntake();
    await owner.close();
    await server.stop();
    rmSync(FOLDER, { recursive: true, force: true });
  }
}
