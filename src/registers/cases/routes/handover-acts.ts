/** Cases are offered to a colleague, taken, refused, taken back; of who left the roles are ended. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { endRolesAt, forgetPerson } from "#spine/people/index.ts";
import { actsOn, heldBy, leaveWith, offerCases, takeOver, type Offering } from "../handovers.ts";
import { findHandover, noteClosed, type HandoverRow } from "../queries/handover.ts";
import { handoverReasons, refuseClosing, refuseRefusing, type HandoverAct } from "../rules/handover.ts";
import { handoverWords as words } from "../words/handover.ts";

const codes = z
  .array(z.string().regex(/^VV-[0-9A-Z]{4}-[0-9A-Z]{4}$/))
  .max(500)
  .nullable()
  .default(null);
const offering = z.strictObject({
  fromId: z.int().positive(),
  toId: z.int().positive(),
  why: z.enum(handoverReasons),
  untilOn: z.iso.date().nullable().default(null),
  drafts: z.boolean().default(false),
  cases: codes,
  note: z.string().trim().max(4000).nullable().default(null),
});
const offered = z.object({ handover: z.string() });

function offeringCases(): AnyEndpoint {
  return endpoint<unknown, unknown, Offering, undefined, z.infer<typeof offered>>({
    verb: "case.hand-over",
    method: "POST",
    path: "/api/case-handovers",
    summary: words.offer,
    body: offering as never,
    output: offered,
    status: 201,
    unit: ({ person }) => person.unitId,
    audit: ({ body }, _, out) => ({
      subject: out.handover,
      details: { from: body.fromId, to: body.toId, why: body.why, whole: body.cases === null },
    }),
    run: async (tx, { person, body }) => ({ handover: await offerCases(tx, person, body) }),
  });
}

const byHandover = z.object({ handover: z.string().regex(/^BG-[0-9A-Z]{4}-[0-9A-Z]{4}$/) });
type ByHandover = z.infer<typeof byHandover>;
const answering = z.strictObject({
  cases: codes,
  reason: z.string().trim().max(4000).nullable().default(null),
});
type AnsweringBody = z.infer<typeof answering>;
/** How many cases it concerned; of an end of roles, whose. */
const answered = z.object({ cases: z.number(), person: z.number().nullable() });
type Answered = z.infer<typeof answered>;

interface Found {
  readonly unitId: number;
  readonly row: HandoverRow;
}

const acting = (
  act: HandoverAct,
  run: NonNullable<
    Parameters<typeof endpoint<ByHandover, unknown, AnsweringBody, Found, Answered>>[0]["run"]
  >,
): AnyEndpoint =>
  endpoint<ByHandover, unknown, AnsweringBody, Found, Answered>({
    verb: "case.hand-over",
    method: "POST",
    path: `/api/case-handovers/{handover}/${act}`,
    summary: words[act],
    params: byHandover,
    body: answering as never,
    output: answered,
    load: async (tx, { params, person }) => {
      const row = await findHandover(tx, params.handover);
      return row && { unitId: person.unitId, row };
    },
    check: ({ row }, { person, body }) => {
      if (!actsOn(row, person).includes(act)) return new Problem("rule", { detail: words.notNow });
      return act === "refuse" ? refuseRefusing(body.reason) : null;
    },
    audit: ({ params }, _, out) => ({ subject: params.handover, details: { act, cases: out.cases } }),
    run,
    after: (_, { person }) => {
      if (person !== null) forgetPerson(person);
    },
  });

const taking = (): AnyEndpoint =>
  acting("take", async (tx, { person, body }, { row }) => ({
    cases: await takeOver(tx, row, { person, cases: body.cases }),
    person: null,
  }));

const leaving = (act: "refuse" | "withdraw"): AnyEndpoint =>
  acting(act, async (tx, { person, body }, { row }) => ({
    cases: await leaveWith(tx, row, {
      person,
      cases: body.cases,
      state: act === "refuse" ? "refused" : "withdrawn",
      reason: body.reason,
    }),
    person: null,
  }));

const closing = (): AnyEndpoint =>
  acting("close", async (tx, { person }, { row }) => {
    const left = (await heldBy(tx, person, row.fromPerson)).length;
    const refused = refuseClosing({ left, isSelf: row.fromPerson === person.id });
    if (refused) throw refused;
    await endRolesAt(tx, { personId: row.fromPerson, unitId: row.unitId, by: person });
    await noteClosed(tx, row.id, { at: now(), name: person.name });
    return { cases: 0, person: row.fromPerson };
  });

/** The endpoints that change something. */
export const handoverActEndpoints = (): AnyEndpoint[] => [
  offeringCases(),
  taking(),
  leaving("refuse"),
  leaving("withdraw"),
  closing(),
];
