/** What goes out about estimates and supplements. */
import { z } from "zod";
import { today } from "#base/clock.ts";
import { can, type Person } from "#spine/access/index.ts";
import { figureOutput, plainFigure } from "#spine/indicators/index.ts";
import { maySign } from "../rules/state.ts";
import { standingOn, yearEndKinds } from "../rules/year-end.ts";
import type { Sheet } from "../sheet.ts";
import type { YearEndCell } from "../year-end.ts";

const label = z.object({ vi: z.string(), en: z.string() });

/** The second window of a cycle. */
export const wholeYearOutput = z.object({
  from: z.string(),
  to: z.string(),
  opensOn: z.string(),
  closesOn: z.string(),
});

export const yearEndOutput = z.object({
  kind: z.enum(yearEndKinds),
  indicator: z.string(),
  dims: z.string(),
  label,
  figure: figureOutput,
  origin: z.string(),
  isComputed: z.boolean(),
  asksUnit: z.boolean(),
  note: z.string().nullable(),
  version: z.number(),
  byName: z.string().nullable(),
  at: z.date().nullable(),
  sent: figureOutput.nullable(),
});

/** The whole year's supplement of a report; null where the cycle takes none. */
export const supplementOutput = z.object({
  standing: z.enum(["before", "open", "closed"]),
  round: z.number(),
  at: z.date().nullable(),
  byName: z.string().nullable(),
});

/** An estimate or a supplement as it goes out. */
export function yearEndJson(cell: YearEndCell): z.infer<typeof yearEndOutput> {
  return { ...cell, figure: plainFigure(cell), sent: cell.sent && plainFigure(cell.sent) };
}

/** Where the supplement of a report stands. */
export function supplementJson({
  submission,
  cycle,
  yearEnd,
}: Sheet): z.infer<typeof supplementOutput> | null {
  const standing = standingOn(cycle.wholeYear, today());
  if (standing === "none" || yearEnd.length === 0) return null;
  return {
    standing,
    round: submission.supplementRound,
    at: submission.supplementAt,
    byName: submission.supplementByName,
  };
}

/** What the person may do with the supplement now. */
export function supplementAbilities({ submission, cycle, form, yearEnd }: Sheet, person: Person): string[] {
  if (standingOn(cycle.wholeYear, today()) !== "open" || yearEnd.length === 0) return [];
  const held = person.roles.filter((r) => r.units.includes(submission.unitId)).map((r) => r.role);
  const acts = ["supplement.write", ...(maySign(held, form.officerMaySubmit) ? ["supplement.send"] : [])];
  return can(person, acts, submission.unitId);
}
