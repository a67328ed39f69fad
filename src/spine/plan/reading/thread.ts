/** The thread in which `readApart` reads one document. */
import { parentPort, workerData } from "node:worker_threads";
import type { ThreadAnswer } from "./apart.ts";
import { readPlan } from "./read-plan.ts";
import { openSource, SourceRefused } from "./source.ts";

async function answer(bytes: Uint8Array, fileName: string): Promise<ThreadAnswer> {
  try {
    const source = await openSource(bytes, fileName);
    return { source, reading: readPlan(source) };
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error;
    return { refused: error.reason };
  }
}

const { bytes, fileName } = workerData as { bytes: Uint8Array; fileName: string };
parentPort?.postMessage(await answer(bytes, fileName), []);
