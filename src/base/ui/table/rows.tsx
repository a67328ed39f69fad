/** The head and the rows of a table. */
import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp, IconDotsVertical } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Go } from "../go.tsx";
import { useSay } from "../language.ts";
import type { Column, RowAct, TableProps } from "./columns.ts";
import { turned, type Order } from "./state.ts";
import css from "./table.module.css";
import { words } from "./words.ts";

const marks = { none: IconArrowsSort, ascending: IconArrowUp, descending: IconArrowDown } as const;

function wayOf(order: Order | null, key: string): keyof typeof marks {
  if (order?.key !== key) return "none";
  return order.down ? "descending" : "ascending";
}

/** The head of one column; pressing it turns the order. */
export function Head<Row>(props: {
  column: Column<Row>;
  order: Order | null;
  sort: (key: string | null) => void;
}): ReactNode {
  const say = useSay();
  const { key, label, unit, align, sorts, width } = props.column;
  const way = wayOf(props.order, key);
  const Mark = marks[way];
  const name = (
    <>
      {say(label)}
      {unit && <span className={css.unit}> ({say(unit)})</span>}
    </>
  );
  return (
    <th
      scope="col"
      role="columnheader"
      data-align={align}
      style={width ? { minWidth: width } : undefined}
      aria-sort={way}
    >
      {sorts ? (
        <button
          type="button"
          className={css.sort}
          data-on={way !== "none" || undefined}
          title={say(words.sortBy, { name: say(label) })}
          onClick={() => props.sort(turned(props.order, key))}
        >
          {name}
          <Mark size={14} stroke={1.75} />
        </button>
      ) : (
        name
      )}
    </th>
  );
}

function Acts<Row>({ row, acts }: { row: Row; acts: readonly RowAct<Row>[] }): ReactNode {
  const say = useSay();
  if (acts.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={28} aria-label={say(words.actsHead)}>
          <IconDotsVertical size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map(({ key, label, icon: Mark, run }) => (
          <Menu.Item
            key={key}
            leftSection={Mark && <Mark size={16} stroke={1.75} />}
            onClick={() => run(row)}
          >
            {say(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** One row; on a phone a card. */
export function Row<R>(props: { row: R; table: TableProps<R>; columns: readonly Column<R>[] }): ReactNode {
  const say = useSay();
  const { row, table, columns } = props;
  const key = table.rowKey(row);
  return (
    <tr role="row" data-open={table.open === key || undefined}>
      {columns.map((column, at) =>
        at === 0 ? (
          <th key={column.key} scope="row" role="rowheader" className={css.name}>
            <Go href={table.href(row)} data-row="" aria-current={table.open === key || undefined}>
              {column.show(row)}
            </Go>
          </th>
        ) : (
          <td key={column.key} role="cell" data-align={column.align} data-label={say(column.label)}>
            {column.show(row)}
          </td>
        ),
      )}
      {table.acts && (
        <td role="cell" className={`${css.acts} no-print`}>
          <Acts row={row} acts={table.acts(row)} />
        </td>
      )}
    </tr>
  );
}
