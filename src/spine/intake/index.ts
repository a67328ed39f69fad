/**
 * Server face of intake: the box into which every channel drops a report of violence, sealed. The register of cases takes
 * reports from it; nothing leads from here to a case for anyone but the commune of the place.
 */
import type { Module } from "#spine/access/index.ts";
import { actEndpoints } from "./routes/acts.ts";
import { bodyEndpoints } from "./routes/bodies.ts";
import { receiveEndpoints } from "./routes/receive.ts";
import { readEndpoints } from "./routes/reports.ts";
import { verbs } from "./verbs.ts";
import { words } from "./words.ts";

/** The module as the server composes it. */
export const intake: Module = {
  name: "intake",
  verbs,
  constraints: { taken_once: { message: words.heldAlready } },
  endpoints: [...readEndpoints(), ...receiveEndpoints(), ...actEndpoints(), ...bodyEndpoints()],
};

export type { ReportRow } from "./queries/report.ts";
export { knowIntake, type Listener } from "./receive.ts";
export { intakeWork, type IntakeWork } from "./work.ts";
export type { ReportPerson, SafeContact } from "./schema.ts";
export { contentOf, holderOf, openReport, releaseReport, takeReport, type OpenReport } from "./take.ts";
