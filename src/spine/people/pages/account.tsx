/** What a manager does to an account: a new password, disabling, enabling, the review of its rights. */
import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { instantShown } from "#base/ui/typed.ts";
import "#base/ui/styles/forms.ts";
import type { PersonAnswer, PersonMade } from "./answers.ts";
import { OneTimePassword } from "./one-time-password.tsx";
import { Section, useAct } from "./parts.tsx";
import css from "./people.module.css";
import { words } from "./words.ts";

interface Part {
  readonly person: PersonAnswer;
  readonly onDone: () => void;
}

const reasons = {
  left: words.left,
  incident: words.incident,
  mistake: words.mistake,
  other: words.other,
} as const;

function Disable({ person, onDone }: Part): ReactNode {
  const say = useSay();
  const [reason, setReason] = useState("left");
  const act = useAct(onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = { version: person.version, reason };
    act.mutate({ path: `/api/people/${person.id}/disable`, method: "POST", body });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <p className={css.quiet}>{say(words.disableConsequence)}</p>
      <NativeSelect
        label={say(words.disableWhy)}
        data={Object.entries(reasons).map(([value, label]) => ({ value, label: say(label) }))}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {act.error && <ProblemNote error={act.error} />}
      <div className={css.acts}>
        <Button type="submit" loading={act.isPending}>
          {say(words.disable)}
        </Button>
        <Button variant="default" onClick={onDone}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}

function Reset({ person, onDone }: Part): ReactNode {
  const say = useSay();
  const [clearSecondStep, clear] = useState(false);
  const act = useAct<PersonMade>();
  if (act.data?.oneTimePassword)
    return <OneTimePassword password={act.data.oneTimePassword} userName={person.userName} onDone={onDone} />;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = { version: person.version, clearSecondStep };
    act.mutate({ path: `/api/people/${person.id}/reset-password`, method: "POST", body });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <p className={css.quiet}>{say(words.resetHint)}</p>
      <Checkbox
        label={say(words.clearSecond)}
        checked={clearSecondStep}
        onChange={(event) => clear(event.currentTarget.checked)}
      />
      {act.error && <ProblemNote error={act.error} />}
      <div className={css.acts}>
        <Button type="submit" loading={act.isPending}>
          {say(words.reset)}
        </Button>
        <Button variant="default" onClick={onDone}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}

function Acts({
  person,
  start,
}: {
  person: PersonAnswer;
  start: (what: "disable" | "reset") => void;
}): ReactNode {
  const say = useSay();
  const act = useAct();
  const at = (what: string): void =>
    act.mutate({
      path: `/api/people/${person.id}/${what}`,
      method: "POST",
      body: { version: person.version },
    });
  const may = (verb: string): boolean => person.can.includes(`person.${verb}`);
  return (
    <>
      <div className={css.acts}>
        {may("review") && (
          <Button variant={person.reviewDue ? "filled" : "default"} onClick={() => at("review")}>
            {say(words.review)}
          </Button>
        )}
        {may("reset-password") && (
          <Button variant="default" onClick={() => start("reset")}>
            {say(words.reset)}
          </Button>
        )}
        {may("enable") && (
          <Button variant="default" onClick={() => at("enable")}>
            {say(words.enable)}
          </Button>
        )}
        {may("disable") && (
          <Button variant="default" onClick={() => start("disable")}>
            {say(words.disable)}
          </Button>
        )}
      </div>
      {act.error && <ProblemNote error={act.error} />}
    </>
  );
}

const managing = ["review", "reset-password", "enable", "disable"].map((verb) => `person.${verb}`);

/** The account and what may be done to it. */
export function Account({ person }: { person: PersonAnswer }): ReactNode {
  const say = useSay();
  const [doing, set] = useState<"disable" | "reset" | null>(null);
  const stop = (): void => set(null);
  if (!managing.some((verb) => person.can.includes(verb)) && !person.disabledAt) return null;
  const known = person.disabledReason as keyof typeof reasons | null;
  const why = (known && reasons[known]) ?? words.idleReason;
  return (
    <Section title={say(words.account)}>
      {person.disabledAt && (
        <p>
          {say(words.disabled)} {instantShown(person.disabledAt)} · {say(why)}
        </p>
      )}
      {doing === null && <Acts person={person} start={set} />}
      {doing === "disable" && <Disable person={person} onDone={stop} />}
      {doing === "reset" && <Reset person={person} onDone={stop} />}
    </Section>
  );
}
