/** Endpoints of a unit's own work on its report: see it, fill it, save cells and words. Nothing typed is lost. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem, type FieldProblem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { computeWindow, listCells, plainFigure, saveTypedCells } from "#spine/indicators/index.ts";
import { listReminders } from "../queries/reminder.ts";
import { holdSubmission, listEvents, listRemarks, saveNarrative } from "../queries/submission.ts";
import { refuseLocked, type Lock } from "../rules/exception.ts";
import { proposalOf } from "../rules/proposal.ts";
import { refuseEdit } from "../rules/state.ts";
import { wrongTyped } from "../rules/typed.ts";
import { cellInput, type CellInput } from "../schema.ts";
import type { ReportSetting } from "../setting.ts";
import { cellKey, findSheet, withCellsAgain, withWordsAgain, type Sheet } from "../sheet.ts";
import { listTaskNotes } from "../task-notes.ts";
import { words } from "../words.ts";
import {
  byId,
  cellJson,
  cellOutput,
  missingJson,
  missingOutput,
  submissionJson,
  submissionOutput,
} from "./output.ts";

/** A sheet that a verb can be checked against. */
export type Loaded = Sheet & { readonly unitId: number };

/** Loads a submission whole, under what the person may see. */
export async function loadSheet(tx: Tx, id: number): Promise<Loaded | undefined> {
  const sheet = await findSheet(tx, id);
  return sheet && { ...sheet, unitId: sheet.submission.unitId };
}

/** Loads a submission to write in it: not while it is handed over, or what is written would not be in what was. */
export async function loadToWrite(tx: Tx, id: number): Promise<Loaded | undefined> {
  await holdSubmission(tx, id, "beside others");
  return loadSheet(tx, id);
}

/** How a report stands towards the lock of its cycle. */
export const lockOf = ({ cycle, exceptions }: Sheet): Lock => ({ lockedAt: cycle.lockedAt, exceptions });

/** A refusal where the report is handed over, or its cycle locked. */
export function refuseWriting(loaded: Loaded): Problem | null {
  return refuseLocked(lockOf(loaded), now()) ?? refuseEdit(loaded.submission.state);
}

async function again(tx: Tx, id: number): Promise<Sheet> {
  const sheet = await findSheet(tx, id);
  if (!sheet) throw new Error("A submission just changed cannot be read.");
  return sheet;
}

/** The whole answer about a submission as it stands now. */
export async function answerOf(
  tx: Tx,
  id: number,
  given: { person: Person; setting: ReportSetting },
): Promise<z.infer<typeof submissionOutput>> {
  return answerWith(tx, await again(tx, id), given);
}

async function answerWith(
  tx: Tx,
  sheet: Sheet,
  given: { person: Person; setting: ReportSetting },
): Promise<z.infer<typeof submissionOutput>> {
  const { id } = sheet.submission;
  const [remarks, events] = [await listRemarks(tx, id), await listEvents(tx, id)];
  return submissionJson(sheet, {
    person: given.person,
    remarks,
    events,
    reminders: await listReminders(tx, id),
    notes: await notesOf(tx, sheet, given.setting),
  });
}

function notesOf(tx: Tx, { submission, cycle, form }: Sheet, setting: ReportSetting) {
  const tell = setting.taskNotes ?? listTaskNotes;
  return tell(tx, {
    unitId: submission.unitId,
    window: { from: cycle.from, to: cycle.to },
    year: cycle.year,
    planId: form.planId,
  });
}

function showing(setting: ReportSetting): AnyEndpoint {
  return endpoint({
    verb: "report.read",
    method: "GET",
    path: "/api/reports/submissions/{id}",
    summary: words.submission,
    params: byId,
    output: submissionOutput,
    audit: ({ params }) => ({ subject: `submission/${params.id}` }),
    load: (tx, { params }) => loadSheet(tx, params.id),
    run: (tx, { person }, loaded: Loaded) => answerWith(tx, loaded, { person, setting }),
  });
}

const FRESH_MS = 60_000;

/** Fills what is empty from tasks, and recomputes figures that are older than a minute. Words already written stay. */
function filling(setting: ReportSetting): AnyEndpoint {
  return endpoint({
    verb: "report.write",
    method: "POST",
    path: "/api/reports/submissions/{id}/fill",
    summary: words.fill,
    params: byId,
    output: submissionOutput,
    audit: ({ params }) => ({ subject: `submission/${params.id}` }),
    load: (tx, { params }) => loadToWrite(tx, params.id),
    check: refuseWriting,
    run: async (tx, { params, person }, loaded: Loaded) => {
      const { cycle, form, narratives, submission } = loaded;
      await computeWindow(setting.report, setting.sources, {
        window: { from: cycle.from, to: cycle.to },
        maxAgeMs: FRESH_MS,
      });
      const notes = await notesOf(tx, loaded, setting);
      for (const section of form.sections.filter((s) => s.narrative && !narratives.get(s.id)?.text.trim())) {
        const proposal = proposalOf(notes, section.clausePaths);
        if (proposal.text === "") continue;
        const version = narratives.get(section.id)?.version ?? 0;
        await saveNarrative(tx, {
          submission,
          sectionId: section.id,
          ...proposal,
          version,
          personId: person.id,
          byName: person.name,
        });
      }
      return answerOf(tx, params.id, { person, setting });
    },
  });
}

function wrongCells(cells: readonly CellInput[], sheet: Sheet): FieldProblem[] {
  const present = new Map(sheet.cells.map((c) => [cellKey(c.indicator, c.dims), c]));
  const sent = new Set<string>();
  return cells.flatMap((cell, i): FieldProblem[] => {
    const key = cellKey(cell.indicator, cell.dims);
    const found = present.get(key);
    const decimals = sheet.indicators.get(cell.indicator)?.decimals ?? 0;
    const wrong = found ? wrongTyped(cell, found, decimals) : words.notAsked;
    const message = sent.has(key) ? words.sentTwice : wrong;
    sent.add(key);
    return message ? [{ path: `cells.${i}.${found ? "value" : "indicator"}`, message }] : [];
  });
}

async function saveCells(
  tx: Tx,
  given: { loaded: Sheet; cells: readonly CellInput[]; person: Person },
): Promise<void> {
  const { submission, cycle } = given.loaded;
  const window = { from: cycle.from, to: cycle.to };
  const cells = given.cells.map((c) => ({ ...c, unitId: submission.unitId, indicatorCode: c.indicator }));
  const saved = new Set(
    await saveTypedCells(tx, cells, { window, personId: given.person.id, byName: given.person.name }),
  );
  const stale = cells.filter((c) => !saved.has(cellKey(c.indicatorCode, c.dims)));
  if (stale.length === 0) return;
  const codes = stale.map((c) => c.indicatorCode);
  const present = await listCells(tx, { window, unitIds: [submission.unitId], codes });
  const current = present.map((c) => ({
    indicator: c.indicatorCode,
    dims: c.dims,
    ...plainFigure(c),
    version: c.version,
    byName: c.byName,
  }));
  throw new Problem("conflict", { detail: words.stale, facts: { current } });
}

function cells(): AnyEndpoint {
  return endpoint({
    verb: "report.write",
    method: "PUT",
    path: "/api/reports/submissions/{id}/cells",
    summary: words.write,
    params: byId,
    body: z.strictObject({ cells: z.array(cellInput).min(1).max(300) }),
    output: z.object({
      cells: z.array(cellOutput),
      completeness: missingOutput,
    }),
    audit: ({ params, body }) => ({
      subject: `submission/${params.id}`,
      details: { cells: body.cells.map((c) => cellKey(c.indicator, c.dims)) },
    }),
    load: (tx, { params }) => loadToWrite(tx, params.id),
    check: (loaded, { body }) => {
      const errors = wrongCells(body.cells, loaded);
      return refuseWriting(loaded) ?? (errors.length > 0 ? new Problem("invalid", { errors }) : null);
    },
    run: async (tx, { body, person }, loaded: Loaded) => {
      await saveCells(tx, { loaded, cells: body.cells, person });
      const sheet = await withCellsAgain(tx, loaded);
      // With every part of what was written: a whole of none makes its parts none.
      const written = new Set(body.cells.map((c) => c.indicator));
      return {
        cells: sheet.cells.filter((c) => written.has(c.indicator)).map(cellJson),
        completeness: missingJson(sheet),
      };
    },
  });
}

const sectionParams = byId.extend({ sectionId: z.coerce.number().int().positive() });

function narrative(): AnyEndpoint {
  return endpoint({
    verb: "report.write",
    method: "PUT",
    path: "/api/reports/submissions/{id}/sections/{sectionId}",
    summary: words.write,
    params: sectionParams,
    body: z.strictObject({
      text: z
        .string()
        .max(60_000)
        .transform((s) => s.normalize("NFC")),
      cites: z.array(z.string().max(40)).max(200).default([]),
      version: z.int().min(0),
    }),
    output: z.object({
      sectionId: z.number(),
      text: z.string(),
      version: z.number(),
      at: z.date(),
      byName: z.string().nullable(),
      completeness: missingOutput,
    }),
    audit: ({ params }) => ({ subject: `submission/${params.id}`, details: { section: params.sectionId } }),
    load: async (tx, { params }) => {
      const sheet = await loadToWrite(tx, params.id);
      return sheet?.form.sections.some((s) => s.id === params.sectionId && s.narrative) ? sheet : undefined;
    },
    check: refuseWriting,
    run: async (tx, { params, body, person }, loaded: Loaded) => {
      const kept = await saveNarrative(tx, {
        submission: loaded.submission,
        ...params,
        ...body,
        personId: person.id,
        byName: person.name,
      });
      const sheet = await withWordsAgain(tx, loaded);
      const current = sheet.narratives.get(params.sectionId) ?? null;
      if (!kept) throw new Problem("conflict", { detail: words.stale, facts: { current } });
      return { ...kept, completeness: missingJson(sheet) };
    },
  });
}

/** The refusal of an incomplete report, with a sentence and a link for each thing that is missing. */
export function incomplete(sheet: Sheet): Problem | null {
  const missing = missingJson(sheet);
  const [cells, sections] = [missing.missingCells, missing.missingSections];
  if (cells.length + sections.length === 0) return null;
  const errors = [
    ...cells.map((c) => ({ path: `cells.${cellKey(c.indicator, c.dims)}`, message: filledWith(c.label) })),
    ...sections.map((s) => ({
      path: `sections.${s.sectionId}`,
      message: fill(words.missingSection, { title: s.title }),
    })),
  ];
  return new Problem("rule", {
    detail: fill(words.incomplete, { cells: cells.length, sections: sections.length }),
    errors,
    facts: { missing },
  });
}

const filledWith = (label: { vi: string; en: string }) => ({
  vi: fill(words.missingCell, { label: label.vi }).vi,
  en: fill(words.missingCell, { label: label.en }).en,
});

/** All of a unit's own work on its report. */
export function editingEndpoints(setting: ReportSetting): AnyEndpoint[] {
  return [showing(setting), filling(setting), cells(), narrative()];
}
