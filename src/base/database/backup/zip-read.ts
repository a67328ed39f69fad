/** Reads the ZIP archives that zip-write.ts makes, entry by entry, checking length and checksum of each. */
import { open, type FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { PassThrough } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";

interface Entry {
  readonly offset: number;
  readonly packed: number;
  readonly bytes: number;
  readonly crc: number;
}

/** An archive that is open for reading. */
export interface ZipReader {
  readonly names: readonly string[];
  /** The content of one entry. Throws when it is absent, cut short or damaged. */
  read(name: string): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

const END_BYTES = 56 + 20 + 22;

/** Opens an archive. Throws an Error with one sentence for a file that is not one of ours. */
export async function openZip(path: string): Promise<ZipReader> {
  const file = await open(path, "r");
  try {
    const entries = await readDirectory(file);
    return {
      names: [...entries.keys()],
      read: (name) => content(file, name, entries.get(name)),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readDirectory(file: FileHandle): Promise<Map<string, Entry>> {
  const { size } = await file.stat();
  const end = size < END_BYTES ? null : await readAt(file, size - END_BYTES, END_BYTES);
  if (end === null || end.readUInt32LE(0) !== 0x06064b50 || end.readUInt32LE(76) !== 0x06054b50) {
    throw new Error("This is not a whole backup archive: its end is missing.");
  }
  const count = Number(end.readBigUInt64LE(32));
  const length = Number(end.readBigUInt64LE(40));
  const start = Number(end.readBigUInt64LE(48));
  if (start + length + END_BYTES !== size)
    throw new Error("This is not a whole backup archive: its directory is cut.");
  return parseDirectory(await readAt(file, start, length), count);
}

function parseDirectory(directory: Buffer, count: number): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let n = 0; n < count; n++) {
    if (directory.readUInt32LE(at) !== 0x02014b50)
      throw new Error("The backup archive's directory is damaged.");
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const extra = at + 46 + nameLength + 4;
    entries.set(directory.toString("utf8", at + 46, at + 46 + nameLength), {
      crc: directory.readUInt32LE(at + 16),
      bytes: Number(directory.readBigUInt64LE(extra)),
      packed: Number(directory.readBigUInt64LE(extra + 8)),
      offset: Number(directory.readBigUInt64LE(extra + 16)),
    });
    at += 46 + nameLength + extraLength;
  }
  return entries;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const block = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(block, done, length - done, position + done);
    if (bytesRead === 0) throw new Error("The backup archive is cut short.");
    done += bytesRead;
  }
  return block;
}

async function* content(file: FileHandle, name: string, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (entry === undefined) throw new Error(`The backup archive has no entry "${name}".`);
  const head = await readAt(file, entry.offset, 30);
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const unpacked = new PassThrough();
  const packing = pipeline(pieces(file, start, entry.packed), createInflateRaw(), unpacked);
  // Awaited below; without this a reader that leaves early would make it an unhandled rejection.
  packing.catch(() => undefined);
  let crc = 0;
  let bytes = 0;
  for await (const block of unpacked as AsyncIterable<Buffer>) {
    crc = crc32(block, crc);
    bytes += block.length;
    yield block;
  }
  await packing;
  if (crc !== entry.crc || bytes !== entry.bytes)
    throw new Error(`The entry "${name}" of the backup archive is damaged.`);
}

async function* pieces(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  const most = 262_144;
  for (let done = 0; done < length; done += most)
    yield await readAt(file, start + done, Math.min(most, length - done));
}
