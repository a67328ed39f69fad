/** Handing cases over when an officer leaves, is away, or has too many: to a named colleague, who takes them. Pure. */
import { fill } from "#base/words.ts";
import { handoverWords as words } from "../words/handover.ts";
import { firstOf, says, type Refusal } from "./refusal.ts";

/** Why it is handed over. */
export const handoverReasons = ["leaves", "leave", "load"] as const;
export type HandoverReason = (typeof handoverReasons)[number];

/** One case as it is to be handed over. */
export interface HandedCase {
  readonly code: string;
  /** Who works on it now. */
  readonly workerId: number | null;
  readonly isOpen: boolean;
  /** It lies in another offer. */
  readonly offered: boolean;
  /** The colleague may know of it: of a sealed case only who is named, never who is shut out. */
  readonly receiverMayKnow: boolean;
}

/** An offer as it is asked for. */
export interface Offer {
  readonly fromId: number;
  readonly toId: number;
  readonly byId: number;
  readonly byLeader: boolean;
  /** The colleague works on cases at the unit. */
  readonly toWorks: boolean;
  readonly why: HandoverReason;
  readonly untilOn: string | null;
  readonly today: string;
  readonly cases: readonly HandedCase[];
  readonly drafts: boolean;
}

/** Why it cannot be offered so; null where it can. Everybody hands over what is theirs; for another the unit's leader does. */
export function refuseOffer(offer: Offer): Refusal {
  const { cases } = offer;
  const shut = cases.find((one) => !one.receiverMayKnow);
  return firstOf([
    [offer.byId !== offer.fromId && !offer.byLeader, words.onlyLeader],
    [offer.fromId === offer.toId, words.toAnother],
    [!offer.toWorks, words.notHere],
    [cases.length === 0 && !offer.drafts, words.nothing],
    [offer.why === "leave" && (offer.untilOn === null || offer.untilOn < offer.today), words.untilNeeded],
    [cases.some((one) => one.workerId !== offer.fromId || !one.isOpen), words.notTheirs],
    [cases.some((one) => one.offered), words.offeredAlready],
    [shut !== undefined, fill(words.mayNotKnow, { code: shut?.code ?? "" })],
  ]);
}

/** How a case in an offer goes. */
export type LineState = "offered" | "taken" | "refused" | "withdrawn";
export type HandoverAct = "take" | "refuse" | "withdraw" | "close";

/** An offer as it stands, before somebody. */
export interface OfferStanding {
  readonly isReceiver: boolean;
  readonly isGiver: boolean;
  readonly isLeader: boolean;
  readonly why: HandoverReason;
  readonly closed: boolean;
  readonly draftsWait: boolean;
  readonly lines: readonly LineState[];
}

/** What may be done: the colleague takes or refuses, who gave it takes it back; of who leaves, the leader ends the roles once nothing waits. */
export function handoverActsFor(of: OfferStanding): HandoverAct[] {
  const waits = of.draftsWait || of.lines.includes("offered");
  const acts: readonly (readonly [boolean, HandoverAct])[] = [
    [waits && of.isReceiver, "take"],
    [of.lines.includes("offered") && of.isReceiver, "refuse"],
    [of.lines.includes("offered") && (of.isGiver || of.isLeader), "withdraw"],
    [!waits && of.isLeader && of.why === "leaves" && !of.closed, "close"],
  ];
  return acts.filter(([may]) => may).map(([, act]) => act);
}

/** Why the roles of who leaves are not ended yet: cases that are still theirs, or one's own roles. */
export const refuseClosing = (given: { readonly left: number; readonly isSelf: boolean }): Refusal =>
  firstOf([
    [given.isSelf, words.notYourself],
    [given.left > 0, fill(words.stillHolds, { n: given.left })],
  ]);

/** A case is refused with a reason. */
export const refuseRefusing = (reason: string | null): Refusal => firstOf([[!says(reason), words.sayWhy]]);
