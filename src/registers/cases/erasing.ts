/**
 * Keeping and erasing whole records: a case with the reports that it holds, a report of no case, a request about data. Erasing destroys
 * the record's key and empties what was sealed; what figures count stays (decision 0054).
 */
import { dayOf, daysAfter, endOfDay } from "#base/clock.ts";
import { destroyRecordKey } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { fill, say } from "#base/words.ts";
import { formatDay, monthsAfter } from "#base/vi/index.ts";
import { eraseReports, findEnded, listEnded, type EndedReport } from "#spine/intake/index.ts";
import { forgetWordsOf } from "#spine/notices/index.ts";
import {
  decideErasure,
  endErasure,
  eraseCase,
  eraseRequest,
  findKeptCase,
  findKeptRequest,
  forgetReport,
  listClosedCases,
  listEndedRequests,
  listHolds,
  listRetention,
  listSent,
  type ErasureRow,
  type KeepBy,
  type KeptThing,
  type ThingKey,
} from "./queries/retention.ts";
import { refuseErasure } from "./rules/data-requests.ts";
import {
  keepUntilOf,
  keptAgainst,
  retentionOn,
  type Retention,
  type RetentionKind,
} from "./rules/retention.ts";
import { words } from "./words/retention.ts";

/** A record with its kind as proposals and holds name it. */
export type Kept = KeptThing & ThingKey;

const asCase = (thing: KeptThing): Kept => ({ ...thing, kind: "case" });
const asRequest = (thing: KeptThing): Kept => ({ ...thing, kind: "data-request" });
const asReport = (report: EndedReport): Kept => ({ ...report, caseId: null, term: "report", kind: "report" });

/** One record by its kind and code; not found where the person may not know of it. */
export async function findKept(tx: Tx, { kind, code }: ThingKey): Promise<Kept | undefined> {
  if (kind === "case") {
    const found = await findKeptCase(tx, code);
    return found && asCase(found);
  }
  if (kind === "data-request") {
    const found = await findKeptRequest(tx, code);
    return found && asRequest(found);
  }
  const found = await findEnded(tx, code);
  return found && asReport(found);
}

const MOST = 200;
const MONTHS = 12;

/** A record that has been kept long enough. */
interface Due extends Kept {
  readonly endedOn: string;
  readonly keepUntil: string;
}

function dueOf(thing: Kept, retention: Retention): Due[] {
  if (thing.endedAt === null) return [];
  const endedOn = dayOf(thing.endedAt);
  return [{ ...thing, endedOn, keepUntil: keepUntilOf(endedOn, retention) }];
}

/** What has been kept long enough by the terms that hold today, the longest ended first. */
export async function listDue(tx: Tx, today: string): Promise<Due[]> {
  const versions = await listRetention(tx);
  const termOf = (kind: RetentionKind): Retention => {
    const found = retentionOn(versions, kind, today);
    if (!found) throw new Error(`Nothing says how long ${kind} is kept.`);
    return found;
  };
  // Whatever ended before this moment has been kept for the whole term.
  const before = (kind: RetentionKind): Date =>
    endOfDay(daysAfter(monthsAfter(today, -termOf(kind).years * MONTHS), -1));
  const closed = { case: before("case"), unfounded: before("case-unfounded") };
  const cases = (await listClosedCases(tx, closed, MOST)).map(asCase);
  const reports = (await listEnded(tx, before("report"), MOST)).map(asReport);
  const requests = (await listEndedRequests(tx, before("data-request"), MOST)).map(asRequest);
  const all = [...cases, ...reports, ...requests].flatMap((thing) => dueOf(thing, termOf(thing.term)));
  return all.filter((one) => one.keepUntil < today).toSorted((a, b) => a.endedOn.localeCompare(b.endedOn));
}

/** Refuses what may not be erased: it is open, held, kept by a term, or nobody else proposed it. */
export async function refuseErasing(
  tx: Tx,
  thing: Kept,
  asked: {
    readonly isRequested: boolean;
    readonly proposedBy: number | null;
    readonly by: number;
    readonly today: string;
  },
): Promise<Problem | null> {
  if (thing.erasedAt !== null) return new Problem("rule", { detail: words.erasedAlready });
  const retention = retentionOn(await listRetention(tx), thing.term, asked.today);
  const held = (await listHolds(tx)).some((hold) => hold.kind === thing.kind && hold.code === thing.code);
  const keepUntil =
    thing.endedAt && retention ? keptAgainst(dayOf(thing.endedAt), retention, asked.isRequested) : null;
  return refuseErasure({ ...asked, isClosed: thing.endedAt !== null, procedureRuns: held, keepUntil });
}

/** Erases it, decided by a second person: the keys, what was sealed, hashes, proposals, threads. */
export async function eraseKept(
  tx: Tx,
  thing: Kept,
  given: { erasure: ErasureRow; by: KeepBy },
): Promise<void> {
  const { erasure, by } = given;
  await decideErasure(tx, erasure.id, { ...by, outcome: "erased" });
  const because = say(groundOf(erasure.ground, erasure.requestCode), "vi");
  const why = { at: by.at, byName: by.byName, because };
  if (thing.caseId !== null) {
    await forgetWordsOf(tx, { kind: "case", codes: [thing.code] });
    await forgetWordsOf(tx, { kind: "referral", codes: await listSent(tx, thing.caseId) });
    await eraseReports(tx, await eraseCase(tx, thing.caseId, by.at), why);
    await destroyRecordKey(tx, thing.record, why);
  } else if (thing.kind === "report") {
    await forgetReport(tx, thing.code);
    await eraseReports(tx, [thing.code], why);
  } else {
    await forgetWordsOf(tx, { kind: "data-request", codes: [thing.code] });
    await eraseRequest(tx, thing.code, by.at);
    await destroyRecordKey(tx, thing.record, why);
  }
  await endErasure(tx, erasure.id, by.at);
}

/** On what ground something was erased, in words. */
const groundOf = (ground: "retention" | "subject-request", request: string | null) =>
  ground === "retention"
    ? words["ground-retention"]
    : fill(words["ground-subject-request"], { code: request ?? "" });

/** What is said instead of a case that was erased: when, and on what ground. */
export function erasedProblem(erased: { readonly at: Date; readonly ground: string | null }): Problem {
  const { at, ground } = erased;
  const told =
    ground === null || ground === "retention"
      ? groundOf("retention", null)
      : groundOf("subject-request", ground);
  const day = formatDay(dayOf(at));
  const inWords = (language: "vi" | "en"): string =>
    fill(words.erasedOn, { day, ground: say(told, language) })[language];
  return new Problem("gone", { detail: { vi: inWords("vi"), en: inWords("en") } });
}
