/** The vault of tests: keys that stay as long as the test server's databases, since some of those hold what is sealed. */
import path from "node:path";
import { makeKeys } from "#base/crypto/index.ts";
import { openVault } from "#base/crypto/vault.ts";

/**
 * Opens it; testDatabase() does it for every test with a database. A test that wants keys of its own calls openVault() afterwards,
 * and this again at its end: the files of one run share their modules.
 */
export function openTestVault(): void {
  const keysDir = path.resolve(import.meta.dirname, "../.cache/test-keys");
  makeKeys(keysDir);
  openVault({ keysDir });
}
