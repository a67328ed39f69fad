/** One meeting of the agencies: when and where, who is invited and signed; its papers once the reader has signed; what each is to do. */
import { Button } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { DueChip, StatusBadge, type Tone } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { instantShown } from "#base/ui/typed.ts";
import { meetingWords as words } from "../words/meetings.ts";
import { sendWords } from "../words/send.ts";
import css from "./cases.module.css";
import { HoldForm, Pledge, SayForm, type Comers } from "./meeting-forms.tsx";
import { MinutesForm } from "./meeting-minutes.tsx";
import type { Meeting, MeetingAction } from "./meeting-types.ts";

const tones: Readonly<Record<Meeting["state"], Tone>> = {
  called: "soon",
  held: "nest",
  resolved: "good",
  cancelled: "calm",
};

function Action({ one }: { one: MeetingAction }): ReactNode {
  const say = useSay();
  const [telling, tell] = useState(false);
  return (
    <li className={css.giving}>
      <span className={css.inline}>
        <strong>{one.unit.name}</strong>
        {one.doneAt === null ? (
          <DueChip due={one.dueOn} dueAt={null} legal={false} />
        ) : (
          <span className={css.quiet}>
            {say(words.actionDone, { at: instantShown(one.doneAt), by: one.doneBy ?? "" })}
          </span>
        )}
      </span>
      {one.what === null ? <p className={css.quiet}>{say(words.actionShut)}</p> : <p lang="vi">{one.what}</p>}
      {one.outcome && (
        <p lang="vi">
          <strong>{say(words.actionResult)}:</strong> {one.outcome}
        </p>
      )}
      {one.mayEnd && !telling && (
        <span className="no-print">
          <Button variant="default" size="compact-sm" onClick={() => tell(true)}>
            {say(words.tellDots)}
          </Button>
        </span>
      )}
      {telling && (
        <SayForm
          path={`case-actions/${one.code}/outcome`}
          label={say(words.actionResult)}
          act={say(words.tell)}
          body={(said) => ({ said })}
          onDone={() => tell(false)}
        />
      )}
    </li>
  );
}

/** Agenda, reasons, minutes: nothing of it before the reader has signed. */
function Papers({ meeting }: { meeting: Meeting }): ReactNode {
  const say = useSay();
  if (meeting.agenda === null) return <p className={css.quiet}>{say(words.papersShut)}</p>;
  const told = [
    [words.why, meeting.why],
    [words.minutes, meeting.state === "resolved" ? meeting.minutes : null],
    [words.outcome, meeting.state === "resolved" ? meeting.outcome : null],
    [words.reason, meeting.reason],
  ] as const;
  return (
    <>
      <h4>{say(words.agenda)}</h4>
      <ul lang="vi">
        {meeting.agenda.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {told.map(
        ([label, text]) =>
          text && (
            <div key={label.en}>
              <h4>{say(label)}</h4>
              <p lang="vi" className={css.told}>
                {text}
              </p>
            </div>
          ),
      )}
    </>
  );
}

type Doing = "hold" | "minute" | "cancel";

function Acts(props: { meeting: Meeting; couldCome: Comers }): ReactNode {
  const { meeting, couldCome } = props;
  const say = useSay();
  const [doing, set] = useState<Doing | null>(null);
  const done = (): void => set(null);
  if (doing === "hold") return <HoldForm meeting={meeting} couldCome={couldCome} onDone={done} />;
  if (doing === "minute") return <MinutesForm meeting={meeting} onDone={done} />;
  if (doing === "cancel")
    return (
      <SayForm
        path={`case-meetings/${meeting.code}/cancel`}
        label={say(words.reason)}
        act={say(words.cancel)}
        body={(reason) => ({ version: meeting.version, reason })}
        onDone={done}
      />
    );
  const acts = (["hold", "minute", "cancel"] as const).filter((act) => meeting.can.includes(act));
  return (
    <span className={`${css.inline} no-print`}>
      {acts.map((act) => (
        <Button
          key={act}
          size="compact-md"
          variant={act === "minute" ? "filled" : "default"}
          onClick={() => set(act)}
        >
          {say(words[act])}…
        </Button>
      ))}
      {meeting.can.includes("paper") && (
        <Button
          component="a"
          href={`/api/case-meetings/${meeting.code}/minutes.docx`}
          download
          size="compact-md"
          variant="default"
          leftSection={<IconFileText size={14} />}
        >
          {say(words.paper)}
        </Button>
      )}
    </span>
  );
}

function People({ meeting }: { meeting: Meeting }): ReactNode {
  const say = useSay();
  const guests = new Set(meeting.invited.filter((one) => one.isGuest).map((one) => one.unit.id));
  const mark = (id: number): string => (guests.has(id) ? ` (${say(words.guestMark)})` : "");
  return (
    <>
      <p>
        <strong>{say(words.who)}:</strong>{" "}
        {meeting.invited.map((one) => one.unit.name + mark(one.unit.id)).join(", ")}
      </p>
      <p>
        <strong>{say(words.people)}:</strong>{" "}
        {meeting.people.length === 0
          ? say(words.nobody)
          : meeting.people
              .map((one) => `${one.name}, ${one.unit.name}${one.came ? ` (${say(words.cameMark)})` : ""}`)
              .join("; ")}
      </p>
    </>
  );
}

/** `openCase`: with a link to the case, where the reader may see it. */
export function MeetingCard(props: { meeting: Meeting; couldCome: Comers; openCase?: boolean }): ReactNode {
  const { meeting, couldCome, openCase } = props;
  const say = useSay();
  const look = { label: words[`state-${meeting.state}`], tone: tones[meeting.state] };
  const when = instantShown(meeting.heldAt ?? meeting.meetsAt);
  return (
    <article className={css.meeting} aria-label={meeting.code}>
      <header className={css.thingHead}>
        <h3>
          {when} · <span lang="vi">{meeting.place}</span>
        </h3>
        <StatusBadge look={look} />
      </header>
      <p className={css.quiet}>
        {meeting.code} · {say(words.calledBy, { by: meeting.calledBy, unit: meeting.unit.name })} ·{" "}
        {say(meeting.proposed ? words.byRule : words.byJudgement)}
      </p>
      {openCase && meeting.caseCode && (
        <Go href={`/cases/${meeting.caseCode}`} className={css.link}>
          {say(sendWords.openCase)} {meeting.caseCode}
        </Go>
      )}
      <People meeting={meeting} />
      <Papers meeting={meeting} />
      {meeting.can.includes("pledge") && <Pledge meeting={meeting} />}
      {meeting.actions.length > 0 && (
        <>
          <h4>{say(words.actions)}</h4>
          <ul className={css.plain}>
            {meeting.actions.map((one) => (
              <Action key={one.code} one={one} />
            ))}
          </ul>
        </>
      )}
      <Acts meeting={meeting} couldCome={couldCome} />
    </article>
  );
}
