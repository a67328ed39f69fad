/** A small keep-alive HTTP/1.1 load: N connections, each one request at a time, for a stated time. Loopback only. */
import { connect, type Socket } from "node:net";

export interface LoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
  readonly count: number;
}

export interface Load {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** The nth request as raw bytes of HTTP. */
  readonly request: (n: number) => string;
}

const HEAD_END = "\r\n\r\n";

/** Length of the whole answer at the start of the buffer; 0 while it is not complete. */
function answerLength(buffer: string): number {
  const head = buffer.indexOf(HEAD_END);
  if (head < 0) return 0;
  const headers = buffer.slice(0, head).toLowerCase();
  const length = /content-length: (\d+)/.exec(headers)?.[1];
  if (length !== undefined) {
    const total = head + 4 + Number(length);
    return buffer.length >= total ? total : 0;
  }
  const end = buffer.indexOf("\r\n0\r\n\r\n", head);
  return end < 0 ? 0 : end + 7;
}

function drive(
  socket: Socket,
  next: () => string | null,
  each: (ms: number, ok: boolean) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let buffer = "";
    let started = 0;
    const send = (): void => {
      const request = next();
      if (request === null) {
        socket.end();
        resolve();
        return;
      }
      started = performance.now();
      socket.write(request);
    };
    // latin1: one character a byte, so that lengths are bytes.
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => {
      buffer += chunk;
      const length = answerLength(buffer);
      if (length === 0) return;
      const ok = buffer.startsWith("HTTP/1.1 2");
      buffer = buffer.slice(length);
      each(performance.now() - started, ok);
      send();
    });
    socket.on("error", reject);
    socket.on("connect", send);
  });
}

/** Runs the load and returns requests a second and latencies in ms. */
export async function load(asked: Load): Promise<LoadResult> {
  const times: number[] = [];
  let errors = 0;
  let n = 0;
  const begun = performance.now();
  const until = begun + asked.seconds * 1000;
  const next = (): string | null => (performance.now() < until ? asked.request(n++) : null);
  const each = (ms: number, ok: boolean): void => {
    times.push(ms);
    if (!ok) errors += 1;
  };
  await Promise.all(
    Array.from({ length: asked.connections }, () => {
      const socket = connect({ port: asked.port, host: "127.0.0.1", noDelay: true });
      return drive(socket, next, each);
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  const at = (q: number): number => times[Math.min(times.length - 1, Math.floor(times.length * q))] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), errors, count: times.length };
}
