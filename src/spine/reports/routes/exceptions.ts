/** Endpoints of exceptions to a locked cycle: one is asked for, and a second person lets it or refuses it. */
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import {
  addException,
  holdException,
  judgeException,
  listExceptions,
  type Exception,
} from "../queries/exception.ts";
import { holdSubmission } from "../queries/submission.ts";
import { closesAt, refuseAsk, refuseEnd, refuseJudging } from "../rules/exception.ts";
import { exceptionInput, verdictInput } from "../schema.ts";
import type { ReportSetting } from "../setting.ts";
import { words } from "../words.ts";
import { answerOf, loadSheet, lockOf, type Loaded } from "./editing.ts";
import { exceptionJson, exceptionOutput } from "./exception-output.ts";
import { byId, submissionOutput } from "./output.ts";

function asking(setting: ReportSetting): AnyEndpoint {
  return endpoint({
    verb: "exception.ask",
    method: "POST",
    path: "/api/reports/submissions/{id}/exceptions",
    summary: words.askException,
    params: byId,
    body: exceptionInput,
    output: submissionOutput,
    audit: ({ params, body }) => ({
      subject: `submission/${params.id}`,
      details: { exception: "asked", endsOn: body.endsOn },
    }),
    load: async (tx, { params }) => {
      // Alone: two do not ask at once.
      await holdSubmission(tx, params.id, "alone");
      return loadSheet(tx, params.id);
    },
    check: (loaded, { body }) => refuseAsk(lockOf(loaded), now()) ?? refuseEnd(body.endsOn, today()),
    run: async (tx, { params, body, person }, { submission }: Loaded) => {
      const by = { at: now(), personId: person.id, byName: person.name };
      await addException(tx, { submission, reason: body.reason, endsAt: closesAt(body.endsOn), ...by });
      return answerOf(tx, params.id, { person, setting });
    },
  });
}

async function loadException(tx: Tx, id: number): Promise<Exception | undefined> {
  await holdException(tx, id);
  return (await listExceptions(tx, { id }))[0];
}

function judging(): AnyEndpoint {
  return endpoint({
    verb: "exception.judge",
    method: "POST",
    path: "/api/reports/exceptions/{id}/judge",
    summary: words.judgeException,
    params: byId,
    body: verdictInput,
    output: exceptionOutput,
    audit: ({ params, body }, exception: Exception) => ({
      subject: `submission/${exception.submissionId}`,
      details: { exception: body.verdict, id: params.id },
    }),
    load: (tx, { params }) => loadException(tx, params.id),
    check: (exception, { person }) => refuseJudging(exception, person, now()),
    run: async (tx, { params, body, person }) => {
      const said = { id: params.id, ...body, at: now(), personId: person.id, byName: person.name };
      const isKept = await judgeException(tx, said);
      const [kept] = await listExceptions(tx, { id: params.id });
      if (!isKept || !kept) throw new Problem("conflict", { detail: words.exceptionOver });
      return exceptionJson(kept, person);
    },
  });
}

/** Both endpoints of exceptions. */
export function exceptionEndpoints(setting: ReportSetting): AnyEndpoint[] {
  return [asking(setting), judging()];
}
