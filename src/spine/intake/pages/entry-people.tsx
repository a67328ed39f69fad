/** Those a report speaks of, as typed: what is known, nothing required. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { personParts, sexes, type PersonPart } from "../schema.ts";
import { personPartLabels } from "../words.ts";
import { emptyPerson, type TypedPerson } from "./entry-state.ts";
import css from "./intake.module.css";
import { screenWords as words } from "./words.ts";

export const sexLabels = {
  female: words.female,
  male: words.male,
  other: words.otherSex,
  unknown: words.unknownSex,
} as const;

type TextKey = "phone" | "idNumber" | "address";
const texts: readonly (readonly [TextKey, keyof typeof words, "tel" | "numeric" | "text"])[] = [
  ["phone", "phone", "tel"],
  ["idNumber", "idNumber", "numeric"],
  ["address", "address", "text"],
];

function OnePerson(props: {
  person: TypedPerson;
  onChange: (person: TypedPerson) => void;
  onRemove: () => void;
}): ReactNode {
  const say = useSay();
  const { person } = props;
  const put = (change: Partial<TypedPerson>): void => props.onChange({ ...person, ...change });
  return (
    <div className={css.person}>
      <div className={css.pair}>
        <NativeSelect
          aria-label={say(words.part)}
          value={person.part}
          data={personParts.map((value) => ({ value, label: say(personPartLabels[value]) }))}
          onChange={(event) => put({ part: event.currentTarget.value as PersonPart })}
        />
        <Button variant="subtle" color="gray" leftSection={<IconTrash size={16} />} onClick={props.onRemove}>
          {say(words.removePerson)}
        </Button>
      </div>
      <TextInput
        label={say(words.name)}
        autoComplete="off"
        value={person.name}
        onChange={(event) => put({ name: event.currentTarget.value })}
      />
      <div className={css.pair}>
        <NativeSelect
          label={say(words.sex)}
          value={person.sex}
          data={sexes.map((value) => ({ value, label: say(sexLabels[value]) }))}
          onChange={(event) => put({ sex: event.currentTarget.value as TypedPerson["sex"] })}
        />
        <TextInput
          label={say(words.birthYear)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={person.birthYear}
          onChange={(event) => put({ birthYear: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={say(words.relation)}
        autoComplete="off"
        value={person.relation}
        onChange={(event) => put({ relation: event.currentTarget.value })}
      />
      <details className={css.more}>
        <summary>{say(words.moreOfPerson)}</summary>
        <div className={css.stack}>
          {texts.map(([key, label, mode]) => (
            <TextInput
              key={key}
              label={say(words[label])}
              inputMode={mode}
              autoComplete="off"
              value={person[key]}
              onChange={(event) => put({ [key]: event.currentTarget.value })}
            />
          ))}
        </div>
      </details>
    </div>
  );
}

export function PeopleTyped(props: {
  people: readonly TypedPerson[];
  onChange: (people: readonly TypedPerson[]) => void;
}): ReactNode {
  const say = useSay();
  const { people, onChange } = props;
  return (
    <div className={css.stack}>
      {people.map((person, at) => (
        <OnePerson
          // A person typed has no number of its own; they keep their places while the form stands.
          key={at}
          person={person}
          onChange={(changed) => onChange(people.with(at, changed))}
          onRemove={() => onChange(people.toSpliced(at, 1))}
        />
      ))}
      {people.length < 20 && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => onChange([...people, emptyPerson(people.length === 0 ? "harmed" : "other")])}
        >
          {say(words.addPerson)}
        </Button>
      )}
    </div>
  );
}
