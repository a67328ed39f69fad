/** What a table is told: its columns, its filters, what may be done with a row. */
import type { ReactNode } from "react";
import type { Choice } from "../../fields/index.ts";
import type { Label } from "../../words.ts";
import type { Icon } from "../module.ts";

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
