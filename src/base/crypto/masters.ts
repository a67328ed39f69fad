/** The secrets of the vault in this process: read from the keys folder, kept in memory, never anywhere else. */
import { hkdfSync, type KeyObject } from "node:crypto";
import { ConfigRefused } from "../config.ts";
import { masterFile, mastersIn, readSecret } from "./key-files.ts";
import { privateFrom } from "./x25519.ts";

/** A master key and its number. */
export interface Master {
  readonly number: number;
  readonly key: Buffer;
}

interface Opened {
  readonly keysDir: string;
  readonly masters: Map<number, Buffer>;
  readonly tokenSecret: Buffer;
  readonly tokenKeys: Map<string, Buffer>;
  readonly box: KeyObject;
}

let vault: Opened | null = null;

/**
 * Reads the vault's secrets; whoever touches protected records calls it once at start. Throws ConfigRefused when one of
 * the files is absent or no key.
 */
export function openVault({ keysDir }: { readonly keysDir: string }): void {
  const numbers = mastersIn(keysDir);
  if (numbers.length === 0) readSecret(keysDir, masterFile(1));
  vault = {
    keysDir,
    masters: new Map(numbers.map((number) => [number, readSecret(keysDir, masterFile(number))])),
    tokenSecret: readSecret(keysDir, "token.key"),
    tokenKeys: new Map(),
    box: privateFrom(readSecret(keysDir, "box.key")),
  };
}

function opened(): Opened {
  if (!vault) throw new Error("openVault() was not called.");
  return vault;
}

/** The master of this number; one that was made after we opened is read now. Throws ConfigRefused when its file is gone. */
export function masterOf(number: number): Buffer {
  const { keysDir, masters } = opened();
  const known = masters.get(number);
  if (known) return known;
  const key = readSecret(keysDir, masterFile(number));
  masters.set(number, key);
  return key;
}

/** The master that new keys are wrapped by: the newest in the folder at this moment, not at the start of the process. */
export function newestMaster(): Master {
  const { keysDir } = opened();
  const number = mastersIn(keysDir).at(-1);
  if (number === undefined)
    throw new ConfigRefused({
      vi: `Thư mục khóa ${keysDir} không còn khóa chủ nào: hãy chép lại các khóa đã lưu.`,
      en: `The keys folder ${keysDir} holds no master key any more: copy the kept keys again.`,
    });
  return { number, key: masterOf(number) };
}

/** The key of one kind of token: no kind's hashes tell of another's. */
export function tokenKey(kind: string): Buffer {
  const { tokenKeys, tokenSecret } = opened();
  const known = tokenKeys.get(kind);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", tokenSecret, Buffer.alloc(0), `toam:token:${kind}`, 32));
  tokenKeys.set(kind, key);
  return key;
}

/** The private half of the box. */
export function boxKey(): KeyObject {
  return opened().box;
}
