import { mkdir } from "node:fs/promises";
import path from "node:path";
import { now } from "#base/clock.ts";
import { readConfig, type Config } from "#base/config.ts";
import { KEPT_APART } from "#base/crypto/standing.ts";
import { backUp } from "#base/database/backup/index.ts";
import type { Input } from "../command.ts";
import { copyKeys, copySealedKeys } from "../start/copies.ts";
import { withStandingInstance } from "../start/database.ts";

/** `./toam backup [FILE]`: database and files in one archive, also while the server is in use. */
export async function backup({ words, out }: Input): Promise<void> {
  const config = readConfig();
  const file = path.resolve(words[0] ?? defaultFile(config));
  // Where nothing was named, the folder is ours to make; a typed one that is not there is a typing error.
  if (words[0] === undefined) await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const filesDir = path.join(config.dataDir, "files");
  const { report, keyCopy } = await withStandingInstance(
    config,
    async ({ url }) => ({
      report: await backUp({
        url,
        filesDir,
        file,
        apart: KEPT_APART,
        log: (line) => out.say(`  ${line}`),
      }),
      keyCopy: await copyKeys(url, path.dirname(file)),
    }),
    // A new release says: back up first, then migrate.
    "any",
  );
  const keys = path.join(config.dataDir, "keys");
  const sealedKeys = await copySealedKeys(keys, path.dirname(file));
  out.say(`Đã sao lưu / backed up: ${report.file} (${report.bytes} B)`);
  out.say(
    `${report.tables} bảng / tables · ${report.rows} dòng, đã đếm khớp / rows, counted · ${report.files} tệp / files`,
  );
  out.say(`sha256 ${report.sha256}`);
  out.say(`Khóa hồ sơ, để riêng và luôn chỉ một bản mới nhất: ${keyCopy.file} (${keyCopy.rows})`);
  out.say(`Keys of records, apart, always the newest alone: ${keyCopy.file} (${keyCopy.rows})`);
  if (sealedKeys)
    out.say(
      `Thư mục khóa, niêm kín cho người giữ các phần / the keys folder, sealed to the holders of parts: ${sealedKeys}`,
    );
  out.say(`Khóa KHÔNG nằm trong bản sao lưu: hãy cất riêng thư mục ${keys}.`);
  out.say(
    `The keys are NOT in the backup: keep the folder ${keys} apart. Without it sealed fields stay sealed.`,
  );
  out.data({ ...report, keyCopy, sealedKeys, keys });
}

function defaultFile(config: Config): string {
  const stamp = now().toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
  return path.join(config.dataDir, "backups", `to-am-${stamp}.zip`);
}
