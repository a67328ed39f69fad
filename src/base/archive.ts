/** Reads a zip archive that somebody uploaded without letting it grow past a limit, whatever it claims of itself. */

import { inflateRawSync } from "node:zlib";

/** Why an archive was not read. */
export type ArchiveFault = "not-an-archive" | "too-large" | "encrypted";

/** Thrown by {@link readArchive}; callers turn it into a sentence about their kind of file. */
export class ArchiveError extends Error {
  readonly fault: ArchiveFault;

  constructor(fault: ArchiveFault) {
    super(`archive refused: ${fault}`);
    this.name = "ArchiveError";
    this.fault = fault;
  }
}

export interface ArchiveLimits {
  /** Bytes of all parts together, unpacked. */
  readonly maxUnpacked: number;
  /** Only these parts are unpacked; the limit counts them alone. All by default. */
  readonly wanted?: (name: string) => boolean;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_ENTRIES = 5000;

/**
 * The parts of a zip by name.
 * @throws ArchiveError
 */
export function readArchive(bytes: Uint8Array, limits: ArchiveLimits): Record<string, Uint8Array> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return unpack(buffer, limits);
  } catch (error) {
    throw error instanceof ArchiveError ? error : new ArchiveError(faultOf(error));
  }
}

function faultOf(error: unknown): ArchiveFault {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "not-an-archive";
}

function endRecord(buffer: Buffer): number {
  const lowest = Math.max(0, buffer.length - 22 - 0xffff);
  for (let at = buffer.length - 22; at >= lowest; at -= 1) {
    if (buffer.readUInt32LE(at) === END) return at;
  }
  throw new ArchiveError("not-an-archive");
}

function unpack(
  buffer: Buffer,
  { maxUnpacked, wanted = () => true }: ArchiveLimits,
): Record<string, Uint8Array> {
  const end = endRecord(buffer);
  const count = buffer.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new ArchiveError("too-large");
  const parts: Record<string, Uint8Array> = Object.create(null) as Record<string, Uint8Array>;
  let left = maxUnpacked;
  let at = buffer.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    const entry = readEntry(buffer, at);
    at = entry.next;
    if (entry.name.endsWith("/") || !wanted(entry.name)) continue;
    const part = inflate(buffer, entry, left);
    left -= part.length;
    parts[entry.name] = part;
  }
  return parts;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
  readonly next: number;
}

function readEntry(buffer: Buffer, at: number): Entry {
  if (buffer.readUInt32LE(at) !== ENTRY) throw new ArchiveError("not-an-archive");
  if ((buffer.readUInt16LE(at + 8) & 1) === 1) throw new ArchiveError("encrypted");
  const nameLength = buffer.readUInt16LE(at + 28);
  const after = nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  return {
    name: buffer.toString("utf8", at + 46, at + 46 + nameLength),
    method: buffer.readUInt16LE(at + 10),
    packed: buffer.readUInt32LE(at + 20),
    offset: buffer.readUInt32LE(at + 42),
    next: at + 46 + after,
  };
}

function inflate(buffer: Buffer, entry: Entry, left: number): Uint8Array {
  if (buffer.readUInt32LE(entry.offset) !== LOCAL) throw new ArchiveError("not-an-archive");
  const start =
    entry.offset + 30 + buffer.readUInt16LE(entry.offset + 26) + buffer.readUInt16LE(entry.offset + 28);
  if (start + entry.packed > buffer.length) throw new ArchiveError("not-an-archive");
  const packed = buffer.subarray(start, start + entry.packed);
  if (entry.method === 8) return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
  if (entry.method !== 0) throw new ArchiveError("not-an-archive");
  if (packed.length > left) throw new ArchiveError("too-large");
  return packed;
}
