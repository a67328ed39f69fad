/**
 * The spine under load: the whole product, started as a person starts it, beside the barest handler that answers the
 * same question from the same database in the same run.
 */
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { installed } from "#base/config.ts";
import { DEMO_PASSWORD } from "#spine/people/index.ts";
import { signInOver, startInstance, type Instance } from "../test/instance.ts";
import { firstScreen } from "./first-screen.ts";
import { startBare } from "./start-bare.ts";
import { load, type LoadResult } from "./load.ts";
import type { BenchRow } from "./rows.ts";

const CONNECTIONS = 32;
const SECONDS = 4;
const ROUNDS = 5;
const CHANGES = 400;
const DATA = installed(".cache/bench/spine");

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function taskCodes(instance: Instance, cookie: string): Promise<string[]> {
  const answer = await fetch(`${instance.url}/api/tasks?limit=50`, { headers: { cookie } });
  const { rows } = (await answer.json()) as { rows: { code: string }[] };
  return rows.map((row) => row.code);
}

function getting(port: number, codes: readonly string[], cookie = "") {
  const head = cookie ? `cookie: ${cookie}\r\n` : "";
  return (n: number) =>
    `GET /api/tasks/${codes[n % codes.length]} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${head}\r\n`;
}

interface Reads {
  readonly ours: LoadResult[];
  readonly bare: LoadResult[];
}

async function reads(instance: Instance, cookie: string): Promise<Reads> {
  const codes = await taskCodes(instance, cookie);
  const bare = await startBare(DATA);
  const measured: Reads = { ours: [], bare: [] };
  const at = (port: number, request: (n: number) => string): Promise<LoadResult> =>
    load({ port, connections: CONNECTIONS, seconds: SECONDS, request });
  try {
    await load({
      port: instance.port,
      connections: CONNECTIONS,
      seconds: 2,
      request: getting(instance.port, codes, cookie),
    });
    for (let i = 0; i < ROUNDS; i++) {
      measured.bare.push(await at(bare.port, getting(bare.port, codes)));
      measured.ours.push(await at(instance.port, getting(instance.port, codes, cookie)));
    }
  } finally {
    bare.child.kill();
  }
  return measured;
}

function readRows({ ours, bare }: Reads): BenchRow[] {
  const wrong = [...ours, ...bare].reduce((sum, r) => sum + r.errors, 0);
  if (wrong > 0) throw new Error(`${wrong} requests failed: the figures would mean nothing.`);
  const ratio = middle(ours.map((r, i) => r.perSecond / (bare[i]?.perSecond ?? 1)));
  const p99 = middle(ours.map((r) => r.p99));
  return [
    {
      area: "spine",
      name: "a signed-in, unit-scoped, audited read of a task at 32 connections",
      value: round(middle(ours.map((r) => r.perSecond)), 0),
      unit: "requests/s",
      baseline: round(middle(bare.map((r) => r.perSecond)), 0),
      ratio: round(ratio),
      goal: "≥ 0.4 of the bare handler",
      met: ratio >= 0.4,
    },
    {
      area: "spine",
      name: "the same, p99",
      value: round(p99, 1),
      unit: "ms",
      baseline: round(middle(bare.map((r) => r.p99)), 1),
      ratio: round(p99 / middle(bare.map((r) => r.p99))),
      goal: "< 30 ms",
      met: p99 < 30,
    },
  ];
}

/** One audited change after another, each over its own version; the median of the whole round trip on loopback. */
async function changes(instance: Instance): Promise<BenchRow> {
  const cookie = await signInOver(instance, "thanhpho", DEMO_PASSWORD);
  const headers = () => ({
    "content-type": "application/json",
    cookie,
    origin: instance.url,
    "idempotency-key": randomUUID(),
  });
  const body = {
    symbol: `${randomUUID().slice(0, 8)}/KH-DO`,
    kind: "plan",
    abstract: "Đo",
    issuer: "UBND",
    issuedOn: "2026-01-05",
    purpose: "implementation",
  };
  const made = await fetch(`${instance.url}/api/policies`, {
    method: "POST",
    headers: headers(),
    body: JSON.stringify(body),
  });
  const { code } = (await made.json()) as { code: string };
  const times: number[] = [];
  for (let version = 1; version <= CHANGES; version++) {
    const started = performance.now();
    const answer = await fetch(`${instance.url}/api/policies/${code}`, {
      method: "PATCH",
      headers: headers(),
      body: JSON.stringify({ version, abstract: `Đo ${version}` }),
    });
    await answer.arrayBuffer();
    times.push(performance.now() - started);
    if (!answer.ok) throw new Error(`The change was refused: ${answer.status}`);
  }
  const bare = await bareChange();
  const value = middle(times.slice(50));
  return {
    area: "spine",
    name: "an audited change, one at a time, whole round trip",
    value: round(value),
    unit: "ms",
    baseline: round(bare),
    ratio: round(value / bare),
    goal: "≤ 1.5 ms of server time beyond the bare update's",
    met: value - bare <= 1.5,
  };
}

/** The bare handler's update and commit of one row of the same table, timed the same way. */
async function bareChange(): Promise<number> {
  const { port, child } = await startBare(DATA);
  const times: number[] = [];
  try {
    for (let i = 0; i < CHANGES; i++) {
      const started = performance.now();
      await (await fetch(`http://127.0.0.1:${port}/change`, { method: "POST" })).arrayBuffer();
      times.push(performance.now() - started);
    }
  } finally {
    child.kill();
  }
  return middle(times.slice(50));
}

function memoryMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** Measures the area. */
export async function spine(): Promise<BenchRow[]> {
  rmSync(DATA, { recursive: true, force: true });
  mkdirSync(DATA, { recursive: true });
  // The first start loads the city; what serves from then on is measured.
  await (await startInstance({ dataDir: DATA })).stop();
  const instance = await startInstance({ dataDir: DATA });
  try {
    const cookie = await signInOver(instance, "ubnd.00004", DEMO_PASSWORD);
    const rows = readRows(await reads(instance, cookie));
    rows.push(await changes(instance));
    const peak = memoryMb(instance.pid);
    rows.push({
      area: "spine",
      name: "memory of the server, highest under this load",
      value: round(peak, 0),
      unit: "MB",
      baseline: null,
      ratio: null,
      goal: "≤ 250 MB",
      met: peak <= 250,
    });
    rows.push(...(await firstScreen(instance)));
    return rows;
  } finally {
    await instance.stop();
    rmSync(DATA, { recursive: true, force: true });
  }
}
