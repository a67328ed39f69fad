/** Some invented reports at Phường Ba Đình for the demonstration: every name is marked "(mẫu)", nobody exists. */
import { randomUUID } from "node:crypto";
import { now, today } from "#base/clock.ts";
import type { Database, Tx } from "#base/database/index.ts";
import { inScope } from "#spine/access/index.ts";
import { findUnit, keptDirectory } from "#spine/agencies/index.ts";
import { listHolders } from "#spine/people/index.ts";
import { answerGiven, doAct, giveReport } from "./acts.ts";
import { COLLECTING } from "./collect.ts";
import { demoReports, type DemoReport, type DemoStep } from "./demo-reports.ts";
import { setBody, type BodyKind } from "./queries/body.ts";
import { findReport, hasReports, type ReportRow } from "./queries/report.ts";
import type { By } from "./queries/story.ts";
import { keepReport } from "./receive.ts";
import { letterOf } from "./rules/channel.ts";
import { contentShape } from "./schema.ts";

const HOUR_MS = 3_600_000;
const COMMUNE = "01.00004";
/** Until the city sets its own. */
const BODY: Readonly<Record<BodyKind, string>> = {
  crime: "HN-CATP",
  trafficking: "HN-CATP",
  "child-abuse": "HN-SYT",
  "sexual-abuse": "HN-CATP",
  "child-labour": "HN-SNV",
};

interface Ground {
  readonly unit: (code: string) => number | undefined;
  /** Whoever holds the first of these roles there. */
  readonly by: (unitId: number, hoursAgo: number) => By;
}

async function groundOf(tx: Tx): Promise<Ground> {
  const directory = await keptDirectory(tx);
  const roles = ["commune-leader", "commune-officer", "commune-police", "health-worker", "collaborator"];
  const holders = await listHolders(tx, roles, today());
  return {
    unit: (code) => findUnit(directory, code, today())?.id,
    by: (unitId, hoursAgo) => {
      const one = holders.find((holder) => holder.unitId === unitId);
      const at = new Date(now().getTime() - hoursAgo * HOUR_MS);
      return { at, personId: one?.personId ?? null, byName: one?.name ?? null };
    },
  };
}

/** One step of its story, from the side to which it belongs. */
async function take(tx: Tx, row: ReportRow, step: DemoStep & { readonly ground: Ground }): Promise<void> {
  const { ground } = step;
  const place = String(row.unitId);
  const by = ground.by(row.unitId, step.hoursAgo);
  if (step.act === "accept") {
    const unitId = ground.unit(step.unit);
    if (unitId === undefined) return;
    const answer = { number: step.number, answer: "accepted" as const, reason: null, unitId };
    const given = { verb: "intake.answer", sees: String(unitId), writes: String(unitId) };
    await inScope(tx, given, () => answerGiven(tx, row, { ...answer, by: ground.by(unitId, step.hoursAgo) }));
    return;
  }
  await inScope(tx, { verb: "intake.take", sees: place, writes: place }, async () => {
    if (step.act === "acknowledge") return doAct(tx, row, { act: "acknowledge", note: null, by });
    const toUnitId = ground.unit(step.unit);
    if (toUnitId === undefined) return undefined;
    const { act, part, note } = step;
    return giveReport(tx, row, { act, part, toUnitId, toPersonId: null, toPersonName: null, note, by });
  });
}

async function enter(tx: Tx, report: DemoReport, ground: Ground): Promise<void> {
  const unitId = ground.unit(COMMUNE);
  const receiverUnitId = ground.unit(report.receiver) ?? unitId;
  if (unitId === undefined || receiverUnitId === undefined) return;
  const by = ground.by(receiverUnitId, report.hoursAgo);
  const { code } = await keepReport(
    tx,
    {
      ...report.facts,
      channel: report.channel,
      addressLetter: letterOf(report.channel),
      receivedAt: new Date(by.at.getTime() - report.minutesBefore * 60_000),
      receiverUnitId,
      unitId,
      entry: randomUUID(),
      content: contentShape.parse(report.content),
    },
    report.channel === "public" ? { ...by, personId: null, byName: null } : by,
  );
  for (const step of report.steps) {
    const row = await inScope(tx, { verb: "intake.take", sees: String(unitId) }, () => findReport(tx, code));
    if (row) await take(tx, row, { ...step, ground });
  }
}

/** Enters them where there is no report yet, and the bodies in charge that the city begins with; answers how many. */
export function seedDemoIntake(owner: Database): Promise<{ readonly reports: number }> {
  return owner.transaction(COLLECTING, async (tx) => {
    const ground = await groundOf(tx);
    if (ground.unit(COMMUNE) === undefined || (await hasReports(tx))) return { reports: 0 };
    await inScope(tx, { verb: "intake.set-body" }, async () => {
      for (const [kind, code] of Object.entries(BODY) as [BodyKind, string][]) {
        const unitId = ground.unit(code);
        if (unitId !== undefined) await setBody(tx, { kind, unitId, at: now(), byName: null });
      }
    });
    for (const report of demoReports) await enter(tx, report, ground);
    return { reports: demoReports.length };
  });
}
