/** What goes out about submissions: shapes, and what a person may do with one now. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import { can, type Person } from "#spine/access/index.ts";
import { figureOutput, plainFigure } from "#spine/indicators/index.ts";
import type { Reminder } from "../queries/reminder.ts";
import type { Remark } from "../queries/submission.ts";
import { isLocked, mayAsk, type Lock } from "../rules/exception.ts";
import type { TaskNote } from "../rules/proposal.ts";
import { isEditable, maySign, stateAfter } from "../rules/state.ts";
import { yearEndKinds } from "../rules/year-end.ts";
import { submissionStates, type SubmissionState } from "../schema.ts";
import type { Sheet, SheetCell } from "../sheet.ts";
import { exceptionJson, exceptionOutput } from "./exception-output.ts";
import { sectionOutput, sectionsJson } from "./section-output.ts";
import { checkedJson, checkedOutput } from "./checked-output.ts";
import {
  supplementAbilities,
  supplementJson,
  supplementOutput,
  wholeYearOutput,
  yearEndJson,
  yearEndOutput,
} from "./year-end-output.ts";

export const label = z.object({ vi: z.string(), en: z.string() });
export const byId = z.object({ id: z.coerce.number().int().positive() });
export const unitOutput = z.object({ id: z.number(), code: z.string(), name: z.string() });

/** Figures and words before and after, only those that differ. */
export const changesOutput = {
  figures: z.array(
    z.object({
      indicator: z.string(),
      dims: z.string(),
      /** Of an estimate beside a counted figure. */
      kind: z.enum(yearEndKinds).optional(),
      before: figureOutput.nullable(),
      after: figureOutput.nullable(),
    }),
  ),
  sections: z.array(z.object({ sectionId: z.number(), before: z.string(), after: z.string() })),
};

/** The decision to consolidate without a report. */
export const leftOutOutput = z.object({ at: z.string(), reason: z.string(), byName: z.string() });

export const cellOutput = z.object({
  indicator: z.string(),
  dims: z.string(),
  label,
  figure: figureOutput,
  origin: z.string(),
  isComputed: z.boolean(),
  asksUnit: z.boolean(),
  required: z.boolean(),
  note: z.string().nullable(),
  version: z.number(),
  byName: z.string().nullable(),
  at: z.date().nullable(),
});

export const cycleOutput = z.object({
  id: z.number(),
  code: z.string(),
  name: z.string(),
  templateCode: z.string(),
  year: z.number(),
  from: z.string(),
  to: z.string(),
  dueOn: z.string(),
  toUnitName: z.string(),
  units: z.number(),
  edition: z.number(),
  lockedAt: z.date().nullable(),
  wholeYear: wholeYearOutput.nullable(),
  version: z.number(),
  isDemo: z.boolean(),
});

export const remarkOutput = z.object({
  id: z.number(),
  round: z.number(),
  sectionId: z.number().nullable(),
  indicator: z.string().nullable(),
  dims: z.string(),
  text: z.string(),
  at: z.date(),
  byName: z.string().nullable(),
});

export const missingOutput = z.object({
  percent: z.number(),
  required: z.number(),
  missingCells: z.array(z.object({ indicator: z.string(), dims: z.string(), label, href: z.string() })),
  missingSections: z.array(z.object({ sectionId: z.number(), title: z.string(), href: z.string() })),
});

export const submissionOutput = z.object({
  id: z.number(),
  unit: unitOutput,
  cycle: cycleOutput,
  state: z.enum(submissionStates),
  round: z.number(),
  version: z.number(),
  dueOn: z.string(),
  isLate: z.boolean(),
  submittedAt: z.date().nullable(),
  submittedByName: z.string().nullable(),
  leftOut: leftOutOutput.nullable(),
  approvedAt: z.date().nullable(),
  approvedByName: z.string().nullable(),
  sections: z.array(sectionOutput),
  cells: z.array(cellOutput),
  /** Estimates and supplements, where the template asks for them. */
  yearEnd: z.array(yearEndOutput),
  supplement: supplementOutput.nullable(),
  completeness: missingOutput,
  checked: checkedOutput,
  remarks: z.array(remarkOutput),
  events: z.array(
    z.object({
      act: z.string(),
      round: z.number(),
      at: z.date(),
      byName: z.string().nullable(),
      reason: z.string().nullable(),
      dueOn: z.string().nullable(),
    }),
  ),
  /** The times the receiver asked about it, each about a round. */
  reminders: z.array(
    z.object({ round: z.number(), note: z.string().nullable(), at: z.date(), byName: z.string().nullable() }),
  ),
  /** Exceptions to the lock of its cycle, the newest first. */
  exceptions: z.array(exceptionOutput),
  can: z.array(z.string()),
});

/** A cell as it goes out. */
export function cellJson(cell: SheetCell): z.infer<typeof cellOutput> {
  return { ...cell, figure: plainFigure(cell) };
}

/** What is missing, each with the place where it is filled in. */
export function missingJson({
  completeness,
  submission,
}: Pick<Sheet, "completeness" | "submission">): z.infer<typeof missingOutput> {
  const page = `/reports/submissions/${submission.id}`;
  return {
    percent: completeness.percent,
    required: completeness.required,
    missingCells: completeness.missingCells.map((c) => ({
      indicator: c.indicator,
      dims: c.dims,
      label: c.label,
      href: `${page}#cell-${c.indicator}${c.dims === "" ? "" : `-${c.dims}`}`,
    })),
    missingSections: completeness.missingSections.map((s) => ({
      sectionId: s.sectionId,
      title: s.title,
      href: `${page}#section-${s.sectionId}`,
    })),
  };
}

/** Verbs possible on a submission in this state, of those the person holds for its unit. */
export function abilities(
  person: Person,
  at: {
    readonly unitId: number;
    readonly state: SubmissionState;
    readonly officerMaySubmit: boolean;
    readonly lock: Lock;
  },
): string[] {
  // Judging what was handed over in time, and whether it counts, stays; nothing else passes the lock.
  const approving = [...(stateAfter(at.state, "approve") ? ["report.approve"] : []), "report.leave-out"];
  if (isLocked(at.lock, now())) {
    const asking = mayAsk(at.lock, now()) ? ["exception.ask"] : [];
    return can(person, [...asking, ...approving], at.unitId);
  }
  const acts: string[] = [];
  if (isEditable(at.state)) acts.push("report.write");
  if (stateAfter(at.state, "submit") && maySign(rolesAt(person, at.unitId), at.officerMaySubmit))
    acts.push("report.submit");
  if (stateAfter(at.state, "return")) acts.push("report.return");
  return can(person, [...acts, ...approving], at.unitId);
}

/** The roles that a person holds at a unit, or above it. */
export function rolesAt(person: Person, unitId: number): Person["roles"][number]["role"][] {
  return person.roles.filter((held) => held.units.includes(unitId)).map((held) => held.role);
}

/** A whole submission as it goes out. */
export function submissionJson(
  sheet: Sheet,
  more: {
    readonly person: Person;
    readonly notes: readonly TaskNote[];
    readonly remarks: Remark[];
    readonly events: z.infer<typeof submissionOutput>["events"];
    readonly reminders: Reminder[];
  },
): z.infer<typeof submissionOutput> {
  const { submission, cycle, form } = sheet;
  const lock = { lockedAt: cycle.lockedAt, exceptions: sheet.exceptions };
  return {
    ...submission,
    cycle,
    unit: { id: submission.unitId, code: submission.unitCode, name: submission.unitName },
    sections: sectionsJson(sheet, more.notes),
    cells: sheet.cells.map(cellJson),
    yearEnd: sheet.yearEnd.map(yearEndJson),
    supplement: supplementJson(sheet),
    completeness: missingJson(sheet),
    checked: checkedJson(sheet),
    remarks: more.remarks,
    events: more.events,
    reminders: more.reminders,
    exceptions: sheet.exceptions.map((e) => exceptionJson(e, more.person)),
    can: [
      ...abilities(more.person, { ...submission, officerMaySubmit: form.officerMaySubmit, lock }),
      ...supplementAbilities(sheet, more.person),
    ],
  };
}
