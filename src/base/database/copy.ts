/**
 * COPY as streams: out of the database as an async iterable of bytes, into it from one. Both keep little in memory,
 * whatever the size of the table. While one runs, nothing else may be sent on the same connection.
 */
import type { ClientBase } from "pg";

/** The part of the driver's connection that COPY needs. */
interface Wire {
  query(sql: string): void;
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
  readonly stream: {
    pause(): void;
    resume(): void;
    readonly writableNeedDrain: boolean;
    once(event: "drain" | "close", heard: () => void): void;
    off(event: "drain" | "close", heard: () => void): void;
  };
}

/** What the driver calls on the query that is running; the names are the driver's. */
interface Running {
  submit(wire: Wire): void;
  handleError(error: Error): void;
  handleCopyInResponse(wire: Wire): void;
  handleCopyData(message: { chunk: Uint8Array }): void;
  handleCommandComplete(message: { text: string }): void;
  handleReadyForQuery(): void;
  handleRowDescription(): void;
  handleDataRow(): void;
  handleEmptyQuery(): void;
  handlePortalSuspended(): void;
}

/** A small row each would be a turn of the event loop each: rows are gathered into blocks of this many bytes. */
const BLOCK_BYTES = 65_536;
/** With this many bytes waiting, the connection is paused until the reader catches up. */
const WAITING_MOST_BYTES = 1_048_576;

const nothing = (): void => undefined;
const ignored = {
  handleRowDescription: nothing,
  handleDataRow: nothing,
  handleEmptyQuery: nothing,
  handlePortalSuspended: nothing,
};

function rowsIn(tag: string): number {
  return Number(/^COPY (\d+)/.exec(tag)?.[1] ?? 0);
}

function submit(client: ClientBase, running: Running): void {
  // The driver's types know only its own query classes; its documentation allows any with these methods.
  (client as unknown as { query(running: Running): void }).query(running);
}

/** Bytes of a `COPY … TO STDOUT`, to be read once and to the end (or left: the rest is then thrown away). */
export interface CopyOut extends AsyncIterable<Buffer> {
  /** Rows that the server says it sent; known after the last byte was read. */
  rows(): number;
}

/** Gathers rows into blocks and hands them over, pausing the connection when the reader is slow. */
class Blocks {
  readonly #full: Buffer[] = [];
  #block = Buffer.allocUnsafe(BLOCK_BYTES);
  #used = 0;
  #waiting = 0;

  add(chunk: Uint8Array): void {
    if (this.#used + chunk.length > BLOCK_BYTES) this.flush();
    if (chunk.length > BLOCK_BYTES) {
      // The driver reuses its memory after this call, hence a copy.
      this.#push(Buffer.from(chunk));
      return;
    }
    this.#block.set(chunk, this.#used);
    this.#used += chunk.length;
  }

  flush(): void {
    if (this.#used === 0) return;
    this.#push(this.#block.subarray(0, this.#used));
    this.#block = Buffer.allocUnsafe(BLOCK_BYTES);
    this.#used = 0;
  }

  #push(block: Buffer): void {
    this.#full.push(block);
    this.#waiting += block.length;
  }

  take(): Buffer | undefined {
    const block = this.#full.shift();
    if (block !== undefined) this.#waiting -= block.length;
    return block;
  }

  get waiting(): number {
    return this.#waiting;
  }
}

/** State of one COPY OUT between the driver (which pushes) and the reader (who pulls). */
class OutState {
  readonly blocks = new Blocks();
  rows = 0;
  ended = false;
  error: Error | null = null;
  /** True once the reader has left: the rest is received and thrown away. */
  left = false;
  wake: () => void = nothing;
  wire: Wire | null = null;
  #paused = false;

  receive(chunk: Uint8Array): void {
    if (this.left) return;
    this.blocks.add(chunk);
    if (this.blocks.waiting >= WAITING_MOST_BYTES && !this.#paused) {
      this.#paused = true;
      this.wire?.stream.pause();
    }
    if (this.blocks.waiting > 0) this.wake();
  }

  end(error: Error | null): void {
    this.blocks.flush();
    this.ended = true;
    this.error ??= error;
    this.wake();
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.wire?.stream.resume();
  }

  woken(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}

/** Runs `COPY … TO STDOUT` and yields its bytes. Errors of the server are thrown while reading. */
export function copyOut(client: ClientBase, sql: string): CopyOut {
  const state = new OutState();
  return {
    rows: () => state.rows,
    async *[Symbol.asyncIterator]() {
      submit(client, outQuery(sql, state));
      try {
        yield* blocksOf(state);
      } finally {
        state.left = true;
        state.resume();
        while (!state.ended) await state.woken();
      }
      if (state.error !== null) throw state.error;
    },
  };
}

async function* blocksOf(state: OutState): AsyncGenerator<Buffer> {
  for (;;) {
    const block = state.blocks.take();
    if (block !== undefined) {
      yield block;
      continue;
    }
    if (state.ended) return;
    state.resume();
    await state.woken();
  }
}

function outQuery(sql: string, state: OutState): Running {
  return {
    ...ignored,
    submit: (wire) => {
      state.wire = wire;
      wire.query(sql);
    },
    handleError: (error) => state.end(error),
    handleCopyInResponse: (wire) => wire.sendCopyFail("this statement must be COPY … TO STDOUT"),
    handleCopyData: ({ chunk }) => state.receive(chunk),
    handleCommandComplete: ({ text }) => {
      state.rows = rowsIn(text);
    },
    handleReadyForQuery: () => state.end(null),
  };
}

/**
 * Runs `COPY … FROM STDIN` with the bytes of `source` and returns the number of rows the server took. When `source`
 * throws, the statement fails in the database too and that error is thrown.
 */
export function copyIn(
  client: ClientBase,
  sql: string,
  source: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const state = { rows: 0, failed: false, sourceError: null as unknown };
    const fail = (error: unknown): void => {
      state.failed = true;
      reject(state.sourceError ?? error);
    };
    submit(client, {
      ...ignored,
      submit: (wire) => wire.query(sql),
      handleError: fail,
      handleCopyInResponse: (wire) => {
        pump(wire, source, () => state.failed).catch((error: unknown) => {
          state.sourceError = error;
          wire.sendCopyFail(error instanceof Error ? error.message : String(error));
        });
      },
      handleCopyData: nothing,
      handleCommandComplete: ({ text }) => {
        state.rows = rowsIn(text);
      },
      handleReadyForQuery: () => resolve(state.rows),
    });
  });
}

async function pump(
  wire: Wire,
  source: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  failed: () => boolean,
): Promise<void> {
  for await (const piece of source) {
    // After an error the server ignores the rest.
    if (failed()) return;
    wire.sendCopyFromChunk(typeof piece === "string" ? Buffer.from(piece) : piece);
    if (wire.stream.writableNeedDrain) await drained(wire);
  }
  if (!failed()) wire.endCopyFrom();
}

function drained({ stream }: Wire): Promise<void> {
  return new Promise((resolve) => {
    const heard = (): void => {
      stream.off("drain", heard);
      stream.off("close", heard);
      resolve();
    };
    stream.once("drain", heard);
    stream.once("close", heard);
  });
}

/** One value of COPY's text format: null is \N; backslash, tab and line ends are escaped. */
export function copyField(value: string | number | boolean | null): string {
  if (value === null) return "\\N";
  if (typeof value !== "string") return String(value);
  return value
    .replaceAll("\\", "\\\\")
    .replaceAll("\t", "\\t")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r");
}

/** One row of COPY's text format. */
export function copyRow(values: readonly (string | number | boolean | null)[]): string {
  return `${values.map(copyField).join("\t")}\n`;
}
