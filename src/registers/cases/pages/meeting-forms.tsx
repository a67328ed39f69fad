/** What is filled in about a meeting: the pledge, who came, a reason or a result. */
import "#base/ui/styles/forms.ts";
import { Button, Checkbox, Textarea } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { toast } from "#base/ui/toast.tsx";
import { meetingWords as words } from "../words/meetings.ts";
import { screenWords } from "../words/screens.ts";
import css from "./cases.module.css";
import type { Meeting, MeetingsOfCase } from "./meeting-types.ts";
import { useMeetingWrites } from "./use-meeting.ts";

export function Pledge({ meeting }: { meeting: Meeting }): ReactNode {
  const say = useSay();
  const send = useMeetingWrites();
  const [agreed, agree] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const sign = (): void => {
    setError(null);
    void send(`case-meetings/${meeting.code}/pledge`, { agreed: true }).then(
      () => toast(say(words.pledge)),
      setError,
    );
  };
  return (
    <div className={`${css.fields} no-print`}>
      <strong>{say(words.pledgeTitle)}</strong>
      <p className={css.pledge}>{say(words.pledgeText)}</p>
      <Checkbox
        label={say(words.agree)}
        checked={agreed}
        onChange={(event) => agree(event.currentTarget.checked)}
      />
      {error !== null && <ProblemNote error={error} />}
      <span>
        <Button disabled={!agreed} onClick={sign}>
          {say(words.pledge)}
        </Button>
      </span>
    </div>
  );
}

export type Comers = MeetingsOfCase["couldCome"];
const keyOf = (one: Comers[number]): string => `${one.id}/${one.unit.id}`;

/** Who came: everybody who signed, and whoever may know of the case by a seat. */
export function HoldForm(props: { meeting: Meeting; couldCome: Comers; onDone: () => void }): ReactNode {
  const { meeting, couldCome, onDone } = props;
  const say = useSay();
  const send = useMeetingWrites();
  const signed = new Set(meeting.people.map(keyOf));
  const others = couldCome.filter((one) => !signed.has(keyOf(one)));
  const [came, setCame] = useState<string[]>([...signed]);
  const [error, setError] = useState<unknown>(null);
  const submit = (): void => {
    setError(null);
    const told = came.map((key) => {
      const [id, unitId] = key.split("/").map(Number);
      return { id, unitId };
    });
    const body = { version: meeting.version, came: told };
    void send(`case-meetings/${meeting.code}/hold`, body).then(onDone, setError);
  };
  return (
    <div className={css.form}>
      <Checkbox.Group
        label={say(words.came)}
        description={say(words.cameHelp)}
        value={came}
        onChange={setCame}
      >
        <div className={css.form}>
          {[...meeting.people, ...others].map((one) => (
            <Checkbox
              key={keyOf(one)}
              value={keyOf(one)}
              label={`${one.name} · ${one.unit.name}${signed.has(keyOf(one)) ? "" : ` · ${say(words.unsigned)}`}`}
            />
          ))}
        </div>
      </Checkbox.Group>
      {error !== null && <ProblemNote error={error} />}
      <span className={css.dialogActs}>
        <Button variant="default" onClick={onDone}>
          {say(screenWords.cancel)}
        </Button>
        <Button onClick={submit}>{say(words.hold)}</Button>
      </span>
    </div>
  );
}

/** A reason or a result in a few words, sent at once. */
export function SayForm(props: {
  path: string;
  label: string;
  act: string;
  onDone: () => void;
  body: (said: string) => object;
}): ReactNode {
  const say = useSay();
  const send = useMeetingWrites();
  const [said, setSaid] = useState("");
  const [error, setError] = useState<unknown>(null);
  return (
    <div className={css.form}>
      <Textarea
        label={props.label}
        value={said}
        autosize
        minRows={2}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
      {error !== null && <ProblemNote error={error} />}
      <span className={css.dialogActs}>
        <Button variant="default" onClick={props.onDone}>
          {say(screenWords.cancel)}
        </Button>
        <Button
          disabled={said.trim() === ""}
          onClick={() => void send(props.path, props.body(said.trim())).then(props.onDone, setError)}
        >
          {props.act}
        </Button>
      </span>
    </div>
  );
}
