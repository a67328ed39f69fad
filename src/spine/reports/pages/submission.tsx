/** A unit's report: written by the unit, or read and judged by the receiver. */
import { Button } from "@mantine/core";
import { IconFileTypeDocx, IconPrinter, IconWand } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Suspense, useEffect, useState, type ReactNode } from "react";
import { Card, DueChip, PageTitle, Progress, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { Go, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote, problemTitle } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, instantShown } from "#base/ui/typed.ts";
import { Answerable } from "#spine/notices/web.ts";
import { isOpen, stateLooks } from "./codes.ts";
import { Aside } from "./editor/aside.tsx";
import { ApprovedCard } from "./editor/approved.tsx";
import { LastChanges } from "./editor/changes.tsx";
import { DeskContext, goToPlace, useDesk, useMakeDesk } from "./editor/desk.ts";
import css from "./editor/editor.module.css";
import { SectionNav } from "./editor/nav.tsx";
import { ReviewActs } from "./editor/review.tsx";
import { PhaseMark } from "./editor/saver-parts.tsx";
import { worst } from "./editor/saving.ts";
import { SectionBlock } from "./editor/section.tsx";
import { SubmitAct } from "./editor/submit.tsx";
import { SupplementCard } from "./editor/supplement.tsx";
import { LockNote } from "./exceptions.tsx";
import { editorWords as words } from "./editor/words.ts";
import { LeftOutNote } from "./left-out.tsx";
import { leftOutWords } from "./left-out-words.ts";
import { printWords } from "./print-words.ts";
import { yearEndWords } from "../words.ts";
import type { ReportEvent, Submission } from "./types.ts";

function FillAct({ report }: { report: Submission }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const fill = async (): Promise<void> => {
    setBusy(true);
    try {
      const answer = await request<Submission>(`/api/reports/submissions/${report.id}/fill`, {
        method: "POST",
      });
      client.setQueryData(["report", report.id], answer);
      toast(say(words.filled));
    } catch (error) {
      toast(problemTitle(error, say), "problem");
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<IconWand size={17} stroke={1.75} />}
      onClick={() => void fill()}
    >
      {say(words.fillAll)}
    </Button>
  );
}

/** The bar that stays in sight: how far, whether all is kept, and the acts. */
function Bar(): ReactNode {
  const say = useSay();
  const { report, writes, phases } = useDesk();
  const { percent } = report.completeness;
  const phase = worst(Object.values(phases));
  const text = say(words.filledShare, { percent });
  return (
    <div className={`${css.bar} no-print`}>
      <StatusBadge look={stateLooks[report.state]} />
      {isOpen(report.state) && <DueChip due={report.dueOn} legal={false} />}
      {writes && <Progress done={percent} total={100} label={text} text={text} />}
      {writes && (
        <span role="status">
          <PhaseMark phase={phase} {...(phase === "saved" && { text: say(words.allSaved) })} />
        </span>
      )}
      <span className={css.barActs}>
        <Button
          component="a"
          href={`/api/reports/submissions/${report.id}/document.docx`}
          download
          variant="default"
          title={say(words.wordHint)}
          leftSection={<IconFileTypeDocx size={17} stroke={1.75} />}
        >
          {say(words.word)}
        </Button>
        <Button
          component={Go}
          href={`/reports/submissions/${report.id}/print`}
          variant="default"
          leftSection={<IconPrinter size={17} stroke={1.75} />}
        >
          {say(printWords.view)}
        </Button>
        {writes && <FillAct report={report} />}
        {writes && <SubmitAct />}
        <ReviewActs />
      </span>
    </div>
  );
}

/** Why it came back, above all else. */
function ReturnedNote({ report }: { report: Submission }): ReactNode {
  const say = useSay();
  const last = report.events.filter((e) => e.act === "return").at(-1);
  if (report.state !== "returned" || !last) return null;
  return (
    <div className={css.returned} role="note">
      <strong>{say(words.returnedTitle, { due: dateShown(report.dueOn) })}</strong>
      <p lang="vi">{last.reason}</p>
      <span className={css.quiet}>{[last.byName, instantShown(last.at)].filter(Boolean).join(" · ")}</span>
    </div>
  );
}

/** The receiver's last reminder, while nothing has been handed over since. */
function RemindedNote({ report }: { report: Submission }): ReactNode {
  const say = useSay();
  const asked = report.reminders.filter((r) => r.round === report.round);
  const last = asked.at(-1);
  if (!isOpen(report.state) || !last) return null;
  return (
    <div className={css.returned} role="note">
      <strong>{say(words.remindedTitle, { at: instantShown(last.at), n: report.reminders.length })}</strong>
      {last.note && <p lang="vi">{last.note}</p>}
      <span className={css.quiet}>{last.byName}</span>
    </div>
  );
}

function eventText(event: ReportEvent, say: ReturnType<typeof useSay>): string {
  if (event.act === "submit") return say(words.actSubmit, { round: event.round });
  if (event.act === "return") return say(words.actReturn, { due: event.dueOn ? dateShown(event.dueOn) : "" });
  if (event.act === "leave-out") return say(leftOutWords.leftOut);
  if (event.act === "take-in") return say(leftOutWords.takenIn);
  if (event.act === "supplement") return say(yearEndWords.sendSupplement);
  return say(words.actApprove);
}

function History({ report }: { report: Submission }): ReactNode {
  const say = useSay();
  if (report.events.length === 0) return null;
  return (
    <details className={css.history}>
      <summary>{say(words.history)}</summary>
      <ul>
        {report.events.map((event) => (
          <li key={event.at + event.act}>
            <strong>{eventText(event, say)}</strong>{" "}
            <span className={css.quiet}>
              {[event.byName, instantShown(event.at)].filter(Boolean).join(" · ")}
            </span>
            {event.reason && <p lang="vi">{event.reason}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Judged({ report }: { report: Submission }): ReactNode {
  const say = useSay();
  if (isOpen(report.state) || report.round < 2) return null;
  return (
    <Card className={css.judged}>
      <h2>{say(words.whatChanged, { round: report.round - 1 })}</h2>
      <LastChanges report={report} />
    </Card>
  );
}

/** The report itself; whoever judges a later round sees what changed first, and this when they ask for it. */
function Whole({ report }: { report: Submission }): ReactNode {
  const say = useSay();
  const [asked, ask] = useState(location.hash !== "");
  const judges = report.round > 1 && report.can.includes("report.approve");
  if (judges && !asked)
    return (
      <p className={css.line}>
        <span className={css.quiet}>{say(words.onlyChanged)}</span>{" "}
        <Button variant="default" onClick={() => ask(true)}>
          {say(words.showWhole)}
        </Button>
      </p>
    );
  return (
    <div className={css.desk} data-wide="">
      <SectionNav />
      <div className={css.paper}>
        {report.sections.map((section) => (
          <SectionBlock key={section.id} section={section} />
        ))}
        <History report={report} />
      </div>
      <Aside />
    </div>
  );
}

/** The place that the address names takes the focus once. */
function useHash(): void {
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id) setTimeout(() => goToPlace(id), 100);
  }, []);
}

function Body({ report }: { report: Submission }): ReactNode {
  const say = useSay();
  const desk = useMakeDesk(report);
  useHash();
  const { cycle } = report;
  const where = [
    say(words.window, { from: dateShown(cycle.from), to: dateShown(cycle.to) }),
    say(words.to, { to: cycle.toUnitName }),
    report.isLate ? say(words.late) : "",
  ];
  return (
    <DeskContext.Provider value={desk}>
      <PageTitle
        title={say(words.reportOf, { unit: report.unit.name })}
        hint={where.filter(Boolean).join(" · ")}
        trail={
          <>
            <Go href="/reports">{say(words.trail)}</Go> ›{" "}
            <Go href={`/reports/cycles/${cycle.id}`}>{cycle.name}</Go>
          </>
        }
      />
      <Bar />
      <LockNote report={report} />
      <LeftOutNote report={report} />
      <ReturnedNote report={report} />
      <RemindedNote report={report} />
      <Suspense>
        <Answerable kind="report" code={String(report.id)} folded />
      </Suspense>
      <Judged report={report} />
      <ApprovedCard report={report} />
      <SupplementCard report={report} />
      <Whole report={report} />
    </DeskContext.Provider>
  );
}

/** The screen at /reports/submissions/$id. */
export default function SubmissionPage(): ReactNode {
  const id = Number(usePath()["id"]);
  const { data, error, refetch } = useQuery({
    queryKey: ["report", id],
    queryFn: ({ signal }) => request<Submission>(`/api/reports/submissions/${id}`, { signal }),
  });
  if (error && !data) return <ProblemNote whole error={error} again={() => void refetch()} />;
  // Another state is another desk: what may be done with the parts differs.
  return data ? <Body key={`${data.id} ${data.state}`} report={data} /> : <Waiting lines={12} />;
}
