/**
 * Reads a document in a process of its own, within a time and a memory: the server goes on answering while a hostile
 * document is read, and lives on when its reader dies (decision 0040). One document at a time, since the machine has
 * other work; a few more wait, others are refused.
 */
import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { SourceRefused } from "./source.ts";
import type { PlanReading, SourceText } from "./types.ts";
import type { Refusal } from "./words.ts";

/** A document as text, with what was understood of it. */
export interface ReadDocument {
  readonly source: SourceText;
  readonly reading: PlanReading;
}

/** What the child is asked. */
export interface ChildQuestion {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** What the child sends back: the reading, why the document is refused, or the stack of a fault of ours. */
export type ChildAnswer = ReadDocument | { readonly refused: Refusal } | { readonly fault: string };

/** What one reading may take. The largest text that is accepted needs some seconds and 400 MB. */
export interface ReadingLimits {
  readonly seconds: number;
  readonly megabytes: number;
}

const LIMITS: ReadingLimits = { seconds: 30, megabytes: 768 };
/** Documents that may wait while another is read. */
const WAITING_MOST = 4;

/** Reads one after the other. */
let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));
/** The product's folder: all that the child may read of the disk. */
const PRODUCT = path.resolve(path.dirname(CHILD), "../../../..");
/** How a process ends that got no more memory: by V8's own abort, or by the system's choice. */
const STARVED = new Set(["SIGABRT", "SIGKILL", "SIGTRAP", "SIGILL", 134]);

/** Why a child ended without an answer. */
function endedBy(code: number | null, signal: NodeJS.Signals | null): Error {
  if (STARVED.has(signal ?? code ?? 0)) return new SourceRefused("too-heavy");
  return new Error(`The reading process ended without an answer (${signal ?? code}).`);
}

/** The child's answer; throws what it refuses, or SourceRefused("too-slow") when its time is over. */
async function answerOf(child: ChildProcess, seconds: number): Promise<ReadDocument> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadDocument>();
  const clock = setTimeout(() => reject(new SourceRefused("too-slow")), seconds * 1000);
  child.once("message", (answer: ChildAnswer) => {
    if ("refused" in answer) reject(new SourceRefused(answer.refused));
    else if ("fault" in answer) reject(new Error(answer.fault));
    else resolve(answer);
  });
  // Also what a pipe says that broke since the child died: its end tells why, and comes right after.
  child.on("error", (error) => {
    if (child.pid === undefined) reject(error);
  });
  child.once("exit", (code, signal) => reject(endedBy(code, signal)));
  try {
    return await promise;
  } finally {
    clearTimeout(clock);
    child.kill("SIGKILL");
  }
}

function start(question: ChildQuestion, { seconds, megabytes }: ReadingLimits): Promise<ReadDocument> {
  const child = fork(CHILD, [], {
    // It may read the product's own files and nothing else: it writes nothing and starts no other process.
    execArgv: [
      `--max-old-space-size=${megabytes}`,
      "--permission",
      `--allow-fs-read=${PRODUCT}`,
      "--no-warnings",
    ],
    // What reads strangers' files needs none of the instance's settings.
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // What cannot be handed over is told by "error" or "exit".
  child.send(question, () => undefined);
  return answerOf(child, seconds);
}

/**
 * Opens and reads a document's bytes. Throws SourceRefused: what `openSource` refuses, a document that takes too long
 * ("too-slow") or too much memory ("too-heavy"), or "busy" where too many wait already.
 */
export async function readApart(
  bytes: Uint8Array,
  fileName: string,
  limits: ReadingLimits = LIMITS,
): Promise<ReadDocument> {
  if (waiting > WAITING_MOST) throw new SourceRefused("busy");
  waiting += 1;
  const mine = last.then(() => start({ bytes, fileName }, limits));
  last = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    waiting -= 1;
  }
}
