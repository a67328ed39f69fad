import { readConfig } from "#base/config.ts";
import { Refused, type Input } from "../command.ts";
import { withInstanceDatabase } from "../start/database.ts";
import { steps } from "../start/steps.ts";

/** `./toam demo`: migrates and loads the demonstration city; never into a production instance. */
export async function demo({ out }: Input): Promise<void> {
  const config = readConfig();
  if (config.setting === "production")
    throw new Refused({
      vi: "Không nạp dữ liệu trình diễn vào nơi vận hành chính thức.",
      en: "Demonstration data is not loaded into a production instance.",
    });
  const done = await withInstanceDatabase(config, async ({ url }) => {
    await steps.migrate(config, url, (name) => out.say(`+ ${name}`));
    return steps.demo(config, url);
  });
  out.say(done);
  out.data({ done });
}
