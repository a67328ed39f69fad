/** Sending a case, or a part of it, to another unit, and what the receiver would see. */
import { z } from "zod";
import { dayOf, daysAfter, endOfDay, now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { keptDirectory } from "#spine/agencies/index.ts";
import type { Content } from "../content.ts";
import { readFact, readFields } from "../queries/codes.ts";
import { listBarred } from "../queries/guard.ts";
import { words as givingWords } from "../rules/giving-words.ts";
import { previewPack } from "../rules/participation.ts";
import { refuseGiving, takesPart, type Giving, type GivingFrom } from "../rules/referral.ts";
import { packOf, partCodes, type Part } from "../schema/index.ts";
import { send } from "../transitions.ts";
import { words } from "../words/cases.ts";
import { holdFor } from "./edit.ts";
import { byCode, loadCase, type ByCode, type Found } from "./read.ts";

const fieldIds = z.array(z.string().regex(/^[a-z]+\.[a-zA-Z]+$/)).max(200);
const answer = z.enum(["yes", "no", "unknown"]);
const sending = z.strictObject({
  kind: z.enum(["referral", "transfer", "duty"]),
  part: z.enum(partCodes),
  toUnitId: z.int().positive(),
  toPersonId: z.int().positive().nullable().default(null),
  purpose: z.string().trim().max(4000),
  basis: z.enum(["consent", "state-duty", "life-emergency", "other-law"]),
  ground: z.string().trim().max(300).nullable().default(null),
  consents: z.strictObject({ harmed: answer.optional(), guardian: answer.optional() }).default({}),
  fields: fieldIds.nullable().default(null),
  days: z.int().min(1).max(3650).nullable().default(30),
});
type SendingBody = z.infer<typeof sending>;

/** The age and the guardian of the first harmed person, for the question whose consent it takes. */
function personOf(content: Content): Pick<GivingFrom, "age" | "cannotAnswer" | "guardianConcerned"> {
  const harmed = content.things.find((thing) => thing.prefix === "harmed")?.values ?? {};
  const age = harmed["ageAtEvent"];
  const vulnerable = (harmed["vulnerabilities"] as string[] | null) ?? [];
  return {
    age: typeof age === "number" ? { min: age, max: age } : null,
    cannotAnswer: vulnerable.includes("cannot-care-for-self"),
    guardianConcerned: false,
  };
}

/**
 * Units that are shut out of the case, and the one whose person is: nothing is sent there. Why is not told: it stands
 * where who may know is shown, and nowhere else.
 */
async function shutUnits(tx: Tx, caseId: number, { toUnitId, toPersonId }: SendingBody): Promise<number[]> {
  return (await listBarred(tx, caseId)).flatMap(({ unitId, personId }) => {
    if (unitId !== null) return [unitId];
    return personId === toPersonId ? [toUnitId] : [];
  });
}

/** A duty of the law needs no answer and no consent, but its article and its purpose, and a unit that has such a part. */
function refuseDuty(
  { ground, purpose, part, toUnitId }: SendingBody,
  given: { readonly shut: readonly number[]; readonly toKind: string },
): Problem | null {
  if (given.shut.includes(toUnitId)) return new Problem("rule", { detail: givingWords.givingConflict });
  if (!takesPart(given.toKind, part)) return new Problem("rule", { detail: givingWords.givingPart });
  if (!ground) return new Problem("rule", { detail: words.dutyGround });
  return purpose ? null : new Problem("rule", { detail: words.dutyPurpose });
}

async function refuseSending(
  tx: Tx,
  content: Content,
  given: { body: SendingBody; at: Date; until: Date | null; unitId: number },
): Promise<Problem | null> {
  const { body, at, until, unitId } = given;
  const conflictUnits = await shutUnits(tx, content.row.id, body);
  const to = (await keptDirectory(tx)).byId.get(body.toUnitId);
  if (!to) throw new Problem("invalid", { errors: [{ path: "toUnitId", message: words.noSuchUnit }] });
  if (body.kind === "duty") return refuseDuty(body, { shut: conflictUnits, toKind: to.kind });
  const fields = await readFields(tx);
  const giving: Giving = {
    ...body,
    kind: body.kind,
    part: body.kind === "transfer" ? "co-ordinator" : body.part,
    fromUnit: unitId,
    toUnit: body.toUnitId,
    toKind: to.kind,
    toPerson: body.toPersonId,
    fields: body.fields ?? packOf(body.part, fields),
    consents: body.consents as Giving["consents"],
    at,
    until: body.kind === "transfer" ? null : until,
  };
  return refuseGiving(giving, {
    fields,
    conflictUnits,
    ...personOf(content),
    maxDays: (await readFact<{ maxDays: number }>(tx, "giving", dayOf(at))).maxDays,
  });
}

function sendingOut(): AnyEndpoint {
  return endpoint<ByCode, unknown, SendingBody, Found, { transition: string }>({
    verb: "case.refer",
    method: "POST",
    path: "/api/cases/{code}/transitions",
    summary: words.sendTransition,
    params: byCode,
    body: sending as never,
    output: z.object({ transition: z.string() }),
    status: 201,
    load: holdFor,
    check: ({ content }) => (content.parts.includes("co-ordinator") ? null : new Problem("not-allowed")),
    audit: ({ params, body }, _, out) => ({
      subject: params.code,
      details: { transition: out.transition, kind: body.kind, to: body.toUnitId, fields: body.fields },
    }),
    run: async (tx, { person, body }, { content }) => {
      const at = now();
      const until = body.days === null ? null : endOfDay(daysAfter(dayOf(at), body.days));
      const refused = await refuseSending(tx, content, { body, at, until, unitId: person.unitId });
      if (refused) throw refused;
      const consents = (["harmed", "guardian"] as const).filter((who) => body.consents[who] === "yes");
      // Nobody gives on what they are not shown.
      const fields = body.fields?.filter((field) => content.visible.has(field)) ?? null;
      const untilAt = body.kind === "transfer" ? null : until;
      return { transition: await send(tx, content, { ...body, consents, fields, untilAt, person, at }) };
    },
  });
}

const packAsked = z.object({
  part: z.enum(partCodes),
  extra: z.string().max(4000).default(""),
  without: z.string().max(4000).default(""),
});
const packAnswer = z.object({
  fields: z.array(z.object({ id: z.string(), filled: z.boolean() })),
});

/** What whoever is sent it would see, field by field, before it is sent. */
function preview(): AnyEndpoint {
  return endpoint<ByCode, z.infer<typeof packAsked>, null, Found, z.infer<typeof packAnswer>>({
    verb: "case.refer",
    method: "GET",
    path: "/api/cases/{code}/pack",
    summary: words.previewPack,
    params: byCode,
    query: packAsked as never,
    output: packAnswer,
    load: loadCase,
    audit: ({ params, query }) => ({ subject: params.code, details: { part: query.part } }),
    run: async (tx, { query }, { content }) => {
      const split = (text: string): string[] => text.split(",").filter(Boolean);
      const given = {
        part: query.part as Part,
        personId: null,
        extra: split(query.extra),
        without: split(query.without),
      };
      const isFilled = (id: string): boolean => {
        const [prefix = "", name = ""] = id.split(".");
        const values =
          prefix === "case"
            ? [content.values]
            : content.things.filter((t) => t.prefix === prefix).map((t) => t.values);
        return values.some((one) => one[name] !== null && one[name] !== undefined && one[name] !== "");
      };
      return {
        fields: previewPack(given, await readFields(tx)).map(({ id }) => ({ id, filled: isFilled(id) })),
      };
    },
  });
}

/** The endpoints by which something is sent. */
export const sendEndpoints = (): AnyEndpoint[] => [sendingOut(), preview()];
