/** How the units of a cycle stand: state, content, timeliness; filters; asking those whose report has not come. */
import { Button, TextInput } from "@mantine/core";
import { IconBell, IconFilterOff, IconSearch } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { dayOf, today } from "#base/clock.ts";
import { Card, DueChip, Empty, PageTitle, Progress, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { dateShown, numberShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import type { Label } from "#base/words.ts";
import { boardFilters, countRows, shownRows, type BoardFilter } from "./board-rows.ts";
import { isOpen, stateLooks } from "./codes.ts";
import { useBoard } from "./home.tsx";
import { ExceptionList } from "./exceptions.tsx";
import { exceptionWords } from "./exception-words.ts";
import { LeftOutLine } from "./left-out.tsx";
import { leftOutWords } from "./left-out-words.ts";
import { Reminder } from "./reminder.tsx";
import { SecondWindow } from "./second-window.tsx";
import { secondWindowWords } from "./second-window-words.ts";
import css from "./reports.module.css";
import type { Board, BoardRow } from "./types.ts";
import { homeWords as words } from "./words.ts";

const labels: Readonly<Record<BoardFilter, Label>> = {
  all: words.all,
  draft: stateLooks.draft.label,
  submitted: stateLooks.submitted.label,
  returned: stateLooks.returned.label,
  approved: stateLooks.approved.label,
  late: words.late2,
  overdue: words.overdue,
  leftOut: leftOutWords.leftOut,
  owing: secondWindowWords.owing,
};

function When({ row }: { row: BoardRow }): ReactNode {
  const say = useSay();
  if (isOpen(row.state))
    return (
      <span className={css.line}>
        <DueChip due={row.dueOn} legal={false} />
        <span className={css.quiet}>{say(row.round > 0 ? words.notSentAgain : words.notSent)}</span>
      </span>
    );
  const inTime = row.isLate ? words.late : words.onTime;
  return (
    <span className={css.line}>
      <span>{say(words.sentOn, { at: row.submittedAt ? dateShown(row.submittedAt) : "…" })}</span>
      <span className={row.isLate ? css.late : css.good}>
        {row.round > 1 ? say(words.firstRound, { inTime: say(inTime) }) : say(inTime)}
      </span>
    </span>
  );
}

/** How often and when the unit was asked, and asking it now. */
function Asking({ row, remind }: { row: BoardRow; remind: ((row: BoardRow) => void) | null }): ReactNode {
  const say = useSay();
  // Asking twice on one day would be asking once.
  const askedToday = row.remindedAt !== null && dayOf(new Date(row.remindedAt)) === today();
  return (
    <span className={css.line}>
      {row.remindedAt && (
        <span className={css.quiet}>
          {say(words.remindedN, { n: row.reminders, at: dateShown(row.remindedAt) })}
        </span>
      )}
      {remind && isOpen(row.state) && !askedToday && (
        <Button
          variant="subtle"
          size="compact-sm"
          className="no-print"
          leftSection={<IconBell size={15} stroke={1.75} />}
          aria-label={say(words.remindUnit, { unit: row.unit.name })}
          onClick={() => remind(row)}
        >
          {say(words.remindOne)}
        </Button>
      )}
    </span>
  );
}

function Line({ row, remind }: { row: BoardRow; remind: ((row: BoardRow) => void) | null }): ReactNode {
  const say = useSay();
  return (
    <tr>
      <th scope="row">
        <Go href={`/reports/submissions/${row.submissionId}`}>{row.unit.name}</Go>
      </th>
      <td>
        <StatusBadge look={stateLooks[row.state]} />
      </td>
      <td>
        <Progress done={row.percent} total={100} label={`${say(words.content)}: ${row.unit.name}`} />
        {row.missing > 0 && <span className={css.quiet}> {say(words.missingN, { n: row.missing })}</span>}
      </td>
      <td>
        <When row={row} />
        <Asking row={row} remind={remind} />
        {row.supplementAt && (
          <span className={css.good}>
            {say(secondWindowWords.sentOn, { at: dateShown(row.supplementAt) })}
          </span>
        )}
        {row.leftOut && <LeftOutLine leftOut={row.leftOut} />}
      </td>
      <td data-align="end" data-label={say(words.rounds)}>
        {row.round}
        {row.returns > 0 && <span className={css.quiet}> · {say(words.returnsN, { n: row.returns })}</span>}
      </td>
    </tr>
  );
}

function Filters({ rows, cycle }: Pick<Board, "rows" | "cycle">): ReactNode {
  const say = useSay();
  const [address, change] = useAddress();
  const counts = countRows(rows);
  const chosen = address["show"] ?? "all";
  const filters = boardFilters.filter((key) => key !== "owing" || cycle.wholeYear !== null);
  return (
    <div className={`${css.tools} no-print`}>
      <TextInput
        className={css.find}
        aria-label={say(words.find)}
        placeholder={say(words.find)}
        leftSection={<IconSearch size={16} stroke={1.75} />}
        value={address["q"] ?? ""}
        onChange={(event) => change({ q: event.currentTarget.value })}
      />
      <div className={css.filters} role="group" aria-label={say(words.filter)}>
        {filters.map((key) => (
          <button
            key={key}
            type="button"
            className={css.filter}
            aria-pressed={chosen === key}
            onClick={() => change({ show: key === "all" ? null : key })}
          >
            {say(labels[key])} <span className={css.n}>{numberShown(counts[key])}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

/** The rows that the address asks for. */
function useShown(rows: readonly BoardRow[]): readonly BoardRow[] {
  const [address] = useAddress();
  const filter = boardFilters.find((f) => f === address["show"]) ?? "all";
  return shownRows(rows, filter, address["q"] ?? "");
}

interface RowsProps {
  readonly board: Board;
  readonly shown: readonly BoardRow[];
  readonly remind: ((row: BoardRow) => void) | null;
}

function Rows({ board, shown, remind }: RowsProps): ReactNode {
  const say = useSay();
  if (shown.length === 0)
    return <Empty icon={IconFilterOff} title={say(words.noneSo)} next={say(words.noneSoNext)} />;
  return (
    <>
      <Card>
        <PlainTable label={board.cycle.name}>
          <thead>
            <tr>
              <th scope="col">{say(words.unit)}</th>
              <th scope="col">{say(words.state)}</th>
              <th scope="col">{say(words.content)}</th>
              <th scope="col">{say(words.time)}</th>
              <th scope="col" data-align="end">
                {say(words.rounds)}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Line key={row.submissionId} row={row} remind={remind} />
            ))}
          </tbody>
        </PlainTable>
      </Card>
      <p className={css.foot} aria-live="polite">
        {say(words.shown, { n: numberShown(shown.length), total: numberShown(board.rows.length) })}
      </p>
    </>
  );
}

function Head({ board, children }: { board: Board; children: ReactNode }): ReactNode {
  const say = useSay();
  const { cycle } = board;
  const hint = [
    cycle.code,
    say(words.window, { from: dateShown(cycle.from), to: dateShown(cycle.to) }),
    `${say(words.dueOn)} ${dateShown(cycle.dueOn)}`,
    say(words.to, { to: cycle.toUnitName }),
    ...(cycle.lockedAt ? [say(exceptionWords.locked, { at: dateShown(cycle.lockedAt) })] : []),
  ].join(" · ");
  return (
    <PageTitle
      title={cycle.name}
      hint={hint}
      trail={<Go href="/reports">{say(words.menu)}</Go>}
      acts={children}
    />
  );
}

function Body({ board }: { board: Board }): ReactNode {
  const say = useSay();
  const consolidates = useMay("report.consolidate");
  const reminds = board.can.includes("report.remind");
  const [reminding, remind] = useState<readonly BoardRow[]>([]);
  const { cycle, rows } = board;
  const shown = useShown(rows);
  // Of the units shown: a filter chooses whom one act asks.
  const missing = shown.filter((row) => isOpen(row.state));
  return (
    <>
      <Head board={board}>
        {reminds && missing.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconBell size={17} stroke={1.75} />}
            onClick={() => remind(missing)}
          >
            {say(words.remind, { n: missing.length })}
          </Button>
        )}
        <Button variant="default" component={Go} href={`/reports/cycles/${cycle.id}/quality`}>
          {say(words.quality)}
        </Button>
        {consolidates && (
          <Button component={Go} href={`/reports/cycles/${cycle.id}/consolidation`}>
            {say(words.consolidate)}
          </Button>
        )}
      </Head>
      <ExceptionList exceptions={board.exceptions} />
      <SecondWindow board={board} />
      <Filters rows={rows} cycle={cycle} />
      <Rows board={board} shown={shown} remind={reminds ? (row) => remind([row]) : null} />
      {reminding.length > 0 && <Reminder cycle={cycle} rows={reminding} onClose={() => remind([])} />}
    </>
  );
}

/** The screen at /reports/cycles/$id. */
export default function BoardPage(): ReactNode {
  const { data, error, refetch } = useBoard(Number(usePath()["id"]));
  if (error && !data) return <ProblemNote whole error={error} again={() => void refetch()} />;
  return data ? <Body board={data} /> : <Waiting lines={12} />;
}
