/** How states and levels of a case look: a word, an icon and a tone together. */
import type { StatusLook, Tone } from "#base/ui/bits.tsx";
import { today } from "#base/clock.ts";
import { codeOn, codesOn, inOrder, shippedCodes, type Code, type Codes } from "../schema/index.ts";
import { lookWords } from "../words/look.ts";

const tones: Readonly<Record<string, Tone>> = {
  received: "soon",
  assigned: "nest",
  verified: "warm",
  unfounded: "calm",
  measures: "warm",
  "follow-up": "nest",
  closed: "calm",
  extreme: "danger",
  high: "danger",
  medium: "soon",
  low: "good",
  unknown: "calm",
};

/** The lists as the city has them, once a screen has asked for them; until then as they are shipped. */
let lists: Codes = shippedCodes;

/** Keeps the lists of the city, so that every word is theirs. */
export function learnCodes(codes: Codes): Codes {
  lists = codes;
  return codes;
}

/** The code as it holds today; one that ended, as it was last. */
function codeNow(list: string, code: string): Code | undefined {
  const rows = lists[list] ?? [];
  return codeOn(rows, code, today()) ?? rows.findLast((one) => one.code === code);
}

/** The codes of a list that hold today, in the order in which they are shipped. */
export const codesNow = (list: string): readonly Code[] => inOrder(list, codesOn(lists[list] ?? [], today()));

/** The look of a code of a list. */
export function lookOf(list: "state" | "risk-level", code: string): StatusLook {
  const found = codeNow(list, code);
  return { label: found?.label ?? { vi: code, en: code }, tone: tones[code] ?? "calm" };
}

/** Parts that no unit is given: a look in an emergency. */
const others: Readonly<Record<string, { vi: string; en: string }>> = { emergency: lookWords.open };

/** The word of a code. */
export const labelOf = (list: string, code: string): { vi: string; en: string } =>
  codeNow(list, code)?.label ?? others[code] ?? { vi: code, en: code };

/** Three answers: a form that only has yes and no is answered with a guess. */
export const answerCodes = ["yes", "no", "unknown"] as const;
