/** Which clauses the tree shows: those that pass, each with those above it, without those below a folded one. Pure. */

export const treeFilters = ["all", "mine", "overdue", "nobody"] as const;
export type TreeFilter = (typeof treeFilters)[number];

/** What is read of a clause to know whether it is shown. */
export interface ShownClause {
  readonly id: number;
  readonly parentId: number | null;
  readonly counts: { readonly total: number; readonly given: number; readonly overdue: number };
  readonly own: { readonly units: number };
}

/** A clause with its depth and what hangs below it. */
export interface ShownRow<C> {
  readonly clause: C;
  readonly depth: number;
  readonly parent: boolean;
}

/** Tasks that somebody has at least acknowledged. */
export function taken(counts: ShownClause["counts"]): number {
  return counts.total - counts.given;
}

function passes(clause: ShownClause, filter: TreeFilter, mine: ReadonlySet<number>): boolean {
  const own = clause.own.units > 0;
  if (filter === "mine") return mine.has(clause.id);
  if (filter === "overdue") return own && clause.counts.overdue > 0;
  if (filter === "nobody") return own && taken(clause.counts) === 0;
  return clause.counts.total > 0;
}

/** The clauses that pass, each with those above it; headings without any task are left out. */
export function keptOf<C extends ShownClause>(
  clauses: readonly C[],
  filter: TreeFilter,
  mine: ReadonlySet<number>,
): readonly C[] {
  const byId = new Map(clauses.map((c) => [c.id, c]));
  const keep = new Set<number>();
  for (const clause of clauses.filter((c) => passes(c, filter, mine)))
    for (let at: C | undefined = clause; at; at = byId.get(at.parentId ?? -1)) keep.add(at.id);
  return clauses.filter((c) => keep.has(c.id));
}

/** Rows in order, without those below a folded one. */
export function treeRows<C extends ShownClause>(
  clauses: readonly C[],
  folded: ReadonlySet<number>,
): readonly ShownRow<C>[] {
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
