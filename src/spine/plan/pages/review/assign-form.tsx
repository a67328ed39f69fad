/** Gives a clause, or several at once, to an agency or to a collective name. */
import { Button, NativeSelect } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import type { Part } from "../../schema.ts";
import { AgencyPicker } from "../agency-picker.tsx";
import { partLabels } from "../codes.ts";
import type { UnitNamed } from "../types.ts";
import { RowForm } from "./forms.tsx";
import css from "./review.module.css";
import { reviewWords as words } from "./words.ts";

/** What is sent: the name as documents write it, its part, and the unit where one was chosen. */
export interface NewAssignment {
  readonly agency: string;
  readonly role: Part;
  readonly unitIds?: readonly number[];
}

/** Collective names as plans write them: official wording, the same in both languages. */
const usualNames = ["UBND các xã, phường", "Các Sở, ban, ngành Thành phố", "Sở Văn hóa và Thể thao"] as const;

/** Name, part, send; the last part stays for the next one. */
export function AssignForm(props: {
  busy: boolean;
  onAssign: (given: NewAssignment) => Promise<boolean>;
  onCancel: () => void;
}): ReactNode {
  const say = useSay();
  const [text, type] = useState("");
  const [unit, setUnit] = useState<UnitNamed | null>(null);
  const [role, setRole] = useState<Part>("responsible");
  const name = text.trim();
  const send = async (agency: string, chosen: UnitNamed | null): Promise<void> => {
    const sent = await props.onAssign({ agency, role, ...(chosen && { unitIds: [chosen.id] }) });
    if (!sent) return;
    type("");
    setUnit(null);
  };
  return (
    <RowForm
      label={say(words.assign)}
      submit={say(words.addAgency)}
      busy={props.busy}
      ready={name !== ""}
      onSubmit={() => void send(name, unit?.name === name ? unit : null)}
      onCancel={props.onCancel}
    >
      <div className={css.assignFields}>
        <AgencyPicker
          label={say(words.agency)}
          description={say(words.agencyHint)}
          text={text}
          onText={type}
          onUnit={(found) => {
            setUnit(found);
            type(found.name);
          }}
          onName={(written) => void send(written, null)}
        />
        <NativeSelect
          label={say(words.role)}
          value={role}
          data={Object.entries(partLabels).map(([code, label]) => ({ value: code, label: say(label) }))}
          onChange={(event) => setRole(event.currentTarget.value as Part)}
        />
      </div>
      <div className={css.usual}>
        <span className={css.quiet}>{say(words.common)}</span>
        {usualNames.map((usual) => (
          <Button
            key={usual}
            variant="default"
            size="compact-sm"
            lang="vi"
            onClick={() => void send(usual, null)}
          >
            {usual}
          </Button>
        ))}
      </div>
    </RowForm>
  );
}
