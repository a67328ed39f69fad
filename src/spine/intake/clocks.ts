/** The clocks of reports: they start by themselves and stop when what they wait for is done; nobody stops them otherwise. */
import type { Tx } from "#base/database/index.ts";
import { inScope } from "#spine/access/index.ts";
import { startClocks, stopClocks } from "#spine/deadlines/index.ts";
import type { By } from "./queries/story.ts";
import type { Channel } from "./schema.ts";
import { tellRuleOf } from "./rules/channel.ts";
import { rulesMet, rulesOf, type ReportAct, type ReportStanding } from "./rules/state.ts";
import type { Part } from "./schema.ts";

/** What the clocks of a report, and those of what it was given out as, run for. */
export const REPORT_CLOCK = "intake";
export const GIVEN_CLOCK = "intake-given";

/** The thing that the clock of an answer runs for. */
export const givenCode = (code: string, number: number): string => `${code}.${number}`;

/** A clock belongs to the unit that must act, whoever started it. */
const at = <T>(tx: Tx, unitId: number, run: () => Promise<T>): Promise<T> =>
  inScope(tx, { sees: String(unitId), writes: String(unitId) }, run);

interface Received extends Omit<ReportStanding, "state"> {
  readonly code: string;
  readonly channel: Channel;
  readonly receivedAt: Date;
  readonly receiverUnitId: number;
  readonly unitId: number;
}

/**
 * A report is in: whoever received it has told the chair with that, in time or late; what the commune must do begins.
 * The law says "at once"; the hours are the city's own.
 */
export async function startReportClocks(tx: Tx, report: Received, by: By): Promise<void> {
  const { code, unitId } = report;
  if (report.receiverUnitId !== unitId) await tellChair(tx, report, by);
  await at(tx, unitId, async () => {
    for (const rule of rulesOf(report))
      await startClocks(tx, { rule, kind: REPORT_CLOCK, by }, [{ subjectCode: code, unitId }]);
  });
}

async function tellChair(tx: Tx, report: Received, by: By): Promise<void> {
  const { code, receiverUnitId } = report;
  const rule = tellRuleOf(report.channel);
  await at(tx, receiverUnitId, async () => {
    const since = { ...by, at: report.receivedAt };
    await startClocks(tx, { rule, kind: REPORT_CLOCK, by: since }, [
      { subjectCode: code, unitId: receiverUnitId },
    ]);
    await stopClocks(tx, { rule, kind: REPORT_CLOCK, codes: [code], ...by });
  });
}

/** The clocks of the commune that an act meets stop. */
export async function stopReportClocks(
  tx: Tx,
  report: { readonly code: string; readonly unitId: number },
  done: { readonly act: ReportAct; readonly part?: Part; readonly by: By },
): Promise<void> {
  await at(tx, report.unitId, async () => {
    for (const rule of rulesMet(done.act, done.part))
      await stopClocks(tx, { rule, kind: REPORT_CLOCK, codes: [report.code], ...done.by });
  });
}

/** A body sent it back: the chair has to handle or assign it anew. */
export const startHandling = (
  tx: Tx,
  report: { readonly code: string; readonly unitId: number },
  by: By,
): Promise<void> =>
  at(tx, report.unitId, () =>
    startClocks(tx, { rule: "intake.handle", kind: REPORT_CLOCK, by }, [
      { subjectCode: report.code, unitId: report.unitId },
    ]),
  );

/** Whoever was given it has to answer. */
export const startAnswer = (
  tx: Tx,
  given: { readonly code: string; readonly number: number; readonly unitId: number },
  by: By,
): Promise<void> =>
  at(tx, given.unitId, () =>
    startClocks(tx, { rule: "intake.answer", kind: GIVEN_CLOCK, by }, [
      { subjectCode: givenCode(given.code, given.number), unitId: given.unitId },
    ]),
  );

/** It was answered. */
export const stopAnswer = (
  tx: Tx,
  given: { readonly code: string; readonly number: number; readonly unitId: number },
  by: By,
): Promise<void> =>
  at(tx, given.unitId, () =>
    stopClocks(tx, {
      rule: "intake.answer",
      kind: GIVEN_CLOCK,
      codes: [givenCode(given.code, given.number)],
      ...by,
    }),
  );
