/** A small table of figures that is all there at once: name first, figures at the right. */
import type { ReactNode } from "react";
import { PlainTable } from "#base/ui/table/plain-table.tsx";

/** A head; `end` for figures. */
export interface PlainHead {
  readonly key: string;
  readonly text: string;
  readonly end?: boolean;
}

/** The table; the first cell of a row is its name. */
export function Table(props: {
  label: string;
  head: readonly PlainHead[];
  rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}): ReactNode {
  const { head } = props;
  return (
    <PlainTable label={props.label} compact>
      <thead>
        <tr>
          {head.map((h) => (
            <th key={h.key} scope="col" data-align={h.end ? "end" : undefined}>
              {h.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.key}>
            {row.cells.map((cell, at) =>
              at === 0 ? (
                <th key={head[at]?.key} scope="row">
                  {cell}
                </th>
              ) : (
                <td
                  key={head[at]?.key}
                  data-align={head[at]?.end ? "end" : undefined}
                  data-label={head[at]?.text}
                >
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
