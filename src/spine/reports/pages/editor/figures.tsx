/** A table of figures of a section. */
import { Tooltip } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { Fragment, type ReactNode } from "react";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { cellId, figureHref, keyOf } from "../codes.ts";
import type { FigureRow, FigureTable, ReportCell } from "../types.ts";
import { CellPlace } from "./cell.tsx";
import { useDesk } from "./desk.ts";
import css from "./figures.module.css";
import { BesideRow, useBesideKinds } from "./beside.tsx";
import { RestNot } from "./rest-not.tsx";
import { RemarkAt, RemarksOn } from "./remarks.tsx";
import { editorWords as words } from "./words.ts";

function Name({ row }: { row: FigureRow }): ReactNode {
  const say = useSay();
  const { report } = useDesk();
  const href = figureHref({
    indicator: row.indicator,
    dims: "",
    from: report.cycle.from,
    to: report.cycle.to,
  });
  return (
    <span className={css.name}>
      <span>
        {say(row.label)} <span className={css.unit}>({say(row.unit)})</span>
      </span>
      <Tooltip label={say(row.definition)} multiline maw={360}>
        <Go href={href} className={css.about} aria-label={`${say(row.label)}: ${say(row.definition)}`}>
          <IconInfoCircle size={15} stroke={1.75} />
        </Go>
      </Tooltip>
    </span>
  );
}

function Line({ row, table }: { row: FigureRow; table: FigureTable }): ReactNode {
  const say = useSay();
  const { cells, reviews } = useDesk();
  const kinds = useBesideKinds(table);
  const found = table.columns.flatMap((column) => {
    const cell = cells.get(keyOf({ indicator: row.indicator, dims: column.dims }));
    return cell ? [{ cell, column }] : [];
  });
  const nameOf = (title: string): string =>
    table.columns.length > 1 ? `${say(row.label)}, ${title}` : say(row.label);
  return (
    <Fragment>
      <tr>
        <th scope="row">
          <Name row={row} />
        </th>
        {found.map(({ cell, column }) => (
          <td key={column.dims} data-label={column.title}>
            <span className={css.place}>
              <CellPlace cell={cell} row={row} name={nameOf(column.title)} />
              {reviews && (
                <RemarkAt
                  place={cellId(cell)}
                  on={{ cell: cell as ReportCell }}
                  label={nameOf(column.title)}
                />
              )}
            </span>
          </td>
        ))}
      </tr>
      <BesideRow row={row} columns={table.columns} kinds={kinds} />
      {found.map(({ cell }) => (
        <RemarksOn key={keyOf(cell)} on={{ cell }} span={table.columns.length + 1} />
      ))}
    </Fragment>
  );
}

/** The table, below a section of this level; its cells are walked with Enter and the arrows. */
export function Figures({ table, below }: { table: FigureTable; below: number }): ReactNode {
  const say = useSay();
  const Title = below > 1 ? "h4" : "h3";
  const { writes, supplements } = useDesk();
  const kinds = useBesideKinds(table);
  return (
    <div className={css.wrap}>
      <Title lang="vi">{table.title}</Title>
      {(writes || (supplements && kinds.length > 0)) && <p className={css.keys}>{say(words.cellKeys)}</p>}
      {writes && <RestNot table={table} />}
      <div className={css.scroll}>
        <table
          className={css.table}
          data-many={table.columns.length > 1 || undefined}
          aria-label={table.title}
        >
          <thead>
            <tr>
              <th scope="col">{say(words.figure)}</th>
              {table.columns.map((c) => (
                <th key={c.dims} scope="col" data-align="end" lang="vi">
                  {c.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <Line key={row.indicator} row={row} table={table} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
