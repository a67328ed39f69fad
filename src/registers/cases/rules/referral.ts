/**
 * Giving a case, or a part of it, to another unit. A referral adds a unit that takes a part, a transfer moves responsibility once it is
 * accepted. Both are sent with consent or another ground, with the fewest fields, until a day; no answer is a state with a clock. Pure.
 */
import { daysAfter, dayOf, endOfDay } from "#base/clock.ts";
import { fill } from "#base/words.ts";
import {
  partsOfKind,
  type Answer,
  type CaseField,
  type GivingState,
  type LegalBasis,
  type Part,
} from "../schema/index.ts";
import { ADULT_FROM, type AgeSpan } from "./age.ts";
import { words } from "./giving-words.ts";
import { previewPack } from "./participation.ts";
import { firstOf, refusal, says, type Hindrance, type Refusal } from "./refusal.ts";

export type GivingKind = "referral" | "transfer";

/** The clock of an answer; the hours are the city's own. */
export const ANSWER_RULE = "case.answer-referral";

export type Consenter = "harmed" | "guardian";

/** From this age a child is asked beside the guardian (Luật 91/2025/QH15, theo trích dẫn). */
const CHILD_ASKED_FROM = 7;

/** Whose consent it takes. Of an age that is not known the person is asked; who cannot answer for themselves has a guardian. */
export function consentsNeeded(age: AgeSpan | null, cannotAnswer: boolean): Consenter[] {
  if (cannotAnswer) return ["guardian"];
  if (age === null || age.min >= ADULT_FROM) return ["harmed"];
  return age.max >= CHILD_ASKED_FROM ? ["harmed", "guardian"] : ["guardian"];
}

/** What is to be sent. */
export interface Giving {
  readonly kind: GivingKind;
  readonly fromUnit: number;
  readonly toUnit: number;
  /** The kind of that unit, as agencies tell it. */
  readonly toKind: string;
  /** Null: whoever of the unit works on cases. */
  readonly toPerson: number | null;
  readonly part: Part;
  readonly purpose: string | null;
  /** The fields chosen one by one. */
  readonly fields: readonly string[];
  readonly basis: LegalBasis;
  /** Of any other ground than consent: the article or circumstance. */
  readonly ground: string | null;
  readonly consents: Readonly<Partial<Record<Consenter, Answer>>>;
  readonly at: Date;
  readonly until: Date | null;
}

/** What it is sent from. */
export interface GivingFrom {
  readonly fields: readonly CaseField[];
  readonly conflictUnits: readonly number[];
  readonly age: AgeSpan | null;
  readonly cannotAnswer: boolean;
  /** The guardian is who did it, or on that side: their consent is not asked. */
  readonly guardianConcerned: boolean;
  /** For how many days at most something is shown. */
  readonly maxDays: number;
}

const CONSENT = "Luật 91/2025/QH15, Điều 9";

function hindersConsent(giving: Giving, from: GivingFrom): Hindrance[] {
  if (giving.basis !== "consent")
    return [[!says(giving.ground), words.givingGround, "Luật 91/2025/QH15, Điều 19"]];
  const needed = consentsNeeded(from.age, from.cannotAnswer);
  const lacks = (who: Consenter): boolean => needed.includes(who) && giving.consents[who] !== "yes";
  return [
    [needed.includes("guardian") && from.guardianConcerned, words.givingGuardianConcerned, CONSENT],
    [lacks("harmed"), words.givingConsent, CONSENT],
    [lacks("guardian"), words.givingGuardian, CONSENT],
  ];
}

/** The fields that this part and person may never be given: what is narrow, but for a named person. */
function notToBeGiven(giving: Giving, fields: readonly CaseField[]): string[] {
  const asked = { part: giving.part, personId: giving.toPerson, extra: giving.fields, without: [] };
  const possible = new Set(previewPack(asked, fields).map((field) => field.id));
  return giving.fields.filter((id) => !possible.has(id));
}

const reached = ["phone", "representativePhone", "presentAddress", "permanentAddress"].map(
  (n) => `harmed.${n}`,
);
const safely = ["safeChannel", "safeHours", "safeNever", "safeNote"].map((n) => `harmed.${n}`);

/** A telephone or an address goes with how it may be used, or not at all. */
export const lacksSafeContact = ({ fields }: Pick<Giving, "fields">): boolean =>
  fields.some((id) => reached.includes(id)) && !safely.every((id) => fields.includes(id));

/** A commune co-ordinates; of the other parts each kind of unit takes its own. */
export const takesPart = (kind: string, part: Part): boolean =>
  part === "co-ordinator" ? ["ward", "commune"].includes(kind) : partsOfKind(kind).includes(part);

/** Why it cannot be sent so; null where it can. */
export function refuseGiving(giving: Giving, from: GivingFrom): Refusal {
  const last = endOfDay(daysAfter(dayOf(giving.at), from.maxDays));
  const narrow = notToBeGiven(giving, from.fields);
  return firstOf([
    [giving.toUnit === giving.fromUnit, words.givingSelf],
    [from.conflictUnits.includes(giving.toUnit), words.givingConflict],
    [!says(giving.purpose), words.givingPurpose],
    [giving.kind === "transfer" && giving.part !== "co-ordinator", words.transferPart],
    [!takesPart(giving.toKind, giving.part), words.givingPart],
    ...hindersConsent(giving, from),
    [giving.kind === "referral" && giving.fields.length === 0, words.givingNothing],
    [narrow.length > 0, fill(words.givingNarrow, { fields: narrow.join(", ") }), "Luật 13/2022/QH15, Điều 9"],
    [giving.kind === "referral" && lacksSafeContact(giving), words.givingSafely],
    [giving.kind === "referral" && giving.until === null, words.givingUntil],
    [giving.until !== null && giving.until <= giving.at, words.givingUntilPast],
    [giving.until !== null && giving.until > last, fill(words.givingTooLong, { days: from.maxDays })],
  ]);
}

export type GivingSide = "sender" | "receiver";
export type GivingAct = "accept" | "reject" | "start" | "hold" | "resume" | "complete" | "fail" | "revoke";

const under: readonly GivingState[] = ["accepted", "in-progress", "on-hold"];

const acts: Readonly<Record<GivingAct, { side: GivingSide; from: readonly GivingState[]; to: GivingState }>> =
  {
    accept: { side: "receiver", from: ["requested"], to: "accepted" },
    reject: { side: "receiver", from: ["requested"], to: "rejected" },
    start: { side: "receiver", from: ["accepted"], to: "in-progress" },
    hold: { side: "receiver", from: ["in-progress"], to: "on-hold" },
    resume: { side: "receiver", from: ["on-hold"], to: "in-progress" },
    complete: { side: "receiver", from: under, to: "completed" },
    fail: { side: "receiver", from: under, to: "failed" },
    revoke: { side: "sender", from: ["requested", ...under], to: "revoked" },
  };

/** What it becomes. An accepted transfer is done: responsibility has moved. */
export const givingAfter = (kind: GivingKind, act: GivingAct): GivingState =>
  kind === "transfer" && act === "accept" ? "completed" : acts[act].to;

/** What is said with an act. */
export interface GivingSaid {
  readonly side: GivingSide;
  readonly reason: string | null;
  /** Of a completion: what came of it, or that the harmed person was spoken to. */
  readonly outcome: string | null;
  readonly contacted: boolean;
}

const withReason: readonly GivingAct[] = ["reject", "hold", "fail", "revoke"];

/** Why the act is refused; null where it is not. */
export function refuseGivingAct(act: GivingAct, state: GivingState, said: GivingSaid): Refusal {
  const rule = acts[act];
  if (!rule.from.includes(state)) return refusal(words.givingState);
  return firstOf([
    [rule.side !== said.side, rule.side === "sender" ? words.givingSender : words.givingReceiver],
    [withReason.includes(act) && !says(said.reason), words.givingReason],
    [act === "complete" && !says(said.outcome) && !said.contacted, words.givingOutcome],
  ]);
}

/** Whether the receiver is shown anything: from acceptance until it ends, is revoked, or its day comes. */
export function givingShows(
  giving: { readonly state: GivingState; readonly until: Date | null },
  at: Date,
): boolean {
  const open = under.includes(giving.state) || giving.state === "completed";
  return open && (giving.until === null || at < giving.until);
}
