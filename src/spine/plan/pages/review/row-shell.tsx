/** What every row of the review shares: one button that holds the focus and opens the row, its state at the right. */
import type { ReactNode } from "react";
import type { RowActs } from "./acts.ts";
import css from "./review.module.css";

/** The row of a clause or a gap. The keys of the list work while its button, or anything in it, has the focus. */
export function RowShell(props: {
  of: string;
  /** What the row is called by a screen reader. */
  label: string;
  /** What its button says. */
  name: ReactNode;
  selected: boolean;
  acts: RowActs;
  kind: "clause" | "gap";
  outcome?: string;
  before?: ReactNode;
  beside?: ReactNode;
  state: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { of, selected, acts } = props;
  const select = (): void => {
    if (!selected) acts.select(of);
  };
  return (
    <li
      className={css.row}
      data-kind={props.kind}
      data-selected={selected || undefined}
      data-outcome={props.outcome}
      onClick={select}
      onKeyDown={() => undefined}
    >
      <div className={css.rowHead}>
        {props.before}
        <button
          type="button"
          id={`row-${of}`}
          data-row=""
          className={css.path}
          tabIndex={selected ? 0 : -1}
          aria-expanded={selected}
          aria-label={props.label}
          onClick={select}
        >
          {props.name}
        </button>
        {props.beside}
        <span className={css.rowState}>{props.state}</span>
      </div>
      {props.children}
    </li>
  );
}
