/** Endpoints of deadline rules: all of them with their versions, and a new version of one. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { ruleAnswer, shownRules, type RuleAnswer } from "../answers.ts";
import { addRuleVersion, listRuleRows } from "../queries/rules.ts";
import { ruleVersionInput, type RuleVersionInput } from "../schema.ts";
import { words } from "../words.ts";

function listing(): AnyEndpoint {
  return endpoint({
    verb: "deadline.read",
    method: "GET",
    path: "/api/deadlines/rules",
    summary: words.readRules,
    output: z.object({ rows: z.array(ruleAnswer) }),
    audit: { none: "rules of deadlines hold nothing about anyone" },
    run: async (tx, { person }) => ({ rows: shownRules(await listRuleRows(tx), person) }),
  });
}

const byCode = z.object({ code: z.string().max(80) });

async function oneRule(tx: Tx, code: string) {
  const rows = await listRuleRows(tx, code);
  return rows.length === 0 ? undefined : rows;
}

function changing(): AnyEndpoint {
  return endpoint<z.infer<typeof byCode>, unknown, RuleVersionInput, undefined, RuleAnswer>({
    verb: "deadline.change-rule",
    method: "POST",
    path: "/api/deadlines/rules/{code}/versions",
    summary: words.changeRule,
    status: 201,
    params: byCode,
    body: ruleVersionInput,
    output: ruleAnswer,
    audit: ({ params, body }) => ({ subject: `rule/${params.code}`, details: { version: body.number + 1 } }),
    run: async (tx, { params, body, person }) => {
      const before = await oneRule(tx, params.code);
      if (!before) throw new Problem("not-found");
      if (before[0]?.number !== body.number)
        throw new Problem("conflict", {
          detail: words.stale,
          facts: { current: shownRules(before, person)[0] },
        });
      if (body.validFrom < today() || body.validFrom < before[0].validFrom)
        throw new Problem("invalid", { errors: [{ path: "validFrom", message: words.fromPast }] });
      await addRuleVersion(tx, { code: params.code, version: body, byName: person.name, at: now() });
      const [rule] = shownRules((await oneRule(tx, params.code)) ?? [], person);
      if (!rule) throw new Error("A rule just changed cannot be read.");
      return rule;
    },
  });
}

/** All endpoints of rules. */
export function ruleEndpoints(): AnyEndpoint[] {
  return [listing(), changing()];
}
