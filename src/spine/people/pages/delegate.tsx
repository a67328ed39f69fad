/** Lends a role to a stand-in for the days of a leave. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import type { PersonAnswer, RoleAnswer } from "./answers.ts";
import { useAct } from "./parts.tsx";
import css from "./people.module.css";
import { PersonPicker } from "./picker.tsx";
import { words } from "./words.ts";

interface DelegateProps {
  readonly person: PersonAnswer;
  /** Roles of their own that they hold now. */
  readonly roles: readonly RoleAnswer[];
  readonly onDone: () => void;
}

/** The form. */
export function Delegate({ person, roles, onDone }: DelegateProps): ReactNode {
  const say = useSay();
  const [roleHeldId, setRole] = useState(String(roles[0]?.id ?? ""));
  const [toPersonId, setTo] = useState<number | null>(null);
  const [first, setFirst] = useState(dateShown(today()));
  const [last, setLast] = useState("");
  const [reason, setReason] = useState("");
  const act = useAct(onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate({
      path: `/api/people/${person.id}/delegations`,
      method: "POST",
      body: {
        roleHeldId: Number(roleHeldId),
        toPersonId,
        firstDay: dateTyped(first) ?? first,
        lastDay: dateTyped(last) ?? last,
        reason: reason.trim(),
      },
    });
  };
  const ready = toPersonId !== null && last.trim() !== "" && reason.trim() !== "";
  return (
    <form className={css.form} onSubmit={submit}>
      <p className={css.quiet}>{say(words.delegateHint)}</p>
      <NativeSelect
        label={say(words.whichRole)}
        data={roles.map((role) => ({
          value: String(role.id),
          label: `${say(role.label)}, ${role.unit.name}`,
        }))}
        value={roleHeldId}
        onChange={(event) => setRole(event.currentTarget.value)}
      />
      <PersonPicker label={say(words.standIn)} value={toPersonId} onChange={setTo} without={person.id} />
      <DateField label={say(words.firstDay)} value={first} onChange={setFirst} />
      <DateField label={say(words.finalDay)} value={last} onChange={setLast} />
      <TextInput
        label={say(words.reason)}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {act.error && <ProblemNote error={act.error} />}
      <div className={css.acts}>
        <Button type="submit" loading={act.isPending} disabled={!ready}>
          {say(words.delegate)}
        </Button>
        <Button variant="default" onClick={onDone}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}
