/** The demonstration's ladder: the last fortnight's looks at what is overdue, and three questions of the city, invented and marked. */
import { dayOf, daysAfter, endOfDay, now } from "#base/clock.ts";
import type { Database, Tx } from "#base/database/index.ts";
import { findUnit, keptDirectory } from "#spine/agencies/index.ts";
import { climbLadders, TELLING } from "./climb.ts";
import { allSources } from "./clocks.ts";
import { askFor, takeTurn, type Turn } from "./explain.ts";
import { hasClimbs, listOpenClimbs, type ClimbRow } from "./queries/climb.ts";
import { findExplanation } from "./queries/explanation.ts";
import type { Holder } from "./rules/whom.ts";
import type { OverdueSource } from "./sources.ts";
import { staffNow } from "./staff.ts";

/** Days before today on which the system looked; today's look is the server's own. */
const LOOKED_BEFORE = [14, 10, 7, 4, 2];
const HOUR_MS = 3_600_000;
/** From the end of a day back to ten in its morning. */
const MORNING_MS = 14 * HOUR_MS;

/** Units whose people sign in to the demonstration are asked first. */
const ASKED_FIRST = ["01.00004", "HN-SYT", "HN-STP", "01.00376", "HN-MTTQ"];
const LEAD_UNIT = "HN-SVHTT";
const MARK = "(Dữ liệu trình diễn.)";

const texts = {
  asked: `Việc này đã quá hạn. Đơn vị nêu lý do và ngày dự kiến xong. ${MARK}`,
  answered: `Phải chờ kinh phí cấp bổ sung; dự kiến xong trong tháng này, đã phân công lại người phụ trách. ${MARK}`,
  accepted: `Đồng ý. Báo lại khi xong. ${MARK}`,
};

const morningBefore = (days: number): Date =>
  new Date(endOfDay(daysAfter(dayOf(now()), -days)).getTime() - MORNING_MS);

const actedBy = (holder: Holder, at: Date) => ({ at, personId: holder.personId, byName: holder.name });

/** One question: asked two days ago, with as many of the further turns as are told. */
async function tellOne(
  tx: Tx,
  climb: ClimbRow,
  by: { readonly lead: Holder; readonly unit: Holder; readonly further: readonly ("answer" | "accept")[] },
): Promise<void> {
  const { kind, code, unitId, inCharge, dueOn, aboutKind, aboutCode } = climb;
  const title = { vi: climb.titleVi, en: climb.titleEn };
  const about = aboutKind !== null && aboutCode !== null ? { kind: aboutKind, code: aboutCode } : undefined;
  const asked = { byUnitId: by.lead.unitId, text: texts.asked, by: actedBy(by.lead, morningBefore(2)) };
  const id = await askFor(tx, { kind, code, unitId, inCharge, title, dueOn, about }, asked);
  for (const [n, act] of by.further.entries()) {
    const row = await findExplanation(tx, id);
    const isAnswer = act === "answer";
    const at = new Date(morningBefore(1).getTime() + n * HOUR_MS);
    const turn: Turn = {
      act,
      text: isAnswer ? texts.answered : texts.accepted,
      turns: n + 1,
      by: actedBy(isAnswer ? by.unit : by.lead, at),
    };
    if (row) await takeTurn(tx, row, turn);
  }
}

/** The city asks about three overdue tasks of three units: one waits, one is answered, one is settled. */
async function seedQuestions(tx: Tx): Promise<number> {
  const [staff, directory] = [await staffNow(tx), await keptDirectory(tx)];
  const idOf = (code: string): number | undefined => findUnit(directory, code, dayOf(now()))?.id;
  const leadUnit = idOf(LEAD_UNIT) ?? 0;
  const lead = staff.at.get(leadUnit)?.find((one) => one.role === "city-lead");
  const first = ASKED_FIRST.map(idOf);
  const rank = ({ unitId }: ClimbRow): number => {
    const at = first.indexOf(unitId);
    return at < 0 ? first.length : at;
  };
  const climbs = (await listOpenClimbs(tx))
    .filter(({ kind, unitId }) => kind === "task" && unitId !== leadUnit && staff.at.has(unitId))
    .toSorted((a, b) => rank(a) - rank(b) || a.id - b.id);
  const oneAUnit = [
    ...new Map(climbs.toReversed().map((climb) => [climb.unitId, climb])).values(),
  ].toReversed();
  const further = [[], ["answer"], ["answer", "accept"]] as const;
  if (!lead) return 0;
  const chosen = oneAUnit.slice(0, further.length);
  for (const [n, climb] of chosen.entries()) {
    const [unit] = staff.at.get(climb.unitId) ?? [];
    if (unit) await tellOne(tx, climb, { lead, unit, further: further[n] ?? [] });
  }
  return chosen.length;
}

/** What was entered. */
export interface SeededNotices {
  readonly told: number;
  readonly asked: number;
}

/** Tells what was overdue in the last fortnight and asks three units, unless something has climbed already. */
export async function seedDemoNotices(
  database: Database,
  sources: readonly OverdueSource[],
): Promise<SeededNotices> {
  if (await database.transaction(TELLING, hasClimbs, "read")) return { told: 0, asked: 0 };
  let told = 0;
  for (const days of LOOKED_BEFORE) {
    const look = await climbLadders(database, allSources(sources), morningBefore(days));
    told += look.told;
  }
  return { told, asked: await database.transaction(TELLING, seedQuestions) };
}
