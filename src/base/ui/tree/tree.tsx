/** A tree, such as the clauses of a document: arrow keys walk it, letters find in it, Enter chooses. */
import { IconChevronRight } from "@tabler/icons-react";
import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { searchKey } from "../../vi/index.ts";
import { openTo, seen, stepOf, type Node, type Seen } from "./walk.ts";
import css from "./tree.module.css";

/** A node with what it shows: a line of its own, and something at its right end. */
export interface TreeNode extends Node {
  readonly label?: ReactNode;
  readonly aside?: ReactNode;
  readonly children?: readonly TreeNode[];
}

interface TreeProps {
  readonly label: string;
  readonly nodes: readonly TreeNode[];
  readonly selected?: string | null;
  readonly onSelect: (id: string) => void;
  /** How many levels are open at first (1 unless told). */
  readonly openLevels?: number;
}

function Item(props: {
  seen: Seen<TreeNode>;
  open: boolean;
  current: boolean;
  selected: boolean;
  turn: () => void;
  choose: () => void;
}): ReactNode {
  const { node, level, position, siblings } = props.seen;
  const parent = Boolean(node.children?.length);
  return (
    <li
      role="treeitem"
      data-id={node.id}
      className={css.item}
      style={{ paddingInlineStart: (level - 1) * 22 + 6 }}
      tabIndex={props.current ? 0 : -1}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={props.selected}
      aria-expanded={parent ? props.open : undefined}
      onClick={props.choose}
      onKeyDown={() => undefined}
    >
      <span
        className={css.turn}
        aria-hidden="true"
        data-parent={parent || undefined}
        onClick={(event) => {
          event.stopPropagation();
          props.turn();
        }}
      >
        {parent && <IconChevronRight size={16} stroke={2} />}
      </span>
      <span className={css.label}>{node.label ?? node.text}</span>
      {node.aside && <span className={css.aside}>{node.aside}</span>}
    </li>
  );
}

/** The tree; the person's place in it is kept while nodes change. */
export function Tree(props: TreeProps): ReactNode {
  const [open, setOpen] = useState(() => openTo(props.nodes, props.openLevels ?? 1));
  const [current, setCurrent] = useState(props.selected ?? props.nodes[0]?.id ?? "");
  const list = useMemo(() => seen(props.nodes, open), [props.nodes, open]);
  const box = useRef<HTMLUListElement>(null);
  const here = list.some((s) => s.node.id === current) ? current : (list[0]?.node.id ?? "");

  const goTo = (id: string): void => {
    setCurrent(id);
    const item = box.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
    item?.focus();
  };
  const turn = (id: string): void =>
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const byLetter = (letter: string): void => {
    const at = list.findIndex((s) => s.node.id === here);
    const rest = [...list.slice(at + 1), ...list.slice(0, at + 1)];
    const found = rest.find((s) => searchKey(s.node.text).startsWith(searchKey(letter)));
    if (found) goTo(found.node.id);
  };
  const act = (key: string): boolean => {
    const step = stepOf(list, here, { key, open });
    if (step && "to" in step) goTo(step.to);
    else if (step) turn("open" in step ? step.open : step.close);
    else if (key === "Enter" || key === " ") props.onSelect(here);
    else if (key.length === 1) byLetter(key);
    else return false;
    return true;
  };
  const press = (event: KeyboardEvent): void => {
    const shortcut = event.ctrlKey || event.altKey || event.metaKey;
    if (!shortcut && act(event.key)) event.preventDefault();
  };

  return (
    <ul ref={box} className={css.tree} role="tree" aria-label={props.label} onKeyDown={press}>
      {list.map((s) => (
        <Item
          key={s.node.id}
          seen={s}
          open={open.has(s.node.id)}
          current={s.node.id === here}
          selected={s.node.id === props.selected}
          turn={() => turn(s.node.id)}
          choose={() => {
            setCurrent(s.node.id);
            props.onSelect(s.node.id);
          }}
        />
      ))}
    </ul>
  );
}
