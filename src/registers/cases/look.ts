/** An emergency look: a seat of one's own for some hours, told to the data-protection officer at once, with a clock on its review. */
import { chanceCode } from "#base/chance-code.ts";
import { dayOf } from "#base/clock.ts";
import { openRecordKeys, seal } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { inScope, type Person } from "#spine/access/index.ts";
import { firstDue, startClocks, stopClocks } from "#spine/deadlines/index.ts";
import { raiseAlarm } from "#spine/notices/index.ts";
import { listHolders } from "#spine/people/index.ts";
import { readFact, readFields } from "./queries/codes.ts";
import { addLook, countLooks, reviewLook, seekCase, type LookRow } from "./queries/look.ts";
import { GLASS_REVIEW_RULE, refuseGlass, refuseGlassReview } from "./rules/break-glass.ts";
import { packOf, type BreakGlassLaw, type Part } from "./schema/index.ts";
import { words } from "./words/cases.ts";
import { lookWords } from "./words/look.ts";

const LOOK = "case-look";
const HOUR_MS = 3_600_000;
const OFFICER = "data-protection";

/** What somebody is shown in an emergency: the pack of those who do the like. */
const packFor = (person: Person): Part =>
  person.roles.some((role) => role.role === "health-worker") ? "health" : "police";

/** A case found by its code. */
export type Sought = NonNullable<Awaited<ReturnType<typeof seekCase>>>;

/** Where the data-protection officer sits; where there is none, the commune of the case. */
async function reviewUnit(tx: Tx, sought: Sought, at: Date): Promise<number> {
  const [officer] = await listHolders(tx, [OFFICER], dayOf(at));
  return officer?.unitId ?? sought.unitId;
}

const atUnit = <T>(tx: Tx, unitId: number, run: () => Promise<T>): Promise<T> =>
  inScope(tx, { sees: String(unitId), writes: String(unitId) }, run);

async function startReview(
  tx: Tx,
  look: { code: string; unitId: number },
  by: { person: Person; at: Date },
): Promise<Date> {
  const { person, at } = by;
  return atUnit(tx, look.unitId, async () => {
    const who = { at, personId: person.id, byName: person.name };
    const clock = { subjectCode: look.code, unitId: look.unitId };
    await startClocks(tx, { rule: GLASS_REVIEW_RULE, kind: LOOK, by: who }, [clock]);
    const due = await firstDue(tx, GLASS_REVIEW_RULE, { kind: LOOK, codes: [look.code] });
    if (!due?.dueAt) throw new Error("A clock that was just started is due.");
    return due.dueAt;
  });
}

/** Opens it. Throws the Problem that refuses. Answers its code and when it ends. */
export async function breakGlass(
  tx: Tx,
  sought: Sought,
  by: { readonly person: Person; readonly at: Date; readonly reason: string; readonly hours: number },
): Promise<{ look: string; untilAt: Date }> {
  const { person, at, reason, hours } = by;
  if (sought.isSeen) throw new Problem("rule", { detail: lookWords.takesPart });
  const law = await readFact<BreakGlassLaw>(tx, "break-glass", dayOf(at));
  const refused = refuseGlass({ reason, hours }, await countLooks(tx, { personId: person.id, at }), law);
  if (refused) throw refused;
  const key = (await openRecordKeys(tx, [sought.record])).get(sought.record);
  if (!key) throw new Problem("rule", { detail: words.erased });
  const look = chanceCode("KC");
  const unitId = await reviewUnit(tx, sought, at);
  const reviewDueAt = await startReview(tx, { code: look, unitId }, by);
  const fields = await readFields(tx);
  const narrow = new Set(fields.filter((field) => field.narrow).map((field) => field.id));
  const untilAt = new Date(at.getTime() + hours * HOUR_MS);
  await addLook(tx, {
    code: look,
    caseId: sought.id,
    caseCode: sought.code,
    record: sought.record,
    personId: person.id,
    personName: person.name,
    unitId: person.unitId,
    at,
    untilAt,
    reviewDueAt,
    fields: packOf(packFor(person), fields).filter((id) => !narrow.has(id)),
    sealed: seal(key, `look.${look}`, reason),
  });
  const to = [{ unitId, roles: [OFFICER] as const }];
  await raiseAlarm(tx, { code: look, unitId, at, title: lookWords.alarm, to });
  return { look, untilAt };
}

/** Reviews one. Throws the Problem that refuses; an unjustified look ends at once. */
export async function review(
  tx: Tx,
  row: LookRow,
  by: {
    readonly person: Person;
    readonly at: Date;
    readonly verdict: "justified" | "unjustified";
    readonly reason: string;
  },
): Promise<void> {
  const { person, at, verdict, reason } = by;
  const asked = { by: person.id, reason, reviewedBefore: row.verdict !== null };
  const refused = refuseGlassReview(asked, row.personId);
  if (refused) throw refused;
  const key = (await openRecordKeys(tx, [row.record])).get(row.record);
  if (!key) throw new Problem("rule", { detail: words.erased });
  const sealed = seal(key, `verdict.${row.code}`, reason);
  await reviewLook(tx, row.code, { verdict, at, personId: person.id, byName: person.name, sealed });
  const who = { at, personId: person.id, byName: person.name };
  await inScope(tx, { sees: "all", writes: "all" }, () =>
    stopClocks(tx, { rule: GLASS_REVIEW_RULE, kind: LOOK, codes: [row.code], ...who }),
  );
}
