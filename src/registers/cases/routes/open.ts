/** From reports to cases: opening, joining, separating, and what may be the same event. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import {
  holderOf,
  keepReportsTo,
  openReport,
  releaseReport,
  takeReport,
  type OpenReport,
} from "#spine/intake/index.ts";
import { startDuties } from "../case-clocks.ts";
import { holdTokens } from "../queries/guard.ts";
import { enterPeople, openFrom, takeOutPeople, tieReport } from "../open.ts";
import { proposalsFor } from "../proposals.ts";
import { changeCase, findCase } from "../queries/case.ts";
import { addMatch, undoMatches } from "../queries/match.ts";
import { markSame } from "../queries/token.ts";
import { listReports, separateReport } from "../queries/trace.ts";
import { words } from "../words/cases.ts";
import { derive, present } from "../edit.ts";
import { startWhatFollows } from "../follows.ts";
import { holdFor, noteEvent, writingOf } from "./edit.ts";
import { byCode, type ByCode, type Found } from "./read.ts";

const reportCode = z.string().regex(/^TB-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
const opening = z.strictObject({ report: reportCode });
const opened = z.object({ code: z.string() });

/** A report of the person's own commune, with that commune as what the verb is checked against. */
interface Told {
  readonly unitId: number;
  readonly report: OpenReport;
}

async function loadReport(tx: Tx, code: string, person: Person): Promise<Told | undefined> {
  const report = await openReport(tx, code, person.unitId);
  return report && { unitId: report.unitId, report };
}

async function refuseTaken(tx: Tx, report: OpenReport): Promise<void> {
  if (report.kind !== "domestic-violence") throw new Problem("rule", { detail: words.notViolence });
  if (await holderOf(tx, report)) throw new Problem("rule", { detail: words.reportTaken });
}

const byOf = (person: Person) => ({ at: now(), personId: person.id, byName: person.name });

function openingCase(): AnyEndpoint {
  return endpoint<unknown, unknown, z.infer<typeof opening>, Told, z.infer<typeof opened>>({
    verb: "case.open",
    method: "POST",
    path: "/api/cases",
    summary: words.openCase,
    body: opening,
    output: opened,
    status: 201,
    load: (tx, { body, person }) => loadReport(tx, body.report, person),
    audit: ({ body }, _, out) => ({ subject: out.code, details: { report: body.report } }),
    run: async (tx, { person }, { report }) => {
      await refuseTaken(tx, report);
      const { code } = await openFrom(tx, report, person);
      await takeReport(tx, { report, caseCode: code, by: byOf(person) });
      return { code };
    },
  });
}

const joining = z.strictObject({ report: reportCode });

function joiningReport(): AnyEndpoint {
  return endpoint<ByCode, unknown, z.infer<typeof joining>, Found, { version: number }>({
    verb: "case.join",
    method: "POST",
    path: "/api/cases/{code}/reports",
    summary: words.joinReport,
    params: byCode,
    body: joining,
    output: z.object({ version: z.number() }),
    load: holdFor,
    check: ({ content }) => (content.parts.includes("co-ordinator") ? null : new Problem("not-allowed")),
    audit: ({ params, body }) => ({ subject: params.code, details: { report: body.report } }),
    run: async (tx, { person, body, params }, found) => {
      const told = await loadReport(tx, body.report, person);
      if (!told) throw new Problem("not-found");
      await refuseTaken(tx, told.report);
      const writing = writingOf(found, person);
      const { row, key, at } = writing;
      const proposal = (await proposalsFor(tx, told.report)).find((one) => one.code === params.code);
      const into = { caseId: row.id, unitId: row.unitId, byUnitId: person.unitId, key };
      const things = await enterPeople(tx, into, told.report);
      await markSame(tx, row.id, things);
      await tieReport(tx, { caseId: row.id, report: told.report, person, at, entered: { key, things } });
      await takeReport(tx, { report: told.report, caseCode: params.code, by: byOf(person) });
      await addMatch(tx, {
        caseId: row.id,
        reportCode: body.report,
        decision: "joined",
        score: proposal?.score ?? 0,
        reasons: proposal?.reasons ?? [],
        at,
        personId: person.id,
      });
      const taken = found.content.seats.filter((seat) => !seat.pending).map((seat) => seat.part);
      await startDuties(
        tx,
        { code: row.code, unitId: row.unitId, person, at },
        { alarm: told.report, taken },
      );
      await derive(tx, writing);
      await startWhatFollows(tx, await present(tx, writing), writing);
      await noteEvent(tx, writing, { act: "case.join", details: { report: body.report } });
      return { version: await changeCase(tx, { id: row.id, at }, {}) };
    },
  });
}

const byReport = byCode.extend({ report: reportCode });

function separating(): AnyEndpoint {
  return endpoint<z.infer<typeof byReport>, unknown, null, Found, { version: number }>({
    verb: "case.join",
    method: "DELETE",
    path: "/api/cases/{code}/reports/{report}",
    summary: words.separateReport,
    params: byReport as never,
    output: z.object({ version: z.number() }),
    load: holdFor,
    check: ({ content }) => (content.parts.includes("co-ordinator") ? null : new Problem("not-allowed")),
    audit: ({ params }) => ({ subject: params.code, details: { report: params.report } }),
    run: async (tx, { person, params }, found) => {
      const writing = writingOf(found, person);
      const { row, key, at } = writing;
      const reports = await listReports(tx, row.id);
      if (!reports.some((one) => one.reportCode === params.report)) throw new Problem("not-found");
      if (reports.length === 1) throw new Problem("rule", { detail: words.lastReport });
      const told = await loadReport(tx, params.report, person);
      if (!told) throw new Problem("not-found");
      const sealed = await separateReport(tx, {
        caseId: row.id,
        reportCode: params.report,
        at,
        personId: person.id,
      });
      await takeOutPeople(tx, { key, sealed, at });
      await holdTokens(tx, params.report, null);
      await keepReportsTo(tx, { codes: [params.report], people: null });
      await releaseReport(tx, told.report, byOf(person));
      await undoMatches(tx, { caseId: row.id, reportCode: params.report, at, personId: person.id });
      await derive(tx, writing);
      await noteEvent(tx, writing, { act: "case.separate", details: { report: params.report } });
      return { version: await changeCase(tx, { id: row.id, at }, {}) };
    },
  });
}

const byReportCode = z.object({ report: reportCode });
const matchAnswer = z.object({
  rows: z.array(
    z.object({
      kind: z.enum(["case", "report"]),
      code: z.string(),
      score: z.number(),
      likely: z.boolean(),
      reasons: z.array(z.string()),
      /** Said before: the same, or another event. */
      decided: z.string().nullable(),
    }),
  ),
  /** The case that holds the report already. */
  holder: z.string().nullable(),
});

function matching(): AnyEndpoint {
  return endpoint<z.infer<typeof byReportCode>, unknown, null, Told, z.input<typeof matchAnswer>>({
    verb: "case.match",
    method: "GET",
    path: "/api/case-matches/{report}",
    summary: words.readMatches,
    params: byReportCode,
    output: matchAnswer,
    load: (tx, { params, person }) => loadReport(tx, params.report, person),
    audit: ({ params }, _, out) => ({ subject: params.report, details: { found: out.rows.length } }),
    run: async (tx, _, { report }) => ({
      rows: (await proposalsFor(tx, report)).map((one) => ({ ...one, reasons: [...one.reasons] })),
      holder: await holderOf(tx, report),
    }),
  });
}

/** A person says that it is another event: it is proposed no more. */
function apart(): AnyEndpoint {
  return endpoint<ByCode, unknown, z.infer<typeof joining>, Found, { version: number }>({
    verb: "case.join",
    method: "POST",
    path: "/api/cases/{code}/apart",
    summary: words.keepApart,
    params: byCode,
    body: joining,
    output: z.object({ version: z.number() }),
    load: holdFor,
    audit: ({ params, body }) => ({ subject: params.code, details: { report: body.report } }),
    run: async (tx, { person, body }, found) => {
      const writing = writingOf(found, person);
      const { row, at } = writing;
      await addMatch(tx, {
        caseId: row.id,
        reportCode: body.report,
        decision: "apart",
        score: 0,
        reasons: [],
        at,
        personId: person.id,
      });
      await noteEvent(tx, writing, { act: "case.apart", details: { report: body.report } });
      return { version: (await findCase(tx, row.code))?.version ?? row.version };
    },
  });
}

/** The endpoints between reports and cases. */
export const openEndpoints = (): AnyEndpoint[] => [
  openingCase(),
  joiningReport(),
  separating(),
  matching(),
  apart(),
];
