/** `./toam keys share` and `./toam keys recover`: the keys folder in the hands of several people together. */
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { readConfig } from "#base/config.ts";
import { makeRecovery, openKeyFiles, putBack, readRecovery, sharesIn } from "#base/crypto/recovery.ts";
import { writeShare, type WrittenShare } from "#base/crypto/share-text.ts";
import { openVault } from "#base/crypto/vault.ts";
import { writeOnce } from "#base/write-once.ts";
import { Refused, textOption, type Input } from "../command.ts";
import { copySealedKeys, sealedKeysIn, shareFile, sharesFolder } from "../start/copies.ts";
import { embeddedFolders } from "../start/database.ts";

const MOST_PARTS = 255;

function wholeNumber(input: Input, name: string): number {
  return Number(textOption(input, name) ?? Number.NaN);
}

/** How many parts, and how many of them open: at least two, or one person could read everything. */
function howMany(input: Input): { parts: number; need: number } {
  const [parts, need] = [wholeNumber(input, "parts"), wholeNumber(input, "need")];
  if (Number.isInteger(parts) && Number.isInteger(need) && need >= 2 && parts >= need && parts <= MOST_PARTS)
    return { parts, need };
  throw new Refused({
    vi: "Cần --parts và --need là số nguyên, với 2 ≤ need ≤ parts ≤ 255; ví dụ --parts 5 --need 3.",
    en: "--parts and --need are whole numbers with 2 ≤ need ≤ parts ≤ 255; e.g. --parts 5 --need 3.",
  });
}

function pageOf(share: WrittenShare, parts: number): string {
  return [
    `Tổ Ấm — phần khóa phục hồi số ${share.at}/${parts}; cần ${share.need} phần để mở thư mục khóa.`,
    `Tổ Ấm — recovery part ${share.at} of ${parts}; ${share.need} of them open the keys folder.`,
    "In ra, cất trong phong bì niêm phong, rồi xóa tệp này. Một mình phần này không mở được gì.",
    "Print it, keep it in a sealed envelope, and delete this file. Alone it opens nothing.",
    "",
    writeShare(share),
    "",
  ].join("\n");
}

/** What was written is put together again before anybody relies on it. */
async function tryOut(files: readonly string[], sealed: string): Promise<void> {
  const texts = await Promise.all(files.map(async (file) => [file, await readFile(file, "utf8")] as const));
  openKeyFiles(await readFile(sealed, "utf8"), sharesIn(new Map(texts)));
}

/** `./toam keys share`: parts for people, and the keys folder sealed beside the backups. */
export async function keysShare(input: Input): Promise<void> {
  const how = howMany(input);
  const config = readConfig();
  const { keysDir } = embeddedFolders(config);
  // Refuses where there is nothing to share.
  openVault({ keysDir });
  const folder = path.resolve(textOption(input, "out") ?? sharesFolder(config.dataDir));
  const backups = path.join(config.dataDir, "backups");
  for (const dir of [folder, backups]) await mkdir(dir, { recursive: true, mode: 0o700 });
  const before = readRecovery(keysDir);
  const shares = makeRecovery(keysDir, how);
  const files = shares.map((share) => path.join(folder, shareFile(share.of, share.at)));
  for (const [n, share] of shares.entries()) writeOnce(files[n] ?? "", pageOf(share, how.parts));
  const sealed = (await copySealedKeys(keysDir, backups)) ?? "";
  await tryOut(files.slice(-how.need), sealed);
  const { out } = input;
  for (const file of files) out.say(`  ${file}`);
  out.say(
    `Mỗi phần giao một người, in ra rồi xóa tệp. ${how.need} phần bất kỳ cùng tệp ${sealed} mở được thư mục khóa.`,
  );
  out.say(
    `Give each part to another person, printed, then delete the files. Any ${how.need} of them open the keys folder, with ${sealed}, which each backup writes anew.`,
  );
  if (before)
    out.say(
      `Các phần cũ (${before.sharing}) chỉ còn mở được bản niêm cũ. / Parts of ${before.sharing} open only what was sealed before.`,
    );
  out.data({ files, sealed, ...how });
}

/** `./toam keys recover`: parts from files, put together; writes the key files that are not there. */
export async function keysRecover(input: Input): Promise<void> {
  const config = readConfig();
  const { keysDir } = embeddedFolders(config);
  const sealed = path.resolve(
    textOption(input, "sealed") ?? sealedKeysIn(path.join(config.dataDir, "backups")),
  );
  const texts = await Promise.all(
    input.words.map(async (file) => [file, await readFile(path.resolve(file), "utf8")] as const),
  );
  const bundle = openKeyFiles(await readFile(sealed, "utf8"), sharesIn(new Map(texts)));
  const written = putBack(keysDir, bundle);
  input.out.say(`Bản niêm ngày / sealed at ${bundle.madeAt}: ${Object.keys(bundle.files).join(", ")}`);
  input.out.say(
    written.length > 0
      ? `Đã ghi vào / written into ${keysDir}: ${written.join(", ")}`
      : "Mọi tệp khóa đã có sẵn và đúng. / Every key file was there, and the same.",
  );
  input.out.say("Các phần vừa dùng đã lộ ra ngoài phong bì: hãy chia lại bằng ./toam keys share.");
  input.out.say("The parts that were used have left their envelopes: share anew with ./toam keys share.");
  input.out.data({ written, madeAt: bundle.madeAt });
}
