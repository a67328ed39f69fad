/** The screen at /intake/TB-…: safe contact and danger above all else, then what to do, then the rest. */
import "#base/ui/styles/forms.ts";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Suspense, useState, type ReactNode } from "react";
import { Card, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { useMay } from "#base/ui/viewer.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { SubjectClocks } from "#spine/deadlines/web.ts";
import { kindLabels } from "../words.ts";
import { GiveForm, SayForm, useAct } from "./act-forms.tsx";
import css from "./intake.module.css";
import { useSides } from "./list.tsx";
import { DangerMark, StateBadge } from "./looks.tsx";
import { SafeStrip } from "./safe-call.tsx";
import { ScreeningShown } from "./screening.tsx";
import { GivenTo, HowItCame, PeopleOf, Timeline, WhatWasSaid } from "./show-parts.tsx";
import { ThreadOf } from "./thread.tsx";
import { sideOf, sides, type Report, type Side } from "./types.ts";
import { screenWords as words } from "./words.ts";

type Doing = "assign" | "hand-over" | "handle" | "close";

/** From a report of domestic violence that no case holds yet, for whoever opens cases. */
function OpenCase({ report }: { report: Report }): ReactNode {
  const say = useSay();
  const isOpen = report.kind === "domestic-violence" && !report.caseCode && report.state !== "closed";
  if (!useMay("case.open") || !isOpen) return null;
  return (
    <Button component={Go} href={`/cases/from/${report.code}`} variant="default">
      {say(words.openCase)}
    </Button>
  );
}

function Acts({ report }: { report: Report }): ReactNode {
  const say = useSay();
  const [doing, set] = useState<Doing | null>(null);
  const acknowledge = useAct();
  const done = (): void => set(null);
  if (report.can.length === 0) return null;
  const may = (act: string): boolean => report.can.includes(`intake.${act}`);
  const buttons: readonly (readonly [Doing, keyof typeof words, boolean])[] = [
    ["assign", "assign", may("assign")],
    ["hand-over", "handOver", may("assign")],
    ["handle", "handle", may("handle")],
    ["close", "close", may("close")],
  ];
  return (
    <Card className={`${css.sheet} no-print`}>
      <h2>{say(words.acts)}</h2>
      {doing === null && (
        <div className={css.actsRow}>
          {may("acknowledge") && (
            <Button
              loading={acknowledge.isPending}
              onClick={() =>
                acknowledge.mutate({
                  path: `/api/intake/reports/${report.code}/acknowledge`,
                  body: { version: report.version },
                })
              }
            >
              {say(words.acknowledge)}
            </Button>
          )}
          <OpenCase report={report} />
          {buttons
            .filter(([, , can]) => can)
            .map(([act, label]) => (
              <Button key={act} variant="default" onClick={() => set(act)}>
                {say(words[label])}
              </Button>
            ))}
        </div>
      )}
      {acknowledge.error && <ProblemNote error={acknowledge.error} />}
      {(doing === "assign" || doing === "hand-over") && (
        <GiveForm key={doing} report={report} act={doing} onDone={done} />
      )}
      {(doing === "handle" || doing === "close") && (
        <SayForm key={doing} report={report} act={doing} onDone={done} />
      )}
    </Card>
  );
}

function Shown({ report, side }: { report: Report; side: Side }): ReactNode {
  const say = useSay();
  const { content } = report;
  return (
    <>
      {content && <SafeStrip of={content.safeContact} />}
      <div className={css.columns}>
        <div className={css.stack}>
          <Acts report={report} />
          {content ? (
            <>
              <WhatWasSaid report={report} content={content} />
              {content.screening && <ScreeningShown of={content.screening} />}
              <PeopleOf content={content} nameless={report.nameless} />
            </>
          ) : (
            <Card className={css.sheet}>{say(words.erased)}</Card>
          )}
          {side === "place" && report.channel === "public" && <ThreadOf code={report.code} />}
        </div>
        <div className={css.stack}>
          <Suspense>
            <SubjectClocks kind="intake" code={report.code} />
            {report.assignments.map((one) => (
              <SubjectClocks key={one.number} kind="intake-given" code={`${report.code}.${one.number}`} />
            ))}
          </Suspense>
          <GivenTo report={report} />
          <HowItCame report={report} />
          <Timeline report={report} />
        </div>
      </div>
    </>
  );
}

function Head({ report }: { report: Report }): ReactNode {
  const say = useSay();
  return (
    <PageTitle
      title={report.code}
      trail={<Go href="/intake">{say(words.title)}</Go>}
      hint={
        <span className={css.line}>
          {say(kindLabels[report.kind])} · {report.place.name}
          <StateBadge state={report.state} />
          <DangerMark of={report} />
          {report.caseCode && (
            <Go href={`/cases/${report.caseCode}`}>{`${say(words.inCase)} ${report.caseCode}`}</Go>
          )}
        </span>
      }
    />
  );
}

export default function ShowReport(): ReactNode {
  const { code = "" } = usePath();
  const [address] = useAddress();
  const mine = useSides();
  const side: Side = sideOf(address["side"]) ?? mine[0] ?? "entered";
  const { data, error, refetch } = useQuery({
    queryKey: ["intake", side, code],
    queryFn: ({ signal }) => request<Report>(`${sides[side]}/${code}`, { signal }),
    // What is sealed does not stay in the browser's memory once the page is left.
    gcTime: 0,
  });
  if (!data)
    return error ? <ProblemNote error={error} again={() => void refetch()} whole /> : <Waiting lines={8} />;
  return (
    <>
      <Head report={data} />
      <Shown report={data} side={side} />
    </>
  );
}
