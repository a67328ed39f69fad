/** Which clauses are folded in the tree: how the screen looks now, which no address keeps, but the file of it obeys. */
let folded: readonly number[] = [];

/** The tree tells what is folded in it. */
export function tellFolded(ids: ReadonlySet<number>): void {
  folded = [...ids];
}

/** What is folded now. */
export const foldedNow = (): readonly number[] => folded;
