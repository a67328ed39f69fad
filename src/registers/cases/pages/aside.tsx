/** Beside a case: its clocks, who takes part, the reports that tell of it, and what happened so far. */
import { useQuery } from "@tanstack/react-query";
import { Button } from "@mantine/core";
import { Suspense, useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { Go } from "#base/ui/go.tsx";
import { instantShown } from "#base/ui/typed.ts";
import { SubjectClocks } from "#spine/deadlines/web.ts";
import { labelOf } from "./looks.ts";
import { useCatalogue } from "./catalogue.tsx";
import { sendWords } from "../words/send.ts";
import { eventWords } from "../words/events.ts";
import { screenWords as words } from "../words/screens.ts";
import css from "./cases.module.css";
import { PeopleOf } from "./people.tsx";
import { RelatedOf, Repeats } from "./related.tsx";
import { SendForm } from "./send.tsx";
import { TransitionsOf } from "./transitions.tsx";
import { GuardOf } from "./guard.tsx";
import { ReadersOf } from "./readers.tsx";
import type { Case } from "./types.ts";
import { useNames } from "./use-names.ts";

function Seats({ of }: { of: Case }): ReactNode {
  const say = useSay();
  const [sending, send] = useState(false);
  const maySend = of.can.includes("case.refer") && of.parts.includes("co-ordinator") && of.state !== "closed";
  const { read } = useCatalogue();
  const hidden = read.length - of.visible.length;
  return (
    <section className={css.beside} aria-label={say(words.takesPart)}>
      <h2>{say(words.takesPart)}</h2>
      <ul className={css.plain}>
        {of.seats.map((seat) => (
          <li key={seat.id}>
            <strong>{seat.unit.name}</strong>
            <span className={css.quiet}>
              {say(labelOf("part", seat.part))}
              {seat.untilAt && ` · ${say(words.until, { at: instantShown(seat.untilAt) })}`}
            </span>
          </li>
        ))}
      </ul>
      {maySend && !sending && (
        <Button variant="default" className="no-print" onClick={() => send(true)}>
          {say(sendWords.add)}
        </Button>
      )}
      {sending && <SendForm of={of} onDone={() => send(false)} />}
      <TransitionsOf of={of} />
      <p className={css.quiet}>
        {say(words.youSee, { parts: of.parts.map((part) => say(labelOf("part", part))).join(", ") })}{" "}
        {hidden > 0 && say(words.hidden, { n: hidden })}
      </p>
    </section>
  );
}

function Reports({ of }: { of: Case }): ReactNode {
  const say = useSay();
  if (of.reports.length === 0) return null;
  return (
    <section className={css.beside} aria-label={say(words.reports)}>
      <h2>{say(words.reports)}</h2>
      <ul className={css.plain}>
        {of.reports.map((report) => (
          <li key={report.reportCode}>
            <Go href={`/intake/${report.reportCode}`} className={css.link}>
              {report.reportCode}
            </Go>
            <span className={css.quiet}>
              {say(labelOf("channel", report.channel))} · {instantShown(report.receivedAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Event {
  readonly id: number;
  readonly at: string;
  readonly by: string | null;
  readonly unit: string | null;
  readonly act: string;
  readonly note: string | null;
}

function History({ of }: { of: Case }): ReactNode {
  const say = useSay();
  const { data } = useQuery({
    queryKey: ["case", of.code, "history", of.version],
    queryFn: ({ signal }) => request<{ rows: Event[] }>(`/api/cases/${of.code}/history`, { signal }),
    gcTime: 0,
  });
  return (
    <section className={css.beside} aria-label={say(words.history)}>
      <h2>{say(words.history)}</h2>
      <ol className={css.events}>
        {data?.rows.map((event) => (
          <li key={event.id}>
            <strong>
              {say(eventWords[event.act as keyof typeof eventWords] ?? { vi: event.act, en: event.act })}
            </strong>
            <span className={css.quiet}>
              {instantShown(event.at)}
              {event.by && ` · ${event.by}`}
              {event.unit && ` · ${event.unit}`}
            </span>
            {event.note && <p lang="vi">{event.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Aside({ of }: { of: Case }): ReactNode {
  const nameOf = useNames(of);
  return (
    <div className={css.aside}>
      <Suspense>
        <SubjectClocks kind="case" code={of.code} />
      </Suspense>
      <PeopleOf of={of} nameOf={nameOf} />
      <Repeats of={of} nameOf={nameOf} />
      <RelatedOf of={of} />
      <Seats of={of} />
      <GuardOf of={of} />
      <Reports of={of} />
      <ReadersOf of={of} />
      <History of={of} />
    </div>
  );
}
