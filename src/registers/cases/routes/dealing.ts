/** Blocks 5 and 6: the measures of Article 22, mediation, sanctions. Each is entered and changed by its own verb, asked its own rules. */
import { z } from "zod";
import { measureCodes } from "../schema/index.ts";
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import type { Label } from "#base/words.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { keepDealingClocks } from "../dealing-clocks.ts";
import {
  refuseMeasureAs,
  refuseMediationAs,
  refuseSanctionAs,
  type Changed,
  type StayTold,
} from "../dealings.ts";
import { editCase, putByAct, type Change, type Writing } from "../edit.ts";
import { wholeCase } from "../content.ts";
import { enterThing } from "../open.ts";
import { changeCase } from "../queries/case.ts";
import type { Refusal } from "../rules/refusal.ts";
import { keepLimitation, lastActOn, limitationFor } from "../sanctions.ts";
import { showShelterTo } from "../shelter.ts";
import { dealingWords } from "../words/dealings.ts";
import { words } from "../words/cases.ts";
import type { Values } from "../values.ts";
import { fieldChanges, holdFor, noteEvent, value, versionOf, writingOf } from "./edit.ts";
import { byCode, type ByCode, type Found } from "./read.ts";

type Kind = "measure" | "sanction" | "mediation";

const parts: Readonly<Record<Kind, readonly string[]>> = {
  measure: ["co-ordinator"],
  sanction: ["co-ordinator", "police"],
  mediation: ["co-ordinator", "organisation"],
};
const verbOf: Readonly<Record<Kind, string>> = {
  measure: "case.measure",
  sanction: "case.sanction",
  mediation: "case.mediate",
};

const entering = z.strictObject({
  values: z.record(z.string().max(60), value),
  /** Of a sanction: the day of the act, where the pairs of the case do not say it. */
  actOn: z.iso.date().nullable().default(null),
  /** Of a shelter: where it is, and the people who are shown it. Nobody else is, by whatever office. */
  address: z.string().trim().min(1).max(400).nullable().default(null),
  shownTo: z.array(z.int().positive()).max(20).default([]),
});
type Entering = z.infer<typeof entering>;
const entered = z.object({ id: z.number(), version: z.number() });

const kindGiven = z.enum(measureCodes);

const refusePart = (kind: Kind, { content }: Found): Problem | null =>
  content.parts.some((part) => parts[kind].includes(part)) ? null : new Problem("not-allowed");

/** A no-contact decision is asked for and decided by acts of its own. */
function refuseKind(kind: Kind, values: Values): Problem | null {
  if (kind !== "measure") return null;
  const given = kindGiven.safeParse(values["kind"]);
  if (!given.success)
    return new Problem("invalid", { errors: [{ path: "kind", message: words.valueRefused }] });
  return given.data === "no-contact" ? new Problem("rule", { detail: dealingWords.banByItsActs }) : null;
}

async function refuse(
  tx: Tx,
  kind: Kind,
  of: { changed: Changed; told: StayTold | null; actOn: string | null },
): Promise<Refusal> {
  if (kind === "measure") return refuseMeasureAs(tx, of.changed, of.told);
  return kind === "sanction" ? refuseSanctionAs(tx, of.changed, of.actOn) : refuseMediationAs(of.changed);
}

/** What a new one begins with: what its columns cannot be without, and what derives. */
async function beginning(
  tx: Tx,
  writing: Writing,
  of: { kind: Kind; body: Entering; endedOn: string | null },
) {
  const { kind, body, endedOn } = of;
  if (kind === "measure") return { values: { kind: body.values["kind"] }, fixed: {} };
  if (kind === "mediation") return { values: {}, fixed: {} };
  const foundOn = dayOf(writing.at);
  const limitationOn = await limitationFor(tx, { endedOn, foundOn });
  return { values: { kind: "unknown", limitationOn }, fixed: { act_on: endedOn ?? foundOn } };
}

async function enter(tx: Tx, writing: Writing, of: { kind: Kind; body: Entering }): Promise<number> {
  const { kind, body } = of;
  const { row, key, person, at } = writing;
  const endedOn = kind === "sanction" ? (body.actOn ?? (await lastActOn(tx, row.id))) : null;
  const { values, fixed } = await beginning(tx, writing, { kind, body, endedOn });
  const whole = await wholeCase(tx, row, key);
  const changed: Changed = { whole, id: null, before: {}, after: { ...values, ...body.values }, at };
  const refused = await refuse(tx, kind, { changed, told: body, actOn: endedOn ?? dayOf(at) });
  if (refused) throw refused;
  const into = { caseId: row.id, unitId: row.unitId, byUnitId: person.unitId, key };
  const id = await enterThing(tx, into, { prefix: kind, values, fixed });
  const begun = values as Values;
  const fields = Object.fromEntries(
    Object.entries(body.values).map(([name, to]) => [name, { from: begun[name] ?? null, to }]),
  );
  const change: Change = { thing: id, fields };
  await editCase(tx, { ...writing, dealing: true }, [change]);
  if (kind === "measure" && body.address) {
    await putByAct(tx, writing, { id, put: { shelterAddress: body.address } });
    await showShelterTo(tx, writing, { stay: id, people: body.shownTo });
  }
  return id;
}

/** After an act: clocks of stays, mediations and limitations follow what stands now. */
async function after(
  tx: Tx,
  writing: Writing,
  of: { kind: Kind; before: Values; given: Values },
): Promise<void> {
  const { kind, before, given } = of;
  const decidedOn = given["decidedOn"];
  const decidedNow = typeof decidedOn === "string" && before["decidedOn"] !== decidedOn;
  if (kind === "sanction") await keepLimitation(tx, writing, decidedNow ? decidedOn : null);
  else await keepDealingClocks(tx, writing);
  await changeCase(tx, { id: writing.row.id, at: writing.at }, {});
}

function enteringOne(kind: Kind): AnyEndpoint {
  return endpoint<ByCode, unknown, Entering, Found, z.infer<typeof entered>>({
    verb: verbOf[kind],
    method: "POST",
    path: `/api/cases/{code}/${kind}s`,
    summary: dealingWords[`enter-${kind}`] as Label,
    params: byCode,
    body: entering as never,
    output: entered,
    status: 201,
    load: holdFor,
    check: (found, { body }) => refusePart(kind, found) ?? refuseKind(kind, body.values),
    audit: ({ params, body }, _, out) => ({
      subject: params.code,
      details: { [kind]: out.id, fields: Object.keys(body.values) },
    }),
    run: async (tx, { person, body, params }, found) => {
      const writing = writingOf(found, person);
      const id = await enter(tx, writing, { kind, body });
      await after(tx, writing, { kind, before: {}, given: body.values });
      await noteEvent(tx, writing, { act: "dealing.add", details: { prefix: kind, thing: id } });
      return { id, version: await versionOf(tx, params.code) };
    },
  });
}

const changing = z.strictObject({ fields: fieldChanges });
const byThing = byCode.extend({ thing: z.coerce.number().int().positive() });
const changedAnswer = z.object({
  version: z.number(),
  fields: z.array(z.string()),
  clashes: z.array(z.string()),
});

/** Of a no-contact decision only what became of it and its papers are written here; the rest are its own acts. */
const ofBan: ReadonlySet<string> = new Set(["resultNote", "document", "supporter"]);

function refuseChange(
  kind: Kind,
  found: Found,
  given: { thing: number; fields: Change["fields"] },
): Problem | null {
  const thing = found.content.things.find((one) => one.id === given.thing && one.prefix === kind);
  if (!thing) return new Problem("not-found");
  const banned =
    thing.values["kind"] === "no-contact" && Object.keys(given.fields).some((name) => !ofBan.has(name));
  const becomes = given.fields["kind"]?.to === "no-contact";
  return banned || (kind === "measure" && becomes)
    ? new Problem("rule", { detail: dealingWords.banByItsActs })
    : refusePart(kind, found);
}

function changingOne(kind: Kind): AnyEndpoint {
  return endpoint<
    z.infer<typeof byThing>,
    unknown,
    z.infer<typeof changing>,
    Found,
    z.infer<typeof changedAnswer>
  >({
    verb: verbOf[kind],
    method: "PATCH",
    path: `/api/cases/{code}/${kind}s/{thing}`,
    summary: dealingWords[`change-${kind}`] as Label,
    params: byThing as never,
    body: changing as never,
    output: changedAnswer,
    load: holdFor,
    check: (found, { body, params }) =>
      refuseChange(kind, found, { thing: params.thing, fields: body.fields as Change["fields"] }),
    audit: ({ params }, _, out) => ({
      subject: params.code,
      details: { [kind]: params.thing, fields: out.fields },
    }),
    run: async (tx, { person, body, params }, found) => {
      const writing = writingOf(found, person);
      const whole = await wholeCase(tx, writing.row, writing.key);
      const before = whole.things.find((one) => one.id === params.thing)?.values ?? {};
      const given = Object.fromEntries(Object.entries(body.fields).map(([name, { to }]) => [name, to]));
      const changed: Changed = {
        whole,
        id: params.thing,
        before,
        after: { ...before, ...given },
        at: writing.at,
      };
      const refused =
        before["kind"] === "no-contact" ? null : await refuse(tx, kind, { changed, told: null, actOn: null });
      if (refused) throw refused;
      const change: Change = { thing: params.thing, fields: body.fields as Change["fields"] };
      const [done] = await editCase(tx, { ...writing, dealing: true }, [change]);
      await after(tx, writing, { kind, before, given });
      const fields = [...(done?.fields ?? [])];
      await noteEvent(tx, writing, {
        act: "dealing.edit",
        details: { prefix: kind, thing: params.thing, fields },
      });
      return { version: await versionOf(tx, params.code), fields, clashes: [...(done?.clashes ?? [])] };
    },
  });
}

const kinds: readonly Kind[] = ["measure", "sanction", "mediation"];

/** The endpoints of blocks 5 and 6. */
export const dealingEndpoints = (): AnyEndpoint[] =>
  kinds.flatMap((kind) => [enteringOne(kind), changingOne(kind)]);
