/**
 * What is kept from people whatever their role: a sealed case is known to named people alone, and whoever has a conflict of
 * interest is shut out. With the case go its clocks, what climbs from them, what was sent of it, and its reports.
 */
import type { Tx } from "#base/database/index.ts";
import { keepClocksTo } from "#spine/deadlines/index.ts";
import { keepReportsTo } from "#spine/intake/index.ts";
import type { CaseRow } from "./queries/case.ts";
import {
  findSealing,
  listAllowed,
  listBarredPeople,
  listKnowers,
  listSentCodes,
  type Knower,
} from "./queries/guard.ts";
import { listReports } from "./queries/trace.ts";
import { verbs } from "./verbs.ts";

const rolesThatRead = Object.keys(verbs["case.read"].roles);

/** Whoever may know of a case by a seat and is not shut out; of a sealed one only who is named. */
export async function knowersOf(tx: Tx, row: Pick<CaseRow, "id" | "sealedAt">): Promise<Knower[]> {
  const knowers = await listKnowers(tx, row.id, rolesThatRead);
  if (row.sealedAt === null) return knowers;
  const named = new Set((await listAllowed(tx, row.id)).map((one) => one.id));
  return knowers.filter((one) => named.has(one.id));
}

/** Whoever could be named when the case is sealed. */
export const nameable = (tx: Tx, caseId: number): Promise<Knower[]> => listKnowers(tx, caseId, rolesThatRead);

/** The people who alone may know of a case; null where a seat of their unit is enough. */
async function knownTo(
  tx: Tx,
  row: Pick<CaseRow, "id" | "sealedAt">,
  barred: number,
): Promise<number[] | null> {
  if (row.sealedAt === null && barred === 0) return null;
  return [...new Set((await knowersOf(tx, row)).map((one) => one.id))];
}

/**
 * Keeps the clocks and reports of a case, and what was sent of it, to whoever may know of it now. To be called after whatever
 * changes who that is: a seal, a bar, a seat, a report that joins.
 */
export async function keepWithCase(tx: Tx, row: Pick<CaseRow, "id" | "code" | "sealedAt">): Promise<void> {
  const barred = await listBarredPeople(tx, row.id);
  const people = await knownTo(tx, row, barred.length);
  await keepClocksTo(tx, { kind: "case", codes: [row.code], people });
  await keepClocksTo(tx, { kind: "referral", codes: await listSentCodes(tx, row.id), people });
  const reports = (await listReports(tx, row.id)).map((one) => one.reportCode);
  const sealing = row.sealedAt === null ? undefined : await findSealing(tx, row.id);
  await keepReportsTo(tx, {
    codes: reports,
    people: sealing ? people : null,
    followed: sealing?.letsFollow ?? false,
    from: barred,
    clocks: people,
  });
}

/** The same where anything is kept at all; most cases are not. */
export async function keepIfGuarded(tx: Tx, row: Pick<CaseRow, "id" | "code" | "sealedAt">): Promise<void> {
  if (row.sealedAt !== null || (await listBarredPeople(tx, row.id)).length > 0) await keepWithCase(tx, row);
}
