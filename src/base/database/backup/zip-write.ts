/**
 * Writes a ZIP archive as a stream: sizes need not be known beforehand (data descriptors), and nothing is limited to
 * 4 GB (ZIP64 throughout). Any common program opens the result.
 */
import { createHash, type Hash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";

/** What was written for one entry; sizes in bytes, the hash over the unpacked content. */
export interface WrittenEntry {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  crc: number;
  packed: number;
  bytes: number;
}

const VERSION = 45;
/** Bit 3: sizes follow the data; bit 11: the name is UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
const IN_EXTRA = 0xffffffff;
/** 1 January 1980, midnight: times are in the manifest, and equal content gives equal bytes. */
const DATE = 0x0021;
/** Half of the best level's size at a third of its time, on rows of text. */
const LEVEL = 5;

/** Writes entries one after another. Call `close` at the end, or the archive has no directory. */
export class ZipWriter {
  readonly #file: FileHandle;
  readonly #entries: Entry[] = [];
  readonly #hash: Hash = createHash("sha256");
  #offset = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Packs one entry. `source` is read once. */
  async add(name: string, source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<WrittenEntry> {
    const entry: Entry = { name: Buffer.from(name), offset: this.#offset, crc: 0, packed: 0, bytes: 0 };
    const hash = createHash("sha256");
    await this.#write(localHeader(entry));
    await pipeline(
      measured(source, entry, hash),
      createDeflateRaw({ level: LEVEL }),
      async (packed: AsyncIterable<Buffer>) => {
        for await (const block of packed) {
          entry.packed += block.length;
          await this.#write(block);
        }
      },
    );
    await this.#write(descriptor(entry));
    this.#entries.push(entry);
    return { name, bytes: entry.bytes, sha256: hash.digest("hex") };
  }

  /** Writes the directory, makes everything durable, and returns the hash of the whole file. */
  async close(): Promise<{ bytes: number; sha256: string }> {
    const start = this.#offset;
    for (const entry of this.#entries) await this.#write(directoryEntry(entry));
    await this.#write(directoryEnd(this.#entries.length, start, this.#offset - start));
    await this.#file.sync();
    return { bytes: this.#offset, sha256: this.#hash.digest("hex") };
  }

  async #write(block: Uint8Array): Promise<void> {
    let done = 0;
    while (done < block.length) done += (await this.#file.write(block, done)).bytesWritten;
    this.#hash.update(block);
    this.#offset += block.length;
  }
}

async function* measured(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  entry: Entry,
  hash: Hash,
): AsyncGenerator<Uint8Array> {
  for await (const block of source) {
    entry.crc = crc32(block, entry.crc);
    entry.bytes += block.length;
    hash.update(block);
    yield block;
  }
}

function localHeader({ name }: Entry): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATE, 8);
  head.writeUInt16LE(DATE, 12);
  head.writeUInt32LE(IN_EXTRA, 18);
  head.writeUInt32LE(IN_EXTRA, 22);
  head.writeUInt16LE(name.length, 26);
  const extra = zip64Extra([0, 0]);
  head.writeUInt16LE(extra.length, 28);
  return Buffer.concat([head, name, extra]);
}

function zip64Extra(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(0x0001, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  for (const [index, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + index * 8);
  return extra;
}

function descriptor({ crc, packed, bytes }: Entry): Buffer {
  const block = Buffer.alloc(24);
  block.writeUInt32LE(0x08074b50, 0);
  block.writeUInt32LE(crc, 4);
  block.writeBigUInt64LE(BigInt(packed), 8);
  block.writeBigUInt64LE(BigInt(bytes), 16);
  return block;
}

function directoryEntry({ name, offset, crc, packed, bytes }: Entry): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(VERSION, 6);
  head.writeUInt16LE(FLAGS, 8);
  head.writeUInt16LE(DEFLATE, 10);
  head.writeUInt16LE(DATE, 14);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(IN_EXTRA, 20);
  head.writeUInt32LE(IN_EXTRA, 24);
  head.writeUInt16LE(name.length, 28);
  const extra = zip64Extra([bytes, packed, offset]);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE(IN_EXTRA, 42);
  return Buffer.concat([head, name, extra]);
}

function directoryEnd(count: number, start: number, size: number): Buffer {
  const record = Buffer.alloc(56 + 20 + 22);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(VERSION, 12);
  record.writeUInt16LE(VERSION, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(start + size), 64);
  record.writeUInt32LE(1, 72);
  record.writeUInt32LE(0x06054b50, 76);
  record.writeUInt16LE(0xffff, 84);
  record.writeUInt16LE(0xffff, 86);
  record.writeUInt32LE(IN_EXTRA, 88);
  record.writeUInt32LE(IN_EXTRA, 92);
  return record;
}
