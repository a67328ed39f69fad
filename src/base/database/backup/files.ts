/** The folder of attached files: listed in order, written back without leaving the folder. */
import { createWriteStream } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { BackupRefused } from "./refused.ts";

/** Paths below the folder, with "/", in byte order; empty when the folder does not exist. Links are not followed. */
export async function listFiles(dir: string): Promise<string[]> {
  const found = await readdir(dir, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if ((error as { code?: string }).code === "ENOENT") return [];
    throw error;
  });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .toSorted();
}

/** Writes one file; refuses a path that would leave the folder, and never overwrites. */
export async function writeFileBytes(
  dir: string,
  name: string,
  source: AsyncIterable<Buffer>,
): Promise<void> {
  const target = path.resolve(dir, name);
  if (!target.startsWith(path.resolve(dir) + path.sep)) {
    throw new BackupRefused({
      vi: `Bản sao lưu có đường dẫn không hợp lệ: ${name}`,
      en: `The backup holds a path that leaves its folder: ${name}`,
    });
  }
  await mkdir(path.dirname(target), { recursive: true });
  await pipeline(source, createWriteStream(target, { flags: "wx", mode: 0o600 }));
}
