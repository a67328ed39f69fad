/**
 * The fifteenth of November: 126 communes and 40 agencies fill in and hand over their reports, within a minute and then at
 * five times the rate, while 300 people are signed in. Nothing may fail, be lost or be doubled.
 */
import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { installed } from "#base/config.ts";
import { startEmbedded } from "#base/database/embedded/index.ts";
import { DEMO_PASSWORD } from "#spine/people/index.ts";
import { signInOver, startInstance, type Instance } from "../test/instance.ts";
import type { BenchRow } from "./rows.ts";

const DATA = installed(".cache/bench/submit");
const SESSIONS = 300;
const AGENCIES = 40;
const MINUTE_MS = 60_000;
/** The figure whose sum tells whether anything was lost or doubled; no rule binds it to another. */
const COUNTED = "prevention.clubs";
const CHUNK = 20;

/** Everything that was asked: how long each answer took, and what was refused. */
class Meter {
  readonly times: number[] = [];
  readonly failures: string[] = [];

  at(q: number): number {
    const sorted = this.times.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
  }
}

interface Desk {
  readonly instance: Instance;
  readonly cookie: string;
}

interface Asked {
  readonly body?: object;
  readonly key?: string;
  readonly meter?: Meter;
}

// What is asked of it, the bench says itself.
// eslint-disable-next-line typescript/no-explicit-any
async function ask({ instance, cookie }: Desk, route: string, asked: Asked = {}): Promise<any> {
  const [method = "GET", where = ""] = route.split(" ");
  const { body, key = randomUUID(), meter } = asked;
  const headers = {
    cookie,
    origin: instance.url,
    ...(body && { "content-type": "application/json", "idempotency-key": key }),
  };
  const start = performance.now();
  const answer = await fetch(`${instance.url}${where}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  const told = (await answer.json()) as { title?: string };
  meter?.times.push(performance.now() - start);
  if (answer.ok) return told;
  const failure = `${route}: ${answer.status} ${JSON.stringify(told).slice(0, 200)}`;
  if (!meter) throw new Error(failure);
  meter.failures.push(failure);
  return null;
}

interface Account {
  readonly userName: string;
  readonly unit: { readonly code: string };
  readonly roles: readonly { readonly code: string }[];
}

const WRITERS: ReadonlySet<string> = new Set(["agency-focal", "commune-officer", "press", "city-lead"]);

/** One account of each of 126 communes and of forty agencies. */
async function accountsOf(admin: Desk): Promise<Account[]> {
  const all: Account[] = [];
  for (let next: string | null = ""; next !== null;) {
    const page: { rows: Account[]; next: string | null } = await ask(
      admin,
      `GET /api/people?limit=100${next ? `&after=${next}` : ""}`,
    );
    all.push(...page.rows);
    next = page.next;
  }
  const writing = all.filter((a) => a.roles.some((r) => WRITERS.has(r.code)));
  const first = [...new Map(writing.toReversed().map((a) => [a.unit.code, a])).values()];
  const communes = first.filter((a) => a.unit.code.startsWith("01."));
  const agencies = first.filter((a) => !a.unit.code.startsWith("01."));
  return [...communes, ...agencies.slice(0, AGENCIES)];
}

/** In the demonstration only leaders hand over, and only one commune has an account for one: here officers may. */
async function letOfficersSubmit(): Promise<void> {
  const dirs = { dir: path.join(DATA, "postgres"), keysDir: path.join(DATA, "keys") };
  const client = new pg.Client({ connectionString: (await startEmbedded(dirs)).url });
  await client.connect();
  await client.query("update reports.template_version set officer_may_submit = true");
  await client.end();
}

interface Report {
  readonly id: number;
  readonly version: number;
  readonly cells: readonly { indicator: string; dims: string; version: number; isComputed: boolean }[];
  readonly sections: readonly { id: number; narrative: boolean; required: boolean; version: number }[];
}

/** Fills in one report as its screen does, piece by piece, and hands it over; the last act is sent twice with one key. */
async function report(desk: Desk, meter: Meter, of: { submission: number; n: number }): Promise<void> {
  const at = `/api/reports/submissions/${of.submission}`;
  const sheet = (await ask(desk, `GET ${at}`, { meter })) as Report | null;
  if (!sheet) return;
  const typed = sheet.cells
    .filter((c) => !c.isComputed)
    .map(({ indicator, dims, version }) => {
      const state = indicator === COUNTED ? "value" : "zero";
      return { indicator, dims, version, state, value: state === "value" ? of.n : null };
    });
  for (let from = 0; from < typed.length; from += CHUNK)
    await ask(desk, `PUT ${at}/cells`, { meter, body: { cells: typed.slice(from, from + CHUNK) } });
  for (const section of sheet.sections.filter((s) => s.narrative && s.required)) {
    const body = { text: `Đơn vị số ${of.n} đã làm.`, version: section.version };
    await ask(desk, `PUT ${at}/sections/${section.id}`, { meter, body });
  }
  const last = { meter, key: randomUUID(), body: { version: sheet.version } };
  await Promise.all([ask(desk, `POST ${at}/submit`, last), ask(desk, `POST ${at}/submit`, last)]);
}

interface Stage {
  readonly lead: Desk;
  readonly accounts: readonly Account[];
  readonly desks: readonly Desk[];
}

interface Round {
  readonly name: string;
  readonly year: number;
  readonly withinMs: number;
}

interface Told {
  readonly meter: Meter;
  readonly lasted: number;
  readonly recovery: number;
  readonly wrong: string[];
}

async function openCycle({ lead, accounts }: Stage, { name, year }: Round): Promise<number[]> {
  const body = {
    code: `DO-${year}`,
    template: "BC-NAM",
    name,
    year: 2026,
    from: `${year - 1}-11-15`,
    to: `${year}-11-14`,
    dueOn: "2030-11-15",
    wholeFrom: `${year}-01-01`,
    wholeTo: `${year}-12-31`,
    supplementFrom: `${year + 1}-01-01`,
    supplementTo: `${year + 1}-01-31`,
    toUnit: "HN-SVHTT",
    units: accounts.map((a) => a.unit.code),
  };
  const { id } = await ask(lead, "POST /api/reports/cycles", { body });
  const { rows } = await ask(lead, `GET /api/reports/cycles/${id}/board?limit=300`);
  const byUnit = new Map(
    rows.map((r: { unit: { code: string }; submissionId: number }) => [r.unit.code, r.submissionId]),
  );
  return [id, ...accounts.map((a) => Number(byUnit.get(a.unit.code)))];
}

/** Whether every report came once, and the city's sum is 1 + 2 + … + n. */
async function wrongOf({ lead, accounts }: Stage, cycle: number): Promise<string[]> {
  const { rows } = await ask(lead, `GET /api/reports/cycles/${cycle}/board?limit=300`);
  const once = rows.filter((r: { state: string; round: number }) => r.state === "submitted" && r.round === 1);
  const whole = await ask(lead, `GET /api/reports/cycles/${cycle}/consolidation?include=submitted`);
  const sum = whole.figures.find(
    (f: { indicator: string; dims: string }) => f.indicator === COUNTED && !f.dims,
  );
  const meant = (accounts.length * (accounts.length + 1)) / 2;
  return [
    ...(once.length === accounts.length ? [] : [`${once.length} of ${accounts.length} came once`]),
    ...(sum?.figure.value === meant ? [] : [`the sum is ${sum?.figure.value}, not ${meant}`]),
  ];
}

/** How long until My work answers again within twice its quiet time. */
async function recoveryOf(desk: Desk, quiet: number): Promise<number> {
  const start = performance.now();
  for (;;) {
    const before = performance.now();
    await ask(desk, "GET /api/my-work");
    if (performance.now() - before <= quiet * 2) return performance.now() - start;
  }
}

async function play(stage: Stage, round: Round): Promise<Told> {
  const [cycle = 0, ...submissions] = await openCycle(stage, round);
  const meter = new Meter();
  const quiet = new Meter();
  const [someone] = stage.desks;
  if (!someone) throw new Error("Nobody has signed in.");
  for (let n = 0; n < 20; n++) await ask(someone, "GET /api/my-work", { meter: quiet });
  const start = performance.now();
  const writers = submissions.map(async (submission, n) => {
    await wait((round.withinMs * n) / submissions.length);
    const desk = stage.desks[n];
    if (desk) await report(desk, meter, { submission, n: n + 1 });
  });
  // The others look at their work meanwhile, each a few times.
  const readers = stage.desks.slice(submissions.length).flatMap((desk, n) =>
    [0, 1, 2].map(async (time) => {
      await wait((round.withinMs / 3) * time + (round.withinMs / 3) * (n / SESSIONS));
      await ask(desk, "GET /api/my-work", { meter });
    }),
  );
  await Promise.all([...writers, ...readers]);
  const lasted = performance.now() - start;
  const recovery = await recoveryOf(someone, quiet.at(0.5));
  return { meter, lasted, recovery, wrong: [...meter.failures, ...(await wrongOf(stage, cycle))] };
}

const rounded = (n: number): number => Number(n.toFixed(1));

function rowsOf(round: Round, told: Told): BenchRow[] {
  const { meter, wrong } = told;
  for (const failure of wrong.slice(0, 5)) process.stderr.write(`${failure}\n`);
  const row = (name: string, value: number, of: Pick<BenchRow, "unit" | "goal" | "met">): BenchRow => ({
    area: "submit",
    name: `${round.name}: ${name}`,
    value: rounded(value),
    baseline: null,
    ratio: null,
    ...of,
  });
  const shown = { unit: "ms", goal: "told", met: true };
  const whole = round.withinMs + 5000;
  return [
    row("failed, lost or doubled", wrong.length, {
      unit: `of ${meter.times.length} requests`,
      goal: "0",
      met: wrong.length === 0,
    }),
    row("all handed over after", told.lasted / 1000, {
      unit: "s",
      goal: `within ${whole / 1000} s`,
      met: told.lasted <= whole,
    }),
    row("p50", meter.at(0.5), shown),
    row("p95", meter.at(0.95), shown),
    row("p99", meter.at(0.99), shown),
    row("answers as in quiet after", told.recovery, {
      unit: "ms",
      goal: "≤ 5000 ms",
      met: told.recovery <= 5000,
    }),
  ];
}

async function desksOf(instance: Instance, accounts: readonly Account[]): Promise<Desk[]> {
  const desks: Desk[] = [];
  for (let n = 0; n < SESSIONS; n++) {
    const { userName } = accounts[n % accounts.length] ?? { userName: "" };
    desks.push({ instance, cookie: await signInOver(instance, userName, DEMO_PASSWORD) });
  }
  return desks;
}

/** Measures the area. */
export async function submit(): Promise<BenchRow[]> {
  rmSync(DATA, { recursive: true, force: true });
  mkdirSync(DATA, { recursive: true });
  const instance = await startInstance({ dataDir: DATA });
  try {
    const enter = async (name: string): Promise<Desk> => ({
      instance,
      cookie: await signInOver(instance, name, DEMO_PASSWORD),
    });
    await letOfficersSubmit();
    const accounts = await accountsOf(await enter("quantri"));
    const stage = { lead: await enter("thanhpho"), accounts, desks: await desksOf(instance, accounts) };
    const who = `${accounts.length} reports from ${SESSIONS} sessions`;
    const rounds: Round[] = [
      { name: `${who} within a minute`, year: 2020, withinMs: MINUTE_MS },
      { name: `${who} at five times the rate`, year: 2021, withinMs: MINUTE_MS / 5 },
    ];
    const rows: BenchRow[] = [];
    for (const round of rounds) rows.push(...rowsOf(round, await play(stage, round)));
    return rows;
  } finally {
    await instance.stop();
    rmSync(DATA, { recursive: true, force: true });
  }
}
