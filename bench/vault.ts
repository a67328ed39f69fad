/** The price of keeping personal text sealed: what a list of fifty records pays, what a narrative, a token, a new master. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import path from "node:path";
import { installed } from "#base/config.ts";
import { makeKeys } from "#base/crypto/index.ts";
import { rotateMaster } from "#base/crypto/rotation.ts";
import { makeRecordKeys, openRecordKeys, openVault, seal, tokenOf, unseal } from "#base/crypto/vault.ts";
import { startEmbedded } from "#base/database/embedded/index.ts";
import { migrate, openDatabase, type Database } from "#base/database/index.ts";
import type { BenchRow } from "./rows.ts";

const FOLDER = installed(".cache/bench-vault");
const RECORDS = 20_000;
const SHOWN = 50;
const RUNS = 200;
const MS = 1000;

/** A narrative of about 2 kB. */
const NARRATIVE = { what: "Chị kể lại việc bị đánh trước mặt con, hàng xóm sang can. ".repeat(28) };

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function row(
  name: string,
  value: number,
  more: Partial<BenchRow> & { unit: string; goal: string },
): BenchRow {
  const least = more.baseline ?? null;
  const [baseline, ratio] = least === null ? [null, null] : [rounded(least), rounded(value / least)];
  return { area: "vault", name, value: rounded(value), met: true, ...more, baseline, ratio };
}

/** The middle of so many runs, in ms. */
async function median(run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < RUNS; n += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[RUNS / 2] ?? 0;
}

/** Encrypting and decrypting the same bytes with nothing around it. */
function bare(key: Buffer, plain: Buffer): void {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  const opening = createDecipheriv("aes-256-gcm", key, nonce).setAuthTag(cipher.getAuthTag());
  JSON.parse(Buffer.concat([opening.update(sealed), opening.final()]).toString());
}

const TEXT = "Nguyễn Thị Hồng Nhung 1987";
const FEW = 100;

/** So many times in a run: one alone is shorter than the clock is exact. */
const few = (one: () => unknown) => () => {
  for (let n = 0; n < FEW; n += 1) one();
};

async function sealing(): Promise<BenchRow[]> {
  const own = { record: "00000000-0000-4000-8000-000000000001", key: randomBytes(32) };
  const against = async (name: string, ours: () => unknown, least: () => unknown): Promise<BenchRow> => {
    const [value, baseline] = [await median(few(ours)), await median(few(least))];
    const goal = "≤ 1.5 × the bare cipher";
    return row(name, value, { unit: "ms", baseline, goal, met: value <= 1.5 * baseline });
  };
  return [
    await against(
      `seal and open ${FEW} narratives of 2 kB`,
      () => unseal(own, "text", seal(own, "text", NARRATIVE)),
      () => bare(own.key, Buffer.from(JSON.stringify(NARRATIVE))),
    ),
    await against(
      `${FEW} tokens of a name and a year`,
      () => tokenOf("name-year", TEXT),
      () => createHmac("sha256", own.key).update(TEXT).digest(),
    ),
  ];
}

async function opening(owner: Database, shown: readonly string[]): Promise<BenchRow> {
  const open = await median(() => owner.transaction({}, (tx) => openRecordKeys(tx, shown), "read"));
  const text = "select record, master, wrapped from vault.record_key where record = any($1::uuid[])";
  const least = await median(() => owner.query(text, [shown]));
  return row(`open the keys of ${SHOWN} records`, open, {
    unit: "ms",
    baseline: least,
    goal: "< 5 ms",
    met: open < 5,
  });
}

async function turning(owner: Database, keysDir: string): Promise<BenchRow> {
  const start = performance.now();
  await rotateMaster(owner, { keysDir, progress: () => undefined, beforeRemoving: async () => undefined });
  const perSecond = RECORDS / ((performance.now() - start) / MS);
  // 200,000 cases within two minutes.
  return row("keys wrapped by a new master", perSecond, {
    unit: "/s",
    goal: "≥ 1 700",
    met: perSecond >= 1700,
  });
}

/** Measures on a database of its own, which is removed afterwards. */
export async function vault(): Promise<BenchRow[]> {
  rmSync(FOLDER, { recursive: true, force: true });
  const keysDir = path.join(FOLDER, "keys");
  makeKeys(keysDir);
  openVault({ keysDir });
  const server = await startEmbedded({ dir: path.join(FOLDER, "postgres"), keysDir });
  const owner = openDatabase(server.url, { max: 4 });
  try {
    await migrate(server.url, "a key for measuring");
    const records: string[] = [];
    while (records.length < RECORDS)
      records.push(...(await owner.transaction({}, (tx) => makeRecordKeys(tx, 1000))).map((k) => k.record));
    await owner.query("analyze vault.record_key");
    const shown = records.filter((_, n) => n % (RECORDS / SHOWN) === 0);
    return [...(await sealing()), await opening(owner, shown), await turning(owner, keysDir)];
  } finally {
    await owner.close();
    await server.stop();
    rmSync(FOLDER, { recursive: true, force: true });
  }
}
