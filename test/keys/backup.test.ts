/** Backups of data without keys of records, and what a destroyed key means for those that were taken before. */
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { installed } from "#base/config.ts";
import { now } from "#base/clock.ts";
import { rotateMaster } from "#base/crypto/rotation.ts";
import { KEPT_APART, keyStanding } from "#base/crypto/standing.ts";
import {
  destroyRecordKey,
  makeRecordKey,
  openRecordKeys,
  openVault,
  seal,
  unseal,
} from "#base/crypto/vault.ts";
import { backUp, loadApart, restore } from "#base/database/backup/index.ts";
import type { Database } from "#base/database/index.ts";
import { copyKeys, keyCopyIn } from "../../src/apps/cli/start/copies.ts";
import { openZip } from "../../src/base/database/backup/zip-read.ts";
import { dumpOf } from "../dump.ts";
import { MIGRATIONS, migrator } from "../small-product.ts";
import { useKeyDesk } from "./desk.ts";

const desk = useKeyDesk();

const PLANTED = { name: "Hoàng Thị Mơ", phone: "0987654321", what: "bị nhốt trong nhà ba ngày" };
const VAULT = ["20261129-01-vault-create.sql", "20261129-02-vault-mark-keys.sql"];
const migrations: readonly [string, string][] = [
  ...MIGRATIONS,
  ...VAULT.map((name): [string, string] => [name, readFileSync(installed("migrations", name), "utf8")]),
  ["29990101-01-cases-note.sql", "create table cases.note (record uuid primary key, sealed bytea not null)"],
];

/** A small product with one protected note in it. */
async function planted(): Promise<{ url: string; owner: Database; record: string; wrapped: string }> {
  const { url } = await desk().empty();
  await migrator(url, migrations)(() => undefined);
  const owner = desk().ownerOf(url);
  const key = await owner.transaction({}, (tx) => makeRecordKey(tx));
  await owner.query("insert into cases.note values ($1, $2)", [key.record, seal(key, "note", PLANTED)]);
  const { rows } = await owner.query("select encode(wrapped, 'hex') as w from vault.record_key");
  return { url, owner, record: key.record, wrapped: (rows[0] as { w: string }).w };
}

/** Backs up as the command does: data into a file of its own, keys in the place of the copy before. */
async function backedUp(url: string, name: string): Promise<void> {
  const { data } = desk();
  await backUp({ url, filesDir: path.join(data, "files"), file: path.join(data, name), apart: KEPT_APART });
  await copyKeys(url, data);
}

/** Restores into a database of its own, as the command does; its owner. */
async function restored(file: string, keyCopy: string | null): Promise<Database> {
  const { data, empty, ownerOf } = desk();
  const { url } = await empty();
  const report = await restore({
    url,
    file: path.join(data, file),
    filesDir: path.join(data, `files-${randomUUID()}`),
    migrate: migrator(url, migrations),
    alongside: async () => {
      if (keyCopy !== null) await loadApart({ url, file: keyCopy, apart: KEPT_APART });
    },
  });
  expect(report.apart).toEqual(["vault.record_key"]);
  return ownerOf(url);
}

/** The note, or why not. */
async function read(owner: Database): Promise<unknown> {
  const { rows } = await owner.query("select record, sealed from cases.note");
  const [note] = rows as { record: string; sealed: Buffer }[];
  const keys = await owner.transaction({}, (tx) => openRecordKeys(tx, [note!.record]), "read");
  const key = keys.get(note!.record);
  return key ? unseal(key, "note", note!.sealed) : "no key";
}

/** Everything in an archive, byte by byte. */
async function textOf(file: string): Promise<string> {
  const zip = await openZip(file);
  const parts: Buffer[] = [];
  for (const name of zip.names) for await (const block of zip.read(name)) parts.push(block);
  await zip.close();
  return Buffer.concat(parts).toString("latin1");
}

test("a dump of the database, keys of records and all, holds no planted text; what is not sealed it would show", async () => {
  const { url, owner } = await planted();
  const dump = await dumpOf(url);
  expect(dump).toContain("-- vault.record_key");
  for (const text of Object.values(PLANTED)) expect(dump).not.toContain(text);
  // Seen to bite: the same text in a column as text, and as bytes.
  await owner.query("insert into cases.note values (gen_random_uuid(), convert_to($1, 'UTF8'))", [
    PLANTED.name,
  ]);
  await owner.query("insert into cases.case (text) values ($1)", [PLANTED.what]);
  const open = await dumpOf(url);
  expect([open.includes(PLANTED.name), open.includes(PLANTED.what)]).toEqual([true, true]);
});

describe("a backup", { timeout: 120_000 }, () => {
  test("of data holds neither planted text nor a wrapped key; the copy of keys holds keys and no text", async () => {
    const { data, keysDir, run } = desk();
    const { url, record, wrapped } = await planted();
    await run(url, ["backup", path.join(data, "old.zip")]);
    const [archive, copy] = [await textOf(path.join(data, "old.zip")), await textOf(keyCopyIn(data))];
    expect(archive).toContain(record);
    expect(copy).toContain(wrapped);
    expect(archive).not.toContain(wrapped);
    for (const text of Object.values(PLANTED).map((t) => Buffer.from(t).toString("latin1")))
      expect([archive.includes(text), copy.includes(text)]).toEqual([false, false]);
    for (const file of readdirSync(keysDir))
      expect(archive + copy).not.toContain(readFileSync(path.join(keysDir, file), "utf8").trim());
  });

  test("restored with the newest copy of keys opens what has its key, and nothing whose key was destroyed since", async () => {
    const { data, keysDir } = desk();
    const { url, owner, record } = await planted();
    await backedUp(url, "old.zip");
    expect(await read(await restored("old.zip", keyCopyIn(data)))).toEqual(PLANTED);

    await owner.transaction({}, (tx) =>
      destroyRecordKey(tx, record, { at: now(), byName: "Trần Thị Dung", because: "xóa theo yêu cầu" }),
    );
    await backedUp(url, "new.zip");
    const back = await restored("old.zip", keyCopyIn(data));
    expect(await read(back)).toBe("no key");
    expect(await keyStanding(back, keysDir)).toMatchObject({
      destroyed: 1,
      notYetFinal: 1,
      masters: [{ file: "record-001.key", keys: 0 }],
      unopenable: [{ table: "cases.note", absent: 0, destroyed: 1 }],
    });
  });

  test("is not restored without a copy of keys unless that is said, and then tells what does not open", async () => {
    const { data, keysDir, run } = desk();
    const { url } = await planted();
    await backedUp(url, "old.zip");
    rmSync(keyCopyIn(data));
    await expect(run(url, ["restore", path.join(data, "old.zip")])).rejects.toThrow(
      /ended with 2: .*--without-keys/s,
    );
    const back = await restored("old.zip", null);
    expect(await read(back)).toBe("no key");
    expect((await keyStanding(back, keysDir)).unopenable).toEqual([
      { table: "cases.note", absent: 1, destroyed: 0 },
    ]);
  });

  test("what does not open is counted also by an owner from whom row security hides the rows", async () => {
    const { keysDir, ownerOf } = desk();
    const { url, owner } = await planted();
    await owner.query("delete from vault.record_key");
    for (const how of ["enable", "force"])
      await owner.query(`alter table cases.note ${how} row level security`);
    const role = `keeper_${randomUUID().slice(0, 8)}`;
    await owner.query(`create role ${role} login password 'x' in role toam_backup noinherit`);
    try {
      const plain = new URL(url);
      plain.username = role;
      plain.password = "x";
      const standing = await keyStanding(ownerOf(plain.href), keysDir);
      expect(standing.unopenable).toEqual([{ table: "cases.note", absent: 1, destroyed: 0 }]);
    } finally {
      await owner.query(`drop role ${role}`);
    }
  });

  test("leaves the place empty when the copy of keys is another file", async () => {
    const { data, empty, ownerOf } = desk();
    const { url } = await planted();
    await backedUp(url, "old.zip");
    const { url: to } = await empty();
    const refused = restore({
      url: to,
      file: path.join(data, "old.zip"),
      filesDir: path.join(data, "none"),
      migrate: migrator(to, migrations),
      alongside: () => loadApart({ url: to, file: path.join(data, "old.zip"), apart: KEPT_APART }),
    });
    await expect(refused).rejects.toThrow("not a copy of the keys");
    const left = await ownerOf(to).query("select to_regclass('vault.record_key') as t");
    expect(left.rows).toEqual([{ t: null }]);
  });

  test("taken before the master was turned over is opened with the copy of keys that the turning made", async () => {
    const { data, folder, keysDir } = desk();
    const { url, owner } = await planted();
    await backedUp(url, "old.zip");
    const later = folder("later");
    await rotateMaster(owner, {
      keysDir,
      progress: () => undefined,
      beforeRemoving: () => copyKeys(url, later),
    });
    openVault({ keysDir });
    // The copy of the night before is wrapped by a master that is gone.
    const stale = await restored("old.zip", keyCopyIn(data));
    await expect(read(stale)).rejects.toThrow(/record-001\.key/);
    expect((await keyStanding(stale, keysDir)).trouble.missing).toEqual([
      { file: "record-001.key", records: 1 },
    ]);
    expect(await read(await restored("old.zip", keyCopyIn(later)))).toEqual(PLANTED);
  });
});
