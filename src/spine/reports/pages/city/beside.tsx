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

const signed = (value: number): string => `${value > 0 ? "+" : ""}${numberShown(value)}`;

/** The row beneath a figure of the city: each sum says of how many units it is, the difference of those that gave both. */
export function CityBeside({ row, span }: { row: CityFigure; span: number }): ReactNode {
  const say = useSay();
  const { yearEnd } = row;
  if (!yearEnd) return null;
  const { difference } = yearEnd;
  return (
    <tr className={css.besideRow}>
      <td colSpan={span}>
        <dl className={css.besides}>
          {(["estimate", "supplement"] as const).map((kind) => {
            const { figure, reported, missing } = yearEnd[kind];
            return (
              <div key={kind}>
                <dt>{say(yearEndWords[kind])}</dt>
                <dd>
                  <Figure cell={figure} spell />{" "}
                  <span className={missing > 0 ? css.soonLine : css.quiet}>
                    {say(words.ofUnits, { n: numberShown(reported), missing: numberShown(missing) })}
                  </span>
                </dd>
              </div>
            );
          })}
          {difference && (
            <div title={say(yearEndWords.differenceHint)}>
              <dt>{say(yearEndWords.difference)}</dt>
              <dd>
                {signed(difference.value)}{" "}
                <span className={css.quiet}>{say(words.compared, { n: numberShown(difference.units) })}</span>
              </dd>
            </div>
          )}
        </dl>
      </td>
    </tr>
  );
}

interface UnitBesideProps {
  readonly estimate: Cell | null;
  readonly supplement: Cell | null;
  readonly note: string | null;
}

const plain = (cell: Cell | null): PlainFigure =>
  cell ? { state: cell.state, value: cell.value ?? null } : { state: "not-reported", value: null };

/** What one unit gave beside the figure, in the same cell. */
export function UnitBeside({ estimate, supplement, note }: UnitBesideProps): ReactNode {
  const say = useSay();
  const difference = differenceOf(plain(estimate), plain(supplement));
  return (
    <div className={css.unitBeside}>
      <span>
        {say(yearEndWords.estimate)}: <Figure cell={plain(estimate)} />
      </span>
      <span>
        {say(yearEndWords.supplement)}: <Figure cell={plain(supplement)} />
        {difference !== null && ` (${signed(difference)})`}
      </span>
      {note && <span lang="vi">{note}</span>}
    </div>
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
