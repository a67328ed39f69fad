/** Rows × columns of states with heads that stay in sight; arrow keys go from cell to cell, Enter opens one. */
import { memo, useCallback, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { fill, say as inLanguage, type Label } from "../words.ts";
import type { Tone } from "./bits.tsx";
import { useLanguage, type Say } from "./language.ts";
import css from "./matrix.module.css";
import tones from "./tones.module.css";

/** A head of a row or a column; `title` is its whole name where `label` is short. */
export interface MatrixHead {
  readonly id: string;
  readonly label: string;
  readonly title?: string;
}

/** One cell: a sign and its meaning in words, so that nothing is told by colour alone. */
export interface MatrixCell {
  readonly sign: string;
  readonly tone: Tone;
  readonly label: Label;
}

interface MatrixProps {
  readonly label: string;
  /** What stands over the heads of rows. */
  readonly corner: string;
  readonly rows: readonly MatrixHead[];
  readonly columns: readonly MatrixHead[];
  /** null: this row has nothing to do with this column. Keep it the same function while the data stay. */
  readonly cell: (row: string, column: string) => MatrixCell | null;
  readonly onOpen?: (row: string, column: string) => void;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

const moves: Readonly<Record<string, (at: Place, last: Place) => Place>> = {
  ArrowRight: (at) => ({ ...at, column: at.column + 1 }),
  ArrowLeft: (at) => ({ ...at, column: at.column - 1 }),
  ArrowDown: (at) => ({ ...at, row: at.row + 1 }),
  ArrowUp: (at) => ({ ...at, row: at.row - 1 }),
  Home: (at) => ({ ...at, column: 0 }),
  End: (at, last) => ({ ...at, column: last.column }),
  PageDown: (at, last) => ({ ...at, row: Math.min(last.row, at.row + 10) }),
  PageUp: (at) => ({ ...at, row: Math.max(0, at.row - 10) }),
};

interface RowProps {
  readonly row: MatrixHead;
  readonly at: number;
  readonly columns: readonly MatrixHead[];
  /** The column where the person is, if it is in this row. */
  readonly here: number | null;
  readonly cell: MatrixProps["cell"];
  readonly say: Say;
}

/** A row is drawn again only when the person enters or leaves it: a matrix may have ten thousand cells. */
const Row = memo(function Row({ row, at, columns, here, cell, say }: RowProps): ReactNode {
  return (
    <tr role="row">
      <th role="rowheader" scope="row" title={row.title}>
        {row.label}
      </th>
      {columns.map((column, c) => {
        const of = cell(row.id, column.id);
        return (
          <td
            key={column.id}
            role="gridcell"
            data-place={`${at},${c}`}
            tabIndex={here === c ? 0 : -1}
            className={css.cell}
          >
            {of && (
              <span
                className={`${css.sign} ${tones[of.tone]}`}
                title={`${row.label} · ${column.title ?? column.label}: ${say(of.label)}`}
              >
                <span aria-hidden="true">{of.sign}</span>
                <span className="only-read">{say(of.label)}</span>
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
});

/** The whole matrix in a box of its own that scrolls both ways. */
export function Matrix(props: MatrixProps): ReactNode {
  const language = useLanguage();
  // The same function while the language stays, so that rows are not drawn again.
  const say = useCallback<Say>(
    (label, values) => inLanguage(values ? fill(label, values) : label, language),
    [language],
  );
  const [at, move] = useState<Place>({ row: 0, column: 0 });
  const box = useRef<HTMLDivElement>(null);
  const last = { row: props.rows.length - 1, column: props.columns.length - 1 };

  const goTo = (to: Place): void => {
    if (to.row < 0 || to.column < 0 || to.row > last.row || to.column > last.column) return;
    move(to);
    const cell = box.current?.querySelector<HTMLElement>(`[data-place="${to.row},${to.column}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const openAt = (place: Place): void => {
    const [row, column] = [props.rows[place.row], props.columns[place.column]];
    if (row && column && props.cell(row.id, column.id)) props.onOpen?.(row.id, column.id);
  };
  const press = (event: KeyboardEvent): void => {
    const next = moves[event.key];
    if (event.key === "Enter") return openAt(at);
    if (!next) return;
    event.preventDefault();
    goTo(next(at, last));
  };
  const click = (target: EventTarget): void => {
    const place = (target as HTMLElement)
      .closest<HTMLElement>("[data-place]")
      ?.dataset["place"]?.split(",")
      .map(Number);
    if (!place) return;
    const to = { row: place[0] ?? 0, column: place[1] ?? 0 };
    move(to);
    openAt(to);
  };

  return (
    <div ref={box} className={css.box} data-wide="">
      <table
        role="grid"
        aria-label={props.label}
        className={css.matrix}
        onKeyDown={press}
        onClick={(event) => click(event.target)}
      >
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" className={css.corner}>
              {props.corner}
            </th>
            {props.columns.map((column) => (
              <th key={column.id} role="columnheader" scope="col" title={column.title}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {props.rows.map((row, r) => (
            <Row
              key={row.id}
              row={row}
              at={r}
              columns={props.columns}
              here={at.row === r ? at.column : null}
              cell={props.cell}
              say={say}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
