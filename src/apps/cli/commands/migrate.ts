import { readConfig } from "#base/config.ts";
import { makeKeys } from "#base/crypto/index.ts";
import type { Input } from "../command.ts";
import { embeddedFolders, withInstanceDatabase } from "../start/database.ts";
import { keysOf } from "../start/keys.ts";
import { steps } from "../start/steps.ts";

/** `./toam migrate`: brings the schema to this release and says what was applied. */
export async function migrate({ out, options }: Input): Promise<void> {
  const config = readConfig();
  if (options["new-keys"] === true) makeKeys(embeddedFolders(config).keysDir);
  // Before the database: without them there is nothing to make one for.
  keysOf(config);
  const applied = await withInstanceDatabase(config, ({ url }) =>
    steps.migrate(config, url, (name) => out.say(`+ ${name}`)),
  );
  out.say(applied.length === 0 ? "Đã mới nhất. / Up to date." : `Đã thêm / applied: ${applied.length}`);
  out.data({ applied });
}
