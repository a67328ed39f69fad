/** What follows from the way a report came: its address of Article 19, by which rule the chair is told, when it may be. Pure. */
import { dayOf, daysAfter } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import type { Label } from "#base/words.ts";
import type { RoleCode } from "#spine/access/web.ts";
import type { AddressLetter, Channel } from "../schema.ts";
import { words } from "../words.ts";

const letters: Readonly<Record<Channel, AddressLetter | null>> = {
  desk: "a",
  police: "b",
  // A health facility is none of the six addresses; it tells by its own duty (Luật 13/2022/QH15 Đ29).
  health: null,
  "health-screening": null,
  school: "c",
  hamlet: "d",
  organisation: "đ",
  hotline: "e",
  // Written to the commune (Article 19: a letter or a message).
  public: "a",
  system: null,
};

/** Which of the six addresses a channel is, unless whoever enters says otherwise. */
export const letterOf = (channel: Channel): AddressLetter | null => letters[channel];

/** The rule by which whoever received it tells the chair: the hotline right after the call (NĐ 76/2023 Đ7), others at once. */
export const tellRuleOf = (channel: Channel): string =>
  channel === "hotline" ? "intake.tell-chair-after-call" : "intake.tell-chair";

const channelsOfRoles: Partial<Readonly<Record<RoleCode, Channel>>> = {
  "commune-officer": "desk",
  "commune-leader": "desk",
  "commune-police": "police",
  "health-worker": "health",
  collaborator: "hamlet",
  mediator: "hamlet",
  "agency-focal": "organisation",
  provider: "organisation",
};

/** The channel that somebody with these roles most likely receives by. */
export const channelOfRoles = (roles: readonly RoleCode[]): Channel =>
  roles.map((role) => channelsOfRoles[role]).find((channel) => channel !== undefined) ?? "desk";

/** Whether a unit is a commune or a ward, which handles what happens there. */
export const isCommune = ({ kind }: { readonly kind: string }): boolean =>
  kind === "ward" || kind === "commune";

const DAYS_BACK_MAX = 366;
/** A phone whose clock is a few minutes ahead is believed. */
const AHEAD_MS = 300_000;

/** Why a report cannot have been received at this moment; null where it can. */
export function refuseMoment(receivedAt: Date, now: Date): Problem | null {
  const at = (message: Label): Problem =>
    new Problem("invalid", { errors: [{ path: "receivedAt", message }] });
  if (receivedAt.getTime() > now.getTime() + AHEAD_MS) return at(words.receivedLater);
  return dayOf(receivedAt) < daysAfter(dayOf(now), -DAYS_BACK_MAX) ? at(words.receivedTooLongAgo) : null;
}
