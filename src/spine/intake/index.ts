/**
 * Server face of intake: the box into which every channel drops a report of violence, sealed. The register of cases takes
 * reports from it; nothing leads from here to a case for anyone but the commune of the place.
 */
import type { Database } from "#base/database/index.ts";
import { log } from "#base/log.ts";
import type { Module } from "#spine/access/index.ts";
import { collectLetters } from "./collect.ts";
import { tellLapses } from "./lapses.ts";
import { openEndpoints, type OpenParts } from "./open.ts";
import { actEndpoints } from "./routes/acts.ts";
import { bodyEndpoints } from "./routes/bodies.ts";
import { receiveEndpoints } from "./routes/receive.ts";
import { readEndpoints } from "./routes/reports.ts";
import { systemEndpoints } from "./routes/systems.ts";
import { threadEndpoints } from "./routes/thread.ts";
import { sweepDrafts } from "./sweep.ts";
import { verbs } from "./verbs.ts";
import { words } from "./words.ts";

const COLLECT_EVERY_MS = 20_000;
const LAPSES_EVERY_MS = 60_000;
const SWEEP_EVERY_MS = 60 * 60_000;

/** Runs at once and then ever again; what fails is logged and tried the next time. */
function repeat(event: string, everyMs: number, run: () => Promise<unknown>): () => void {
  const once = (): void =>
    void run().catch((error: unknown) =>
      log.warn(event, { error: error instanceof Error ? error.name : "" }),
    );
  once();
  const timer = setInterval(once, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** The module as the server composes it. */
export function intakeWith(parts: OpenParts): Module {
  return {
    name: "intake",
    verbs,
    endpoints: [
      ...readEndpoints(),
      ...receiveEndpoints(),
      ...actEndpoints(),
      ...threadEndpoints(),
      ...bodyEndpoints(),
      ...systemEndpoints(),
    ],
    open: openEndpoints(parts),
    constraints: { taken_once: { message: words.heldAlready } },
    start: (database: Database) => {
      const stops = [
        repeat("letters-wait", COLLECT_EVERY_MS, () => collectLetters(database)),
        repeat("lapses-not-told", LAPSES_EVERY_MS, () => tellLapses(database)),
        repeat("drafts-not-swept", SWEEP_EVERY_MS, () => sweepDrafts(database)),
      ];
      return () => stops.forEach((stop) => stop());
    },
  };
}

export { eraseReports, findEnded, listEnded, type EndedReport } from "./erase.ts";
export { keepReportsTo } from "./keep.ts";
export { tellLapses } from "./lapses.ts";
export { intakeWork, type IntakeWork } from "./work.ts";
export { collectLetters } from "./collect.ts";
export { seedDemoIntake } from "./demo.ts";
export { countDrafts, takeDrafts } from "./queries/draft.ts";
export type { ReportRow } from "./queries/report.ts";
export { knowIntake, type Listener } from "./receive.ts";
export type { ReportPerson, SafeContact } from "./schema.ts";
export { sweepDrafts } from "./sweep.ts";
export { contentOf, holderOf, openReport, releaseReport, takeReport, type OpenReport } from "./take.ts";
export { contactLabels } from "./words.ts";
