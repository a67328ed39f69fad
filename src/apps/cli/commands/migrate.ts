import { readConfig } from "#base/config.ts";
import { makeKeys } from "#base/crypto/index.ts";
import type { Command } from "../command.ts";
import { embeddedFolders, withInstanceDatabase } from "../start/database.ts";
import { keysOf, steps } from "../start/steps.ts";

/** `./toam migrate`: brings the schema to this release and says what was applied. */
export const migrate: Command = {
  name: "migrate",
  summary: {
    vi: "Đưa cấu trúc dữ liệu lên bản này, không khởi động máy chủ",
    en: "Bring the schema to this release without starting the server",
  },
  usage: "[--new-keys]",
  options: {
    "new-keys": {
      type: "boolean",
      about: {
        vi: "tạo khóa cho một nơi vận hành chính thức mới; khóa đã có thì giữ nguyên",
        en: "make the keys of a new production instance; existing ones are kept",
      },
    },
  },
  async run({ out, options }) {
    const config = readConfig();
    if (options["new-keys"] === true) await makeKeys(embeddedFolders(config).keysDir);
    // Before the database: without them there is nothing to make one for.
    await keysOf(config);
    const applied = await withInstanceDatabase(config, ({ url }) =>
      steps.migrate(config, url, (name) => out.say(`+ ${name}`)),
    );
    out.say(applied.length === 0 ? "Đã mới nhất. / Up to date." : `Đã thêm / applied: ${applied.length}`);
    out.data({ applied });
  },
};
