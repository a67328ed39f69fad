/** The home of reports: for a unit, what it must hand over; for the city, its cycles. */
import { Button } from "@mantine/core";
import { IconCalendarPlus, IconFileText, IconTemplate } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, DueChip, Empty, PageTitle, Progress, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { dateShown } from "#base/ui/typed.ts";
import { useMay, useViewer } from "#base/ui/viewer.ts";
import { isOpen, stateLooks } from "./codes.ts";
import css from "./reports.module.css";
import type { Board, BoardRow, Cycle } from "./types.ts";
import { homeWords as words } from "./words.ts";

/** The board of a cycle, as far as this person sees it. */
export function useBoard(id: number) {
  return useQuery({
    queryKey: ["report-board", id],
    queryFn: ({ signal }) => request<Board>(`/api/reports/cycles/${id}/board`, { signal }),
  });
}

function Own({ row, cycle }: { row: BoardRow; cycle: Cycle }): ReactNode {
  const say = useSay();
  const text = say(words.filled, { percent: row.percent });
  const act = row.state === "returned" ? words.fix : words.write;
  const writes = row.can.includes("report.write");
  return (
    <div className={css.own}>
      <div className={css.ownWhat}>
        <Go href={`/reports/submissions/${row.submissionId}`} className={css.strong}>
          {say(words.ours, { unit: row.unit.name })}
        </Go>
        <span className={css.line}>
          <StatusBadge look={stateLooks[row.state]} />
          {isOpen(row.state) && (
            <DueChip due={row.dueOn} legal={false} source={say(words.dueSource, { code: cycle.code })} />
          )}
          {row.isLate && !isOpen(row.state) && <span className={css.late}>{say(words.late)}</span>}
        </span>
      </div>
      <div className={css.ownFar}>
        <Progress done={row.percent} total={100} label={text} text={text} />
        {row.missing > 0 && <span className={css.quiet}>{say(words.missingN, { n: row.missing })}</span>}
      </div>
      <Button
        component={Go}
        href={`/reports/submissions/${row.submissionId}`}
        variant={writes ? "filled" : "default"}
      >
        {say(writes ? act : words.open)}
      </Button>
    </div>
  );
}

function CycleCard({ cycle }: { cycle: Cycle }): ReactNode {
  const say = useSay();
  const { unit } = useViewer();
  const consolidates = useMay("report.consolidate");
  const { data } = useBoard(cycle.id);
  const own = data?.rows.filter((row) => !consolidates || row.unit.id === unit?.id) ?? [];
  const facts = [
    cycle.code,
    say(words.window, { from: dateShown(cycle.from), to: dateShown(cycle.to) }),
    say(words.to, { to: cycle.toUnitName }),
    cycle.edition > 0 && say(words.frozenN, { n: cycle.edition }),
    cycle.isDemo && say(words.demo),
  ];
  return (
    <Card className={css.cycle}>
      <div className={css.cycleHead}>
        <div>
          <h2 lang="vi">{cycle.name}</h2>
          <p className={css.quiet}>{facts.filter(Boolean).join(" · ")}</p>
        </div>
        {consolidates && (
          <div className={css.acts}>
            <Button component={Go} href={`/reports/cycles/${cycle.id}`} variant="default">
              {say(words.board, { n: cycle.units })}
            </Button>
            <Button component={Go} href={`/reports/cycles/${cycle.id}/consolidation`}>
              {say(words.consolidate)}
            </Button>
          </div>
        )}
      </div>
      {own.map((row) => (
        <Own key={row.submissionId} row={row} cycle={cycle} />
      ))}
    </Card>
  );
}

function NoCycle(): ReactNode {
  const say = useSay();
  const opens = useMay("report.open");
  return (
    <Card>
      <Empty
        icon={IconFileText}
        title={say(words.noCycle)}
        next={say(opens ? words.noCycleLead : words.noCycleOther)}
        acts={
          opens && (
            <Button component={Go} href="/reports/templates">
              {say(words.templates)}
            </Button>
          )
        }
      />
    </Card>
  );
}

function HomeActs({ first }: { first: boolean }): ReactNode {
  const say = useSay();
  const opens = useMay("report.open");
  const edits = useMay("report.template");
  return (
    <>
      {edits && (
        <Button
          component={Go}
          href="/reports/templates"
          variant="default"
          leftSection={<IconTemplate size={17} stroke={1.75} />}
        >
          {say(words.templates)}
        </Button>
      )}
      {opens && (
        <Button
          component={Go}
          href="/reports/cycles/new"
          variant={first ? "filled" : "default"}
          leftSection={<IconCalendarPlus size={17} stroke={1.75} />}
        >
          {say(words.newCycle)}
        </Button>
      )}
    </>
  );
}

/** The screen at /reports. */
export default function ReportsHome(): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ["report-cycles"],
    queryFn: ({ signal }) => request<{ rows: readonly Cycle[] }>("/api/reports/cycles", { signal }),
  });
  return (
    <>
      <PageTitle
        title={say(words.menu)}
        hint={say(words.hint)}
        acts={<HomeActs first={data?.rows.length === 0} />}
      />
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data?.rows.length === 0 && <NoCycle />}
      <div className={css.cycles}>
        {data?.rows.map((cycle) => (
          <CycleCard key={cycle.id} cycle={cycle} />
        ))}
      </div>
    </>
  );
}
