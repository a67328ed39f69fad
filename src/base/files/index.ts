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

const ZIP = [[0x50, 0x4b, 3, 4]];
const OLE = [[0xd0, 0xcf, 0x11, 0xe0]];
const JPEG = [[0xff, 0xd8, 0xff]];
/** How files of each ending begin; an Office file behind a password is an OLE one. Text begins anyhow, but holds no NUL. */
const BEGINNINGS: Readonly<Record<string, ReadonlyArray<readonly number[]>>> = {
  pdf: [[0x25, 0x50, 0x44, 0x46]],
  docx: [...ZIP, ...OLE],
  xlsx: [...ZIP, ...OLE],
  pptx: [...ZIP, ...OLE],
  doc: OLE,
  xls: OLE,
  jpg: JPEG,
  jpeg: JPEG,
  png: [[0x89, 0x50, 0x4e, 0x47]],
  webp: [[0x52, 0x49, 0x46, 0x46]],
  mp3: [
    [0x49, 0x44, 0x33],
    [0xff, 0xfb],
    [0xff, 0xf3],
    [0xff, 0xf2],
  ],
};
const UTF16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const begins = (bytes: Uint8Array, head: readonly number[], from = 0): boolean =>
  head.every((byte, i) => bytes[from + i] === byte);

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** Whether a file is what its name says, by its first bytes; an empty one is nothing. */
export function isWhatItSays(name: string, bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  const ending = endingOf(name);
  if (ending === "txt" || ending === "csv")
    return UTF16.some((mark) => begins(bytes, mark)) || !bytes.subarray(0, 8192).includes(0);
  // "ftyp" stands after the length of its box.
  if (ending === "mp4") return begins(bytes, [0x66, 0x74, 0x79, 0x70], 4);
  return BEGINNINGS[ending]?.some((head) => begins(bytes, head)) ?? false;
}

/** The media type of an accepted file's name; null where it is not accepted. */
export function mediaTypeOf(name: string): string | null {
  const ending = endingOf(name);
  return Object.hasOwn(acceptedFiles, ending) ? (acceptedFiles[ending] ?? null) : null;
}
