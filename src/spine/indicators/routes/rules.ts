/** Endpoints of rules between cells: reading them, and the city's acts: a new rule, a new version, ending one. */
import { z } from "zod";
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem, type FieldProblem } from "#base/problem.ts";
import { formatDay } from "#base/vi/index.ts";
import { fill } from "#base/words.ts";
import { can, endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { listIndicators } from "../queries/catalogue.ts";
import {
  addRule,
  addRuleVersion,
  endRule,
  listNewestRules,
  listRuleVersions,
  type RuleVersion,
} from "../queries/rules.ts";
import { refuseRuleDay, wrongRule } from "../rules/write-rule.ts";
import { newRuleInput, operators, retireInput, ruleInput, severities, type RuleInput } from "../schema.ts";
import { words } from "../words.ts";

const label = z.object({ vi: z.string(), en: z.string() });
const terms = z.array(
  z.object({
    indicator: z.string().nullable(),
    dims: z.string(),
    factor: z.number(),
    isYearBefore: z.boolean(),
  }),
);
const ruleOutput = z.object({
  code: z.string(),
  version: z.number(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  severity: z.enum(severities),
  operator: z.enum(operators),
  left: terms,
  right: terms,
  label,
  sentence: label,
  byName: z.string().nullable(),
});
const versionsOutput = z.object({ versions: z.array(ruleOutput) });

const json = (rule: RuleVersion) => ({ ...rule, left: [...rule.left], right: [...rule.right] });

async function versionsOf(tx: Tx, code: string): Promise<{ versions: z.infer<typeof ruleOutput>[] }> {
  return { versions: (await listRuleVersions(tx, code)).map(json) };
}

async function getNewest(tx: Tx, code: string): Promise<RuleVersion> {
  const [newest] = await listRuleVersions(tx, code);
  if (!newest) throw new Problem("not-found");
  return newest;
}

const refuse = (errors: readonly FieldProblem[]): void => {
  if (errors.length > 0) throw new Problem("invalid", { errors });
};

async function checkRule(tx: Tx, rule: RuleInput): Promise<void> {
  refuse(wrongRule(rule, new Set((await listIndicators(tx, today())).map((i) => i.code))));
}

const byCode = z.object({ code: z.string().max(80) });

function reading(): AnyEndpoint[] {
  return [
    endpoint({
      verb: "indicator.read",
      method: "GET",
      path: "/api/rules",
      summary: words.rules,
      output: z.object({ rows: z.array(ruleOutput), can: z.array(z.string()) }),
      audit: { none: "rules hold no unit's figures" },
      run: async (tx, { person }) => ({
        rows: (await listNewestRules(tx)).map(json),
        can: can(person, ["rule.update"], person.unitId),
      }),
    }),
    endpoint({
      verb: "indicator.read",
      method: "GET",
      path: "/api/rules/{code}",
      summary: words.rules,
      params: byCode,
      output: versionsOutput.extend({ can: z.array(z.string()) }),
      audit: { none: "rules hold no unit's figures" },
      run: async (tx, { person, params }) => {
        await getNewest(tx, params.code);
        return { ...(await versionsOf(tx, params.code)), can: can(person, ["rule.update"], person.unitId) };
      },
    }),
  ];
}

function adding(): AnyEndpoint {
  return endpoint({
    verb: "rule.update",
    method: "POST",
    path: "/api/rules",
    summary: words.newRule,
    status: 201,
    body: newRuleInput,
    output: versionsOutput,
    audit: ({ body }) => ({ subject: body.code }),
    run: async (tx, { body, person }) => {
      const { code, ...rule } = body;
      await checkRule(tx, rule);
      await addRule(tx, code);
      await addRuleVersion(tx, { ...rule, code, byName: person.name });
      return versionsOf(tx, code);
    },
  });
}

function changing(): AnyEndpoint {
  return endpoint({
    verb: "rule.update",
    method: "POST",
    path: "/api/rules/{code}/versions",
    summary: words.changeRule,
    status: 201,
    params: byCode,
    body: ruleInput,
    output: versionsOutput,
    audit: ({ params, body }) => ({ subject: params.code, details: { validFrom: body.validFrom } }),
    run: async (tx, { params, body, person }) => {
      const message = refuseRuleDay(await getNewest(tx, params.code), body.validFrom);
      if (message) refuse([{ path: "validFrom", message }]);
      await checkRule(tx, body);
      await addRuleVersion(tx, { ...body, code: params.code, byName: person.name });
      return versionsOf(tx, params.code);
    },
  });
}

function retiring(): AnyEndpoint {
  return endpoint({
    verb: "rule.update",
    method: "POST",
    path: "/api/rules/{code}/retire",
    summary: words.retireRule,
    params: byCode,
    body: retireInput,
    output: versionsOutput,
    audit: ({ params, body }) => ({ subject: params.code, details: { from: body.from } }),
    run: async (tx, { params, body }) => {
      const newest = await getNewest(tx, params.code);
      if (newest.validTo !== null)
        throw new Problem("rule", { detail: fill(words.ruleEnded, { date: formatDay(newest.validTo) }) });
      const message = refuseRuleDay(newest, body.from);
      if (message) refuse([{ path: "from", message }]);
      await endRule(tx, params.code, body.from);
      return versionsOf(tx, params.code);
    },
  });
}

/** All endpoints of rules. */
export function ruleEndpoints(): AnyEndpoint[] {
  return [...reading(), adding(), changing(), retiring()];
}
