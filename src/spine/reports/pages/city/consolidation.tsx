/** The city's consolidation: figures summed, texts side by side, who is missing, freezing and export. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, NativeSelect } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Card, Empty, PageTitle, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { Go, showCurrent, useAddress, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { dateShown, numberShown } from "#base/ui/typed.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import type { Label } from "#base/words.ts";
import { stateLooks } from "../codes.ts";
import { ExceptionList } from "../exceptions.tsx";
import { exceptionWords } from "../exception-words.ts";
import { LeaveOut, LeftOutLine, TakeIn } from "../left-out.tsx";
import { leftOutWords } from "../left-out-words.ts";
import { homeWords } from "../words.ts";
import css from "./city.module.css";
import { Owing } from "./beside.tsx";
import { ExplainedList } from "./explained.tsx";
import { CityFigures } from "./figures.tsx";
import { Freezing } from "./freezing.tsx";
import { CityTexts } from "./texts.tsx";
import type { Consolidation } from "./types.ts";
import { cityWords as words } from "./words.ts";

const views = ["figures", "texts", "units", "freeze"] as const;
type View = (typeof views)[number];

const viewLabels: Readonly<Record<View, Label>> = {
  figures: words.figures,
  texts: words.texts,
  units: words.units,
  freeze: words.freezeView,
};

function Tabs({ view, data }: { view: View; data: Consolidation }): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  const n = data.units.missing.length;
  return (
    <nav ref={showCurrent} className={`${css.tabs} no-print`} aria-label={say(words.views)}>
      {views.map((one) => (
        <button
          key={one}
          type="button"
          className={css.tab}
          aria-current={one === view ? "page" : undefined}
          onClick={() => change({ view: one === "figures" ? null : one, open: null })}
        >
          {say(viewLabels[one])}
          {one === "units" && n > 0 && ` (${numberShown(n)})`}
        </button>
      ))}
    </nav>
  );
}

function MissingUnits({ data }: { data: Consolidation }): ReactNode {
  const say = useSay();
  const { missing } = data.units;
  const { id } = data.cycle;
  const decides = data.can.includes("report.leave-out");
  if (missing.length === 0)
    return (
      <p className={css.good}>
        <IconCircleCheck size={16} /> {say(words.allIn)}
      </p>
    );
  const silent = missing.filter((m) => m.leftOut === null).map((m) => m.submissionId);
  return (
    <>
      {decides && silent.length > 1 && (
        <p className={css.bulk}>
          <LeaveOut cycleId={id} submissions={silent} />
        </p>
      )}
      <Card>
        <PlainTable label={say(words.units)}>
          <thead>
            <tr>
              <th scope="col">{say(words.unit)}</th>
              <th scope="col">{say(words.state)}</th>
              <th scope="col">{say(leftOutWords.note)}</th>
            </tr>
          </thead>
          <tbody>
            {missing.map((m) => (
              <tr key={m.submissionId}>
                <th scope="row">
                  <Go href={`/reports/submissions/${m.submissionId}`}>{m.unit.name}</Go>
                </th>
                <td>
                  <StatusBadge look={stateLooks[m.state]} />
                </td>
                <td>
                  {m.leftOut && <LeftOutLine leftOut={m.leftOut} />}
                  {decides &&
                    (m.leftOut ? (
                      <TakeIn cycleId={id} submissionId={m.submissionId} />
                    ) : (
                      <LeaveOut cycleId={id} submissions={[m.submissionId]} unit={m.unit.name} />
                    ))}
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      </Card>
    </>
  );
}

function Include(): ReactNode {
  const say = useSay();
  const [address, change] = useAddress();
  return (
    <NativeSelect
      aria-label={say(words.include)}
      value={address["include"] ?? "approved"}
      data={[
        { value: "approved", label: say(words.onlyApproved) },
        { value: "submitted", label: say(words.alsoSubmitted) },
      ]}
      onChange={(event) =>
        change({ include: event.currentTarget.value === "approved" ? null : event.currentTarget.value })
      }
    />
  );
}

function NoneCounted(): ReactNode {
  const say = useSay();
  return (
    <Card>
      <Empty title={say(words.noneCounted)} next={say(words.noneCountedNext)} />
    </Card>
  );
}

function Part({ view, data }: { view: View; data: Consolidation }): ReactNode {
  if (view === "units")
    return (
      <>
        <ExceptionList exceptions={data.exceptions} />
        <ExplainedList explained={data.explained} />
        <MissingUnits data={data} />
        <Owing data={data} />
      </>
    );
  if (view === "freeze") return <Freezing data={data} />;
  if (data.units.counted === 0 && view === "figures") return <NoneCounted />;
  return view === "texts" ? <CityTexts data={data} /> : <CityFigures data={data} />;
}

function Body({ data }: { data: Consolidation }): ReactNode {
  const say = useSay();
  const [address] = useAddress();
  const view = views.find((v) => v === address["view"]) ?? "figures";
  const { cycle, units } = data;
  const standing = [
    say(words.counted, { counted: numberShown(units.counted), asked: numberShown(units.asked) }),
    say(words.missingN, { n: numberShown(units.missing.length) }),
    units.late > 0 && say(words.lateN, { n: numberShown(units.late) }),
    units.byException > 0 && say(exceptionWords.byExceptionN, { n: numberShown(units.byException) }),
    units.leftOut > 0 && say(leftOutWords.leftOutN, { n: numberShown(units.leftOut) }),
    data.explained.length > 0 && say(words.explainedN, { n: numberShown(data.explained.length) }),
    cycle.lockedAt && say(exceptionWords.locked, { at: dateShown(cycle.lockedAt) }),
  ];
  return (
    <>
      <PageTitle
        title={say(words.title, { name: cycle.name })}
        hint={say(words.hint)}
        trail={
          <>
            <Go href="/reports">{say(homeWords.menu)}</Go> ›{" "}
            <Go href={`/reports/cycles/${cycle.id}`}>{cycle.name}</Go>
          </>
        }
        acts={
          <>
            <Include />
            <Button
              component="a"
              variant="default"
              href={`/api/reports/cycles/${cycle.id}/export.xlsx?include=${address["include"] ?? "approved"}`}
              download
            >
              {say(words.excel)}
            </Button>
            <Button component={Go} href={`/reports/cycles/${cycle.id}`} variant="default">
              {say(words.board)}
            </Button>
          </>
        }
      />
      <p className={css.standing}>{standing.filter(Boolean).join(" · ")}</p>
      <Tabs view={view} data={data} />
      <Part view={view} data={data} />
    </>
  );
}

/** The screen at /reports/cycles/$id/consolidation. */
export default function ConsolidationPage(): ReactNode {
  const id = Number(usePath()["id"]);
  const [address] = useAddress();
  const include = address["include"] === "submitted" ? "submitted" : "approved";
  const { data, error, refetch } = useQuery({
    queryKey: ["consolidation", id, include],
    queryFn: ({ signal }) =>
      request<Consolidation>(`/api/reports/cycles/${id}/consolidation`, { query: { include }, signal }),
    placeholderData: keepPreviousData,
  });
  if (error && !data) return <ProblemNote whole error={error} again={() => void refetch()} />;
  return data ? <Body data={data} /> : <Waiting lines={12} />;
}
