/**
 * When the keys folder is lost: its files, sealed to a recovery key that nobody holds. Of that key there are only parts in the
 * hands of several people, of whom some must come together. The sealed file may lie beside the backups; the public half in the
 * keys folder seals it anew after each change, so that parts stay good when the master is turned over (decision 0042).
 */
import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { now } from "../clock.ts";
import { ConfigRefused } from "../config.ts";
import { openLetter, sealToBox } from "./box.ts";
import { findKeyFile, keyFilesIn, replaceKeyFile, writeKeyFile } from "./key-files.ts";
import { combineShares, splitSecret } from "./shares.ts";
import { readShare, type WrittenShare } from "./share-text.ts";
import { privateFrom, publicHalf } from "./x25519.ts";

const PUBLIC_FILE = "recovery.pub";
const FORMAT = "to-am-recovery-1";
const KEY_BYTES = 32;

const publicShape = z.object({
  publicKey: z.string(),
  /** Names the sharing; each part carries it. */
  sharing: z.string().regex(/^[0-9a-f]{8}$/),
  parts: z.number().int(),
  need: z.number().int(),
  madeAt: z.string(),
});

/** What the keys folder knows of the parts. */
export type Recovery = z.infer<typeof publicShape>;

const bundleShape = z.object({ madeAt: z.string(), files: z.record(z.string(), z.string()) });

/** The files of a keys folder by name, as they were sealed. */
export type KeyBundle = z.infer<typeof bundleShape>;

function refused(vi: string, en: string): ConfigRefused {
  return new ConfigRefused({ vi, en });
}

/** What is known of the parts; null where none were made. */
export function readRecovery(keysDir: string): Recovery | null {
  const text = findKeyFile(keysDir, PUBLIC_FILE);
  return text === null ? null : publicShape.parse(JSON.parse(text));
}

const sharingOf = (publicKey: string): string =>
  createHash("sha256").update(publicKey).digest("hex").slice(0, 8);

/** Makes a new recovery key and returns its parts; parts that were made before do not open what is sealed from now on. */
export function makeRecovery(keysDir: string, how: { parts: number; need: number }): WrittenShare[] {
  const secret = randomBytes(KEY_BYTES);
  const publicKey = publicHalf(privateFrom(secret));
  const sharing = sharingOf(publicKey);
  const shares = splitSecret(secret, how).map((share) => ({ ...share, of: sharing, need: how.need }));
  const known: Recovery = { publicKey, sharing, ...how, madeAt: now().toISOString() };
  replaceKeyFile(keysDir, PUBLIC_FILE, `${JSON.stringify(known)}\n`);
  return shares;
}

/** The files of the keys folder as they are now, sealed to the recovery key; null where there are no parts. */
export function sealKeyFiles(keysDir: string): string | null {
  const recovery = readRecovery(keysDir);
  if (!recovery) return null;
  const names = [...keyFilesIn(keysDir), PUBLIC_FILE];
  const files = Object.fromEntries(names.map((name) => [name, findKeyFile(keysDir, name) ?? ""]));
  const sealed = sealToBox(recovery.publicKey, { madeAt: now().toISOString(), files } satisfies KeyBundle);
  return `${FORMAT}.${recovery.sharing}.${sealed.toString("base64url")}\n`;
}

/** The parts in these texts. Throws ConfigRefused, naming the source, for a text without one or with a wrong letter. */
export function sharesIn(texts: ReadonlyMap<string, string>): WrittenShare[] {
  return [...texts].map(([source, text]) => {
    const share = readShare(text);
    if (share === "none")
      throw refused(`${source}: không có phần khóa nào.`, `${source}: there is no part in it.`);
    if (share === "damaged")
      throw refused(
        `${source}: có chữ bị sai, hãy so lại với bản giấy.`,
        `${source}: a letter is wrong, compare it with the paper.`,
      );
    return share;
  });
}

/** Opens what was sealed, by the parts. Throws ConfigRefused when they are too few, of another sharing, or do not fit. */
export function openKeyFiles(sealed: string, shares: readonly WrittenShare[]): KeyBundle {
  const [format, sharing, bytes] = sealed.trim().split(".");
  if (format !== FORMAT || sharing === undefined || bytes === undefined)
    throw refused(
      "Đây không phải tệp khóa niêm kín của Tổ Ấm.",
      "This is not a sealed file of keys of Tổ Ấm.",
    );
  const secret = combineShares([...distinct(shares, sharing).values()]);
  const privateKey = privateFrom(secret);
  if (sharingOf(publicHalf(privateKey)) !== sharing)
    throw refused("Các phần không ghép lại được thành khóa.", "The parts do not make the key.");
  return bundleShape.parse(openLetter(privateKey, Buffer.from(bytes, "base64url")));
}

/** Each part once, all of this sharing, enough of them. */
function distinct(shares: readonly WrittenShare[], sharing: string): Map<number, WrittenShare> {
  const other = shares.find(({ of }) => of !== sharing);
  if (other)
    throw refused(
      `Phần số ${other.at} thuộc lần chia ${other.of}, còn tệp niêm kín thuộc lần chia ${sharing}.`,
      `Part ${other.at} is of the sharing ${other.of}; the sealed file is of ${sharing}.`,
    );
  const each = new Map(shares.map((share) => [share.at, share]));
  const need = shares[0]?.need ?? 2;
  if (each.size < need)
    throw refused(
      `Cần ${need} phần khác nhau, mới có ${each.size}.`,
      `${need} different parts are needed; there are ${each.size}.`,
    );
  return each;
}

/**
 * Puts the files back; those that are there and the same stay. Throws ConfigRefused, with nothing written, when a file of the
 * same name holds something else: which of the two is right is a person's decision.
 */
export function putBack(keysDir: string, { files }: KeyBundle): string[] {
  const names = Object.keys(files);
  const other = names.filter((name) => (findKeyFile(keysDir, name) ?? files[name]) !== files[name]);
  if (other.length > 0)
    throw refused(
      `Trong ${keysDir} đã có ${other.join(", ")} với nội dung khác: hãy chuyển chúng đi nơi khác trước.`,
      `${keysDir} holds ${other.join(", ")} with other content: move them away first.`,
    );
  const absent = names.filter((name) => findKeyFile(keysDir, name) === null);
  for (const name of absent) writeKeyFile(keysDir, name, files[name] ?? "");
  return absent;
}
