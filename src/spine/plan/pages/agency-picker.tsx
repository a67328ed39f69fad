/** Finds agencies by name, diacritics or not; keyboard as in every list box. */
import "#base/ui/styles/forms.ts";
import { Combobox, InputBase, useCombobox } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import type { UnitNamed } from "./types.ts";
import { reviewWords as words } from "./review/words.ts";

const pauseMs = 200;

function useUnits(text: string): readonly UnitNamed[] {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const q = settled.trim();
  const { data } = useQuery({
    queryKey: ["agencies", q],
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<{ rows: readonly UnitNamed[] }>("/api/agencies", { query: { q, limit: 12 }, signal }),
  });
  return q.length > 1 ? (data?.rows ?? []) : [];
}

/** What the picker is told. */
export interface AgencyPickerProps {
  readonly label: string;
  readonly description?: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** A unit was chosen from the list. */
  readonly onUnit: (unit: UnitNamed) => void;
  /** Also offers the words themselves, for collective names. */
  readonly onName?: (name: string) => void;
}

/** One line of text with the units that it may mean. */
export function AgencyPicker(props: AgencyPickerProps): ReactNode {
  const say = useSay();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const units = useUnits(props.text);
  const name = props.text.trim();
  const { onName } = props;
  const pick = (value: string): void => {
    combobox.closeDropdown();
    if (value === "name") return onName?.(name);
    const unit = units.find((u) => `u${u.id}` === value);
    if (unit) props.onUnit(unit);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={pick} shadow="md">
      <Combobox.Target>
        <InputBase
          label={props.label}
          {...(props.description && { description: props.description })}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={props.text}
          autoComplete="off"
          onChange={(event) => {
            props.onText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={() => name.length > 1 && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={name.length < 2}>
        <Combobox.Options mah={280} style={{ overflowY: "auto" }} aria-label={props.label}>
          {units.map((unit) => (
            <Combobox.Option key={unit.id} value={`u${unit.id}`}>
              {unit.name}
            </Combobox.Option>
          ))}
          {onName && name.length > 1 && (
            <Combobox.Option value="name">{say(words.asWritten, { name })}</Combobox.Option>
          )}
          {units.length === 0 && !onName && <Combobox.Empty>{say(words.noAgency)}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
