/**
 * The plan as the city looks at it, at its real size: every agency and commune in sixty clauses; and the report of the
 * demonstration summed over all its units.
 */
import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { installed } from "#base/config.ts";
import { DEMO_PASSWORD } from "#spine/people/index.ts";
import { signInOver, startInstance, type Instance } from "../test/instance.ts";
import type { BenchRow } from "./rows.ts";
import { startBare } from "./start-bare.ts";

const DATA = installed(".cache/bench/board");
/** The goal speaks of 166 agencies × 60 clauses; the groups that a plan names hold 148 today: as many tasks with more clauses. */
const CLAUSES = 68;
const RUNS = 40;

const TEXT = [
  "ỦY BAN NHÂN DÂN",
  "THÀNH PHỐ HÀ NỘI",
  "Số: 990/KH-UBND",
  "Hà Nội, ngày 05 tháng 01 năm 2026",
  "KẾ HOẠCH",
  "Công tác gia đình năm 2026 (để đo)",
  "I. TỔ CHỨC THỰC HIỆN",
  "1. Các Sở, ban, ngành, đoàn thể Thành phố; UBND các xã, phường",
  ...Array.from(
    { length: CLAUSES },
    (_, n) => `- Thực hiện nội dung số ${n + 1}, hoàn thành trước ngày 30/${(n % 9) + 4}/2026.`,
  ),
].join("\n");

interface Desk {
  readonly instance: Instance;
  readonly cookie: string;
}

// What is asked of it, the bench says itself; a refusal ends it.
// eslint-disable-next-line typescript/no-explicit-any
async function ask({ instance, cookie }: Desk, route: string, body?: object): Promise<any> {
  const [method = "GET", path = ""] = route.split(" ");
  const answer = await fetch(`${instance.url}${path}`, {
    method,
    headers: {
      cookie,
      origin: instance.url,
      ...(body && { "content-type": "application/json", "idempotency-key": randomUUID() }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const told: unknown = await answer.json();
  if (!answer.ok) throw new Error(`${route} was refused: ${JSON.stringify(told)}`);
  return told;
}

/** Brings the plan in, takes what was understood, and publishes it; answers its number and how many tasks it gave. */
async function publishPlan(desk: Desk): Promise<{ id: number; tasks: number; units: number }> {
  const { id } = await ask(desk, "POST /api/plan/documents", { text: TEXT, name: "do" });
  await ask(desk, `POST /api/plan/documents/${id}/accept`, {});
  const read = await ask(desk, `GET /api/plan/reviews/${id}`);
  const open = read.clauses.filter((c: { outcome: string }) => c.outcome === "undecided");
  const decisions = open.map((c: { id: number; version: number }) => ({
    id: c.id,
    version: c.version,
    outcome: "no-task",
    reason: "Để đo",
  }));
  if (decisions.length > 0) await ask(desk, `POST /api/plan/documents/${id}/decide`, { decisions });
  const vague = read.assignments.filter((a: { asksPerson: boolean }) => a.asksPerson);
  for (const a of vague)
    await ask(desk, `POST /api/plan/assignments/${a.id}/unassign`, { version: a.version });
  const { version } = await ask(desk, `GET /api/plan/reviews/${id}`);
  const given = await ask(desk, `POST /api/plan/documents/${id}/publish`, { version, year: 2026 });
  return { id, tasks: given.added, units: given.units };
}

/** Milliseconds of each of so many runs, in order of size; the first is not counted. */
async function times(run: () => Promise<unknown>, runs = RUNS): Promise<number[]> {
  await run();
  const all: number[] = [];
  for (let n = 0; n < runs; n++) {
    const start = performance.now();
    await run();
    all.push(performance.now() - start);
  }
  return all.toSorted((a, b) => a - b);
}

const p95 = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length * 0.95)] ?? 0;
const rounded = (n: number): number => Number(n.toFixed(1));

interface Measured {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly baseline?: number;
}

function row({ name, value, limit, baseline }: Measured): BenchRow {
  return {
    area: "board",
    name,
    value: rounded(value),
    unit: "ms",
    baseline: baseline === undefined ? null : rounded(baseline),
    ratio: baseline === undefined ? null : rounded(value / baseline),
    goal: `< ${limit} ms`,
    met: value < limit,
  };
}

async function boardRows(desk: Desk): Promise<BenchRow[]> {
  const { id, tasks, units } = await publishPlan(desk);
  const bare = await startBare(DATA);
  try {
    const read = (path: string) => times(() => ask(desk, `GET ${path}`));
    const baseline = p95(
      await times(async () => (await fetch(`http://127.0.0.1:${bare.port}/board/${id}`)).json()),
    );
    const of = `${units} units × ${CLAUSES} clauses, ${tasks} tasks`;
    const board = `/api/plan/documents/${id}`;
    return [
      row({
        name: `plan board: ${of}, p95`,
        value: p95(await read(`${board}/matrix?year=2026`)),
        limit: 100,
        baseline,
      }),
      row({
        name: "its clause tree, p95",
        value: p95(await read(`${board}/progress?year=2026`)),
        limit: 100,
        baseline,
      }),
      row({
        name: "its units, p95",
        value: p95(await read(`${board}/units?year=2026`)),
        limit: 100,
        baseline,
      }),
    ];
  } finally {
    bare.child.kill();
  }
}

async function reportRows(desk: Desk): Promise<BenchRow[]> {
  const { rows } = await ask(desk, "GET /api/reports/cycles");
  const cycle = `/api/reports/cycles/${rows[0].id}`;
  const whole = await ask(desk, `GET ${cycle}/consolidation`);
  const [figure] = whole.figures;
  const drill = `${cycle}/figures?indicator=${figure.indicator}&dims=${encodeURIComponent(figure.dims)}`;
  const of = `${whole.units.asked} units, ${whole.figures.length} figures`;
  return [
    row({
      name: `city's report summed: ${of}, p95`,
      value: p95(await times(() => ask(desk, `GET ${cycle}/consolidation`), 20)),
      limit: 5000,
    }),
    row({
      name: "one of its figures by unit, p95",
      value: p95(await times(() => ask(desk, `GET ${drill}`))),
      limit: 200,
    }),
  ];
}

/** Measures the area. */
export async function board(): Promise<BenchRow[]> {
  rmSync(DATA, { recursive: true, force: true });
  mkdirSync(DATA, { recursive: true });
  const instance = await startInstance({ dataDir: DATA });
  try {
    const desk = { instance, cookie: await signInOver(instance, "thanhpho", DEMO_PASSWORD) };
    return [...(await boardRows(desk)), ...(await reportRows(desk))];
  } finally {
    await instance.stop();
    rmSync(DATA, { recursive: true, force: true });
  }
}
