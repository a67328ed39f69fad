/** Which clauses the tree shows, and where each number of it leads. Pure. */
import type { Counts, TreeClause } from "./types.ts";

export type TreeFilter = "all" | "mine" | "overdue" | "nobody";

/** A clause with its depth and what hangs below it. */
export interface TreeRow {
  readonly clause: TreeClause;
  readonly depth: number;
  readonly parent: boolean;
}

/** Tasks that somebody has at least acknowledged. */
export function taken(counts: Counts): number {
  return counts.total - counts.given;
}

function passes(clause: TreeClause, filter: TreeFilter, mine: ReadonlySet<number>): boolean {
  const own = clause.own.units > 0;
  if (filter === "mine") return mine.has(clause.id);
  if (filter === "overdue") return own && clause.counts.overdue > 0;
  if (filter === "nobody") return own && taken(clause.counts) === 0;
  return clause.counts.total > 0;
}

/** The clauses that pass, each with those above it; headings without any task are left out. */
export function keptOf(
  clauses: readonly TreeClause[],
  filter: TreeFilter,
  mine: ReadonlySet<number>,
): readonly TreeClause[] {
  const byId = new Map(clauses.map((c) => [c.id, c]));
  const keep = new Set<number>();
  for (const clause of clauses.filter((c) => passes(c, filter, mine)))
    for (let at: TreeClause | undefined = clause; at; at = byId.get(at.parentId ?? -1)) keep.add(at.id);
  return clauses.filter((c) => keep.has(c.id));
}

/** Rows in order, without those below a folded one. */
export function treeRows(clauses: readonly TreeClause[], folded: ReadonlySet<number>): readonly TreeRow[] {
  const parents = new Set(clauses.map((c) => c.parentId));
  const depths = new Map<number, number>();
  const hidden = new Set<number>();
  return clauses.flatMap((clause) => {
    const above = clause.parentId ?? -1;
    const depth = (depths.get(above) ?? -1) + 1;
    depths.set(clause.id, depth);
    if (hidden.has(above) || folded.has(above)) {
      hidden.add(clause.id);
      return [];
    }
    return [{ clause, depth, parent: parents.has(clause.id) }];
  });
}

/** The list of tasks that a number counts. */
export function tasksHref(of: Readonly<Record<string, string | number | undefined>>): string {
  const told = Object.entries(of).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  return `/tasks?${new URLSearchParams(told).toString()}`;
}
