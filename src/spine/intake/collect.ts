/** Letters of the public become reports: opened on the staff's side, each under a key of its own, with clocks and alarm. */
import { now } from "#base/clock.ts";
import { openBox, seal } from "#base/crypto/vault.ts";
import type { Database, Tx } from "#base/database/index.ts";
import { log } from "#base/log.ts";
import { endLetter, nextLetter, type WaitingLetter } from "./queries/letter.ts";
import type { PublicInput } from "./public-schema.ts";
import { keepReport } from "./receive.ts";

/** It receives for nobody in particular and does nothing else. */
export const COLLECTING = {
  "toam.verb": "intake.collect",
  "toam.sees": "all",
  "toam.writes": "all",
} as const;

/** Where in a report the key of its thread is sealed. */
export const THREAD_KEY = "intake.thread-key";

/** What is in the box: what was written, and the key of the thread. */
export interface Dropped {
  readonly report: PublicInput;
  /** base64 */
  readonly threadKey: string;
}

async function becomeReport(tx: Tx, letter: WaitingLetter): Promise<void> {
  const { report, threadKey } = openBox(letter.sealed) as Dropped;
  const { place: _, what, where, when, safeContact, reporter, people, ...facts } = report;
  const at = now();
  const { key } = await keepReport(
    tx,
    {
      ...facts,
      code: letter.code,
      channel: "public",
      addressLetter: "a",
      receivedAt: letter.at > at ? at : letter.at,
      receiverUnitId: letter.unitId,
      unitId: letter.unitId,
      entry: crypto.randomUUID(),
      content: { what, where, when, safeContact, reporter, people, screening: null },
    },
    { at, personId: null, byName: null },
  );
  await endLetter(tx, letter.id, { at, sealedThreadKey: seal(key, THREAD_KEY, threadKey) });
}

/** The one after this number, if there is one; a letter that does not open stays and is told of, and no other waits for it. */
async function collectOne(database: Database, afterId: number): Promise<number | null> {
  let id: number | null = null;
  await database
    .transaction(COLLECTING, async (tx) => {
      const letter = await nextLetter(tx, afterId);
      id = letter?.id ?? null;
      if (letter) await becomeReport(tx, letter);
    })
    .catch((error: unknown) => {
      if (id === null) throw error;
      log.error("letter-not-collected", { letter: id, error: error instanceof Error ? error.name : "" });
    });
  return id;
}

/** Makes reports of every letter that waits. Two processes share them; the same letter is one report. */
export async function collectLetters(database: Database): Promise<number> {
  let last = 0;
  for (let n = 0; ; n++) {
    const id = await collectOne(database, last);
    if (id === null) return n;
    last = id;
  }
}
