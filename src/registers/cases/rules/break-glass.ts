/**
 * Looking at a case that one takes no part in, because somebody is in danger now: with a reason, for a short time, told to the
 * data-protection officer at once and reviewed afterwards. Whoever has a look that nobody could justify open looks no more. Pure.
 */
import { fill } from "#base/words.ts";
import type { BreakGlassLaw } from "../schema/index.ts";
import { words } from "./giving-words.ts";
import { firstOf, says, type Refusal } from "./refusal.ts";

/** The clock of the review. */
export const GLASS_REVIEW_RULE = "case.review-break-glass";

/** What is asked for. */
export interface GlassAsked {
  readonly reason: string | null;
  readonly hours: number;
}

/** Who asks. A sealed case, and one from which the person is barred, is "not found" before this is asked: a refusal would tell. */
export interface GlassAsker {
  /** Looks of theirs whose review has lapsed, and looks that were found unjustified and not settled. */
  readonly unreviewed: number;
  readonly unjustified: number;
}

/** Why it is refused; null where it is not. */
export function refuseGlass(asked: GlassAsked, asker: GlassAsker, law: BreakGlassLaw): Refusal {
  const letters = (asked.reason ?? "").trim().length;
  return firstOf([
    [asker.unreviewed > 0, words.glassUnreviewed],
    [asker.unjustified > 0, words.glassUnjustified],
    [letters < law.reasonLetters, fill(words.glassReason, { letters: law.reasonLetters })],
    [asked.hours <= 0 || asked.hours > law.maxHours, fill(words.glassHours, { hours: law.maxHours })],
  ]);
}

/** Whoever looked does not judge it, and a verdict says why. */
export const refuseGlassReview = (
  review: { readonly by: number; readonly reason: string | null; readonly reviewedBefore: boolean },
  openedBy: number,
): Refusal =>
  firstOf([
    [review.reviewedBefore, words.glassReviewed],
    [review.by === openedBy, words.glassOwn],
    [!says(review.reason), words.glassVerdict],
  ]);
