/** What a table is told: its columns, its filters, what may be done with a row. */
import type { ReactNode } from "react";
import type { Choice } from "../../fields/index.ts";
import type { Label } from "../../words.ts";
import type { Icon } from "../module.ts";
import type { Search } from "./state.ts";

/** How a column is filtered; the filter is sent as `key=value`. */
export type Filter =
  | { readonly kind: "choice"; readonly choices: readonly Choice[] }
  | { readonly kind: "text" }
  | { readonly kind: "date" };

/** One column. The first of a table is the thing's name and becomes the link. */
export interface Column<Row> {
  readonly key: string;
  readonly label: Label;
  /** For figures, what one is; stands in the head. */
  readonly unit?: Label;
  readonly align?: "start" | "end";
  /** Whether the server sorts by this key. */
  readonly sorts?: boolean;
  readonly filter?: Filter;
  readonly show: (row: Row) => ReactNode;
  /** Off unless chosen. */
  readonly spare?: boolean;
  /** Least width in pixels. */
  readonly width?: number;
}

/** Something to do with one row; show only what the row's `can` allows. */
export interface RowAct<Row> {
  readonly key: string;
  readonly label: Label;
  readonly icon?: Icon;
  readonly run: (row: Row) => void;
}

/** What the server answers for a list. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly total?: number;
}

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
  /** Whether the server searches the list by `q` (true unless told). */
  readonly searches?: boolean;
  /** Whether the server makes an Excel file of the list (true unless told). */
  readonly exports?: boolean;
}
