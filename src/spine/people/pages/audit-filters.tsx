/** What the trail is narrowed by beside its columns: the person, and the days. */
import { useState, type ReactNode } from "react";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { Label } from "#base/words.ts";
import css from "./people.module.css";
import { PersonPicker } from "./picker.tsx";
import { words } from "./words.ts";

function Day({ name, label }: { name: "from" | "to"; label: Label }): ReactNode {
  const say = useSay();
  const [search, change] = useAddress();
  const kept = search[name];
  const [text, type] = useState(kept ? dateShown(kept) : "");
  const typed = (next: string): void => {
    type(next);
    const day = dateTyped(next);
    if (day || next.trim() === "") change({ [name]: day });
  };
  return <DateField label={say(label)} value={text} onChange={typed} />;
}

/** The line of filters. */
export function AuditFilters(): ReactNode {
  const say = useSay();
  const [search, change] = useAddress();
  const mayPick = useMay("person.read");
  const person = search["personId"];
  return (
    <div className={`${css.row} no-print`}>
      {mayPick && (
        <PersonPicker
          label={say(words.person)}
          value={person ? Number(person) : null}
          onChange={(id) => change({ personId: id === null ? null : String(id) })}
        />
      )}
      <Day name="from" label={words.from} />
      <Day name="to" label={words.lastDay} />
    </div>
  );
}
