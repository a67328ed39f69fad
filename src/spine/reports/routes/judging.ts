/** Endpoints that move a report: handing over, returning with remarks, approving; and what changed between rounds. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem, type FieldProblem } from "#base/problem.ts";
import { paperOf, paperShape, reportDocument } from "#base/word/index.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { plainFigure, type Figure } from "#spine/indicators/index.ts";
import { unitDocument } from "../document/unit.ts";
import { keepChecked } from "../queries/check.ts";
import {
  addRemarks,
  holdSubmission,
  keepRounds,
  listRoundCells,
  listRoundTexts,
  moveSubmission,
  type Move,
} from "../queries/submission.ts";
import { keepHanded, listRoundEstimates } from "../queries/year-end.ts";
import { refuseFindings } from "../rules/findings.ts";
import { figureChanges, textChanges, type KeyedFigure } from "../rules/changes.ts";
import { isBeyondException, openException, refuseLocked } from "../rules/exception.ts";
import { isHandedOverLate, maySign, refuseAct } from "../rules/state.ts";
import { returnInput, type ReturnInput } from "../schema.ts";
import { sealOf } from "../seal.ts";
import type { ReportSetting } from "../setting.ts";
import { askedKeys, cellKey } from "../sheet.ts";
import { handedEstimates } from "../year-end.ts";
import { words } from "../words.ts";
import { answerOf, incomplete, loadSheet, lockOf, type Loaded } from "./editing.ts";
import { byId, changesOutput, rolesAt, submissionOutput } from "./output.ts";

const versioned = z.strictObject({ version: z.int().positive() });

async function move(tx: Tx, given: Move): Promise<void> {
  if (!(await moveSubmission(tx, given))) throw new Problem("conflict", { detail: words.stale });
}

function submitting(setting: ReportSetting): AnyEndpoint {
  return endpoint({
    verb: "report.submit",
    method: "POST",
    path: "/api/reports/submissions/{id}/submit",
    summary: words.submit,
    params: byId,
    body: versioned,
    output: submissionOutput,
    audit: ({ params }, _: Loaded, out) => ({
      subject: `submission/${params.id}`,
      details: { round: out.round, late: out.isLate },
    }),
    load: async (tx, { params }) => {
      // Alone: what is found complete is what is handed over.
      await holdSubmission(tx, params.id, "alone");
      return loadSheet(tx, params.id);
    },
    check: (loaded, { person }) => {
      const refused = refuseLocked(lockOf(loaded), now()) ?? refuseAct(loaded.submission.state, "submit");
      if (refused) return refused;
      const roles = rolesAt(person, loaded.unitId);
      if (!maySign(roles, loaded.form.officerMaySubmit))
        return new Problem("rule", { detail: words.leaderSubmits });
      return incomplete(loaded) ?? refuseFindings(loaded.checked.findings);
    },
    run: async (tx, { params, body, person }, loaded: Loaded) => {
      const { submission, exceptions, checked } = loaded;
      const round = submission.round + 1;
      await move(tx, {
        submission,
        version: body.version,
        state: "submitted",
        act: "submit",
        personId: person.id,
        byName: person.name,
        isLate: isHandedOverLate(submission, today()),
        exceptionId: openException(exceptions, now())?.id,
      });
      await keepRounds(tx, [submission.id]);
      await keepChecked(tx, { ...submission, round }, checked.findings);
      await keepHanded(tx, { submission, kind: "estimate", round }, handedEstimates(loaded));
      return answerOf(tx, params.id, { person, setting });
    },
  });
}

/** A remark is about a section or a cell of this report; about anything else nobody would ever read it. */
function wrongRemarks(remarks: ReturnInput["remarks"], { form }: Loaded): FieldProblem[] {
  const sections = new Set(form.sections.map((s) => s.id));
  const cells = new Set(askedKeys(form).map((k) => cellKey(k.indicator, k.dims)));
  return remarks.flatMap(({ sectionId, indicator, dims }, i): FieldProblem[] => {
    const isHere = sectionId === null ? cells.has(cellKey(indicator ?? "", dims)) : sections.has(sectionId);
    return isHere ? [] : [{ path: `remarks.${i}`, message: words.notAsked }];
  });
}

function returning(setting: ReportSetting): AnyEndpoint {
  return endpoint({
    verb: "report.return",
    method: "POST",
    path: "/api/reports/submissions/{id}/return",
    summary: words.return,
    params: byId,
    body: returnInput,
    output: submissionOutput,
    audit: ({ params, body }) => ({
      subject: `submission/${params.id}`,
      details: { dueOn: body.dueOn, remarks: body.remarks.length },
    }),
    load: (tx, { params }) => loadSheet(tx, params.id),
    check: (loaded, { body }) => {
      const errors = wrongRemarks(body.remarks, loaded);
      const lock = lockOf(loaded);
      if (body.dueOn < today()) errors.push({ path: "dueOn", message: words.newDueLater });
      if (isBeyondException(lock, body.dueOn, now()))
        errors.push({ path: "dueOn", message: words.dueBeyondException });
      return errors.length > 0
        ? new Problem("invalid", { errors })
        : (refuseLocked(lock, now()) ?? refuseAct(loaded.submission.state, "return"));
    },
    run: async (tx, { params, body, person }, { submission, exceptions }: Loaded) => {
      const { version, reason, dueOn, remarks } = body;
      await move(tx, {
        submission,
        version,
        state: "returned",
        act: "return",
        personId: person.id,
        byName: person.name,
        reason,
        dueOn,
        exceptionId: openException(exceptions, now())?.id,
      });
      await addRemarks(tx, { submission, byName: person.name }, remarks);
      return answerOf(tx, params.id, { person, setting });
    },
  });
}

function approving(setting: ReportSetting): AnyEndpoint {
  return endpoint({
    verb: "report.approve",
    method: "POST",
    path: "/api/reports/submissions/{id}/approve",
    summary: words.approve,
    params: byId,
    body: versioned,
    output: submissionOutput,
    audit: ({ params }) => ({ subject: `submission/${params.id}` }),
    load: (tx, { params }) => loadSheet(tx, params.id),
    check: (loaded) => refuseAct(loaded.submission.state, "approve"),
    run: async (tx, { params, body, person }, { submission }: Loaded) => {
      await move(tx, {
        submission,
        version: body.version,
        state: "approved",
        act: "approve",
        personId: person.id,
        byName: person.name,
        sha256: await sealOf(tx, submission.id, submission.round),
      });
      return answerOf(tx, params.id, { person, setting });
    },
  });
}

const plain = (figure: Figure | null) => figure && plainFigure(figure);

/** Counted figures of a round, and the estimates beside them. */
async function figuresOf(tx: Tx, id: number, round: number): Promise<KeyedFigure[]> {
  return [...(await listRoundCells(tx, id, round)), ...(await listRoundEstimates(tx, id, round))];
}

/** What one round changed against another: the last two, unless told. */
function changes(): AnyEndpoint {
  const round = z.coerce.number().int().min(0).optional();
  return endpoint({
    verb: "report.read",
    method: "GET",
    path: "/api/reports/submissions/{id}/changes",
    summary: words.changes,
    params: byId,
    query: z.object({ from: round, to: round }),
    output: z.object({
      from: z.number(),
      to: z.number(),
      ...changesOutput,
    }),
    audit: ({ params }) => ({ subject: `submission/${params.id}` }),
    load: (tx, { params }) => loadSheet(tx, params.id),
    run: async (tx, { params, query }, { submission }: Loaded) => {
      const to = query.to ?? submission.round;
      const from = query.from ?? Math.max(0, to - 1);
      const [before, after] = [await figuresOf(tx, params.id, from), await figuresOf(tx, params.id, to)];
      const texts = textChanges(
        await listRoundTexts(tx, params.id, from),
        await listRoundTexts(tx, params.id, to),
      );
      const figures = figureChanges(before, after).map((c) => ({
        ...c,
        before: plain(c.before),
        after: plain(c.after),
      }));
      return { from, to, figures, sections: texts };
    },
  });
}

export const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The Word file of a sheet, through the office's own template where there is one. */
export async function wordOf(sheet: Loaded, setting: ReportSetting): Promise<Uint8Array> {
  const own = sheet.form.fileSha256 === null ? undefined : await setting.files.read(sheet.form.fileSha256);
  return reportDocument(unitDocument(sheet), own);
}

function document(setting: ReportSetting): AnyEndpoint {
  return endpoint({
    verb: "report.read",
    method: "GET",
    path: "/api/reports/submissions/{id}/document.docx",
    summary: words.document,
    params: byId,
    output: "download",
    audit: ({ params }) => ({ subject: `submission/${params.id}`, details: { exported: true } }),
    load: (tx, { params }) => loadSheet(tx, params.id),
    run: async (_, __, loaded: Loaded) => ({
      name: `Báo cáo ${loaded.submission.unitName} ${loaded.cycle.year}.docx`,
      mediaType: WORD,
      bytes: await wordOf(loaded, setting),
    }),
  });
}

/** The same as it stands on paper: what the browser shows and prints. */
function paper(): AnyEndpoint {
  return endpoint({
    verb: "report.read",
    method: "GET",
    path: "/api/reports/submissions/{id}/paper",
    summary: words.paper,
    params: byId,
    output: paperShape,
    audit: ({ params }) => ({ subject: `submission/${params.id}`, details: { printed: true } }),
    load: (tx, { params }) => loadSheet(tx, params.id),
    run: (_, __, loaded: Loaded) => Promise.resolve(paperOf(unitDocument(loaded))),
  });
}

/** All acts on a report, its changes and its Word file. */
export function judgingEndpoints(setting: ReportSetting): AnyEndpoint[] {
  return [submitting(setting), returning(setting), approving(setting), changes(), document(setting), paper()];
}
