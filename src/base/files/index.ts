/** Files of the instance, kept under the data folder by the hash of their bytes: written once, never changed. */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import path from "node:path";

let folder: string | null = null;

/** Says where files are kept; the server and the command line call it once at start. */
export function keepFilesIn(dir: string): void {
  folder = dir;
}

function placeOf(sha256: string): string {
  if (!folder) throw new Error("keepFilesIn() was not called.");
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("Not a file hash.");
  return path.join(folder, sha256.slice(0, 2), sha256.slice(2));
}

/** Keeps the bytes and returns their SHA-256 (hex). On the disk, flushed, before it returns. */
export async function storeFile(bytes: Uint8Array): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const place = placeOf(sha256);
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const draft = `${place}.${randomUUID()}`;
  const handle = await open(draft, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, place);
  return sha256;
}

/** The bytes with this hash; throws when they are missing or no longer fit their hash. */
export async function readStoredFile(sha256: string): Promise<Uint8Array> {
  const bytes = await readFile(placeOf(sha256));
  if (createHash("sha256").update(bytes).digest("hex") !== sha256)
    throw new Error(`The stored file ${sha256.slice(0, 12)} is damaged.`);
  return bytes;
}

/** What may be attached, by the name's ending; what a browser would run is not among them. */
export const acceptedFiles: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  txt: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
};

/** The media type of an accepted file's name; null where it is not accepted. */
export function mediaTypeOf(name: string): string | null {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return acceptedFiles[ending] ?? null;
}
