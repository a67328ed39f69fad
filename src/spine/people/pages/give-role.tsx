/** Gives a role at a unit, from a day, perhaps to a last day. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import { roles } from "#spine/access/web.ts";
import { AgencyPicker } from "#spine/agencies/web.ts";
import type { PersonAnswer } from "./answers.ts";
import { dayAfter, useAct } from "./parts.tsx";
import css from "./people.module.css";
import { words } from "./words.ts";

/** The form. */
export function GiveRole({ person, onDone }: { person: PersonAnswer; onDone: () => void }): ReactNode {
  const say = useSay();
  const [role, setRole] = useState("");
  const [unitId, setUnit] = useState<unknown>(person.unit.id);
  const [from, setFrom] = useState(dateShown(today()));
  const [last, setLast] = useState("");
  const [reason, setReason] = useState("");
  const act = useAct(onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const lastDay = dateTyped(last);
    act.mutate({
      path: `/api/people/${person.id}/roles`,
      method: "POST",
      body: {
        role,
        unitId,
        validFrom: dateTyped(from) ?? from,
        validTo: lastDay ? dayAfter(lastDay) : last.trim() || null,
        reason: reason.trim() || null,
      },
    });
  };
  const choices = Object.entries(roles).map(([value, label]) => ({ value, label: say(label) }));
  return (
    <form className={css.form} onSubmit={submit}>
      <NativeSelect
        label={say(words.role)}
        data={[{ value: "", label: say(words.choose) }, ...choices]}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value)}
      />
      <AgencyPicker label={say(words.unit)} value={unitId} onChange={setUnit} />
      <DateField label={say(words.from)} value={from} onChange={setFrom} />
      <DateField
        label={say(words.lastDay)}
        description={say(words.lastDayHelp)}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={last}
        onChange={setLast}
      />
      <TextInput
        label={say(words.reason)}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {act.error && <ProblemNote error={act.error} />}
      <div className={css.acts}>
        <Button type="submit" loading={act.isPending} disabled={role === "" || !unitId}>
          {say(words.giveRole)}
        </Button>
        <Button variant="default" onClick={onDone}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}
