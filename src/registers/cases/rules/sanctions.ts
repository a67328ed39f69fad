/** Sanctions by article of Decree 282/2025: which are proposed, within which amounts, until when. Days are YYYY-MM-DD. Pure. */
import { formatDay, formatNumber, monthsAfter } from "#base/vi/index.ts";
import { fill } from "#base/words.ts";
import {
  codeOn,
  codesOn,
  type Code,
  type Codes,
  type SanctionFacts,
  type SanctionKind,
} from "../schema/index.ts";
import { firstOf, refusal, type Refusal } from "./refusal.ts";
import { words } from "./words.ts";

type Article = Code<string, SanctionFacts>;

const articles = (codes: Codes): readonly Article[] =>
  (codes["sanction-article"] ?? []) as readonly Article[];

/** How much an organisation pays for one that an individual pays. */
const ORGANISATION_TIMES = 2;

/** The clock of the limitation. */
export const LIMITATION_RULE = "sanction.limitation";

/** The articles that speak of these acts, as they hold on the day of the act. None before the decree: another one held then. */
export function proposedArticles(behaviours: readonly string[], day: string, codes: Codes): Article[] {
  return codesOn(articles(codes), day).filter(
    ({ more, validFrom }) => validFrom <= day && more.behaviours.some((code) => behaviours.includes(code)),
  );
}

/** From least to most in đồng. */
export interface Fine {
  readonly from: number;
  readonly to: number;
}

/** The fine of an article, doubled for an organisation; null where its amount was not read. */
export function fineOf(article: SanctionFacts, organisation: boolean): Fine | null {
  if (article.from === null || article.to === null) return null;
  const times = organisation ? ORGANISATION_TIMES : 1;
  return { from: article.from * times, to: article.to * times };
}

/**
 * The last day of the limitation: so many months from the day an act ended, or, while it goes on, from the day it was found
 * (NĐ 282/2025 Điều 6; Luật Xử lý vi phạm hành chính, Điều 6).
 */
export function limitationOn(
  act: { readonly endedOn: string | null; readonly foundOn: string },
  months: number,
): string {
  return monthsAfter(act.endedOn ?? act.foundOn, months);
}

/** What is decided. */
export interface SanctionDecision {
  readonly kind: SanctionKind;
  /** Code of the list "sanction-article"; null where it is no administrative one. */
  readonly article: string | null;
  readonly decidedOn: string;
  /** The day of the act, by whose law it is judged. */
  readonly actOn: string;
  readonly limitationOn: string;
  /** In đồng; null for a warning or where nothing is fined. */
  readonly amount: number | null;
  readonly organisation: boolean;
}

function refuseAmount(amount: number | null, fine: Fine | null): Refusal {
  if (amount === null || fine === null || (amount >= fine.from && amount <= fine.to)) return null;
  const values = { from: formatNumber(fine.from), to: formatNumber(fine.to) };
  return refusal(fill(words.sanctionAmount, values));
}

/** Why it cannot be written down so; null where it can. */
export function refuseSanction(decision: SanctionDecision, codes: Codes): Refusal {
  if (decision.kind !== "administrative") return null;
  const article = decision.article && codeOn(articles(codes), decision.article, decision.actOn);
  const source = "Nghị định 282/2025/NĐ-CP, Điều 6";
  if (!article) return refusal(words.sanctionArticle);
  const late = fill(words.sanctionLate, { day: formatDay(decision.limitationOn) });
  return (
    firstOf([
      [article.validFrom > decision.actOn, words.sanctionBefore, article.source],
      [decision.decidedOn < decision.actOn, words.sanctionEarly],
      [decision.decidedOn > decision.limitationOn && decision.amount !== null, late, source],
    ]) ?? refuseAmount(decision.amount, fineOf(article.more, decision.organisation))
  );
}
