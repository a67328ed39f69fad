/**
 * What plans do by themselves as the year goes: quarters are kept, each January what recurs gives its tasks of the new year,
 * and what the city observes asks for work ahead of its day. All by the day in Hanoi; a server that was off does it late.
 */
import { now, thisYear, today } from "#base/clock.ts";
import type { Database } from "#base/database/index.ts";
import { log } from "#base/log.ts";
import { addTasksOf, holdGiving, listUnitsMissing } from "./queries/commemoration.ts";
import { findDocument, holdDocument } from "./queries/document.ts";
import { listPlansToGive } from "./queries/year.ts";
import { publishPlan, refusalOf, prospectOf } from "./publish.ts";
import { startReceipt } from "./receipt.ts";
import { occurrenceOn } from "./rules/commemoration.ts";
import { keepQuarters } from "./snapshot.ts";

/** It acts for nobody: every unit's tasks, and nothing but this verb. */
const SCOPE = { "toam.verb": "plan.publish", "toam.sees": "all", "toam.writes": "all" } as const;

const LOOK_EVERY_MS = 15 * 60_000;

/** Said once, not each quarter of an hour; the city finds it in My work. */
const refused = new Set<string>();

async function giveYear(database: Database, documentId: number, year: number): Promise<number> {
  return database.transaction(SCOPE, async (tx) => {
    await holdDocument(tx, "document", documentId);
    const [due, document] = [await listPlansToGive(tx, year), await findDocument(tx, documentId)];
    // Another server, or a person, was first.
    if (!document || !due.some((plan) => plan.id === documentId)) return 0;
    const asked = { year, recurring: true };
    const refusal = refusalOf(await prospectOf(tx, document, asked), document, year);
    if (!refusal) return (await publishPlan(tx, document, { ...asked, personId: null })).added;
    const of = `${documentId} ${year}`;
    if (!refused.has(of)) log.warn("year-not-given", { plan: documentId, year, because: refusal.message });
    refused.add(of);
    return 0;
  });
}

/**
 * Gives the tasks of the present year of every plan in force that gave some for an earlier year, once a year: what recurs, not
 * what has its day in another year. A plan whose names are no longer clear waits for a person. Answers how many were given.
 */
export async function giveRecurring(database: Database): Promise<number> {
  const year = thisYear();
  const plans = await database.transaction(SCOPE, (tx) => listPlansToGive(tx, year), "read");
  let given = 0;
  for (const { id } of plans) given += await giveYear(database, id, year);
  return given;
}

/**
 * Gives the tasks of what the city observes, from so many days ahead of its first day until its last day: each unit of the
 * kinds it names once a year, also one that began meanwhile. Answers how many were given.
 */
export function giveObserved(database: Database): Promise<number> {
  return database.transaction(SCOPE, async (tx) => {
    const day = today();
    let given = 0;
    for (const commemoration of await holdGiving(tx)) {
      const occurrence = occurrenceOn(commemoration, day);
      if (!occurrence) continue;
      const { year } = occurrence;
      const units = await listUnitsMissing(tx, { commemoration, year, day });
      const tasks = await addTasksOf(tx, { commemoration, occurrence, units });
      await startReceipt(tx, tasks, { at: now(), personId: null, byName: null });
      given += tasks.length;
    }
    return given;
  });
}

const duties = [
  ["snapshot-failed", keepQuarters],
  ["year-failed", giveRecurring],
  ["observances-failed", giveObserved],
] as const;

/** Looks at the start and every quarter of an hour; answers the way to end it. */
export function watchYear(database: Database): () => void {
  const look = async (): Promise<void> => {
    for (const [failed, duty] of duties)
      await duty(database).catch((error: unknown) => log.warn(failed, { error: String(error) }));
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
