/** Changes of structure as they were recorded, the latest first. */
import { Button } from "@mantine/core";
import { IconArrowsSplit2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { Card, Empty, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { ConfirmAct } from "#base/ui/form/confirm-act.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { dateShown, instantShown, numberShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { Brief, EventAnswer } from "../answers.ts";
import { changeWords } from "../words.ts";
import css from "./agencies.module.css";
import { Head, UnitLink } from "./parts.tsx";
import { handOverPageWords, words } from "./words.ts";
import { useAct } from "./write.ts";

function Named({ units }: { units: readonly Brief[] }): ReactNode {
  return units.map((unit, at) => (
    <span key={unit.id}>
      {at > 0 && ", "}
      <UnitLink unit={unit} />
    </span>
  ));
}

function Line({ event, undo }: { event: EventAnswer; undo: (() => void) | null }): ReactNode {
  const say = useSay();
  const { undone } = event;
  return (
    <li>
      <span className={css.eventHead}>
        <span className={css.code}>{dateShown(event.onDate)}</span>
        <strong>{say(changeWords[event.kind])}</strong>
        {undone && <StatusBadge look={{ label: words.undoneMark, tone: "calm" }} />}
        {!undone && event.onDate > today() && <StatusBadge look={{ label: words.notYet, tone: "soon" }} />}
        {undo && (
          <Button variant="subtle" size="compact-xs" onClick={undo}>
            {say(words.undo)}
          </Button>
        )}
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
      {event.left.map(({ name, label, unit, count, href }) => (
        <span key={`${name} ${unit.id}`} className={css.leftLine}>
          {say(handOverPageWords.left, { unit: unit.name, n: numberShown(count), what: say(label) })}
          <Button component={Go} href={href} size="compact-xs" variant="light">
            {say(handOverPageWords.handOver)}
          </Button>
        </span>
      ))}
      {undone && (
        <span className={css.code}>
          {say(words.undoneOn, { at: instantShown(undone.at), reason: undone.reason })}
        </span>
      )}
    </li>
  );
}

/** Asks once more, with the reason, and takes the change back. */
function Undo({ event, onClose }: { event: EventAnswer; onClose: () => void }): ReactNode {
  const say = useSay();
  const undo = useAct(undefined, words.undone);
  return (
    <ConfirmAct
      title={say(words.undo)}
      thing={`${say(changeWords[event.kind])}: ${event.from.map((u) => u.name).join(", ")}`}
      code={event.decision}
      consequence={say(words.undoConsequence)}
      submit={say(words.undo)}
      withReason
      run={async (reason) => {
        await undo.mutateAsync({
          path: `/api/agencies/events/${event.id}/undo`,
          method: "POST",
          body: { reason },
        });
      }}
      onClose={onClose}
    />
  );
}

/** The screen at /agencies/events. */
export default function Events(): ReactNode {
  const say = useSay();
  const may = useMay("agency.event");
  const mayUndo = useMay("agency.undo-event");
  const [undoing, ask] = useState<EventAnswer | null>(null);
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
              <Line key={event.id} event={event} undo={mayUndo && event.mayUndo ? () => ask(event) : null} />
            ))}
          </ol>
        </Card>
      )}
      {undoing && <Undo event={undoing} onClose={() => ask(null)} />}
    </>
  );
}
