import { readConfig } from "#base/config.ts";
import type { Command } from "../command.ts";
import { withInstanceDatabase } from "../start/database.ts";
import { steps } from "../start/steps.ts";

/** `./toam migrate`: brings the schema to this release and says what was applied. */
export const migrate: Command = {
  name: "migrate",
  summary: {
    vi: "Đưa cấu trúc dữ liệu lên bản này, không khởi động máy chủ",
    en: "Bring the schema to this release without starting the server",
  },
  usage: "",
  async run({ out }) {
    const config = readConfig();
    const applied = await withInstanceDatabase(config, ({ url }) =>
      steps.migrate(config, url, (name) => out.say(`+ ${name}`)),
    );
    out.say(applied.length === 0 ? "Đã mới nhất. / Up to date." : `Đã thêm / applied: ${applied.length}`);
    out.data({ applied });
  },
};
