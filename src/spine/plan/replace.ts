/** An amended plan takes the place of the one before: what is to be decided, and the act itself in one transaction. */
import { now, thisYear, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { keepBeforeReplaced } from "./snapshot.ts";
import { prospectOf, publishPlan, refusalOf, titleIn } from "./publish.ts";
import { listAtWork, supersede, type ClauseAtWork } from "./queries/edit.ts";
import { findDocument, type DocumentRow } from "./queries/document.ts";
import {
  addReplacement,
  listOldTasks,
  letStand,
  listUnreceived,
  nameNextTasks,
  ownPlaces,
  writeFates,
} from "./queries/replacing.ts";
import { addSnapshot, listYears } from "./queries/snapshot.ts";
import { voidReceipt } from "./receipt.ts";
import { differenceBetween, type Difference } from "./rules/difference.ts";
import { coversYear } from "./rules/publishing.ts";
import {
  allot,
  decisionKey,
  refuseDecisions,
  standingOf,
  successionOf,
  tallyOf,
  type Decision,
  type Tally,
} from "./rules/fates.ts";
import { groupsOf, placeOf, type Draft, type Group, type Replacing } from "./rules/replacing.ts";
import { replacingWords } from "./replacing-words.ts";
import { words } from "./words.ts";

/** A clause of the old plan and the one of the new plan that a person says goes on from it, where their words do not tell. */
export type Paired = readonly [before: number, after: number];

/** All that a person decides on, and what they see while doing so. */
export interface Outlook {
  readonly of: Replacing;
  readonly groups: readonly Group[];
  /** Tasks that the new plan asks for and has not given, of the years that it gives with the replacing. */
  readonly asked: number;
  /** The years whose tasks the new plan gives. */
  readonly years: readonly number[];
  readonly before: readonly ClauseAtWork[];
  readonly after: readonly ClauseAtWork[];
  readonly difference: Difference;
  /** Why it cannot be done yet, whatever is decided. */
  readonly refusal: Problem | null;
}

/** The comparison by words, corrected by the pairs that a person made. */
function compared(
  before: readonly ClauseAtWork[],
  after: readonly ClauseAtWork[],
  pairs: readonly Paired[],
): Difference {
  const [old, next] = [new Map(pairs), new Map(pairs.map(([b, a]) => [a, b]))];
  const ids = (clauses: readonly ClauseAtWork[]) => new Set(clauses.map((c) => c.id));
  const [olds, news] = [ids(before), ids(after)];
  if (
    pairs.some(([b, a]) => !olds.has(b) || !news.has(a)) ||
    next.size < pairs.length ||
    old.size < pairs.length
  )
    throw new Problem("rule", { detail: words.mixedUp });
  const found = differenceBetween(
    before.filter((c) => !old.has(c.id)),
    after.filter((c) => !next.has(c.id)),
  );
  return { ...found, changed: [...found.changed, ...pairs] };
}

const ascending = (a: number, b: number): number => a - b;

/** The years that the new plan gives: those of the old plan from this year on, else this year, as far as it covers them. */
function yearsToGive(old: readonly number[], next: DocumentRow): number[] {
  const present = thisYear();
  const years = [...new Set([...old.filter((year) => year >= present), present])];
  return years.filter((year) => coversYear(next, year)).toSorted(ascending);
}

interface Asked {
  readonly drafts: readonly Draft[];
  readonly missing: ReadonlySet<string>;
  readonly years: readonly number[];
  readonly refusal: Problem | null;
}

const NOTHING: Asked = { drafts: [], missing: new Set(), years: [], refusal: null };

/** What the new plan asks for, in the years that it gives and in those of which tasks are still open. */
async function askedBy(tx: Tx, next: DocumentRow, old: { given: number[]; open: number[] }): Promise<Asked> {
  const years = yearsToGive(old.given, next);
  const all = [...new Set([...years, ...old.open.filter((year) => coversYear(next, year))])].toSorted(
    ascending,
  );
  const drafts: Draft[] = [];
  const missing = new Set<string>();
  let refusal: Problem | null =
    years.length > 0 ? null : new Problem("rule", { detail: replacingWords.coversNoYear });
  for (const year of all) {
    const prospect = await prospectOf(tx, next, { year });
    drafts.push(...prospect.asked.map((draft) => ({ ...draft, year })));
    if (!years.includes(year)) continue;
    for (const draft of prospect.drafts) missing.add(placeOf({ ...draft, year }));
    refusal ??= refusalOf(prospect, next, year);
  }
  return { drafts, missing, years, refusal };
}

/** Reads what is to be decided when `next` takes the place of `old`; null: the old plan is only withdrawn. */
export async function outlookOf(
  tx: Tx,
  old: DocumentRow,
  by: { readonly next: DocumentRow | null; readonly pairs: readonly Paired[] },
): Promise<Outlook> {
  const { next, pairs } = by;
  const tasks = await listOldTasks(tx, old.id);
  const before = await listAtWork(tx, old.id);
  const after = next ? await listAtWork(tx, next.id) : [];
  const difference = compared(before, after, pairs);
  const open = [...new Set(tasks.filter((t) => t.open).map((t) => t.year))];
  const asked = next ? await askedBy(tx, next, { given: await listYears(tx, old.id), open }) : NOTHING;
  const gives = new Set(after.filter((c) => c.outcome === "task").map((c) => c.id));
  const goesOn = [...difference.same, ...difference.changed].filter(([, to]) => gives.has(to));
  const of: Replacing = {
    tasks,
    goesOn: new Map(goesOn),
    reworded: new Set(difference.changed.map(([from]) => from)),
    drafts: asked.drafts,
    missing: asked.missing,
    given: next ? await ownPlaces(tx, next.id) : new Set(),
  };
  const { years, refusal } = asked;
  return { of, groups: groupsOf(of), asked: asked.missing.size, years, before, after, difference, refusal };
}

/** Who decides what. */
export interface Replaces {
  readonly next: DocumentRow | null;
  readonly pairs: readonly Paired[];
  readonly decisions: readonly Decision[];
  readonly version: number;
  readonly person: { readonly id: number; readonly name: string };
}

const nameOf = (document: DocumentRow): string => document.number ?? document.title;

/** Gives what the new plan still asks for in its years, and keeps how it stands from then on. */
async function give(
  tx: Tx,
  next: DocumentRow,
  by: { years: readonly number[]; personId: number },
): Promise<number> {
  let added = 0;
  for (const year of by.years) {
    const published = await publishPlan(tx, next, { year, personId: by.personId });
    added += published.added;
    const taking = {
      documentId: next.id,
      year,
      occasion: "publishing",
      at: now(),
      personId: by.personId,
    } as const;
    // Publishing keeps it where it gave some; what was only carried is kept as well.
    if (published.added === 0) await addSnapshot(tx, taking);
  }
  return added;
}

interface Fated {
  readonly replacementId: number;
  readonly tally: Tally;
}

/** Writes the act and what becomes of each open task; the clocks of receipts that nobody waits for are void. */
async function decide(
  tx: Tx,
  old: DocumentRow,
  by: Replaces & { readonly outlook: Outlook },
): Promise<Fated> {
  const { next, decisions, person, outlook } = by;
  const decided = new Map(decisions.map((d) => [decisionKey(d), d]));
  const tally = tallyOf(outlook.groups, decided, outlook.asked);
  const texts = new Map(outlook.after.map((c) => [c.id, c.text]));
  const fates = allot(outlook.of, decisions).map((f) => {
    const text = texts.get(f.to ?? -1);
    return { ...f, title: text === undefined ? null : titleIn(text, f.period) };
  });
  const act = { documentId: old.id, byDocumentId: next?.id ?? null, at: now(), personId: person.id };
  const succession = successionOf(outlook.groups, decisions);
  const replacementId = await addReplacement(tx, { ...act, given: tally.given }, succession);
  const plans = [nameOf(old), next && nameOf(next)] as const;
  await writeFates(tx, { ...act, replacementId, today: today(), plans }, fates);
  if (next) await letStand(tx, next.id, standingOf(outlook.groups, decisions));
  const ended = fates.filter((f) => f.fate === "end" || f.fate === "renew").map((f) => f.taskId);
  const acted = { at: now(), personId: person.id, byName: person.name };
  await voidReceipt(tx, await listUnreceived(tx, ended), acted);
  return { replacementId, tally };
}

/**
 * Replaces a plan in this transaction, in which both are held. Every open task has its fate, what the new plan asks for
 * besides is given, what ended stays with its clause. Throws the Problem that refuses; nothing is half done.
 */
export async function replacePlan(tx: Tx, old: DocumentRow, by: Replaces): Promise<Tally> {
  const { next, decisions, person } = by;
  const outlook = await outlookOf(tx, old, by);
  const refusal = outlook.refusal ?? refuseDecisions(outlook.groups, decisions);
  if (refusal) throw refusal;
  await keepBeforeReplaced(tx, old.id, person.id);
  const { replacementId, tally } = await decide(tx, old, { ...by, outlook });
  const given = next ? await give(tx, next, { years: outlook.years, personId: person.id }) : 0;
  if (given !== tally.given) throw new Error(`${tally.given} tasks were to be given, ${given} were.`);
  await nameNextTasks(tx, replacementId);
  const marked = { id: old.id, version: by.version, by: next?.id ?? null, personId: person.id };
  if (!(await supersede(tx, marked)))
    throw new Problem("conflict", {
      detail: words.stale,
      facts: { current: await findDocument(tx, old.id) },
    });
  return tally;
}
