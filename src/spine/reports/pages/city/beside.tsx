/** Estimates and supplements in the consolidation: beside each figure of the city, unit by unit, and who owes the supplement. */
import { IconCircleCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Card, Figure, type Cell } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import { dateShown, numberShown } from "#base/ui/typed.ts";
import type { Figure as PlainFigure } from "#spine/indicators/web.ts";
import { differenceOf } from "../../rules/year-end.ts";
import { yearEndWords } from "../../words.ts";
import { cityBesideWords as words } from "./beside-words.ts";
import css from "./city.module.css";
import type { CityFigure, Consolidation } from "./types.ts";

/** The heads of the three columns. */
export function BesideHeads(): ReactNode {
  const say = useSay();
  return (
    <>
      {(["estimate", "supplement"] as const).map((kind) => (
        <th key={kind} scope="col" data-align="end">
          {say(yearEndWords[kind])}
        </th>
      ))}
      <th scope="col" data-align="end" title={say(yearEndWords.differenceHint)}>
        {say(yearEndWords.difference)}
      </th>
    </>
  );
}

const signed = (value: number): string => `${value > 0 ? "+" : ""}${numberShown(value)}`;

/** The three cells of a figure of the city: each sum says of how many units it is. */
export function CityBeside({ row }: { row: CityFigure }): ReactNode {
  const say = useSay();
  const { yearEnd } = row;
  if (!yearEnd) return <td aria-hidden="true" colSpan={3} />;
  return (
    <>
      {(["estimate", "supplement"] as const).map((kind) => {
        const { figure, reported, missing } = yearEnd[kind];
        return (
          <td key={kind} data-align="end" data-label={say(yearEndWords[kind])}>
            <Figure cell={figure} spell />
            <div className={missing > 0 ? css.soonLine : css.quiet}>
              {say(words.ofUnits, { n: numberShown(reported), missing: numberShown(missing) })}
            </div>
          </td>
        );
      })}
      <td data-align="end" data-label={say(yearEndWords.difference)}>
        {yearEnd.difference ? (
          <>
            {signed(yearEnd.difference.value)}
            <div className={css.quiet}>
              {say(words.compared, { n: numberShown(yearEnd.difference.units) })}
            </div>
          </>
        ) : (
          <span className={css.quiet}>—</span>
        )}
      </td>
    </>
  );
}

interface UnitBesideProps {
  readonly estimate: Cell | null;
  readonly supplement: Cell | null;
  readonly note: string | null;
}

const plain = (cell: Cell | null): PlainFigure =>
  cell ? { state: cell.state, value: cell.value ?? null } : { state: "not-reported", value: null };

/** The three cells of one unit. */
export function UnitBeside({ estimate, supplement, note }: UnitBesideProps): ReactNode {
  const difference = differenceOf(plain(estimate), plain(supplement));
  return (
    <>
      <td data-align="end">
        <Figure cell={plain(estimate)} spell />
        {note && (
          <div className={css.quiet} lang="vi">
            {note}
          </div>
        )}
      </td>
      <td data-align="end">
        <Figure cell={plain(supplement)} spell />
      </td>
      <td data-align="end">{difference === null ? "—" : signed(difference)}</td>
    </>
  );
}

/** Units whose supplement has not come; nothing where the cycle takes none. */
export function Owing({ data }: { data: Consolidation }): ReactNode {
  const say = useSay();
  const { supplements, cycle } = data;
  if (!supplements || !cycle.wholeYear) return null;
  const { sent, missing } = supplements;
  const { opensOn, closesOn } = cycle.wholeYear;
  return (
    <section className={css.owing} aria-label={say(words.owing)}>
      <h2>{say(words.owing)}</h2>
      <p className={css.quiet}>
        {say(words.taken, { from: dateShown(opensOn), to: dateShown(closesOn) })}{" "}
        {say(words.sentN, { n: numberShown(sent), asked: numberShown(sent + missing.length) })}
      </p>
      {missing.length === 0 ? (
        <p className={css.good}>
          <IconCircleCheck size={16} /> {say(words.allSent)}
        </p>
      ) : (
        <Card>
          <PlainTable label={say(words.owing)}>
            <thead>
              <tr>
                <th scope="col">{say(words.owingUnits, { n: numberShown(missing.length) })}</th>
              </tr>
            </thead>
            <tbody>
              {missing.map((unit) => (
                <tr key={unit.submissionId}>
                  <th scope="row">
                    <Go href={`/reports/submissions/${unit.submissionId}#supplement`}>{unit.unit.name}</Go>
                  </th>
                </tr>
              ))}
            </tbody>
          </PlainTable>
        </Card>
      )}
    </section>
  );
}
