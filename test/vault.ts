/** The vault of tests: keys that stay as long as the test server's databases, since some of those hold what is sealed. */
import path from "node:path";
import { makeKeys } from "#base/crypto/index.ts";
import { openVault } from "#base/crypto/vault.ts";

let opened = false;

/** Opens it once a process; a test that wants keys of its own calls openVault() afterwards. */
export function openTestVault(): void {
  if (opened) return;
  const keysDir = path.resolve(import.meta.dirname, "../.cache/test-keys");
  makeKeys(keysDir);
  openVault({ keysDir });
  opened = true;
}
