/** A table that is all there at once: neither sorted nor paged. Its head stays in sight; on a phone each row is a block. */
import type { ReactNode } from "react";
import css from "./plain-table.module.css";

/**
 * The frame and its looks; the rows are the caller's. A row's name is a `th`; figures carry `data-align="end"`; cells
 * carry `data-label`, which stands before them on a phone; an opened row carries `data-open`.
 */
export function PlainTable(props: {
  label: string;
  /** On a phone, figures stand beside each other instead of one a line. */
  compact?: boolean;
  className?: string | undefined;
  children: ReactNode;
}): ReactNode {
  return (
    <table
      className={`${css.table} ${props.className ?? ""}`}
      data-compact={props.compact || undefined}
      aria-label={props.label}
    >
      {props.children}
    </table>
  );
}
