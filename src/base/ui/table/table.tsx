/**
 * The table of every list: sticky head, order, filters, further rows by key, saved views, columns of choice,
 * Excel of exactly what is shown, print. On a phone each row is a card. Arrow keys go from row to row.
 */
import "../styles/forms.ts";
import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp, IconDotsVertical, IconFilterOff } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { KeyboardEvent, ReactNode } from "react";
import { Empty, Waiting } from "../bits.tsx";
import { Go, useAddress } from "../go.tsx";
import { useSay } from "../language.ts";
import { ProblemNote } from "../problem-note.tsx";
import { request } from "../request.ts";
import { numberShown } from "../typed.ts";
import type { Label } from "../../words.ts";
import type { Column, Page, RowAct } from "./columns.ts";
import { orderOf, queryOf, shownColumns, turned, type Order, type Search } from "./state.ts";
import css from "./table.module.css";
import { Tools } from "./tools.tsx";
import { words } from "./words.ts";

export type { Column, Filter, Page, RowAct } from "./columns.ts";

/** What a table is told. */
export interface TableProps<Row> {
  /** Under which saved views are kept, and the key of its answers: ["list", url, …]. */
  readonly name: string;
  /** What the list is, for a screen reader. */
  readonly label: Label;
  readonly url: string;
  /** Filters that the person cannot change. */
  readonly fixed?: Search;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Where the name of a row leads. */
  readonly href: (row: Row) => string;
  readonly acts?: (row: Row) => readonly RowAct<Row>[];
  /** What to say and do when there is nothing at all yet. */
  readonly empty: ReactNode;
  /** The row whose details are open at the side. */
  readonly open?: string | undefined;
  /** Whether the server makes an Excel file of the list (true unless told). */
  readonly exports?: boolean;
}

function useRows<Row>(url: string, query: Search) {
  return useInfiniteQuery({
    queryKey: ["list", url, query],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Row>>(url, { query: { limit: 50, ...query, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

function Head<Row>(props: { column: Column<Row>; order: Order | null; sort: (key: string | null) => void }): ReactNode {
  const say = useSay();
  const { key, label, unit, align, sorts, width } = props.column;
  const mine = props.order?.key === key ? props.order : null;
  const Mark = mine ? (mine.down ? IconArrowDown : IconArrowUp) : IconArrowsSort;
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
      aria-sort={mine ? (mine.down ? "descending" : "ascending") : undefined}
    >
      {sorts ? (
        <button
          type="button"
          className={css.sort}
          data-on={mine ? true : undefined}
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

function Row<R>(props: { row: R; table: TableProps<R>; columns: readonly Column<R>[] }): ReactNode {
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

/** Arrow keys, Home and End move the focus from row to row. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a[data-row]")];
  const at = links.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 };
  const next = links[to[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** A whole list with its tools. */
export function DataTable<Row>(props: TableProps<Row>): ReactNode {
  const say = useSay();
  const [search, change] = useAddress();
  const query = queryOf(search, props.fixed);
  const list = useRows<Row>(props.url, query);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total;
  const columns = shownColumns(props.columns, search);
  const order = orderOf(search);
  const filtered = Object.keys(query).some((key) => key !== "sort" && !(props.fixed && key in props.fixed));
  if (list.isSuccess && rows.length === 0 && !filtered) return props.empty;

  return (
    <div className={css.whole} data-wide="">
      <Tools
        name={props.name}
        url={props.url}
        fixed={props.fixed ?? {}}
        columns={props.columns as readonly Column<never>[]}
        search={search}
        change={change}
        exports={props.exports ?? true}
      />
      {list.error && <ProblemNote error={list.error} again={() => void list.refetch()} />}
      {list.isPending && <Waiting lines={10} />}
      {rows.length > 0 && (
        <div className={css.scroll} data-stale={list.isPlaceholderData || undefined} data-open={props.open ? true : undefined}>
          <table className={css.table} role="table" aria-label={say(props.label)} aria-busy={list.isFetching}>
            <thead role="rowgroup">
              <tr role="row">
                {columns.map((column) => (
                  <Head key={column.key} column={column} order={order} sort={(sort) => change({ sort })} />
                ))}
                {props.acts && (
                  <td role="cell" className="no-print">
                    <span className="only-read">{say(words.actsHead)}</span>
                  </td>
                )}
              </tr>
            </thead>
            <tbody role="rowgroup" onKeyDown={walk}>
              {rows.map((row) => (
                <Row key={props.rowKey(row)} row={row} table={props} columns={columns} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.isSuccess && rows.length === 0 && (
        <Empty icon={IconFilterOff} title={say(words.noMatch)} next={say(words.noMatchNext)} />
      )}
      {rows.length > 0 && (
        <div className={css.foot}>
          <span aria-live="polite">
            {total === undefined
              ? say(words.shown, { n: numberShown(rows.length) })
              : say(words.shownOf, { n: numberShown(rows.length), total: numberShown(total) })}
          </span>
          {list.hasNextPage && (
            <Button
              variant="default"
              size="xs"
              className="no-print"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {say(words.more)}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
