/** A table that does not concern the unit: what is still empty in it is answered in one act, which can be taken back. */
import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { keyOf } from "../codes.ts";
import type { FigureTable, ReportCell } from "../types.ts";
import { useDesk, type CellSent } from "./desk.ts";
import css from "./figures.module.css";
import { editorWords as words } from "./words.ts";

/** Fewer empty cells than this are answered one by one. */
const MANY = 3;

type State = CellSent["state"];

/** The buttons beneath a table's title. */
export function RestNot({ table }: { table: FigureTable }): ReactNode {
  const say = useSay();
  const { cells, keptCells, saveCells } = useDesk();
  const [asking, ask] = useState(false);
  const [done, setDone] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const own = table.rows.flatMap((row) =>
    table.columns.flatMap(
      (column) => cells.get(keyOf({ indicator: row.indicator, dims: column.dims })) ?? [],
    ),
  );
  const isEmpty = (cell: ReportCell): boolean =>
    !cell.isComputed && cell.figure.state === "not-reported" && !keptCells[keyOf(cell)];
  const empty = own.filter(isEmpty);
  const put = async (which: readonly ReportCell[], state: State): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await saveCells(
        which.map(({ indicator, dims, version }) => ({ indicator, dims, version, state, value: null })),
      );
      setDone(state === "not-applicable" ? which.map(keyOf) : []);
      ask(false);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  const back = own.filter((cell) => done.includes(keyOf(cell)) && cell.figure.state === "not-applicable");
  return (
    <div className={`${css.rest} no-print`}>
      {empty.length >= MANY && !asking && (
        <Button size="compact-sm" variant="subtle" onClick={() => ask(true)}>
          {say(words.restNot, { n: empty.length })}
        </Button>
      )}
      {asking && (
        <>
          <span>{say(words.restNotAsk)}</span>
          <Button
            size="compact-sm"
            loading={busy}
            autoFocus
            onClick={() => void put(empty, "not-applicable")}
          >
            {say(words.restNotYes, { n: empty.length })}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => ask(false)}>
            {say(words.cancel)}
          </Button>
        </>
      )}
      {back.length > 0 && !asking && (
        <>
          <span role="status">{say(words.restNotDone, { n: back.length })}</span>
          <Button
            size="compact-sm"
            variant="subtle"
            loading={busy}
            onClick={() => void put(back, "not-reported")}
          >
            {say(words.undo)}
          </Button>
        </>
      )}
      {error !== null && <ProblemNote error={error} />}
    </div>
  );
}
