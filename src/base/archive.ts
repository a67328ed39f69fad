/** Reads a zip archive that somebody uploaded without letting it grow past a limit, whatever it claims of itself. */
import { inflateRawSync } from "node:zlib";

/** Why an archive cannot be read. */
export type ArchiveFault = "not-an-archive" | "broken" | "encrypted" | "too-large";

/** Thrown by {@link Archive}; callers turn it into a sentence about their kind of file. */
export class ArchiveRefused extends Error {
  readonly fault: ArchiveFault;

  constructor(fault: ArchiveFault) {
    super(`archive refused: ${fault}`);
    this.name = "ArchiveRefused";
    this.fault = fault;
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packed: number;
  readonly offset: number;
  readonly next: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const ENTRIES_MOST = 10_000;

function refuse(fault: ArchiveFault): never {
  throw new ArchiveRefused(fault);
}

/** Where the end record stands: before a comment of 65,535 bytes at most. */
function endRecord(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  return refuse("not-an-archive");
}

function entryAt(bytes: Buffer, at: number): Entry {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) refuse("not-an-archive");
  const nameLength = bytes.readUInt16LE(at + 28);
  const after = nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  return {
    name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
    method: bytes.readUInt16LE(at + 10),
    isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    packed: bytes.readUInt32LE(at + 20),
    offset: bytes.readUInt32LE(at + 42),
    next: at + 46 + after,
  };
}

function inflated(packed: Buffer, most: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    return refuse((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "broken");
  }
}

/** The files of an archive. Reading its directory or a file throws ArchiveRefused. */
export class Archive {
  readonly #bytes: Buffer;
  /** In their order; a hostile archive may hold a name twice. */
  readonly #entries: readonly Entry[];

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.byteLength < 22) refuse("not-an-archive");
    const end = endRecord(this.#bytes);
    const count = this.#bytes.readUInt16LE(end + 10);
    if (count > ENTRIES_MOST) refuse("too-large");
    const entries: Entry[] = [];
    let at = this.#bytes.readUInt32LE(end + 16);
    for (let n = 0; n < count; n += 1) {
      const entry = entryAt(this.#bytes, at);
      entries.push(entry);
      at = entry.next;
    }
    this.#entries = entries;
  }

  has(name: string): boolean {
    return this.#entries.some((entry) => entry.name === name);
  }

  /** A file's bytes, or null if there is none of that name. `most`: bytes it may unfold to. */
  read(name: string, most: number): Uint8Array | null {
    const entry = this.#entries.findLast((one) => one.name === name);
    return entry === undefined ? null : this.#unpacked(entry, most);
  }

  /** All files that are wanted, by name. `most`: bytes that they may unfold to together, those of a name twice too. */
  readAll(most: number, isWanted: (name: string) => boolean = () => true): Record<string, Uint8Array> {
    const files = Object.create(null) as Record<string, Uint8Array>;
    let left = most;
    for (const entry of this.#entries) {
      if (entry.name.endsWith("/") || !isWanted(entry.name)) continue;
      const file = this.#unpacked(entry, left);
      left -= file.length;
      files[entry.name] = file;
    }
    return files;
  }

  #unpacked(entry: Entry, most: number): Uint8Array {
    if (entry.isEncrypted) refuse("encrypted");
    const packed = this.#packed(entry);
    if (entry.method === 8) return inflated(packed, most);
    if (entry.method !== 0) refuse("not-an-archive");
    return packed.length <= most ? packed : refuse("too-large");
  }

  #packed({ offset, packed }: Entry): Buffer {
    const bytes = this.#bytes;
    if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) refuse("broken");
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    if (start + packed > bytes.length) refuse("broken");
    return bytes.subarray(start, start + packed);
  }
}
