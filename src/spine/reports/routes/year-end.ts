/** Endpoints of estimates and supplements: written by a unit, handed over by who signs for it, their time moved by the city. */
import { z } from "zod";
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem, type FieldProblem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { computeWindow, plainFigure, saveTypedCells } from "#spine/indicators/index.ts";
import { findCycle } from "../queries/cycle.ts";
import { holdSubmission } from "../queries/submission.ts";
import { keepHanded, moveSecondWindow, moveSupplement, saveEstimates } from "../queries/year-end.ts";
import { maySign } from "../rules/state.ts";
import { wrongTyped } from "../rules/typed.ts";
import { refuseSupplement, wrongSecondWindow, type YearEndKind } from "../rules/year-end.ts";
import { secondWindowInput, yearEndInput, type YearEndInput } from "../schema.ts";
import type { ReportSetting } from "../setting.ts";
import { cellKey, findSheet, type Sheet } from "../sheet.ts";
import { words, yearEndWords } from "../words.ts";
import type { YearEndCell } from "../year-end.ts";
import { base, type LoadedCycle } from "./cycle-loaded.ts";
import { answerOf, loadSheet, loadToWrite, refuseWriting, type Loaded } from "./editing.ts";
import { byId, cycleOutput, rolesAt, submissionOutput } from "./output.ts";
import { yearEndJson, yearEndOutput } from "./year-end-output.ts";

const cellsBody = z.strictObject({ cells: z.array(yearEndInput).min(1).max(300) });
const savedOutput = z.object({ yearEnd: z.array(yearEndOutput) });

const ofKind = (sheet: Sheet, kind: YearEndKind): Map<string, YearEndCell> =>
  new Map(
    sheet.yearEnd.filter((c) => c.kind === kind).map((c) => [cellKey(c.indicator, c.dims), c] as const),
  );

/** Refuses cells that are not asked, are counted from records, or were sent twice. */
function refuseCells(cells: readonly YearEndInput[], sheet: Sheet, kind: YearEndKind): Problem | null {
  const present = ofKind(sheet, kind);
  const sent = new Set<string>();
  const errors = cells.flatMap((cell, i): FieldProblem[] => {
    const key = cellKey(cell.indicator, cell.dims);
    const found = present.get(key);
    const decimals = sheet.indicators.get(cell.indicator)?.decimals ?? 0;
    const wrong = found ? wrongTyped(cell, found, decimals) : yearEndWords.notAskedEstimate;
    const message = sent.has(key) ? words.sentTwice : wrong;
    sent.add(key);
    return message ? [{ path: `cells.${i}.value`, message }] : [];
  });
  return errors.length > 0 ? new Problem("invalid", { errors }) : null;
}

/** The cells as they are kept: a note that was not sent stays. */
function kept(cells: readonly YearEndInput[], sheet: Sheet, kind: YearEndKind) {
  const present = ofKind(sheet, kind);
  return cells.map((c) => ({
    ...c,
    note: c.note === undefined ? (present.get(cellKey(c.indicator, c.dims))?.note ?? null) : c.note,
  }));
}

/** The cells of the kind as they stand now; a conflict where one of what was sent was not kept. */
async function answerCells(
  tx: Tx,
  given: { readonly id: number; readonly kind: YearEndKind },
  sent: { readonly cells: readonly YearEndInput[]; readonly saved: readonly string[] },
): Promise<z.infer<typeof savedOutput>> {
  const sheet = await findSheet(tx, given.id);
  if (!sheet) throw new Error("A submission just changed cannot be read.");
  const cells = [...ofKind(sheet, given.kind)];
  const saved = new Set(sent.saved);
  const stale = new Set(sent.cells.map((c) => cellKey(c.indicator, c.dims)).filter((key) => !saved.has(key)));
  if (stale.size === 0) return { yearEnd: cells.map(([, cell]) => yearEndJson(cell)) };
  const current = cells
    .filter(([key]) => stale.has(key))
    .map(([, { indicator, dims, kind, version, byName, ...cell }]) => ({
      indicator,
      dims,
      kind,
      ...plainFigure(cell),
      version,
      byName,
    }));
  throw new Problem("conflict", { detail: words.stale, facts: { current } });
}

const keysOf = (cells: readonly YearEndInput[]) => cells.map((c) => cellKey(c.indicator, c.dims));

/** Estimates are a part of the report: written while it may be written, handed over with it. */
function estimating(): AnyEndpoint {
  return endpoint({
    verb: "report.write",
    method: "PUT",
    path: "/api/reports/submissions/{id}/estimates",
    summary: yearEndWords.estimate,
    params: byId,
    body: cellsBody,
    output: savedOutput,
    audit: ({ params, body }) => ({
      subject: `submission/${params.id}`,
      details: { estimates: keysOf(body.cells) },
    }),
    load: (tx, { params }) => loadToWrite(tx, params.id),
    check: (loaded, { body }) => refuseWriting(loaded) ?? refuseCells(body.cells, loaded, "estimate"),
    run: async (tx, { params, body, person }, loaded: Loaded) => {
      const by = { personId: person.id, byName: person.name };
      const cells = kept(body.cells, loaded, "estimate");
      const saved = await saveEstimates(tx, { submission: loaded.submission, cells, ...by });
      return answerCells(tx, { id: params.id, kind: "estimate" }, { cells: body.cells, saved });
    },
  });
}

/** The cells of the whole year's window, typed by the unit. */
function saveSupplement(tx: Tx, loaded: Loaded, given: { cells: readonly YearEndInput[]; person: Person }) {
  const { cycle, submission } = loaded;
  const window = cycle.wholeYear ?? { from: cycle.from, to: cycle.to };
  const cells = kept(given.cells, loaded, "supplement").map((c) => ({
    ...c,
    unitId: submission.unitId,
    indicatorCode: c.indicator,
  }));
  const by = { personId: given.person.id, byName: given.person.name };
  return saveTypedCells(tx, cells, { window, ...by });
}

function supplementing(): AnyEndpoint {
  return endpoint({
    verb: "supplement.write",
    method: "PUT",
    path: "/api/reports/submissions/{id}/supplement",
    summary: yearEndWords.writeSupplement,
    params: byId,
    body: cellsBody,
    output: savedOutput,
    audit: ({ params, body }) => ({
      subject: `submission/${params.id}`,
      details: { supplement: keysOf(body.cells) },
    }),
    load: (tx, { params }) => loadToWrite(tx, params.id),
    check: ({ cycle, ...loaded }, { body }) =>
      refuseSupplement(cycle.wholeYear, today()) ??
      refuseCells(body.cells, { cycle, ...loaded }, "supplement"),
    run: async (tx, { params, body, person }, loaded: Loaded) => {
      const saved = await saveSupplement(tx, loaded, { cells: body.cells, person });
      return answerCells(tx, { id: params.id, kind: "supplement" }, { cells: body.cells, saved });
    },
  });
}

const FRESH_MS = 60_000;

/** Counts the records of the whole year, unless that was done a minute ago. */
async function recount(setting: ReportSetting, { cycle }: Loaded): Promise<void> {
  if (!cycle.wholeYear) return;
  const { from, to } = cycle.wholeYear;
  await computeWindow(setting.report, setting.sources, { window: { from, to }, maxAgeMs: FRESH_MS });
}

function filling(setting: ReportSetting): AnyEndpoint {
  return endpoint({
    verb: "supplement.write",
    method: "POST",
    path: "/api/reports/submissions/{id}/supplement/fill",
    summary: yearEndWords.refresh,
    params: byId,
    output: submissionOutput,
    audit: ({ params }) => ({ subject: `submission/${params.id}`, details: { supplement: "counted" } }),
    load: (tx, { params }) => loadToWrite(tx, params.id),
    check: ({ cycle }) => refuseSupplement(cycle.wholeYear, today()),
    run: async (tx, { params, person }, loaded: Loaded) => {
      await recount(setting, loaded);
      return answerOf(tx, params.id, { person, setting });
    },
  });
}

function sending(setting: ReportSetting): AnyEndpoint {
  return endpoint({
    verb: "supplement.send",
    method: "POST",
    path: "/api/reports/submissions/{id}/supplement/send",
    summary: yearEndWords.sendSupplement,
    params: byId,
    body: z.strictObject({ version: z.int().positive() }),
    output: submissionOutput,
    audit: ({ params }, _: Loaded, out) => ({
      subject: `submission/${params.id}`,
      details: { supplement: out.supplement?.round ?? 0 },
    }),
    load: async (tx, { params }) => {
      // Alone: what is read is what is handed over.
      await holdSubmission(tx, params.id, "alone");
      return loadSheet(tx, params.id);
    },
    check: (loaded, { person }) => {
      const refused = refuseSupplement(loaded.cycle.wholeYear, today());
      if (refused) return refused;
      const roles = rolesAt(person, loaded.unitId);
      return maySign(roles, loaded.form.officerMaySubmit)
        ? null
        : new Problem("rule", { detail: words.leaderSubmits });
    },
    run: async (tx, { params, body, person }, loaded: Loaded) => {
      await recount(setting, loaded);
      const fresh = (await findSheet(tx, params.id)) ?? loaded;
      const cells = [...ofKind(fresh, "supplement").values()];
      if (cells.every((c) => c.state === "not-reported"))
        throw new Problem("rule", { detail: yearEndWords.nothingToSend });
      const { submission } = loaded;
      const by = { personId: person.id, byName: person.name };
      if (!(await moveSupplement(tx, { submission, version: body.version, ...by })))
        throw new Problem("conflict", { detail: words.stale });
      const round = submission.supplementRound + 1;
      await keepHanded(tx, { submission, kind: "supplement", round }, cells);
      return answerOf(tx, params.id, { person, setting });
    },
  });
}

/** The city lets supplements in earlier, or longer; what was handed over stays. */
function moving(): AnyEndpoint {
  return endpoint({
    ...base,
    verb: "supplement.move-window",
    method: "POST",
    path: "/api/reports/cycles/{id}/second-window",
    summary: yearEndWords.moveWindow,
    body: secondWindowInput,
    output: cycleOutput,
    audit: ({ params, body }) => ({
      subject: `cycle/${params.id}`,
      details: { opensOn: body.supplementFrom, closesOn: body.supplementTo },
    }),
    check: (cycle: LoadedCycle, { body }) => {
      if (!cycle.wholeYear) return new Problem("rule", { detail: yearEndWords.noSecondWindow });
      const second = { ...cycle.wholeYear, opensOn: body.supplementFrom, closesOn: body.supplementTo };
      const errors = wrongSecondWindow(cycle.to, second);
      return errors.length > 0 ? new Problem("invalid", { errors }) : null;
    },
    run: async (tx, { params, body }) => {
      const days = { opensOn: body.supplementFrom, closesOn: body.supplementTo };
      const isMoved = await moveSecondWindow(tx, { cycleId: params.id, version: body.version }, days);
      const cycle = await findCycle(tx, params.id);
      if (!isMoved || !cycle) throw new Problem("conflict", { detail: words.stale });
      return cycle;
    },
  });
}

/** All endpoints of estimates and supplements. */
export function yearEndEndpoints(setting: ReportSetting): AnyEndpoint[] {
  return [estimating(), supplementing(), filling(setting), sending(setting), moving()];
}
