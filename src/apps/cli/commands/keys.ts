/** `./toam keys …`: the master key of protected records, turned over, told of. */
import path from "node:path";
import { mkdir } from "node:fs/promises";
import { readConfig, type Config } from "#base/config.ts";
import { readRecovery } from "#base/crypto/recovery.ts";
import { rotateMaster } from "#base/crypto/rotation.ts";
import { keyStanding, type KeyStanding } from "#base/crypto/standing.ts";
import { openVault } from "#base/crypto/vault.ts";
import { openDatabase, type Database } from "#base/database/index.ts";
import type { Input, Output } from "../command.ts";
import { copyKeys, copySealedKeys, countLyingShares, sharesFolder } from "../start/copies.ts";
import { embeddedFolders, withStandingInstance } from "../start/database.ts";

interface Place {
  readonly config: Config;
  readonly url: string;
  readonly keysDir: string;
}

/** Opens the instance that stands here, as its owner. */
function withOwner<T>(run: (owner: Database, place: Place) => Promise<T>): Promise<T> {
  const config = readConfig();
  return withStandingInstance(config, async ({ url }) => {
    const { keysDir } = embeddedFolders(config);
    // Makes none: a folder that was lost is not to be filled with others before it is brought back.
    openVault({ keysDir });
    const owner = openDatabase(url, { max: 2, name: "toam-keys" });
    try {
      return await run(owner, { config, url, keysDir });
    } finally {
      await owner.close();
    }
  });
}

/** Tells how the keys stand, in lines for a person. */
export function sayStanding(
  out: Output,
  { masters, destroyed, notYetFinal, trouble, unopenable }: KeyStanding,
): void {
  for (const { file, keys } of masters) out.say(`${file}: ${keys} khóa hồ sơ / keys of records`);
  out.say(`Đã hủy / destroyed: ${destroyed}`);
  if (notYetFinal > 0)
    out.say(
      `Trong đó ${notYetFinal} chỉ mất hẳn khỏi các bản sao bị bỏ quên sau ./toam keys rotate. / ${notYetFinal} of them are gone from forgotten copies only after ./toam keys rotate.`,
    );
  for (const file of trouble.strange)
    out.say(`SAI KHÓA / ANOTHER KEY: ${file} không phải tệp đã dùng / is not the file that was used`);
  for (const { file, records } of trouble.missing)
    out.say(`THIẾU / MISSING: ${file} — ${records} hồ sơ không mở được / records do not open without it`);
  for (const { table, absent, destroyed: gone } of unopenable)
    out.say(
      `${table}: ${absent} hồ sơ không có khóa, ${gone} đã hủy khóa / ${absent} records without their key, ${gone} whose key was destroyed`,
    );
}

/** `./toam keys status`: which masters there are, how many keys each wraps, what cannot be opened. */
export function keysStatus({ out }: Input): Promise<void> {
  return withOwner(async (owner, { config, keysDir }) => {
    const lying = await countLyingShares(config.dataDir);
    const standing = await keyStanding(owner, keysDir);
    const recovery = readRecovery(keysDir);
    sayStanding(out, standing);
    out.say(
      recovery
        ? `Phục hồi / recovery: ${recovery.need} trong ${recovery.parts} phần / of ${recovery.parts} parts (${recovery.sharing}, ${recovery.madeAt.slice(0, 10)})`
        : "Chưa chia phần phục hồi: ./toam keys share. / No recovery parts were made: ./toam keys share.",
    );
    if (lying > 0)
      out.say(
        `CÒN ${lying} phần trong ${sharesFolder(config.dataDir)}: in ra, giao cho người giữ, rồi xóa. / ${lying} parts STILL LIE there: print, hand out, delete.`,
      );
    out.data({ ...standing, recovery, lyingShares: lying });
  });
}

/** `./toam keys rotate`: a new master, every key wrapped by it, the old one removed; while the server is in use. */
export function keysRotate({ out }: Input): Promise<void> {
  return withOwner(async (owner, { config, url, keysDir }) => {
    const backups = path.join(config.dataDir, "backups");
    const turned = await rotateMaster(owner, {
      keysDir,
      progress: (done, all) => out.say(`  ${done}/${all}`),
      // The copy of the night before is wrapped by the master that goes now.
      beforeRemoving: async () => {
        await mkdir(backups, { recursive: true, mode: 0o700 });
        await copySealedKeys(keysDir, backups);
        await copyKeys(url, backups);
      },
    });
    // Once more, without the master that was removed.
    await copySealedKeys(keysDir, backups);
    if (turned.resumed) out.say("Làm tiếp lần thay khóa dở dang. / Went on with one that was interrupted.");
    out.say(`${turned.master}: ${turned.rewrapped} khóa hồ sơ đã bọc lại / keys of records wrapped anew`);
    if (turned.removed.length > 0) out.say(`Đã bỏ / removed: ${turned.removed.join(", ")}`);
    out.say(
      `Hãy cất ngay ${path.join(keysDir, turned.master)} vào nơi giữ khóa, và bản sao khóa hồ sơ mới trong ${backups}.`,
    );
    out.say(
      `Put ${path.join(keysDir, turned.master)} where the keys are kept, now, and the new copy of record keys from ${backups}: older copies open nothing any more.`,
    );
    out.data(turned);
  });
}
