/** Requests about data: taken in with their clocks, acknowledged, accepted or refused with a reason, carried out. */
import { z } from "zod";
import { chanceCode } from "#base/chance-code.ts";
import { makeRecordKey, openRecordKeys, seal, unseal } from "#base/crypto/vault.ts";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { startClocks, stopClocks } from "#spine/deadlines/index.ts";
import {
  addDataRequest,
  holdDataRequest,
  listDataRequests,
  moveDataRequest,
  type DataRequestRow,
  type DataRequestState,
} from "../queries/data-request.ts";
import {
  ACKNOWLEDGE_RULE,
  DATA_USE_RULE,
  refuseDataUse,
  refuseSubject,
  subjectRule,
} from "../rules/data-requests.ts";
import { words } from "../words/cases.ts";
import { dataWords } from "../words/data-requests.ts";

const CLOCK = "data-request";
const instant = z.coerce.date().transform((d) => d.toISOString());
const kinds = ["use", "see", "correct", "provide", "withdraw", "restrict", "object", "delete"] as const;

const facts = {
  kind: z.enum(kinds),
  thirdParties: z.boolean().default(false),
  commitment: z.boolean().default(false),
  ownData: z.boolean().default(false),
  identityProven: z.boolean().default(false),
  representative: z.boolean().default(false),
  authorityProven: z.boolean().default(false),
  onDoersSide: z.boolean().default(false),
};
const text = (max: number) => z.string().trim().max(max);
const story = z.object({ asker: z.string(), contact: z.string(), content: z.string(), purpose: z.string() });
type Story = z.infer<typeof story>;
const receiving = z.strictObject({
  ...facts,
  asker: text(300).min(1),
  contact: text(300).default(""),
  content: text(4000),
  purpose: text(4000).default(""),
});

/** The clock by which it is answered or carried out. */
const ruleOf = ({ kind, thirdParties }: Pick<DataRequestRow, "kind" | "thirdParties">): string =>
  kind === "use" ? DATA_USE_RULE : subjectRule(kind, thirdParties);

const byOf = (person: Person, at: Date) => ({ at, personId: person.id, byName: person.name });

function receivingOne(): AnyEndpoint {
  return endpoint<unknown, unknown, z.infer<typeof receiving>, undefined, { code: string }>({
    verb: "data-request.receive",
    method: "POST",
    path: "/api/data-requests",
    summary: dataWords.receive,
    body: receiving as never,
    output: z.object({ code: z.string() }),
    status: 201,
    unit: ({ person }) => person.unitId,
    audit: ({ body }, _, out) => ({ subject: out.code, details: { kind: body.kind } }),
    run: async (tx, { person, body }) => {
      const { asker, contact, content, purpose, ...given } = body;
      const at = now();
      const key = await makeRecordKey(tx);
      const code = chanceCode("YC");
      await addDataRequest(tx, {
        ...given,
        code,
        record: key.record,
        unitId: person.unitId,
        at,
        personId: person.id,
        byName: person.name,
        sealed: seal(key, "data-request", { asker, contact, content, purpose }),
      });
      const rules = given.kind === "use" ? [DATA_USE_RULE] : [ACKNOWLEDGE_RULE, ruleOf(given)];
      for (const rule of rules)
        await startClocks(tx, { rule, kind: CLOCK, by: byOf(person, at) }, [
          { subjectCode: code, unitId: person.unitId },
        ]);
      return { code };
    },
  });
}

const line = z.object({
  code: z.string(),
  ...facts,
  asker: z.string(),
  contact: z.string(),
  content: z.string(),
  purpose: z.string(),
  receivedAt: instant,
  receivedBy: z.string(),
  state: z.string(),
  answer: z.string().nullable(),
  given: z.string().nullable(),
  version: z.number(),
  acts: z.array(z.string()),
});
const list = z.object({ rows: z.array(line) });
type Line = z.input<typeof line>;

const steps = {
  acknowledge: { from: ["received"], to: "acknowledged" },
  accept: { from: ["received", "acknowledged"], to: "accepted" },
  refuse: { from: ["received", "acknowledged"], to: "refused" },
  done: { from: ["accepted"], to: "done" },
} as const satisfies Record<string, { from: readonly DataRequestState[]; to: DataRequestState }>;
type Step = keyof typeof steps;
const stepNames = Object.keys(steps) as Step[];

const mayStep = (step: Step, { kind, state }: Pick<DataRequestRow, "kind" | "state">): boolean =>
  (steps[step].from as readonly string[]).includes(state) && !(step === "acknowledge" && kind === "use");

const nobody: Story = { asker: "", contact: "", content: "", purpose: "" };

async function linesOf(tx: Tx, rows: readonly DataRequestRow[]): Promise<Line[]> {
  const keys = await openRecordKeys(
    tx,
    rows.map((row) => row.record),
  );
  return rows.map((row) => {
    const key = keys.get(row.record);
    const said = (where: string, sealed: Buffer | null): string | null =>
      key && sealed ? String(unseal(key, where, sealed)) : null;
    return {
      ...row,
      ...(key ? story.parse(unseal(key, "data-request", row.sealed)) : nobody),
      receivedBy: row.receivedByName,
      answer: said("answer", row.sealedAnswer),
      given: said("given", row.sealedGiven),
      acts: stepNames.filter((step) => mayStep(step, row)),
    };
  });
}

function listing(): AnyEndpoint {
  return endpoint<unknown, unknown, null, undefined, z.input<typeof list>>({
    verb: "data-request.read",
    method: "GET",
    path: "/api/data-requests",
    summary: dataWords.read,
    output: list as never,
    audit: (_, __, out) => ({ subject: null, details: { codes: out.rows.map((row) => row.code) } }),
    run: async (tx) => ({ rows: await linesOf(tx, await listDataRequests(tx)) }),
  });
}

const byRequest = z.object({ request: z.string().regex(/^YC-[0-9A-Z]{4}-[0-9A-Z]{4}$/) });
const stepping = z.strictObject({ version: z.int().positive(), said: text(4000).default("") });

interface Held {
  readonly unitId: number;
  readonly row: DataRequestRow;
}

/** Whether what is asked may be answered to whoever asks. */
function refuseAccepting(row: DataRequestRow, told: Story): Problem | null {
  if (row.kind === "use") return refuseDataUse({ ...row, ...told });
  return refuseSubject({ ...row, isRepresentative: row.representative });
}

/** The clocks that a step meets. */
function metBy(step: Step, row: DataRequestRow): string[] {
  if (step === "acknowledge") return [ACKNOWLEDGE_RULE];
  if (row.kind === "use") return step === "done" ? [] : [DATA_USE_RULE];
  return step === "accept" ? [ACKNOWLEDGE_RULE] : [ACKNOWLEDGE_RULE, ruleOf(row)];
}

function stepOf(step: Step): AnyEndpoint {
  return endpoint<z.infer<typeof byRequest>, unknown, z.infer<typeof stepping>, Held, { state: string }>({
    verb: "data-request.answer",
    method: "POST",
    path: `/api/data-requests/{request}/${step}`,
    summary: dataWords[step],
    params: byRequest,
    body: stepping as never,
    output: z.object({ state: z.string() }),
    load: async (tx, { params }) => {
      const row = await holdDataRequest(tx, params.request);
      return row && { unitId: row.unitId, row };
    },
    check: ({ row }, { body }) => {
      if (row.version !== body.version) return new Problem("conflict", { detail: words.stale });
      if (!mayStep(step, row)) return new Problem("rule", { detail: dataWords.notNow });
      const isMissing = step !== "acknowledge" && step !== "accept" && body.said === "";
      return isMissing ? new Problem("rule", { detail: dataWords.saidNeeded }) : null;
    },
    audit: ({ params }, _, out) => ({ subject: params.request, details: { state: out.state } }),
    run: async (tx, { person, body }, { row }) => {
      const at = now();
      const key = (await openRecordKeys(tx, [row.record])).get(row.record);
      if (!key) throw new Problem("rule", { detail: words.erased });
      const told = story.parse(unseal(key, "data-request", row.sealed));
      const refused = step === "accept" ? refuseAccepting(row, told) : null;
      if (refused) throw refused;
      const said = body.said ? seal(key, step === "done" ? "given" : "answer", body.said) : null;
      const state = steps[step].to;
      await moveDataRequest(tx, row.code, { state, at, byName: person.name, said });
      for (const rule of metBy(step, row))
        await stopClocks(tx, { rule, kind: CLOCK, codes: [row.code], ...byOf(person, at) });
      return { state };
    },
  });
}

/** The endpoints of requests about data. */
export const dataRequestEndpoints = (): AnyEndpoint[] => [
  listing(),
  receivingOne(),
  ...stepNames.map(stepOf),
];
