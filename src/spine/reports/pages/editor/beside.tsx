/** What stands beside a counted figure: the estimate to the year's end with how it was come to, and the supplement. */
import { useEffect, useRef, type ReactNode } from "react";
import { useDraft } from "#base/ui/drafts.ts";
import { useSay } from "#base/ui/language.ts";
import { numberShown } from "#base/ui/typed.ts";
import type { Figure as PlainFigure } from "#spine/indicators/web.ts";
import { differenceOf, yearEndKinds, type YearEndKind } from "../../rules/year-end.ts";
import { yearEndWords } from "../../words.ts";
import { keyOf } from "../codes.ts";
import type { FigureRow, FigureTable, ReportCell } from "../types.ts";
import { CellPlace } from "./cell.tsx";
import { useDesk } from "./desk.ts";
import css from "./figures.module.css";
import { besideWords as words } from "./beside-words.ts";

/** Which columns stand beside the counted ones of a table: estimates where they are asked, the supplement once its time has come. */
export function useBesideKinds(table: FigureTable): readonly YearEndKind[] {
  const { report } = useDesk();
  const { supplement } = report;
  if (!supplement || !table.rows.some((row) => row.asksEstimate)) return [];
  const hasSupplement = supplement.standing !== "before" || supplement.round > 0;
  return yearEndKinds.filter((kind) => kind === "estimate" || hasSupplement);
}

const plain = ({ figure }: ReportCell): PlainFigure => ({ state: figure.state, value: figure.value ?? null });

/** Sending how an estimate was come to: what does not reach the server stays on the device and goes with the next version. */
function useMethod(cell: ReportCell) {
  const { report, saveCells, tellPhase } = useDesk();
  const place = `${keyOf(cell)}|note`;
  const draft = useDraft<string | null>(`report/${report.id}/method/${keyOf(cell)}`, null);
  const typed = draft.value;
  const save = async (): Promise<void> => {
    const { state } = cell.figure;
    if (typed === null || state === "suppressed") return;
    const note = typed.trim() === "" ? null : typed.trim();
    const { indicator, dims, figure, version } = cell;
    if (note !== cell.note) {
      tellPhase(place, "saving");
      try {
        const answer = { state, value: figure.value ?? null, version, note };
        await saveCells([{ kind: "estimate", indicator, dims, ...answer }]);
      } catch {
        return tellPhase(place, "failed");
      }
    }
    draft.change(null);
    draft.clear();
    tellPhase(place, "saved");
  };
  const type = (text: string): void => {
    draft.change(text);
    tellPhase(place, "typed");
  };
  return { text: typed ?? cell.note ?? "", type, save };
}

function MethodInput({ cell, name }: { cell: ReportCell; name: string }): ReactNode {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const { text, type, save } = useMethod(cell);
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  // The number beside it may have been on its way when this was left: with its answer the words go too.
  useEffect(() => {
    if (document.activeElement !== input.current) void latest.current();
  }, [cell.version]);
  return (
    <input
      ref={input}
      className={css.method}
      maxLength={500}
      lang="vi"
      aria-label={`${say(words.method)}, ${name}`}
      placeholder={say(words.method)}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}

function Method({ cell, name }: { cell: ReportCell; name: string }): ReactNode {
  const { writes } = useDesk();
  if (writes) return <MethodInput cell={cell} name={name} />;
  return cell.note ? (
    <span className={css.quiet} lang="vi">
      {cell.note}
    </span>
  ) : null;
}

/** The supplement less the estimate, where both are numbers. */
function Difference({ estimate, supplement }: { estimate: ReportCell; supplement: ReportCell }): ReactNode {
  const say = useSay();
  const value = differenceOf(plain(estimate), plain(supplement));
  if (value === null) return null;
  const shown = `${value > 0 ? "+" : ""}${numberShown(value)}`;
  return <span className={css.quiet}>{say(words.against, { difference: shown })}</span>;
}

/** What was handed over last: whoever cannot write the supplement sees nobody's draft of it. */
function useShown(cell: ReportCell | undefined): ReportCell | undefined {
  const { report, supplements } = useDesk();
  if (!cell || cell.kind !== "supplement" || supplements) return cell;
  const sent = report.yearEnd.find((c) => keyOf(c) === keyOf(cell))?.sent;
  return { ...cell, figure: sent ?? { state: "not-reported" } };
}

interface BesideProps {
  readonly row: FigureRow;
  readonly dims: string;
  readonly kind: YearEndKind;
}

function Beside({ row, dims, kind }: BesideProps): ReactNode {
  const say = useSay();
  const { cells } = useDesk();
  const { indicator } = row;
  const cell = useShown(cells.get(keyOf({ indicator, dims, kind })));
  const estimate = cells.get(keyOf({ indicator, dims, kind: "estimate" }));
  if (!cell) return null;
  const name = `${say(row.label)}, ${say(yearEndWords[kind])}`;
  return (
    <span className={css.beside}>
      <span className={css.besideName}>{say(yearEndWords[kind])}</span>
      <CellPlace cell={cell} row={row} name={name} />
      {kind === "estimate" && <Method cell={cell} name={name} />}
      {kind === "supplement" && estimate && <Difference estimate={estimate} supplement={cell} />}
    </span>
  );
}

/** The row beneath a figure of which the whole year is asked: its estimate, and its supplement once the time has come. */
export function BesideRow(props: {
  row: FigureRow;
  columns: FigureTable["columns"];
  kinds: readonly YearEndKind[];
}): ReactNode {
  const { row, columns, kinds } = props;
  if (!row.asksEstimate || kinds.length === 0) return null;
  const dims = columns[0]?.dims ?? "";
  return (
    <tr className={css.besideRow}>
      <td colSpan={columns.length + 1}>
        <span className={css.besides}>
          {kinds.map((kind) => (
            <Beside key={kind} row={row} dims={dims} kind={kind} />
          ))}
        </span>
      </td>
    </tr>
  );
}
