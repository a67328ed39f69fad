import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { DEMO_PASSWORD } from "#spine/people/index.ts";
import { signInOver, startInstance, type Instance } from "#test/instance.ts";
import { copyCity } from "./prepare.ts";

const WRITES = 2000;
const AT_ONCE = 16;
let dataDir: string;
let instance: Instance;

beforeAll(async () => {
  dataDir = await copyCity(inject("city"));
  instance = await startInstance({ dataDir });
});
afterAll(async () => {
  await instance.stop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Write {
  readonly key: string;
  readonly symbol: string;
  /** The code that was acknowledged, once it was. */
  code: string | null;
}

async function send(write: Write, cookie: string): Promise<void> {
  const answer = await fetch(`${instance.url}/api/policies`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      cookie,
      origin: instance.url,
      "idempotency-key": write.key,
    },
    body: JSON.stringify({
      symbol: write.symbol,
      kind: "plan",
      abstract: "Ghi khi bị ngắt",
      issuer: "UBND",
      issuedOn: "2026-01-05",
      purpose: "implementation",
    }),
  });
  if (answer.status !== 201) return;
  const { code } = (await answer.json()) as { code: string };
  // An answer given twice must be the same one.
  if (write.code !== null && write.code !== code)
    throw new Error(`${write.symbol}: ${write.code} became ${code}`);
  write.code = code;
}

/** Sends all that are not acknowledged yet; what meets a dead server stays open. */
async function sendAll(writes: readonly Write[], cookie: string): Promise<void> {
  const open = writes.filter((w) => w.code === null);
  const worker = async (): Promise<void> => {
    for (let next = open.pop(); next; next = open.pop())
      await send(next, cookie).catch((e: unknown) => {
        if (String(e).includes("became")) throw e;
      });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function killPostgres(): Promise<void> {
  const pid = Number(
    (await readFile(path.join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n")[0],
  );
  // Under a user namespace the file holds the same number: no pid namespace is made.
  process.kill(pid, "SIGKILL");
}

async function waitFor(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const acknowledged = (writes: readonly Write[]): number => writes.filter((w) => w.code !== null).length;

/** Everything that was written, by symbol: the codes under which it stands. */
async function listWritten(cookie: string): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  let after: string | null = null;
  do {
    const query = new URLSearchParams({ q: "", sort: "code", limit: "200", ...(after && { after }) });
    const page = (await (
      await fetch(`${instance.url}/api/policies?${query.toString()}`, { headers: { cookie } })
    ).json()) as {
      rows: { symbol: string; code: string }[];
      next: string | null;
    };
    for (const { symbol, code } of page.rows)
      if (symbol.endsWith("KH-KILL")) found.set(symbol, [...(found.get(symbol) ?? []), code]);
    after = page.next;
  } while (after);
  return found;
}

test("kill -9 of Node, of PostgreSQL and of both during 2,000 writes: what was acknowledged is there, once", async () => {
  const writes: Write[] = Array.from({ length: WRITES }, (_, i) => ({
    key: randomUUID(),
    symbol: `${i}/KH-KILL`,
    code: null,
  }));
  const cookie = await signInOver(instance, "thanhpho", DEMO_PASSWORD);
  const disasters = [
    { after: 500, strike: () => instance.kill() },
    { after: 1000, strike: killPostgres },
    { after: 1500, strike: async () => void (await Promise.all([killPostgres(), instance.kill()])) },
  ];
  for (const { after, strike } of disasters) {
    const sending = sendAll(writes, cookie);
    await waitFor(() => acknowledged(writes) >= after);
    await strike();
    await sending;
    await instance.kill();
    instance = await startInstance({ dataDir });
  }
  // The last ones, and every one again that had no answer: same key, same write.
  for (let round = 0; round < 5 && acknowledged(writes) < WRITES; round++) await sendAll(writes, cookie);
  expect(acknowledged(writes)).toBe(WRITES);
  // Repeating an acknowledged request gives the first answer.
  for (const write of writes.slice(0, 50)) await send(write, cookie);

  const found = await listWritten(cookie);
  expect(found.size).toBe(WRITES);
  for (const write of writes) expect(found.get(write.symbol), write.symbol).toEqual([write.code]);
});
