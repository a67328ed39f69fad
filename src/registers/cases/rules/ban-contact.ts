/** While contact is forbidden: when it is permitted after all, and what is a breach (NĐ 76/2023/NĐ-CP Điều 18, 19). Pure. */
import type { Label } from "#base/words.ts";
import { fill } from "#base/words.ts";
import { codeOn, type Codes } from "../schema/index.ts";
import { dayOf } from "#base/clock.ts";
import { banStateAt, type Ban, type BanBounds } from "./contact-ban.ts";
import { firstOf, type Refusal } from "./refusal.ts";
import { words } from "./ban-words.ts";

/** A contact that was announced by Mẫu 09. */
export interface PermittedContact {
  /** Code of the list "contact-occasion". */
  readonly occasion: string;
  readonly announcedAt: Date;
  /** When the supervisor countersigned; null until then. */
  readonly countersignedAt: Date | null;
  readonly from: Date;
  readonly to: Date;
}

const HOUR_MS = 3_600_000;
const ARTICLE = "Nghị định 76/2023/NĐ-CP, Điều 18";

/** Why a contact is not permitted; null where it is. */
export function refuseContact(
  ban: Ban,
  contact: PermittedContact,
  asked: { readonly bounds: BanBounds; readonly codes: Codes },
): Refusal {
  const { bounds, codes } = asked;
  const length = contact.to.getTime() - contact.from.getTime();
  const occasion = codeOn(codes["contact-occasion"] ?? [], contact.occasion, dayOf(contact.from));
  return firstOf([
    [banStateAt(ban, contact.from, bounds) !== "running", words.banNotRunning],
    [occasion === null, words.contactOccasion, ARTICLE],
    [contact.countersignedAt === null, words.contactCountersign, ARTICLE],
    [contact.announcedAt > contact.from, words.contactAnnounce, ARTICLE],
    [
      contact.countersignedAt !== null && contact.countersignedAt > contact.from,
      words.contactCountersign,
      ARTICLE,
    ],
    [length <= 0, words.banEndsBefore],
    [
      length > bounds.contactHours * HOUR_MS,
      fill(words.contactTooLong, { hours: bounds.contactHours }),
      ARTICLE,
    ],
  ]);
}

/** What was seen. */
export interface Sighting {
  readonly at: Date;
  /** How near the doer came; null where nobody came near. */
  readonly metres: number | null;
  /** A wall or another safe partition stood between. */
  readonly wall: boolean;
  /** By telephone, e-mail or other means violence was done. */
  readonly violenceByMeans: boolean;
}

export type BreachKind = "near" | "by-means";

/** A breach, its article, and the sanction that is proposed for it. */
export interface Breach {
  readonly kind: BreachKind;
  readonly label: Label;
  readonly article: string;
  /** Code of the list "sanction-article". */
  readonly sanction: string;
}

const breach = (kind: BreachKind, label: Label): Breach => ({
  kind,
  label,
  article: "Nghị định 76/2023/NĐ-CP, Điều 19",
  sanction: "53",
});

/** Whether a permitted contact covers a moment. One that was not countersigned before it covers nothing. */
const covers = (contact: PermittedContact, at: Date): boolean =>
  contact.countersignedAt !== null && contact.countersignedAt <= at && contact.from <= at && at <= contact.to;

/**
 * Whether what was seen broke the decision. Coming near is a breach within the distance without a wall, unless the contact was
 * permitted; violence by telephone or other means always is. Nothing is a breach when the decision did not run.
 */
export function breachOf(
  ban: Ban,
  seen: Sighting,
  asked: { readonly contacts: readonly PermittedContact[]; readonly bounds: BanBounds },
): Breach | null {
  const runs =
    banStateAt(ban, seen.at, asked.bounds) === "running" && ban.from !== null && ban.from <= seen.at;
  if (!runs) return null;
  if (seen.violenceByMeans) return breach("by-means", words.breachByMeans);
  const near = seen.metres !== null && seen.metres <= asked.bounds.distanceMetres && !seen.wall;
  const permitted = asked.contacts.some((contact) => covers(contact, seen.at));
  return near && !permitted
    ? breach("near", fill(words.breachNear, { metres: asked.bounds.distanceMetres }))
    : null;
}
