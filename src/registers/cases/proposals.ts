/** What may be the same event as a report, by keyed hashes alone: for the commune of the place, which decides. */
import { dayOf, daysFrom, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import type { Label } from "#base/words.ts";
import type { OpenReport } from "#spine/intake/index.ts";
import { readFact } from "./queries/codes.ts";
import { listDecisions } from "./queries/match.ts";
import {
  listCandidates,
  listKnown,
  listTokens,
  type Candidate,
  type Known,
  type TokenRow,
} from "./queries/token.ts";
import { matchOf, type EventOverlap, type PersonOverlap } from "./rules/match.ts";
import type { MatchWeights } from "./schema/index.ts";

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
  /** What typed columns tell of the person; absent where nothing does. */
  readonly known: Known | undefined;
}

/** The tokens of one record by the person that they were made of, with what is known of them. */
function sidesOf(rows: readonly TokenRow[], known: ReadonlyMap<number, Known>): Map<number, Side> {
  const sides = new Map<number, Map<string, Set<string>>>();
  for (const row of rows) {
    if (row.thingId === null) continue;
    const side = sides.get(row.thingId) ?? new Map<string, Set<string>>();
    sides.set(row.thingId, side);
    const hashes = side.get(row.kind) ?? new Set<string>();
    side.set(row.kind, hashes.add(row.hash.toString("hex")));
  }
  return new Map([...sides].map(([id, by]) => [id, { by, known: known.get(id) }]));
}

const none: ReadonlySet<string> = new Set();

/** Both tell it, and not the same: not knowing speaks against nobody. */
const differ = (a: string | number | null | undefined, b: string | number | null | undefined): boolean =>
  a !== null &&
  a !== undefined &&
  b !== null &&
  b !== undefined &&
  a !== b &&
  a !== "unknown" &&
  b !== "unknown";

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
    otherSex: differ(a.known?.sex, b.known?.sex),
    otherYear: differ(a.known?.birthYear, b.known?.birthYear),
  };
}

function daysApart(report: OpenReport, candidate: Candidate): number | null {
  const day = candidate.eventOn ?? (candidate.at ? dayOf(candidate.at) : null);
  return day ? daysFrom(day, dayOf(report.receivedAt)) : null;
}

/** The places that a record names, hashed. */
const placesOf = (rows: readonly TokenRow[]): ReadonlySet<string> =>
  new Set(
    rows
      .filter((row) => row.thingId === null && row.kind === "address")
      .map((row) => row.hash.toString("hex")),
  );

interface Compared {
  readonly report: OpenReport;
  readonly mine: readonly TokenRow[];
  readonly known: ReadonlyMap<number, Known>;
  readonly weights: MatchWeights;
}

/** What speaks for a candidate being the same event. */
function compare(
  { report, mine, known, weights }: Compared,
  candidate: Candidate,
  theirs: readonly TokenRow[],
) {
  // A person of a report is numbered by their place in it, those of cases by themselves.
  const told = new Map(report.content.people.map((one, at) => [at, one]));
  const sides = sidesOf(theirs, candidate.caseId === null ? new Map() : known);
  const people = [...sidesOf(mine, told)].flatMap((a) => [...sides].map((b) => overlapOf(a, b)));
  const apart = daysApart(report, candidate);
  const event: EventOverlap = {
    samePlaceDay: apart === 0 && !placesOf(mine).isDisjointFrom(placesOf(theirs)),
    sameCommune: true,
    daysApart: apart,
  };
  return matchOf(people, event, weights);
}

/** Everything at the report's place that it may be the same as, the likeliest first. */
export async function proposalsFor(tx: Tx, report: OpenReport): Promise<Proposed[]> {
  const candidates = await listCandidates(tx, report.code);
  if (candidates.length === 0) return [];
  const caseIds = candidates.flatMap((one) => one.caseId ?? []);
  const reportCodes = candidates.flatMap((one) => (one.caseId === null ? (one.reportCode ?? []) : []));
  const all = Map.groupBy(
    await listTokens(tx, { caseIds, reportCodes: [...reportCodes, report.code] }),
    keyOf,
  );
  const compared: Compared = {
    report,
    mine: all.get(keyOf({ caseId: null, reportCode: report.code })) ?? [],
    known: await listKnown(tx, caseIds),
    weights: await readFact<MatchWeights>(tx, "match-weights", today()),
  };
  const decisions = await listDecisions(tx, report.code);
  const found = candidates.map((candidate): Proposed & { proposed: boolean } => {
    const match = compare(compared, candidate, all.get(keyOf(candidate)) ?? []);
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
