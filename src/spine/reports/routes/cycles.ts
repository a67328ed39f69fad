/** Endpoints of cycles: opening one for all who must report, the board, and what is due from me. */
import { z } from "zod";
import { today } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { formatDay } from "#base/vi/index.ts";
import { fill } from "#base/words.ts";
import { can, endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { computeWindow } from "#spine/indicators/index.ts";
import {
  addCycle,
  findCycle,
  findUnitByCode,
  listBoard,
  listCycles,
  resolveUnits,
  type BoardRow,
} from "../queries/cycle.ts";
import { listExceptions } from "../queries/exception.ts";
import { findForm, getForm } from "../queries/template.ts";
import { percentOf } from "../rules/completeness.ts";
import { isLate } from "../rules/state.ts";
import { wrongSecondWindow, type WholeYear } from "../rules/year-end.ts";
import { cycleInput, submissionStates, type CycleInput } from "../schema.ts";
import type { ReportSetting } from "../setting.ts";
import { askedCodes } from "../sheet.ts";
import { reportWork } from "../work.ts";
import { words, yearEndWords } from "../words.ts";
import { estimatedKeys } from "../year-end.ts";
import { exceptionJson, exceptionOutput } from "./exception-output.ts";
import { abilities, byId, cycleOutput, label, leftOutOutput, unitOutput } from "./output.ts";
import { refuseUnbound } from "./template-plan.ts";

const PAGE_MAX = 400;

function listing(): AnyEndpoint[] {
  const page = z.object({
    year: z.coerce.number().int().optional(),
    after: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  });
  return [
    endpoint({
      verb: "report.read",
      method: "GET",
      path: "/api/reports/cycles",
      summary: words.cycles,
      query: page,
      output: z.object({ rows: z.array(cycleOutput), next: z.number().nullable(), can: z.array(z.string()) }),
      audit: { none: "a list of cycles holds no unit's content" },
      run: async (tx, { query, person }) => {
        const rows = await listCycles(tx, query);
        const next = rows.length === query.limit ? (rows.at(-1)?.id ?? null) : null;
        return { rows, next, can: can(person, ["report.open", "report.template"], person.unitId) };
      },
    }),
    endpoint({
      verb: "report.read",
      method: "GET",
      path: "/api/reports/cycles/{id}",
      summary: words.cycles,
      params: byId,
      output: cycleOutput.extend({ can: z.array(z.string()) }),
      audit: { none: "a cycle's head holds no unit's content" },
      run: async (tx, { params, person }) => {
        const cycle = await findCycle(tx, params.id);
        if (!cycle) throw new Problem("not-found");
        return { ...cycle, can: can(person, ["report.consolidate", "report.freeze"], cycle.toUnitId) };
      },
    }),
  ];
}

/** The second window that was given; none for a template that asks for no estimate. Refuses what is missing or out of order. */
function secondWindow(body: CycleInput, isAsked: boolean): WholeYear | null {
  if (!isAsked) return null;
  const { wholeFrom: from, wholeTo: to, supplementFrom: opensOn, supplementTo: closesOn } = body;
  const given = { wholeFrom: from, wholeTo: to, supplementFrom: opensOn, supplementTo: closesOn };
  if (from === null || to === null || opensOn === null || closesOn === null) {
    const empty = Object.entries(given).filter(([, day]) => day === null);
    const errors = empty.map(([path]) => ({ path, message: yearEndWords.windowNeeded }));
    throw new Problem("invalid", { errors });
  }
  const errors = wrongSecondWindow(body.to, { from, to, opensOn, closesOn });
  if (errors.length > 0) throw new Problem("invalid", { errors });
  return { from, to, opensOn, closesOn };
}

function opening(setting: ReportSetting): AnyEndpoint {
  return endpoint({
    verb: "report.open",
    method: "POST",
    path: "/api/reports/cycles",
    summary: words.open,
    status: 201,
    body: cycleInput,
    output: cycleOutput,
    audit: ({ body }, _, out) => ({ subject: body.code, details: { units: out.units } }),
    run: async (tx, { body, person }) => {
      const on = body.on ?? today();
      const form = await findForm(tx, body.template, true);
      if (!form) throw new Problem("rule", { detail: words.notPublished });
      await refuseUnbound(tx, form, body.year);
      const to = await findUnitByCode(tx, body.toUnit, on);
      const unknown = fill(words.unknownUnit, { code: body.toUnit, date: formatDay(on) });
      if (!to) throw new Problem("invalid", { errors: [{ path: "toUnit", message: unknown }] });
      const unitIds = await resolveUnits(tx, { ...body, on });
      if (unitIds.length === 0)
        throw new Problem("rule", { detail: fill(words.nobody, { date: formatDay(on) }) });
      const estimated = [...new Set(estimatedKeys(form).map((k) => k.indicator))];
      const given = {
        ...body,
        on,
        unitIds,
        codes: askedCodes(form),
        estimated,
        wholeYear: secondWindow(body, estimated.length > 0),
        templateVersionId: form.id,
        toUnitId: to.id,
        isDemo: false,
        byName: person.name,
      };
      const cycle = await findCycle(tx, await addCycle(tx, given));
      if (!cycle) throw new Error("A cycle just opened cannot be read.");
      await computeWindow(setting.report, setting.sources, { window: { from: body.from, to: body.to } });
      return cycle;
    },
  });
}

const boardRow = z.object({
  submissionId: z.number(),
  unit: unitOutput.extend({ kind: z.string() }),
  state: z.enum(submissionStates),
  round: z.number(),
  returns: z.number(),
  dueOn: z.string(),
  /** Handed over late, or not handed over though the day has passed. */
  isLate: z.boolean(),
  submittedAt: z.date().nullable(),
  approvedAt: z.date().nullable(),
  percent: z.number(),
  missing: z.number(),
  /** How many times the receiver asked about it, and when last. */
  reminders: z.number(),
  remindedAt: z.date().nullable(),
  leftOut: leftOutOutput.nullable(),
  supplementAt: z.date().nullable(),
  version: z.number(),
  can: z.array(z.string()),
});

function late(row: BoardRow): boolean {
  return row.state === "draft" || row.state === "returned" ? isLate(row.dueOn, today()) : row.isLate;
}

function board(): AnyEndpoint {
  return endpoint({
    verb: "report.read",
    method: "GET",
    path: "/api/reports/cycles/{id}/board",
    summary: words.board,
    params: byId,
    query: z.object({
      state: z.enum(submissionStates).optional(),
      after: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(PAGE_MAX),
    }),
    output: z.object({
      cycle: cycleOutput,
      rows: z.array(boardRow),
      /** Exceptions to the lock, of the units that the person may see. */
      exceptions: z.array(exceptionOutput),
      next: z.string().nullable(),
      can: z.array(z.string()),
    }),
    audit: ({ params }) => ({ subject: `cycle/${params.id}` }),
    run: async (tx, { params, query, person }) => {
      const cycle = await findCycle(tx, params.id);
      if (!cycle) throw new Problem("not-found");
      const { officerMaySubmit } = await getForm(tx, cycle.templateVersionId);
      const found = await listBoard(tx, { cycleId: params.id, ...query });
      const exceptions = cycle.lockedAt === null ? [] : await listExceptions(tx, { cycleId: cycle.id });
      const bySubmission = Map.groupBy(exceptions, (e) => e.submissionId);
      const lockAt = (id: number) => ({
        lockedAt: cycle.lockedAt,
        exceptions: bySubmission.get(id) ?? [],
      });
      const rows = found.map((row) => ({
        ...row,
        unit: { id: row.unitId, code: row.unitCode, name: row.unitName, kind: row.unitKind },
        isLate: late(row),
        percent: percentOf(row.required, row.required - row.answered),
        missing: row.required - row.answered,
        can: abilities(person, { ...row, officerMaySubmit, lock: lockAt(row.submissionId) }),
      }));
      const next = found.length === query.limit ? (found.at(-1)?.unitCode ?? null) : null;
      return {
        cycle,
        rows,
        next,
        exceptions: exceptions.map((e) => exceptionJson(e, person)),
        can: can(
          person,
          [
            "report.consolidate",
            "report.freeze",
            ...(cycle.lockedAt ? [] : ["report.remind"]),
            ...(cycle.wholeYear ? ["supplement.move-window"] : []),
          ],
          cycle.toUnitId,
        ),
      };
    },
  });
}

function work(): AnyEndpoint {
  return endpoint({
    verb: "report.write",
    method: "GET",
    path: "/api/reports/work",
    summary: words.work,
    output: z.object({
      rows: z.array(
        z.object({
          title: label,
          due: z.string(),
          href: z.string(),
          percentFilled: z.number(),
          cellsMissing: z.number(),
          state: z.enum(submissionStates),
          unitName: z.string(),
          askedAt: z.date().nullable(),
        }),
      ),
    }),
    audit: { none: "one's own list of what is due" },
    run: async (tx, { person }) => ({ rows: await reportWork(tx, person) }),
  });
}

/** All endpoints of cycles. */
export function cycleEndpoints(setting: ReportSetting): AnyEndpoint[] {
  return [...listing(), opening(setting), board(), work()];
}
