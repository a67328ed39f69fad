/** The keys of this instance, for whatever command needs them. */
import type { Config } from "#base/config.ts";
import { makeKeys, readKeys, type Keys } from "#base/crypto/index.ts";
import { openVault } from "#base/crypto/vault.ts";
import { embeddedFolders } from "./database.ts";

/** The instance's keys, with the vault opened. A demonstration makes its own at the first start; production only reads them. */
export function keysOf(config: Config): Keys {
  const { keysDir } = embeddedFolders(config);
  if (config.setting !== "production") makeKeys(keysDir);
  openVault({ keysDir });
  return readKeys(keysDir);
}
