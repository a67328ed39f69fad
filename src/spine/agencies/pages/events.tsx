/** Changes of structure as they were recorded, the latest first. */
import { Button } from "@mantine/core";
import { IconArrowsSplit2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, Empty, Waiting } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { dateShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { Brief, EventAnswer } from "../answers.ts";
import { changeWords } from "../words.ts";
import css from "./agencies.module.css";
import { Head, UnitLink } from "./parts.tsx";
import { words } from "./words.ts";

function Named({ units }: { units: readonly Brief[] }): ReactNode {
  return units.map((unit, at) => (
    <span key={unit.id}>
      {at > 0 && ", "}
      <UnitLink unit={unit} />
    </span>
  ));
}

function Line({ event }: { event: EventAnswer }): ReactNode {
  const say = useSay();
  return (
    <li>
      <span>
        <span className={css.code}>{dateShown(event.onDate)}</span>{" "}
        <strong>{say(changeWords[event.kind])}</strong>
      </span>
      <span>
        <Named units={event.from} />
        {event.to.length > 0 && " → "}
        <Named units={event.to} />
      </span>
      <span className={css.code}>
        {say(words.decidedBy, { decision: event.decision })}
        {event.note && ` · ${event.note}`}
      </span>
    </li>
  );
}

/** The screen at /agencies/events. */
export default function Events(): ReactNode {
  const say = useSay();
  const may = useMay("agency.event");
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["agencies", "events"],
    queryFn: ({ signal }) => request<{ rows: EventAnswer[] }>("/api/agencies/events", { signal }),
  });
  const add = may && (
    <Button component={Go} href="/agencies/events/new">
      {say(words.newEvent)}
    </Button>
  );
  return (
    <>
      <Head tab="events" hint={words.eventsHint} acts={add} />
      {error && <ProblemNote error={error} again={() => void refetch()} />}
      {isPending && <Waiting />}
      {data?.rows.length === 0 && (
        <Empty
          icon={IconArrowsSplit2}
          title={say(words.eventsNone)}
          next={say(words.eventsNext)}
          acts={add}
        />
      )}
      {data && data.rows.length > 0 && (
        <Card className={css.sheet}>
          <ol className={css.line}>
            {data.rows.map((event) => (
              <Line key={event.id} event={event} />
            ))}
          </ol>
        </Card>
      )}
    </>
  );
}
