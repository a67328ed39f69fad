/** Endpoints of what the city consolidates without: leaving reports out with a reason, taking them in again. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { leaveOut, takeIn } from "../queries/left-out.ts";
import { leaveOutInput, takeInInput } from "../schema.ts";
import { words } from "../words.ts";
import { base, type LoadedCycle } from "./cycle-loaded.ts";

const output = z.object({ units: z.number() });

const deciding = (cycle: LoadedCycle, person: Person, submissionIds: readonly number[]) => ({
  cycleId: cycle.id,
  submissionIds,
  at: now(),
  personId: person.id,
  byName: person.name,
});

function decided(units: number): { units: number } {
  if (units === 0) throw new Problem("rule", { detail: words.noneToLeave });
  return { units };
}

/** Both endpoints. What is left out is counted in no sum and told with its reason wherever the consolidation is. */
export function leftOutEndpoints(): AnyEndpoint[] {
  return [
    endpoint({
      ...base,
      verb: "report.leave-out",
      method: "POST",
      path: "/api/reports/cycles/{id}/leave-out",
      summary: words.leaveOut,
      body: leaveOutInput,
      output,
      audit: ({ params }, _: LoadedCycle, out) => ({
        subject: `cycle/${params.id}`,
        details: { leftOut: out.units },
      }),
      run: async (tx, { body, person }, cycle: LoadedCycle) =>
        decided(await leaveOut(tx, { ...deciding(cycle, person, body.submissions), reason: body.reason })),
    }),
    endpoint({
      ...base,
      verb: "report.leave-out",
      method: "POST",
      path: "/api/reports/cycles/{id}/take-in",
      summary: words.takeIn,
      body: takeInInput,
      output,
      audit: ({ params }, _: LoadedCycle, out) => ({
        subject: `cycle/${params.id}`,
        details: { takenIn: out.units },
      }),
      run: async (tx, { body, person }, cycle: LoadedCycle) =>
        decided(await takeIn(tx, deciding(cycle, person, body.submissions))),
    }),
  ];
}
