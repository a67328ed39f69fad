/**
 * The table of every list: sticky head, order, filters, further rows by key, saved views, columns of choice,
 * Excel of exactly what is shown, print. On a phone each row is a card. Arrow keys go from row to row.
 */
import "../styles/forms.ts";
import { Button } from "@mantine/core";
import { IconFilterOff } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { Empty, Waiting } from "../bits.tsx";
import { useAddress } from "../go.tsx";
import { useSay } from "../language.ts";
import { ProblemNote } from "../problem-note.tsx";
import { request } from "../request.ts";
import { numberShown } from "../typed.ts";
import type { Column, Page, TableProps } from "./columns.ts";
import { Head, Row } from "./rows.tsx";
import { orderOf, queryOf, shownColumns, type Search } from "./state.ts";
import css from "./table.module.css";
import { Tools } from "./tools.tsx";
import { words } from "./words.ts";

export type { Column, Filter, Page, RowAct, TableProps } from "./columns.ts";

/** The most pages of 50 rows that are printed at once. */
const PRINTED_PAGES = 40;

function useRows<Row>(url: string, query: Search) {
  const list = useInfiniteQuery({
    queryKey: ["list", url, query],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Row>>(url, { query: { limit: 50, ...query, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  /** Loads what is not there yet, then prints: on paper there is no "show more". */
  const printAll = async (): Promise<void> => {
    let { hasNextPage } = list;
    for (let page = 0; hasNextPage && page < PRINTED_PAGES; page += 1)
      ({ hasNextPage } = await list.fetchNextPage());
    // A moment for the rows to be drawn.
    setTimeout(() => print(), 100);
  };
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return {
    list,
    rows,
    total: list.data?.pages[0]?.total,
    more: list.hasNextPage ? () => void list.fetchNextPage() : null,
    none: list.isSuccess && rows.length === 0,
    printAll,
  };
}

/** Whether the person narrowed the list, beside its order and what is fixed. */
function isFiltered(query: Search, fixed: Search): boolean {
  return Object.keys(query).some((key) => key !== "sort" && !(key in fixed));
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

function Foot(props: {
  shown: number;
  total: number | undefined;
  more: (() => void) | null;
  busy: boolean;
}): ReactNode {
  const say = useSay();
  const n = numberShown(props.shown);
  const told =
    props.total === undefined
      ? say(words.shown, { n })
      : say(words.shownOf, { n, total: numberShown(props.total) });
  return (
    <div className={css.foot}>
      <span aria-live="polite">{told}</span>
      {props.more && (
        <Button variant="default" size="xs" className="no-print" loading={props.busy} onClick={props.more}>
          {say(words.more)}
        </Button>
      )}
    </div>
  );
}

/** Whether a table is wider than its place, watched as either changes. */
function useTight(): [RefObject<HTMLDivElement | null>, boolean] {
  const box = useRef<HTMLDivElement>(null);
  const [tight, setTight] = useState(false);
  useEffect(() => {
    const place = box.current;
    const table = place?.firstElementChild;
    if (!place || !table) return undefined;
    const watch = new ResizeObserver(() => setTight(table.scrollWidth > place.clientWidth));
    watch.observe(place);
    watch.observe(table);
    return () => watch.disconnect();
  }, []);
  return [box, tight];
}

function Grid<R>(props: {
  table: TableProps<R>;
  rows: readonly R[];
  stale: boolean;
  busy: boolean;
}): ReactNode {
  const say = useSay();
  const [search, change] = useAddress();
  const { table } = props;
  const [box, tight] = useTight();
  const columns = shownColumns(table.columns, search);
  const order = orderOf(search);
  return (
    <div
      ref={box}
      className={css.scroll}
      data-stale={props.stale || undefined}
      data-tight={tight || undefined}
      data-print="wide"
    >
      <table className={css.table} role="table" aria-label={say(table.label)} aria-busy={props.busy}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Head key={column.key} column={column} order={order} sort={(sort) => change({ sort })} />
            ))}
            {table.acts && (
              <td role="cell" className="no-print">
                <span className="only-read">{say(words.actsHead)}</span>
              </td>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup" onKeyDown={walk}>
          {props.rows.map((row) => (
            <Row key={table.rowKey(row)} row={row} table={table} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What stands in place of the rows while there are none. */
function Without(props: { pending: boolean; error: Error | null; again: () => void }): ReactNode {
  const say = useSay();
  if (props.error) return <ProblemNote error={props.error} again={props.again} />;
  if (props.pending) return <Waiting lines={10} />;
  return <Empty icon={IconFilterOff} title={say(words.noMatch)} next={say(words.noMatchNext)} />;
}

/** A whole list with its tools. */
export function DataTable<R>(props: TableProps<R>): ReactNode {
  const [search, change] = useAddress();
  const fixed = props.fixed ?? {};
  const query = queryOf(search, fixed);
  const { list, rows, total, more, none, printAll } = useRows<R>(props.url, query);
  if (none && !isFiltered(query, fixed)) return props.empty;

  return (
    <div className={css.whole} data-wide="">
      <Tools
        name={props.name}
        url={props.url}
        fixed={fixed}
        columns={props.columns as readonly Column<never>[]}
        search={search}
        change={change}
        searches={props.searches ?? true}
        exports={props.exports ?? true}
        print={() => void printAll()}
        printing={list.isFetchingNextPage}
      />
      {rows.length === 0 || list.error ? (
        <Without pending={list.isPending} error={list.error} again={() => void list.refetch()} />
      ) : (
        <>
          <Grid table={props} rows={rows} stale={list.isPlaceholderData} busy={list.isFetching} />
          <Foot shown={rows.length} total={total} more={more} busy={list.isFetchingNextPage} />
        </>
      )}
    </div>
  );
}
