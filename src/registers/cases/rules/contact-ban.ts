/**
 * The no-contact decision (Luật 13/2022/QH15 Điều 25, 26; NĐ 76/2023/NĐ-CP Điều 14–20): who may ask, what must come before, how
 * long it lasts, who is told, how it ends. Moments are instants; days end at midnight in Viet Nam. Pure.
 */
import { dayOf, daysAfter, endOfDay } from "#base/clock.ts";
import { formatDay, monthsAfter } from "#base/vi/index.ts";
import { fill } from "#base/words.ts";
import type { Answer, BanGround, Requester } from "../schema/index.ts";
import { firstOf, says, type Hindrance, type Refusal } from "./refusal.ts";
import { words } from "./ban-words.ts";

/** How long each thing may take: from the rules of the clocks of the same names, so that a clock and a refusal never differ. */
export interface BanBounds {
  readonly decideHours: number;
  readonly maxDays: number;
  readonly courtMonths: number;
  readonly contactHours: number;
  readonly cancelHours: number;
  readonly distanceMetres: number;
}

/** The rules of clocks that bound a ban. */
export const banRules = {
  decideHours: "contact-ban.decide",
  maxDays: "contact-ban.chair-term",
  courtMonths: "contact-ban.court-term",
  contactHours: "contact-ban.permitted-contact",
  cancelHours: "contact-ban.cancel",
} as const;

/** The clock of a decision in danger to life, for which nobody asks. */
export const DANGER_RULE = "contact-ban.decide-in-danger";

/** The rules of clocks that wait for the chair's answer. */
export const askedOfChair: ReadonlySet<string> = new Set([
  banRules.decideHours,
  DANGER_RULE,
  banRules.cancelHours,
]);

/** The bounds that rules of clocks (amount by rule) and the distance give. Throws where a rule is missing: nothing may run unbounded. */
export function boundsOf(amounts: ReadonlyMap<string, number>, distanceMetres: number): BanBounds {
  const of = (rule: string): number => {
    const amount = amounts.get(rule);
    if (amount === undefined) throw new Error(`No rule ${rule}`);
    return amount;
  };
  return {
    decideHours: of(banRules.decideHours),
    maxDays: of(banRules.maxDays),
    courtMonths: of(banRules.courtMonths),
    contactHours: of(banRules.contactHours),
    cancelHours: of(banRules.cancelHours),
    distanceMetres,
  };
}

const HOUR_MS = 3_600_000;
const hoursAfter = (at: Date, hours: number): Date => new Date(at.getTime() + hours * HOUR_MS);

/** Whoever must be told of a decision, Art. 25. */
export const banRecipients = ["doer", "harmed", "police-chief", "hamlet-head"] as const;
export type BanRecipient = (typeof banRecipients)[number];

/** What is asked for, or seen to be needed. */
export interface BanRequest {
  readonly ground: BanGround;
  readonly requestedBy: Requester;
  /** Null where nobody asked. */
  readonly requestedAt: Date | null;
  /** The harmed person's, or the guardian's. */
  readonly consent: Answer;
  /** The act harms or threatens health. */
  readonly harm: Answer;
  readonly lifeDanger: Answer;
  /** When the harmed person was told of rights and duties (NĐ 76/2023, Điều 14). */
  readonly toldOfRightsAt: Date | null;
  /** Why they could not be told: of ground (b) alone, for danger to life does not wait for whoever cannot be reached. */
  readonly notToldBecause: string | null;
}

/** A decision of the commune's chair. */
export interface Ban extends BanRequest {
  readonly decidedAt: Date | null;
  readonly refusedAt: Date | null;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly supervisor: string | null;
  readonly notified: Readonly<Partial<Record<BanRecipient, Date>>>;
  readonly cancelAskedAt: Date | null;
  readonly cancelAnsweredAt: Date | null;
  readonly cancelledAt: Date | null;
}

export type BanState = "requested" | "overdue" | "refused" | "running" | "ended" | "cancelled";

/** How it stands at a moment. A request without an answer after its hours is overdue, and stays open. */
export function banStateAt(ban: Ban, at: Date, bounds: BanBounds): BanState {
  if (ban.refusedAt) return "refused";
  if (!ban.decidedAt || !ban.to) {
    const due = decisionDueAt(ban, bounds);
    return due !== null && at > due ? "overdue" : "requested";
  }
  if (ban.cancelledAt && ban.cancelledAt <= at) return "cancelled";
  return at <= ban.to ? "running" : "ended";
}

/** The last moment to decide or to refuse: so many hours from the request; null where nobody asked. */
export const decisionDueAt = (request: BanRequest, bounds: BanBounds): Date | null =>
  request.requestedAt && hoursAfter(request.requestedAt, bounds.decideHours);

/** The last moment that one decision may reach: the first day is not counted, the last is whole (BLDS 2015, Điều 147, 148). */
export const latestBanEnd = (from: Date, bounds: BanBounds): Date =>
  endOfDay(daysAfter(dayOf(from), bounds.maxDays));

/** The last moment that a court's decision may reach. */
export const latestCourtBanEnd = (from: Date, bounds: BanBounds): Date =>
  endOfDay(monthsAfter(dayOf(from), bounds.courtMonths));

const ARTICLE = "Luật 13/2022/QH15, Điều 25";
const RIGHTS = "Nghị định 76/2023/NĐ-CP, Điều 14";

function hindersGround(r: BanRequest): Hindrance[] {
  if (r.ground === "b") return [[r.lifeDanger !== "yes", words.banNoDanger, ARTICLE]];
  return [
    [r.requestedBy === "none" || r.requestedAt === null, words.banNoRequest, ARTICLE],
    [r.requestedBy === "body" && r.consent !== "yes", words.banNoConsent, ARTICLE],
    [r.harm !== "yes" && r.lifeDanger !== "yes", words.banNoHarm, ARTICLE],
  ];
}

/** Why it is no request at all; null where it can be written down. Consent, and the telling of rights, may follow until it is decided. */
export const refuseBanRequest = (request: BanRequest): Refusal =>
  firstOf([
    [
      request.ground === "a" && (request.requestedBy === "none" || request.requestedAt === null),
      words.banNoRequest,
      ARTICLE,
    ],
    [request.ground === "b" && request.lifeDanger !== "yes", words.banNoDanger, ARTICLE],
  ]);

const couldNotBeTold = (request: BanRequest): boolean =>
  request.ground === "b" && says(request.notToldBecause);

/** What a decision says. */
export interface BanDecision {
  /** When it is signed: from then it holds. */
  readonly at: Date;
  readonly to: Date;
  readonly supervisor: string | null;
  /** Another decision between the same two that still runs, but for one that this renews. */
  readonly overlaps: boolean;
}

/** Why the chair cannot decide it so; null where the decision may be signed. Late is no hindrance: what was late is explained. */
export function refuseBanDecision(request: BanRequest, decision: BanDecision, bounds: BanBounds): Refusal {
  const latest = latestBanEnd(decision.at, bounds);
  return firstOf([
    ...hindersGround(request),
    [request.toldOfRightsAt === null && !couldNotBeTold(request), words.banRights, RIGHTS],
    [request.toldOfRightsAt !== null && request.toldOfRightsAt > decision.at, words.banRightsAfter, RIGHTS],
    [!says(decision.supervisor), words.banSupervisor, "Nghị định 76/2023/NĐ-CP, Điều 17"],
    [decision.to <= decision.at, words.banEndsBefore],
    [
      decision.to > latest,
      fill(words.banTooLong, { days: bounds.maxDays, day: formatDay(dayOf(latest)) }),
      ARTICLE,
    ],
    [decision.overlaps, words.banOverlaps],
  ]);
}

/** A refusal is written and says why (Art. 25); in danger to life there is no request to refuse, only a decision not to take. */
export const refuseBanRefusal = (ban: Ban, reason: string | null): Refusal =>
  firstOf([
    [ban.decidedAt !== null || ban.refusedAt !== null, words.banAnswered],
    [!says(reason), words.banRefusalReason, ARTICLE],
  ]);

/** Whoever has not been told of a decision yet. */
export const notToldOf = (ban: Ban): BanRecipient[] =>
  ban.decidedAt === null ? [] : banRecipients.filter((who) => ban.notified[who] === undefined);

export type CancelGround = "requester-asks" | "harmed-disagrees" | "not-needed";

/** Why a decision cannot be cancelled on a ground; null where it can. */
export function refuseCancelling(
  ban: Ban,
  asked: { readonly ground: CancelGround; readonly by: Requester; readonly at: Date },
  bounds: BanBounds,
): Refusal {
  return firstOf([
    [banStateAt(ban, asked.at, bounds) !== "running", words.banNotRunning],
    [
      asked.ground === "requester-asks" && (ban.ground !== "a" || asked.by !== ban.requestedBy),
      words.cancelNotRequester,
      ARTICLE,
    ],
    [
      asked.ground === "harmed-disagrees" &&
        (ban.ground !== "b" || !["harmed", "representative"].includes(asked.by)),
      words.cancelNotHarmed,
      ARTICLE,
    ],
  ]);
}

/** The last moment to answer a request to cancel (NĐ 76/2023, Điều 20). */
export const cancelDueAt = (askedAt: Date, bounds: BanBounds): Date =>
  hoursAfter(askedAt, bounds.cancelHours);

/**
 * A ban is renewed by a new decision, never prolonged: it has its own ground and request, and begins while the old one runs or
 * after it. Why it cannot be; null where it can.
 */
export function refuseRenewal(
  before: Ban,
  request: BanRequest,
  asked: { readonly at: Date; readonly bounds: BanBounds },
): Refusal {
  const state = banStateAt(before, asked.at, asked.bounds);
  const sameRequest =
    request.ground === "a" && request.requestedAt !== null && before.decidedAt !== null
      ? request.requestedAt <= before.decidedAt
      : false;
  return firstOf([
    [!["running", "ended"].includes(state), words.renewNothing],
    [sameRequest, words.renewOldRequest, ARTICLE],
    ...hindersGround(request),
  ]);
}

/** A court decides in a civil case between the two, for so many months at most (Art. 26). */
export function refuseCourtBan(
  decision: { readonly from: Date; readonly to: Date; readonly civilCase: boolean },
  bounds: BanBounds,
): Refusal {
  const latest = latestCourtBanEnd(decision.from, bounds);
  const tooLong = fill(words.courtTooLong, { months: bounds.courtMonths, day: formatDay(dayOf(latest)) });
  const article = "Luật 13/2022/QH15, Điều 26";
  return firstOf([
    [!decision.civilCase, words.courtNoCase, article],
    [decision.to <= decision.from, words.banEndsBefore],
    [decision.to > latest, tooLong, article],
  ]);
}

export type BanAct = "decide" | "refuse" | "notify" | "permit-contact" | "report-breach" | "cancel" | "renew";

const acts: Readonly<Record<BanState, readonly BanAct[]>> = {
  requested: ["decide", "refuse"],
  overdue: ["decide", "refuse"],
  refused: [],
  running: ["notify", "permit-contact", "report-breach", "cancel", "renew"],
  // What happened while it ran may become known after its end.
  ended: ["report-breach", "renew"],
  cancelled: ["report-breach"],
};

/** What may be done with it at a moment. */
export const banActsAt = (ban: Ban, at: Date, bounds: BanBounds): readonly BanAct[] =>
  acts[banStateAt(ban, at, bounds)].filter((act) => act !== "notify" || notToldOf(ban).length > 0);
