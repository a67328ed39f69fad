/** Measures, sanctions and mediations as their rules take them, from values of a case as they stand or as they are to be. */
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { ruleAmount } from "#spine/deadlines/index.ts";
import type { Thing } from "./content.ts";
import type { Whole } from "./derived.ts";
import { readCodes } from "./queries/codes.ts";
import { readSanctionDays } from "./queries/dealing.ts";
import { refuseAidDays } from "./rules/legal-aid.ts";
import {
  mustTellChair,
  refuseMediationInstead,
  refuseOffer,
  refuseResult,
  refuseStart,
  refuseStop,
  type Mediation,
  type MediationGate,
} from "./rules/mediation.ts";
import { refuseCriticism, refuseMeasure, type Measure, type MeasureSetting } from "./rules/measures.ts";
import type { Refusal } from "./rules/refusal.ts";
import { refuseSanction } from "./rules/sanctions.ts";
import { refuseStay, stayRule } from "./rules/shelter.ts";
import type {
  Answer,
  Decider,
  MeasureKind,
  MediationResult,
  Requester,
  SanctionKind,
} from "./schema/index.ts";
import type { Values } from "./values.ts";

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const answer = (value: unknown): Answer => (value === "yes" || value === "no" ? value : "unknown");

/** A thing before a change and after it, in the case in which it stands. */
export interface Changed {
  readonly whole: Whole;
  /** Null: it is entered. */
  readonly id: number | null;
  readonly before: Values;
  readonly after: Values;
  readonly at: Date;
}

/** What only a new measure is told beside its fields. */
export interface StayTold {
  readonly address: string | null;
  readonly shownTo: readonly number[];
}

const firstDoer = (whole: Whole): Thing | undefined => whole.things.find((thing) => thing.prefix === "doer");

function refuseCritic(whole: Whole): Refusal {
  const age = firstDoer(whole)?.values["ageAtEvent"];
  const sanctioned = whole.things.some(
    (thing) =>
      thing.prefix === "sanction" && text(thing.values["decidedOn"]) && thing.values["kind"] !== "none",
  );
  return refuseCriticism({
    age: typeof age === "number" ? { min: age, max: age } : null,
    actsWithinYear: answer(whole.values["repeated"]) === "yes" ? 2 : 1,
    sanctionedBefore: sanctioned,
  });
}

/** Why somebody cannot be sheltered so; the day in a public health facility is bounded by the rule of its clock. */
async function refuseShelter(
  tx: Tx,
  after: Values,
  of: { day: string; told: StayTold | null },
): Promise<Refusal> {
  const kind = text(after["shelterKind"]) ?? "unknown";
  const rule = stayRule(kind, of.day, await readCodes(tx));
  const stay = {
    kind,
    from: text(after["from"]) ?? of.day,
    to: text(after["to"]),
    consent: answer(after["consent"]),
    address: of.told?.address ?? null,
    shownTo: of.told?.shownTo ?? [],
  };
  return refuseStay(stay, rule === null ? null : await ruleAmount(tx, rule, of.day));
}

/** Why a measure cannot be written down so; one that nobody decided on yet waits without a rule. */
export async function refuseMeasureAs(tx: Tx, changed: Changed, told: StayTold | null): Promise<Refusal> {
  const { whole, after } = changed;
  const decidedOn = text(after["decidedOn"]);
  const aid = refuseAidDays({
    isAid: after["kind"] === "aid-and-counsel",
    acceptedOn: text(after["aidAcceptedOn"]),
    assignedOn: text(after["aidAssignedOn"]),
    today: dayOf(changed.at),
  });
  if (aid || !decidedOn) return aid;
  const measure: Measure = {
    kind: after["kind"] as MeasureKind,
    decider: after["decider"] as Decider,
    requestedBy: (text(after["requestedBy"]) ?? "none") as Requester,
    consent: answer(after["consent"]),
    decidedOn,
    from: text(after["from"]) ?? decidedOn,
    to: text(after["to"]),
    supervisor: text(after["supervisor"]),
  };
  const setting: MeasureSetting = {
    verified: whole.values["verification"] === "verified",
    lifeDanger: answer(whole.values["lifeDanger"]),
  };
  const refused = refuseMeasure(measure, setting, await readCodes(tx));
  if (refused) return refused;
  if (measure.kind === "criticism") return refuseCritic(whole);
  return measure.kind === "shelter" ? refuseShelter(tx, after, { day: decidedOn, told }) : null;
}

const gateOf = (whole: Whole, values: Values): MediationGate => ({
  sanctionGround: text(values["sanctionGround"]) === null ? null : answer(values["sanctionGround"]),
  reason: text(values["sanctionGroundReason"]),
  lifeDanger: answer(whole.values["lifeDanger"]),
  crimeSuspected: answer(whole.values["crimeSuspected"]),
});

const mediationOf = (values: Values): Mediation => ({
  accepted: answer(values["accepted"]),
  assignedOn: text(values["assignedOn"]),
  startedOn: text(values["startedOn"]),
  result: text(values["result"]) as MediationResult | null,
});

const ended = (values: Values): boolean => !["running", null].includes(text(values["result"]));

/** What it is asked for now: to be offered, to begin, to stop, to end with a result. */
function refuseStep({ before, after }: Changed): Refusal {
  const stands = mediationOf({ ...after, startedOn: before["startedOn"], result: before["result"] });
  const startedOn = text(after["startedOn"]);
  const result = text(after["result"]) as MediationResult | null;
  if (result !== null && result !== "running" && result !== before["result"])
    return result === "stopped"
      ? refuseStop(stands)
      : refuseResult({ ...stands, startedOn }, { result, agreement: text(after["agreement"]) });
  return startedOn !== null && startedOn !== before["startedOn"] ? refuseStart(stands, startedOn) : null;
}

/** Why a mediation cannot be written down so; null where it can. Stopping it is never refused while it goes on. */
export function refuseMediationAs(changed: Changed): Refusal {
  const { whole, before, after } = changed;
  const gate = gateOf(whole, after);
  const offered =
    after["offered"] === true || after["accepted"] === "yes" || text(after["assignedOn"]) !== null;
  const wasOffered = before["offered"] === true;
  const step = refuseStep(changed);
  if (step || !offered || ended(after)) return step;
  return wasOffered ? mustTellChair(gate) : refuseOffer(gate);
}

/** The day of the act, by whose law it is judged, and the last day to decide. */
async function daysOf(
  tx: Tx,
  { id, after, at }: Changed,
  actOn: string | null,
): Promise<{ actOn: string; limitationOn: string }> {
  const days = id === null ? undefined : await readSanctionDays(tx, id);
  const day = days?.actOn ?? actOn ?? dayOf(at);
  return { actOn: day, limitationOn: days?.limitationOn ?? text(after["limitationOn"]) ?? day };
}

/** Why a sanction cannot be written down so; null where it can. */
export async function refuseSanctionAs(tx: Tx, changed: Changed, actOn: string | null): Promise<Refusal> {
  const { whole, after } = changed;
  const kind = (text(after["kind"]) ?? "unknown") as SanctionKind;
  const mediation = whole.things.findLast((thing) => thing.prefix === "mediation");
  const gate = gateOf(whole, mediation?.values ?? {});
  const instead = refuseMediationInstead({ kind, reason: text(after["note"]) }, gate);
  const decidedOn = text(after["decidedOn"]);
  if (instead || !decidedOn) return instead;
  const decision = {
    kind,
    article: text(after["article"]),
    decidedOn,
    ...(await daysOf(tx, changed, actOn)),
    amount: typeof after["amount"] === "number" ? after["amount"] : null,
    organisation: after["organisation"] === true,
  };
  return refuseSanction(decision, await readCodes(tx));
}
