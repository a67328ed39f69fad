/** What may be the same event as a report, by keyed hashes alone: for the commune of the place, which decides. */
import { dayOf, daysFrom } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import type { Label } from "#base/words.ts";
import type { ReportRow } from "#spine/intake/index.ts";
import { listDecisions } from "./queries/match.ts";
import { listCandidates, listTokens, type Candidate, type TokenRow } from "./queries/token.ts";
import { matchOf, type PersonOverlap } from "./rules/match.ts";
import { shippedWeights } from "./schema/index.ts";

/** One case, or one report without a case, that may be the same event. */
export interface Proposed {
  readonly kind: "case" | "report";
  readonly code: string;
  readonly score: number;
  /** Likely the same event; false: the same people at another time, violence repeated. */
  readonly likely: boolean;
  /** Words of the reasons, in Vietnamese: codes of what is in common, never a value. */
  readonly reasons: readonly string[];
  readonly labels: readonly Label[];
  readonly decided: string | null;
}

const keyOf = (row: Pick<TokenRow, "caseId" | "reportCode">): string =>
  row.caseId === null ? `report ${row.reportCode}` : `case ${row.caseId}`;

interface Side {
  /** Hashes by kind. */
  readonly by: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The tokens of one record by the person that they were made of. */
function sidesOf(rows: readonly TokenRow[]): Map<number, Side> {
  const sides = new Map<number, Map<string, Set<string>>>();
  for (const row of rows) {
    if (row.thingId === null) continue;
    const side = sides.get(row.thingId) ?? new Map<string, Set<string>>();
    sides.set(row.thingId, side);
    const hashes = side.get(row.kind) ?? new Set<string>();
    side.set(row.kind, hashes.add(row.hash.toString("hex")));
  }
  return new Map([...sides].map(([id, by]) => [id, { by }]));
}

const none: ReadonlySet<string> = new Set();

function overlapOf([mine, a]: readonly [number, Side], [theirs, b]: readonly [number, Side]): PersonOverlap {
  const of = (side: Side, kind: string): ReadonlySet<string> => side.by.get(kind) ?? none;
  const shares = (kind: string): boolean => !of(a, kind).isDisjointFrom(of(b, kind));
  const both = of(a, "id-number").size > 0 && of(b, "id-number").size > 0;
  const [words, otherWords] = [of(a, "word"), of(b, "word")];
  return {
    mine,
    theirs,
    sameIdNumber: shares("id-number"),
    otherIdNumber: both && !shares("id-number"),
    samePhone: shares("phone"),
    sameNameYear: shares("name-year"),
    sameName: shares("name"),
    words: { equal: words.intersection(otherWords).size, mine: words.size, theirs: otherWords.size },
    sameAddress: shares("address"),
    otherSex: false,
    otherYear: false,
  };
}

function daysApart(report: ReportRow, candidate: Candidate): number | null {
  const day = candidate.eventOn ?? (candidate.at ? dayOf(candidate.at) : null);
  return day ? daysFrom(day, dayOf(report.receivedAt)) : null;
}

/** Everything at the report's place that it may be the same as, the likeliest first. */
export async function proposalsFor(tx: Tx, report: ReportRow): Promise<Proposed[]> {
  const candidates = await listCandidates(tx, report.code);
  if (candidates.length === 0) return [];
  const mine = sidesOf(await listTokens(tx, { caseIds: [], reportCodes: [report.code] }));
  const theirs = Map.groupBy(
    await listTokens(tx, {
      caseIds: candidates.flatMap((one) => one.caseId ?? []),
      reportCodes: candidates.flatMap((one) => (one.caseId === null ? (one.reportCode ?? []) : [])),
    }),
    keyOf,
  );
  const decisions = await listDecisions(tx, report.code);
  const found = candidates.map((candidate): Proposed & { proposed: boolean } => {
    const sides = sidesOf(theirs.get(keyOf(candidate)) ?? []);
    const people = [...mine].flatMap((a) => [...sides].map((b) => overlapOf(a, b)));
    const event = { samePlaceDay: false, sameCommune: true, daysApart: daysApart(report, candidate) };
    const match = matchOf(people, event, shippedWeights.body);
    return {
      kind: candidate.caseId === null ? "report" : "case",
      code: candidate.caseCode ?? candidate.reportCode ?? "",
      score: match.score,
      likely: match.proposed === "same-event",
      reasons: match.reasons.map((reason) => reason.vi),
      labels: match.reasons,
      decided: (candidate.caseId !== null && decisions.get(candidate.caseId)) || null,
      proposed: match.proposed !== null,
    };
  });
  return found.filter((one) => one.proposed).toSorted((a, b) => b.score - a.score);
}
