/** What goes out about rules between cells: what was found, and what the device needs to find the same while one types. */
import { z } from "zod";
import { operators, severities, type Rule } from "#spine/indicators/web.ts";
import { figureOutput, plainFigure } from "#spine/indicators/index.ts";
import { outcomes } from "../rules/findings.ts";
import type { Sheet } from "../sheet.ts";

const label = z.object({ vi: z.string(), en: z.string() });
const terms = z.array(
  z.object({
    indicator: z.string().nullable(),
    dims: z.string(),
    factor: z.number(),
    isYearBefore: z.boolean(),
  }),
);

export const findingOutput = z.object({
  rule: z.string(),
  versionId: z.number(),
  severity: z.enum(severities),
  outcome: z.enum(outcomes),
  left: z.number(),
  right: z.number(),
  sentence: label,
  cells: z.array(z.object({ indicator: z.string(), dims: z.string() })),
  explanation: z.string().nullable(),
  version: z.number(),
  byName: z.string().nullable(),
});

export const checkedOutput = z.object({
  rules: z.array(
    z.object({
      code: z.string(),
      versionId: z.number(),
      severity: z.enum(severities),
      operator: z.enum(operators),
      left: terms,
      right: terms,
      sentence: label,
    }),
  ),
  before: z.array(z.object({ indicator: z.string(), dims: z.string(), figure: figureOutput })),
  explanations: z.array(
    z.object({
      rule: z.string(),
      left: z.number(),
      right: z.number(),
      text: z.string(),
      version: z.number(),
      byName: z.string().nullable(),
    }),
  ),
  findings: z.array(findingOutput),
});

const ruleJson = (rule: Rule) => ({ ...rule, left: [...rule.left], right: [...rule.right] });

/** What the rules found, as it goes out. */
export function checkedJson({ checked }: Pick<Sheet, "checked">): z.infer<typeof checkedOutput> {
  return {
    rules: checked.rules.map(ruleJson),
    before: checked.before.map((cell) => ({ ...cell, figure: plainFigure(cell) })),
    explanations: [...checked.explanations],
    findings: checked.findings.map((f) => ({ ...f, cells: [...f.cells] })),
  };
}
