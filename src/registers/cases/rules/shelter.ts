/** Where the harmed person may stay, and for how long (Luật 13/2022/QH15, Điều 28, 35–40). Days are YYYY-MM-DD. Pure. */
import { daysFrom } from "#base/clock.ts";
import { fill } from "#base/words.ts";
import { codeOn, type Answer, type Code, type Codes } from "../schema/index.ts";
import { firstOf, says, type Refusal } from "./refusal.ts";
import { words } from "./words.ts";

/** A stay as it is arranged. */
export interface Stay {
  /** Code of the list "shelter-kind". */
  readonly kind: string;
  readonly from: string;
  readonly to: string | null;
  readonly consent: Answer;
  readonly address: string | null;
  /** The people who may see the address, by name; nobody may by office alone. */
  readonly shownTo: readonly number[];
}

type ShelterCode = Code<string, { readonly termRule: string | null }>;

/** The rule of a clock that bounds a stay at such a place; null where no law does. */
export const stayRule = (kind: string, day: string, codes: Codes): string | null =>
  codeOn((codes["shelter-kind"] ?? []) as readonly ShelterCode[], kind, day)?.more.termRule ?? null;

/** Why it cannot be arranged so; null where it can. `maxDays` is the amount of the rule that bounds it, null where none does. */
export function refuseStay(stay: Stay, maxDays: number | null): Refusal {
  const days = stay.to === null ? null : daysFrom(stay.from, stay.to);
  const tooLong = maxDays !== null && (days === null || days > maxDays);
  return firstOf([
    [stay.consent !== "yes", words.measureConsent, "Luật 13/2022/QH15, Điều 28"],
    [days !== null && days < 0, words.measureEnds],
    [tooLong, fill(words.stayTooLong, { days: maxDays ?? 0 }), "Luật 13/2022/QH15, Điều 37"],
    [says(stay.address) && stay.shownTo.length === 0, words.stayNobody, "Luật 13/2022/QH15, Điều 9"],
  ]);
}
