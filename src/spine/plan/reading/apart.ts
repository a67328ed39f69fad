/**
 * Reads a document in a thread of its own, within a time and a memory: the server goes on answering while a hostile
 * document is read. One document at a time, since the machine has other work; a few more wait, others are refused.
 */
import { Worker } from "node:worker_threads";
import { SourceRefused } from "./source.ts";
import type { PlanReading, SourceText } from "./types.ts";
import type { Refusal } from "./words.ts";

/** A document as text, with what was understood of it. */
export interface ReadDocument {
  readonly source: SourceText;
  readonly reading: PlanReading;
}

/** What the thread sends back. */
export type ThreadAnswer = ReadDocument | { readonly refused: Refusal };

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

/** Where V8 says that a thread has no memory left, the document is to blame; any other error is ours. */
function blamed(error: unknown): unknown {
  const code = (error as { code?: string } | null)?.code;
  return code === "ERR_WORKER_OUT_OF_MEMORY" ? new SourceRefused("too-heavy") : error;
}

/** The thread's answer; throws what it refuses, or SourceRefused("too-slow") when its time is over. */
async function answerOf(thread: Worker, seconds: number): Promise<ReadDocument> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadDocument>();
  const clock = setTimeout(() => reject(new SourceRefused("too-slow")), seconds * 1000);
  thread.once("message", (answer: ThreadAnswer) =>
    "refused" in answer ? reject(new SourceRefused(answer.refused)) : resolve(answer),
  );
  thread.once("error", (error) => reject(blamed(error)));
  thread.once("exit", () => reject(new Error("The reading thread ended without an answer.")));
  try {
    return await promise;
  } finally {
    clearTimeout(clock);
    await thread.terminate();
  }
}

function start(
  bytes: Uint8Array,
  fileName: string,
  { seconds, megabytes }: ReadingLimits,
): Promise<ReadDocument> {
  const thread = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: { bytes, fileName },
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    // What reads strangers' files needs none of the instance's settings.
    env: {},
  });
  return answerOf(thread, seconds);
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
  const mine = last.then(() => start(bytes, fileName, limits));
  last = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    waiting -= 1;
  }
}
