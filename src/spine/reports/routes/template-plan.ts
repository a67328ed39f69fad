/** The plan whose clauses a template's sections name: found, checked, and given to versions that name none. */
import { z } from "zod";
import { thisYear } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { findPlanForReport, listClausesForReport, listPlansOfYear } from "#spine/plan/index.ts";
import { bindVersions, countUnbound, findForm, type Form } from "../queries/template.ts";
import type { TemplateContent } from "../schema.ts";
import { words } from "../words.ts";

type Bound = Pick<TemplateContent, "planId"> & {
  readonly sections: readonly { readonly clausePaths: readonly string[] }[];
};

const namesClauses = (content: Bound): boolean => content.sections.some((s) => s.clausePaths.length > 0);

const notAPlan = (): Problem =>
  new Problem("invalid", { errors: [{ path: "planId", message: words.unknownPlan }] });

/**
 * The content with its plan: the one chosen, each of whose named clauses must be there; where none is chosen but clauses
 * are named, the only plan that gave tasks this year. Of several none is taken: a person must say which.
 */
export async function withPlan(tx: Tx, content: TemplateContent): Promise<TemplateContent> {
  if (content.planId === null) {
    const [only, ...others] = namesClauses(content) ? await listPlansOfYear(tx, thisYear()) : [];
    return { ...content, planId: only && others.length === 0 ? only.id : null };
  }
  const plan = await findPlanForReport(tx, content.planId);
  if (!plan) throw notAPlan();
  const known = new Set((await listClausesForReport(tx, plan.id)).map((c) => c.path));
  const errors = content.sections.flatMap((section, at) =>
    section.clausePaths
      .filter((path) => !known.has(path))
      .map((path) => ({
        path: `sections.${at}.clausePaths`,
        message: fill(words.unknownClause, { path, plan: plan.number ?? plan.title }),
      })),
  );
  if (errors.length > 0) throw new Problem("invalid", { errors });
  return content;
}

/** Refuses a cycle of a template that names clauses and no plan, in a year that several plans gave tasks for. */
export async function refuseUnbound(tx: Tx, form: Form, year: number): Promise<void> {
  if (form.planId !== null || !namesClauses(form)) return;
  const plans = await listPlansOfYear(tx, year);
  if (plans.length < 2) return;
  const names = plans.map((p) => p.number ?? p.title).join("; ");
  throw new Problem("rule", { detail: fill(words.whichPlan, { year, n: plans.length, plans: names }) });
}

export const planOutput = {
  planId: z.number().nullable(),
  plan: z
    .object({
      id: z.number(),
      title: z.string(),
      number: z.string().nullable(),
      replacedBy: z.string().nullable(),
    })
    .nullable(),
  /** How many published versions name clauses and no plan. */
  unbound: z.number(),
};

/** What a form tells of its plan. */
export async function planOf(tx: Tx, form: Form) {
  return {
    plan: (form.planId !== null && (await findPlanForReport(tx, form.planId))) || null,
    unbound: await countUnbound(tx, form.templateId),
  };
}

/** The endpoint that answers for versions from before: which plan they meant. */
export function bindEndpoint(): AnyEndpoint {
  return endpoint({
    verb: "report.template",
    method: "POST",
    path: "/api/reports/templates/{code}/plan",
    summary: words.bindPlan,
    params: z.object({ code: z.string().max(40) }),
    body: z.strictObject({ planId: z.int().positive() }),
    output: z.object({ bound: z.number() }),
    audit: ({ params, body }, _, out) => ({
      subject: params.code,
      details: { plan: body.planId, versions: out.bound },
    }),
    run: async (tx, { params, body }) => {
      const form = await findForm(tx, params.code);
      if (!form) throw new Problem("not-found");
      if (!(await findPlanForReport(tx, body.planId))) throw notAPlan();
      return { bound: await bindVersions(tx, form.templateId, body.planId) };
    },
  });
}
