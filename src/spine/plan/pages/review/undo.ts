/** Taking the last acts back: what the clauses were before an edit, and the edits that restore it. Pure. */
import type { Clause, Edited, Review } from "../types.ts";

/** One act that can be taken back. */
export interface Undo {
  readonly was: readonly Clause[];
  readonly became: readonly Clause[];
}

/** What a person decides or corrects of a clause. */
const kept = [
  "kind",
  "path",
  "text",
  "actionable",
  "dueBy",
  "every",
  "product",
  "outcome",
  "reason",
] as const;
const decided: ReadonlySet<string> = new Set(["outcome", "reason"]);

const differing = (a: Clause, b: Clause): readonly string[] => kept.filter((name) => a[name] !== b[name]);

/** The act that this edit was, where it only changed clauses; null where it made or took away something. */
export function undoOf(before: Review, edit: Edited): Undo | null {
  const { dropped } = edit;
  if (dropped.clauses.length + dropped.assignments.length > 0) return null;
  const clauses = new Map(before.clauses.map((c) => [c.id, c]));
  const assignments = new Map(before.assignments.map((a) => [a.id, a.version]));
  if (edit.assignments.some((a) => assignments.get(a.id) !== a.version)) return null;
  if (edit.clauses.some((c) => !clauses.has(c.id))) return null;
  const became = edit.clauses.filter((c) => differing(clauses.get(c.id) ?? c, c).length > 0);
  const was = became.flatMap((c) => clauses.get(c.id) ?? []);
  return was.length > 0 ? { was, became } : null;
}

/** A request of the review. */
interface Restoring {
  readonly path: string;
  readonly method: "POST" | "PATCH";
  readonly body: object;
}

/** The edits that restore what was; null where somebody has changed one of the clauses since. */
export function restoring(undo: Undo, review: Review): readonly Restoring[] | null {
  const now = new Map(review.clauses.map((c) => [c.id, c]));
  const present = undo.became.map((after) => ({ after, now: now.get(after.id) }));
  const moved = present.some((p) => !p.now || differing(p.after, p.now).length > 0);
  if (moved) return null;
  const version = (clause: Clause): number => now.get(clause.id)?.version ?? clause.version;
  const onlyDecided = undo.was.every((was, at) =>
    differing(was, undo.became[at] ?? was).every((name) => decided.has(name)),
  );
  if (onlyDecided) {
    const decisions = undo.was.map((was) => ({
      id: was.id,
      version: version(was),
      outcome: was.outcome,
      reason: was.reason,
    }));
    return [{ path: `/api/plan/documents/${review.id}/decide`, method: "POST", body: { decisions } }];
  }
  return undo.was.map((was) => ({
    path: `/api/plan/clauses/${was.id}`,
    method: "PATCH",
    body: { version: version(was), ...Object.fromEntries(kept.map((name) => [name, was[name]])) },
  }));
}
