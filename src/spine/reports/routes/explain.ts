/** The unit explains why its figures stand although a rule that should hold does not: about these numbers and no others. */
import { z } from "zod";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { saveExplanation } from "../queries/check.ts";
import { refuseExplaining } from "../rules/findings.ts";
import { explanationInput } from "../schema.ts";
import type { ReportSetting } from "../setting.ts";
import { words } from "../words.ts";
import { answerOf, loadToWrite, refuseWriting, type Loaded } from "./editing.ts";
import { byId, submissionOutput } from "./output.ts";

const params = byId.extend({ rule: z.string().max(80) });

const findingOf = ({ checked }: Loaded, rule: string) => checked.findings.find((f) => f.rule === rule);

/** The endpoint of explanations. */
export function explainEndpoints(setting: ReportSetting): AnyEndpoint[] {
  return [
    endpoint({
      verb: "report.write",
      method: "PUT",
      path: "/api/reports/submissions/{id}/explanations/{rule}",
      summary: words.explain,
      params,
      body: explanationInput,
      output: submissionOutput,
      audit: ({ params: { id, rule } }) => ({ subject: `submission/${id}`, details: { rule } }),
      load: (tx, { params: { id } }) => loadToWrite(tx, id),
      check: (loaded, { params: { rule } }) =>
        refuseWriting(loaded) ?? refuseExplaining(findingOf(loaded, rule)),
      run: async (tx, { params: { id, rule }, body, person }, loaded: Loaded) => {
        const { left = 0, right = 0 } = findingOf(loaded, rule) ?? {};
        const change = { rule, left, right, text: body.text, version: body.version };
        const by = { personId: person.id, byName: person.name };
        if (!(await saveExplanation(tx, { submission: loaded.submission, ...change, ...by })))
          throw new Problem("conflict", { detail: words.stale });
        return answerOf(tx, id, { person, setting });
      },
    }),
  ];
}
