/** What goes out about an exception to a locked cycle. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import { can, type Person } from "#spine/access/index.ts";
import type { Exception } from "../queries/exception.ts";
import { exceptionStandings, isSecondPerson, standingAt } from "../rules/exception.ts";

/** An exception as it goes out. */
export const exceptionOutput = z.object({
  id: z.number(),
  submissionId: z.number(),
  unit: z.object({ id: z.number(), code: z.string(), name: z.string() }),
  reason: z.string(),
  endsAt: z.date(),
  askedAt: z.date(),
  askedByName: z.string(),
  standing: z.enum(exceptionStandings),
  verdictReason: z.string().nullable(),
  judgedAt: z.date().nullable(),
  judgedByName: z.string().nullable(),
  /** Whether a report was handed over under it. */
  isUsed: z.boolean(),
  can: z.array(z.string()),
});

/** An exception with where it stands now, and whether this person may judge it. */
export function exceptionJson(exception: Exception, person: Person): z.infer<typeof exceptionOutput> {
  const standing = standingAt(exception, now());
  const mayJudge = standing === "asked" && isSecondPerson(exception, person);
  return {
    ...exception,
    unit: { id: exception.unitId, code: exception.unitCode, name: exception.unitName },
    standing,
    can: mayJudge ? can(person, ["exception.judge"], exception.unitId) : [],
  };
}
