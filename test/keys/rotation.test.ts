/** The master key turned over, as the one who keeps the keys meets it: by the command line, while the city works. */
import { once } from "node:events";
import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { now } from "#base/clock.ts";
import { makeKeys } from "#base/crypto/index.ts";
import { checkKeys, forgetKeys } from "#base/crypto/marks.ts";
import { rotateMaster } from "#base/crypto/rotation.ts";
import {
  destroyRecordKey,
  makeRecordKey,
  makeRecordKeys,
  openRecordKeys,
  openVault,
  seal,
  tokenOf,
  unseal,
} from "#base/crypto/vault.ts";
import type { Database } from "#base/database/index.ts";
import { makeSecret } from "../../src/base/crypto/key-files.ts";
import { during } from "../under-way.ts";
import { useKeyDesk } from "./desk.ts";

const desk = useKeyDesk();

const mastersIn = (dir: string): string[] => readdirSync(dir).filter((name) => name.startsWith("record-"));

const QUIETLY = { progress: () => undefined, beforeRemoving: () => Promise.resolve() };

/** A server under way: until told to stop, it writes protected records, and reads each beside an old one. */
async function serve(app: Database, sealed: Map<string, Buffer>, over: AbortSignal): Promise<void> {
  const old = [...sealed.keys()];
  for (let n = old.length; !over.aborted; n += 1) {
    const key = await app.transaction({}, (tx) => makeRecordKey(tx));
    sealed.set(key.record, seal(key, "note", n));
    const asked = [old[n % old.length]!, key.record];
    const opened = await app.transaction({}, (tx) => openRecordKeys(tx, asked), "read");
    const read = [...opened.values()].map((k) => unseal(k, "note", sealed.get(k.record)!));
    expect(read.map((value) => typeof value)).toEqual(["number", "number"]);
    await setTimeout(2);
  }
}

describe("turning the master key over", { timeout: 120_000 }, () => {
  test("goes on while records are written and read, survives a kill in the middle, and is finished by running it again", async () => {
    const { city, keysDir, run, toam } = desk();
    const { url, app, owner } = await city();
    const old = await app.transaction({}, (tx) => makeRecordKeys(tx, 6000));
    const sealed = new Map(old.map((key, n) => [key.record, seal(key, "note", n)]));
    const over = new AbortController();
    const serving = serve(app, sealed, over.signal);

    const first = toam(url, ["keys", "rotate"]);
    while (!/^ {2}\d+\//m.test(first.said())) await setTimeout(2);
    first.child.kill("SIGKILL");
    await once(first.child, "close");
    expect(mastersIn(keysDir)).toEqual(["record-001.key", "record-002.key"]);
    const half = await owner.query("select master from vault.record_key group by master");
    expect(half.rows).toHaveLength(2);

    const before = sealed.size;
    const second = toam(url, ["keys", "rotate"]);
    expect(await once(second.child, "close")).toEqual([0, null]);
    over.abort();
    await serving;
    expect(second.said()).toContain("Làm tiếp");
    expect(sealed.size).toBeGreaterThan(before);
    expect(mastersIn(keysDir)).toEqual(["record-002.key"]);

    // A server that starts now knows the new master alone, and opens everything.
    openVault({ keysDir });
    const all = await app.transaction({}, (tx) => openRecordKeys(tx, [...sealed.keys()]), "read");
    const values = [...all.values()].map((key) => Number(unseal(key, "note", sealed.get(key.record)!)));
    expect(values.toSorted((a, b) => a - b)).toEqual(Array.from({ length: sealed.size }, (_, n) => n));

    const status = await run(url, ["keys", "status", "--json"]);
    expect(JSON.parse(status.slice(status.indexOf("\n{") + 1))).toMatchObject({
      masters: [{ file: "record-002.key", keys: sealed.size }],
      trouble: { strange: [], missing: [] },
    });
  });

  test("waits for a record that is being written under the old master, and takes it along", async () => {
    const { city, keysDir } = desk();
    const { owner } = await city();
    const made: string[] = [];
    const turned = await during(
      owner,
      async (tx) => made.push((await makeRecordKey(tx)).record),
      () => rotateMaster(owner, { keysDir, ...QUIETLY }),
    );
    expect(turned).toMatchObject({ rewrapped: 1, removed: ["record-001.key"] });
    openVault({ keysDir });
    const opened = await owner.transaction({}, (tx) => openRecordKeys(tx, made), "read");
    expect([...opened.keys()]).toEqual(made);
  });

  test("keeps nobody waiting behind a long transaction for more than two seconds", async () => {
    const { city, keysDir } = desk();
    const { owner, app } = await city();
    let waitedMs = 0;
    let turning: Promise<unknown> = Promise.resolve();
    await app.transaction({}, async (tx) => {
      await makeRecordKey(tx);
      turning = rotateMaster(owner, { keysDir, ...QUIETLY });
      await setTimeout(300);
      const begun = performance.now();
      await app.transaction({}, (other) => makeRecordKey(other));
      waitedMs = performance.now() - begun;
    });
    // Queued behind the turning, which gives way after two seconds although the first transaction goes on.
    expect(waitedMs).toBeLessThan(4000);
    // The first record's key alone: the second was made under the new master.
    expect(await turning).toMatchObject({ rewrapped: 1, removed: ["record-001.key"] });
  });

  test("is refused while another process is at it", async () => {
    const { city, keysDir } = desk();
    const { owner } = await city();
    const other = await owner.connect();
    await other.query("select pg_advisory_lock(726831)");
    await expect(rotateMaster(owner, { keysDir, ...QUIETLY })).rejects.toThrow("by another process");
    await other.query("select pg_advisory_unlock(726831)");
    other.release();
    expect(mastersIn(keysDir)).toEqual(["record-001.key"]);
  });

  test("leaves what was hashed for matching as it was, and no destroyed key comes back", async () => {
    const { city, keysDir, run } = desk();
    const { url, app } = await city();
    const [gone, kept] = await app.transaction({}, (tx) => makeRecordKeys(tx, 2));
    const token = tokenOf("phone", "0912 345 678");
    const why = { at: now(), byName: "Trần Thị Dung", because: "xóa theo yêu cầu" };
    await app.transaction({}, (tx) => destroyRecordKey(tx, gone!.record, why));
    expect(await run(url, ["keys", "status"])).toContain(
      "1 of them are gone from forgotten copies only after",
    );
    await run(url, ["keys", "rotate"]);
    const after = await run(url, ["keys", "status"]);
    expect(after).toContain("Đã hủy / destroyed: 1");
    expect(after).not.toContain("forgotten copies");
    openVault({ keysDir });
    expect(tokenOf("phone", "+84912345678")).toEqual(token);
    const opened = await app.transaction(
      {},
      (tx) => openRecordKeys(tx, [gone!.record, kept!.record]),
      "read",
    );
    expect([...opened.keys()]).toEqual([kept!.record]);
  });

  test("is refused, and removes nothing, with a folder of other keys", async () => {
    const { city, folder, keysDir, run } = desk();
    const { url, app, owner } = await city();
    await app.transaction({}, (tx) => makeRecordKey(tx));
    await checkKeys(owner, keysDir);
    const other = folder("other");
    makeKeys(path.join(other, "keys"));
    await expect(run(url, ["keys", "rotate"], other)).rejects.toThrow(
      /ended with 2: .*token\.key, box\.key, record-001\.key/s,
    );
    for (const dir of [keysDir, path.join(other, "keys")]) expect(mastersIn(dir)).toEqual(["record-001.key"]);
  });
});

test("a start is refused with keys that are not this database's, and goes on with those that are", async () => {
  const { city, keysDir } = desk();
  const { owner, app } = await city();
  await app.transaction({}, (tx) => makeRecordKey(tx));
  await checkKeys(owner, keysDir);
  await checkKeys(owner, keysDir);
  rmSync(path.join(keysDir, "token.key"));
  makeKeys(keysDir);
  await expect(checkKeys(owner, keysDir)).rejects.toThrow(/other keys than token\.key in/);
  rmSync(path.join(keysDir, "record-001.key"));
  makeSecret(keysDir, "record-003.key");
  await expect(checkKeys(owner, keysDir)).rejects.toThrow(/token\.key, record-001\.key in/);
});

test("after a restore without keys of records the next start takes the keys it finds; what others wrap is still missed", async () => {
  const { city, folder, keysDir } = desk();
  const { owner, app } = await city();
  await checkKeys(owner, keysDir);
  const other = path.join(folder("other"), "keys");
  makeKeys(other);
  await forgetKeys(owner);
  await checkKeys(owner, other);
  await expect(checkKeys(owner, keysDir)).rejects.toThrow(/token\.key, box\.key, record-001\.key/);
  await app.transaction({}, (tx) => makeRecordKey(tx));
  rmSync(path.join(other, "record-001.key"));
  makeSecret(other, "record-002.key");
  await expect(checkKeys(owner, other)).rejects.toThrow(/record-001\.key/);
});
