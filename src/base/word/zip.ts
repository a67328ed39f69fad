/** Reads single files out of a zip archive, with a bound on what they may grow to: a small bomb must not fill memory. */
import { inflateRawSync } from "node:zlib";

/** Why an archive cannot be read. */
export type ZipFault = "not-a-zip" | "broken" | "encrypted" | "too-large";

export class ZipRefused extends Error {
  readonly fault: ZipFault;
  constructor(fault: ZipFault) {
    super(`zip: ${fault}`);
    this.fault = fault;
  }
}

interface Entry {
  name: string;
  method: number;
  encrypted: boolean;
  packed: number;
  offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const ENTRIES_MOST = 10_000;

function endOfDirectory(view: DataView): number {
  const last = Math.max(0, view.byteLength - 22 - 65_536);
  for (let at = view.byteLength - 22; at >= last; at -= 1)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  throw new ZipRefused("not-a-zip");
}

function entryAt(view: DataView, at: number): Entry & { next: number } {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY)
    throw new ZipRefused("not-a-zip");
  const nameLength = view.getUint16(at + 28, true);
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const name = new TextDecoder().decode(
    new Uint8Array(view.buffer, view.byteOffset + at + 46, Math.min(nameLength, view.byteLength - at - 46)),
  );
  return {
    name,
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    packed: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
    next,
  };
}

/** The archive's files by name. Throws ZipRefused. */
export class Zip {
  readonly #view: DataView;
  readonly #entries = new Map<string, Entry>();

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.byteLength < 22) throw new ZipRefused("not-a-zip");
    const end = endOfDirectory(this.#view);
    const count = Math.min(this.#view.getUint16(end + 10, true), ENTRIES_MOST);
    let at = this.#view.getUint32(end + 16, true);
    for (let n = 0; n < count; n += 1) {
      const entry = entryAt(this.#view, at);
      this.#entries.set(entry.name, entry);
      at = entry.next;
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** A file's bytes, or null if there is none of that name. `most`: bytes it may unfold to. */
  read(name: string, most: number): Uint8Array | null {
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    if (entry.encrypted) throw new ZipRefused("encrypted");
    const packed = this.#packed(entry);
    if (entry.method === 0) return packed.byteLength <= most ? packed : refuseSize();
    if (entry.method !== 8) throw new ZipRefused("not-a-zip");
    return inflate(packed, most);
  }

  #packed(entry: Entry): Uint8Array {
    const view = this.#view;
    if (entry.offset + 30 > view.byteLength) throw new ZipRefused("broken");
    const start =
      entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    if (start + entry.packed > view.byteLength) throw new ZipRefused("broken");
    return new Uint8Array(view.buffer, view.byteOffset + start, entry.packed);
  }
}

function refuseSize(): never {
  throw new ZipRefused("too-large");
}

function inflate(packed: Uint8Array, most: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    const tooLarge =
      error instanceof RangeError || (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
    throw new ZipRefused(tooLarge ? "too-large" : "broken");
  }
}
