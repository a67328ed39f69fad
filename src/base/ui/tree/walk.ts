/** Which nodes of a tree are seen, and where a key leads. Pure. */

/** A node; `text` is what a screen reader says and what typing letters finds. */
export interface Node {
  readonly id: string;
  readonly text: string;
  readonly children?: readonly Node[];
}

/** A node in its visible place. */
export interface Seen<N extends Node = Node> {
  readonly node: N;
  readonly level: number;
  readonly parent: string | null;
  readonly position: number;
  readonly siblings: number;
}

/** The visible nodes from top to bottom. */
export function seen<N extends Node>(nodes: readonly N[], open: ReadonlySet<string>): readonly Seen<N>[] {
  const list: Seen<N>[] = [];
  const add = (siblings: readonly N[], level: number, parent: string | null): void => {
    for (const [at, node] of siblings.entries()) {
      list.push({ node, level, parent, position: at + 1, siblings: siblings.length });
      if (node.children && open.has(node.id)) add(node.children as readonly N[], level + 1, node.id);
    }
  };
  add(nodes, 1, null);
  return list;
}

/** What a key does: move to a node, open or close one, or nothing. */
export type Step = { readonly to: string } | { readonly open: string } | { readonly close: string } | null;

function at(list: readonly Seen[], index: number): Step {
  const there = list[index];
  return there ? { to: there.node.id } : null;
}

function right(list: readonly Seen[], index: number, open: ReadonlySet<string>): Step {
  const node = list[index]?.node;
  if (!node?.children?.length) return null;
  return open.has(node.id) ? at(list, index + 1) : { open: node.id };
}

function left(list: readonly Seen[], index: number, open: ReadonlySet<string>): Step {
  const here = list[index];
  if (!here) return null;
  if (here.node.children?.length && open.has(here.node.id)) return { close: here.node.id };
  return here.parent === null ? null : { to: here.parent };
}

/** Where a key leads from the node `current` (the keys of the ARIA tree pattern). */
export function stepOf(
  list: readonly Seen[],
  current: string,
  pressed: { key: string; open: ReadonlySet<string> },
): Step {
  const index = list.findIndex((s) => s.node.id === current);
  const steps: Record<string, () => Step> = {
    ArrowDown: () => at(list, index + 1),
    ArrowUp: () => at(list, index - 1),
    ArrowRight: () => right(list, index, pressed.open),
    ArrowLeft: () => left(list, index, pressed.open),
    Home: () => at(list, 0),
    End: () => at(list, list.length - 1),
  };
  return steps[pressed.key]?.() ?? null;
}

/** All nodes that have children, down to a level: what is open at first. */
export function openTo(nodes: readonly Node[], level: number): Set<string> {
  if (level < 1) return new Set();
  const open = nodes.filter((n) => n.children?.length).map((n) => n.id);
  return new Set([...open, ...nodes.flatMap((n) => [...openTo(n.children ?? [], level - 1)])]);
}
