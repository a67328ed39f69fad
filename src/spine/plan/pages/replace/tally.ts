/** What the decisions so far would do, counted by the same rule as on the server. Pure. */
import { tallyOf, type Tally } from "../../rules/fates.ts";
import { keyOf, type Decided, type Outlook } from "./types.ts";

/** The tally, and how many endings still lack their reason. */
export type Counted = Tally & { readonly silent: number };

/** Counts what is decided on an outlook. A decision that is no longer offered counts as none. */
export function countsOf(outlook: Outlook, decided: Decided): Counted {
  const groups = outlook.groups.map((g) => ({
    ...g,
    clauseId: g.clause.id,
    to: g.to?.id ?? null,
    open: Array.from({ length: g.open }, (_, n) => n),
    settled: Array.from({ length: g.settled }, (_, n) => n),
  }));
  const fitting = outlook.groups.flatMap((g) => {
    const own = decided.fates[keyOf(g)];
    return own && g.options.includes(own.fate) ? [[keyOf(g), own] as const] : [];
  });
  const silent = fitting.filter(([, own]) => own.fate === "end" && own.reason.trim() === "").length;
  return { ...tallyOf(groups, new Map(fitting), outlook.asked), silent };
}
