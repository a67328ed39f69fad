import path from "node:path";
import { readConfig } from "#base/config.ts";
import { restore as restoreInstance } from "#base/database/backup/index.ts";
import { openDatabase } from "#base/database/index.ts";
import { liftTrail } from "#spine/access/index.ts";
import type { Input } from "../command.ts";
import { withInstanceDatabase } from "../start/database.ts";
import { keysOf, steps } from "../start/steps.ts";

/** `./toam restore FILE`: into an empty instance only. */
export async function restore({ words, out }: Input): Promise<void> {
  const config = readConfig();
  // Before the database: roles get their passwords from the keys, and sealed fields open with no others.
  keysOf(config);
  const report = await withInstanceDatabase(config, async ({ url }) => {
    const restored = await restoreInstance({
      url,
      file: path.resolve(words[0] ?? ""),
      filesDir: path.join(config.dataDir, "files"),
      migrate: (onStep) => steps.migrate(config, url, onStep),
      log: (line) => out.say(`  ${line}`),
    });
    const owner = openDatabase(url, { max: 1, name: "toam-restore" });
    await liftTrail(owner).finally(() => owner.close());
    return restored;
  });
  out.say(`Đã khôi phục bản ngày / restored the backup of ${report.takenAt}`);
  out.say(
    `${report.tables} bảng / tables · ${report.rows} dòng, đã đếm khớp / rows, counted · ${report.files} tệp / files`,
  );
  out.say(
    `Nếu chưa chép: chép thư mục khóa cũ vào ${path.join(config.dataDir, "keys")} trước khi khởi động.`,
  );
  out.say("If you have not yet: copy the old keys folder there before you start.");
  out.data(report);
}
