/** The demonstration's plan: invented, marked as such, read and published like any other, with some progress told. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { now, thisYear, today } from "#base/clock.ts";
import type { Database, Tx } from "#base/database/index.ts";
import { keepPlan } from "./keep.ts";
import { publishPlan } from "./publish.ts";
import { endReceipt } from "./receipt.ts";
import { findDocument } from "./queries/document.ts";
import { endTheRest, findDemoPlan, findKeeper, moveOn, settleNames } from "./queries/demo.ts";
import { decideClauses, listAtWork } from "./queries/edit.ts";
import { receivedCodes } from "./queries/publish.ts";
import { readPlan, textSource } from "./reading/index.ts";
import { isProposed } from "./rules/outcome.ts";

/** The text, with {year} where the year of the demonstration stands. */
const FILE = path.join(import.meta.dirname, "demo", "ke-hoach-mau.txt");

const SCOPE = { "toam.verb": "plan.import", "toam.sees": "all", "toam.writes": "all" } as const;

const DAY_MS = 86_400_000;
/** The tasks were given a fortnight ago; most units acknowledged them two days later, the others have not yet. */
const GIVEN_BEFORE_MS = 14 * DAY_MS;
const RECEIVED_AFTER_MS = 2 * DAY_MS;
const RECEIVED_LATE_MS = 12 * DAY_MS;

/** The agency that leads family work and keeps the city's plan. */
const KEEPER = "HN-SVHTT";

/** What was entered; no tasks where the plan was there already. */
export interface SeededPlan {
  readonly documentId: number;
  readonly tasks: number;
}

const notes = {
  doing: [
    "Đã ban hành kế hoạch, phân công người phụ trách.",
    "Đã làm được một nửa số buổi, phần còn lại trong quý tới.",
    "Đang phối hợp với các đoàn thể của địa phương.",
  ],
  done: [
    "Đã hoàn thành, có danh sách người tham gia.",
    "Đã làm xong và công khai tại trụ sở.",
    "Đã hoàn thành đúng kế hoạch; ảnh và biên bản lưu tại đơn vị.",
  ],
};

async function reviewByRule(tx: Tx, documentId: number, personId: number | null): Promise<void> {
  await settleNames(tx, documentId, personId);
  const proposed = (await listAtWork(tx, documentId))
    .filter((c) => isProposed({ ...c, unsure: null }))
    .map(({ id, version }) => ({ id, version, outcome: "task" as const, reason: null }));
  await decideClauses(tx, proposed, personId ?? 0);
  await endTheRest(tx, documentId, "Nội dung chung của văn bản mẫu");
}

async function tellProgress(tx: Tx, documentId: number): Promise<void> {
  const common = { documentId, today: today() };
  await moveOn(tx, { ...common, from: "given", status: "received", below: 86, belowDue: 98, notes: [""] });
  await moveOn(tx, {
    ...common,
    from: "received",
    status: "doing",
    below: 62,
    belowDue: 95,
    notes: notes.doing,
  });
  await moveOn(tx, { ...common, from: "doing", status: "done", below: 18, belowDue: 88, notes: notes.done });
}

/** Receipts of the tasks that are under way: most in time, one in thirty late. */
async function receive(tx: Tx, documentId: number, givenAt: Date): Promise<void> {
  const codes = await receivedCodes(tx, documentId);
  const after = (ms: number) => ({ at: new Date(givenAt.getTime() + ms), personId: null, byName: null });
  const isLate = (n: number): boolean => n % 30 === 7;
  await endReceipt(
    tx,
    codes.filter((_, n) => !isLate(n)),
    after(RECEIVED_AFTER_MS),
  );
  await endReceipt(
    tx,
    codes.filter((_, n) => isLate(n)),
    after(RECEIVED_LATE_MS),
  );
}

async function seed(tx: Tx): Promise<SeededPlan> {
  const [year, day] = [thisYear(), today()];
  const there = await findDemoPlan(tx, year);
  if (there) return { documentId: there, tasks: 0 };
  const keeper = await findKeeper(tx, KEEPER, day);
  if (!keeper) throw new Error(`The directory has no ${KEEPER}: enter the units first.`);
  const text = (await readFile(FILE, "utf8")).replaceAll("{year}", String(year));
  const source = textSource(text, `ke-hoach-mau-${year}.txt`);
  const { documentId } = await keepPlan(
    tx,
    { source, reading: readPlan(source) },
    {
      ...keeper,
      fileName: `ke-hoach-mau-${year}.txt`,
      file: null,
      isDemo: true,
    },
  );
  await reviewByRule(tx, documentId, keeper.personId);
  const document = await findDocument(tx, documentId);
  if (!document) throw new Error("The demonstration's plan cannot be read back.");
  const givenAt = new Date(now().getTime() - GIVEN_BEFORE_MS);
  const published = await publishPlan(tx, document, { year, personId: keeper.personId, at: givenAt });
  await tellProgress(tx, documentId);
  await receive(tx, documentId, givenAt);
  return { documentId, tasks: published.added };
}

/**
 * Enters the demonstration's plan for this year and publishes it, unless it is there. Needs the units (and, for names
 * beside the notes, the people) of the demonstration. Takes about a second.
 */
export function seedDemoPlan(database: Database): Promise<SeededPlan> {
  return database.transaction(SCOPE, seed);
}
