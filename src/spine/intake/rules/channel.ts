/** What follows from the way a report came: its address of Article 19, and by which rule the chair is told. Pure. */
import type { RoleCode } from "#spine/access/web.ts";
import type { AddressLetter, Channel } from "../schema.ts";

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
