/** The first week of somebody new to cases: what they have looked at, kept for them alone. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { listLeaders, listSteps, markStep, worksSince } from "../queries/first-week.ts";
import { firstWeekSteps, isOffered } from "../rules/first-week.ts";
import { firstWeekWords as words } from "../words/first-week.ts";

const PUT_AWAY = "put-away";
const answer = z.object({
  /** Whether it stands in My work. */
  offered: z.boolean(),
  putAway: z.boolean(),
  done: z.array(z.string()),
  leaders: z.array(z.string()),
});

function reading(): AnyEndpoint {
  return endpoint<unknown, unknown, null, undefined, z.infer<typeof answer>>({
    verb: "case.first-week",
    method: "GET",
    path: "/api/case-first-week",
    summary: words.read,
    output: answer,
    audit: { none: "A person's own list tells nothing of any case." },
    run: async (tx, { person }) => {
      const steps = await listSteps(tx);
      const done = steps.filter((step) => step !== PUT_AWAY);
      const putAway = steps.includes(PUT_AWAY);
      const since = await worksSince(tx, person.id);
      return {
        offered: isOffered({ today: today(), since, done, putAway }),
        putAway,
        done,
        leaders: await listLeaders(tx, person.unitId, today()),
      };
    },
  });
}

const byStep = z.object({ step: z.enum([...firstWeekSteps, PUT_AWAY]) });
type ByStep = z.infer<typeof byStep>;

function marking(): AnyEndpoint {
  return endpoint<ByStep, unknown, { done: boolean }, undefined, Record<string, never>>({
    verb: "case.first-week",
    method: "POST",
    path: "/api/case-first-week/{step}",
    summary: words.mark,
    params: byStep,
    body: z.strictObject({ done: z.boolean() }),
    output: z.strictObject({}),
    unit: ({ person }) => person.unitId,
    audit: { none: "A person's own list; nobody is measured by it." },
    run: async (tx, { params, body }) => {
      await markStep(tx, params.step, { done: body.done, at: now() });
      return {};
    },
  });
}

/** The endpoints of the first week. */
export const firstWeekEndpoints = (): AnyEndpoint[] => [reading(), marking()];
