/** The keys folder lost, and brought back by people who come together. */
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { makeRecordKey, openRecordKeys, openVault, seal, unseal } from "#base/crypto/vault.ts";
import { makeKeys } from "#base/crypto/index.ts";
import { useKeyDesk } from "./desk.ts";

const desk = useKeyDesk();

const contentOf = (dir: string): Record<string, string> =>
  Object.fromEntries(readdirSync(dir).map((name) => [name, readFileSync(path.join(dir, name), "utf8")]));

test(
  "any three of five people bring back a lost keys folder, also after the master was turned over; two do not",
  { timeout: 120_000 },
  async () => {
    const { city, data, keysDir, run } = desk();
    const { url, app } = await city();
    const key = await app.transaction({}, (tx) => makeRecordKey(tx));
    const sealed = seal(key, "note", "chỗ tạm lánh");
    await run(url, ["keys", "share", "--parts", "5", "--need", "3"]);
    const parts = readdirSync(path.join(data, "shares")).map((name) => path.join(data, "shares", name));
    expect(parts).toHaveLength(5);
    expect(await run(url, ["keys", "status"])).toContain("5 parts STILL LIE there");
    // The people take theirs home; nothing of the recovery key stays.
    const home = path.join(data, "home");
    renameSync(path.join(data, "shares"), home);
    const people = parts.map((part) => path.join(home, path.basename(part)));

    const status = await run(url, ["keys", "status"]);
    expect(status).toContain("3 trong 5 phần");
    expect(status).not.toContain("STILL LIE");
    await run(url, ["keys", "rotate"]);
    const before = contentOf(keysDir);
    expect(Object.keys(before).toSorted()).toEqual([
      "box.key",
      "instance.key",
      "record-002.key",
      "recovery.pub",
      "token.key",
    ]);
    rmSync(keysDir, { recursive: true });

    const [a, b, c, d] = people as [string, string, string, string];
    await expect(run(url, ["keys", "recover", a, d])).rejects.toThrow(/ended with 2: .*3 different parts/s);
    await expect(run(url, ["keys", "recover", a, d, a])).rejects.toThrow(/there are 2/);
    // Nor does asking how the keys stand fill the folder with new ones.
    await expect(run(url, ["keys", "status"])).rejects.toThrow(/ended with 2: .*record-001\.key/s);
    expect(() => readdirSync(keysDir)).toThrow();

    expect(await run(url, ["keys", "recover", d, a, c])).toContain("record-002.key");
    expect(contentOf(keysDir)).toEqual(before);
    openVault({ keysDir });
    const opened = await app.transaction({}, (tx) => openRecordKeys(tx, [key.record]), "read");
    expect(unseal(opened.get(key.record)!, "note", sealed)).toBe("chỗ tạm lánh");
    expect(await run(url, ["keys", "recover", b, a, c])).toContain("was there, and the same");
  },
);

test("what does not fit is refused in words, and nothing is written over", { timeout: 120_000 }, async () => {
  const { city, data, folder, run } = desk();
  const { url } = await city();
  await expect(run(url, ["keys", "share", "--parts", "3", "--need", "1"])).rejects.toThrow(/2 ≤ need/);
  const [first, second] = [path.join(data, "first"), path.join(data, "second")];
  for (const out of [first, second])
    await run(url, ["keys", "share", "--parts", "2", "--need", "2", "--out", out]);
  const [old, recent] = [first, second].map((dir) => readdirSync(dir).map((name) => path.join(dir, name)));
  // Parts of the sharing before open nothing that was sealed since.
  await expect(run(url, ["keys", "recover", ...old!])).rejects.toThrow(/of the sharing/);
  await expect(run(url, ["keys", "recover", old![0]!, recent![0]!])).rejects.toThrow(/of the sharing/);

  const typed = path.join(data, "typed.txt");
  const text = readFileSync(recent![0]!, "utf8");
  writeFileSync(
    typed,
    text.replace(/([0-9A-Z])(\.[0-9A-Z]{6})\n/, (_, last, check) => `${last === "7" ? "8" : "7"}${check}\n`),
  );
  await expect(run(url, ["keys", "recover", typed, recent![1]!])).rejects.toThrow(/a letter is wrong/);
  writeFileSync(typed, "trống");
  await expect(run(url, ["keys", "recover", typed, recent![1]!])).rejects.toThrow(/no part in it/);

  const other = folder("other");
  makeKeys(path.join(other, "keys"));
  const kept = contentOf(path.join(other, "keys"));
  const sealed = path.join(data, "backups", "to-am-recovery.sealed");
  await expect(run(url, ["keys", "recover", ...recent!, "--sealed", sealed], other)).rejects.toThrow(
    /instance\.key.* with other content/,
  );
  expect(contentOf(path.join(other, "keys"))).toEqual(kept);
  expect(await run(url, ["keys", "recover", ...recent!])).toContain("was there, and the same");
});
