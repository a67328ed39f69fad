/** No-contact decisions of a case as their rules take them, and what each act on one has in common. */
import { dayOf } from "#base/clock.ts";
import { seal, unseal, type RecordKey } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { ruleAmount } from "#spine/deadlines/index.ts";
import { earliest, keepClock } from "./measure-clocks.ts";
import type { Content } from "./content.ts";
import type { Writing } from "./edit.ts";
import { changeBan, listBans, type BanChange, type BanRow } from "./queries/ban.ts";
import { changeCase } from "./queries/case.ts";
import { readFact } from "./queries/codes.ts";
import {
  banRules,
  banStateAt,
  boundsOf,
  DANGER_RULE,
  type Ban,
  type BanBounds,
} from "./rules/contact-ban.ts";
import type { NoContactLaw } from "./schema/index.ts";
import { words } from "./words/cases.ts";

/** In danger to life nobody need ask, and no law counts hours: the city's own clock. */

/** What of a decision is words, sealed beside it. */
export interface BanWords {
  readonly asked: string | null;
  readonly notToldBecause: string | null;
  readonly refusal: string | null;
  readonly cancelAsked: string | null;
  readonly cancelAnswer: string | null;
}
/** Nothing said. */
export const noWords: BanWords = {
  asked: null,
  notToldBecause: null,
  refusal: null,
  cancelAsked: null,
  cancelAnswer: null,
};

const placeOf = (id: number): string => `ban.${id}`;
export const sealWords = (key: RecordKey, id: number, said: Partial<BanWords>): Buffer =>
  seal(key, placeOf(id), { ...noWords, ...said });
export const wordsOfBan = (key: RecordKey, row: BanRow): BanWords =>
  unseal(key, placeOf(row.id), row.sealed) as BanWords;

/** A decision as its rules take it. `supervisor` stands in the measure's own sealed fields. */
export function banOf(row: BanRow, said: BanWords, supervisor: string | null): Ban {
  return {
    ...row,
    ground: row.ground ?? "a",
    notToldBecause: said.notToldBecause,
    from: row.fromAt,
    to: row.toAt,
    supervisor,
    notified: Object.fromEntries(Object.entries(row.told).map(([who, at]) => [who, new Date(at)])),
  };
}

/** The bounds of today's rules. */
export async function boundsOn(tx: Tx, at: Date): Promise<BanBounds> {
  const day = dayOf(at);
  const amounts = new Map<string, number>();
  for (const rule of Object.values(banRules)) amounts.set(rule, await ruleAmount(tx, rule, day));
  return boundsOf(amounts, (await readFact<NoContactLaw>(tx, "no-contact", day)).distanceMetres);
}

/** The decisions of a case as an act finds them. */
export interface Standing {
  readonly bans: readonly BanRow[];
  readonly bounds: BanBounds;
  readonly row: BanRow;
  readonly said: BanWords;
  readonly ban: Ban;
}

/** The name of who supervises, from the measure. */
export function supervisorOf(content: Pick<Content, "things">, id: number): string | null {
  const value = content.things.find((thing) => thing.id === id)?.values["supervisor"];
  return typeof value === "string" ? value : null;
}

/** One decision of a case with its rules. Throws "not-found", or "conflict" where another changed it since. */
export async function standingOf(
  tx: Tx,
  content: Content,
  asked: { readonly ban: number; readonly version: number; readonly at: Date },
): Promise<Standing> {
  const bans = await listBans(tx, content.row.id);
  const row = bans.find((one) => one.id === asked.ban);
  if (!row) throw new Problem("not-found");
  if (row.version !== asked.version) throw new Problem("conflict", { detail: words.stale });
  const said = wordsOfBan(content.key, row);
  return {
    bans,
    bounds: await boundsOn(tx, asked.at),
    row,
    said,
    ban: banOf(row, said, supervisorOf(content, row.id)),
  };
}

const isOpen = (row: BanRow): boolean => !row.decidedAt && !row.refusedAt;
const isAsked = (row: BanRow): boolean => row.cancelAskedAt !== null && row.cancelAnsweredAt === null;

/** What was met by an act. */
export interface Met {
  readonly decision?: Date;
  readonly cancelling?: Date;
}

/** The clocks of all decisions of a case, after an act. */
export async function keepBanClocks(tx: Tx, writing: Writing, met: Met = {}): Promise<void> {
  const bans = await listBans(tx, writing.row.id);
  const open = bans.filter((row) => row.byBody === "chair" && isOpen(row));
  const since = (ground: "a" | "b") =>
    earliest(open.filter((row) => row.ground === ground).map((row) => row.requestedAt ?? row.notedAt));
  const metAt = met.decision ?? null;
  await keepClock(tx, writing, { rule: banRules.decideHours, since: since("a"), metAt });
  await keepClock(tx, writing, { rule: DANGER_RULE, since: since("b"), metAt });
  await keepClock(tx, writing, {
    rule: banRules.cancelHours,
    since: earliest(bans.filter(isAsked).map((row) => row.cancelAskedAt)),
    metAt: met.cancelling ?? null,
  });
}

/** Changes one; the case is changed with it. */
export async function writeBan(
  tx: Tx,
  writing: Writing,
  of: { id: number; change: BanChange },
): Promise<void> {
  await changeBan(tx, of.id, of.change);
  await changeCase(tx, { id: writing.row.id, at: writing.at }, {});
}

/** Another decision between the same two that runs at a moment, but for the one that is renewed. */
export function overlapsAt(
  bans: readonly BanRow[],
  row: BanRow,
  of: { at: Date; bounds: BanBounds },
): boolean {
  return bans.some(
    (other) =>
      other.id !== row.id &&
      other.id !== row.renews &&
      other.harmedId === row.harmedId &&
      other.doerId === row.doerId &&
      banStateAt(banOf(other, noWords, null), of.at, of.bounds) === "running",
  );
}
