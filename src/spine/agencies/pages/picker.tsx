/** Finds an agency by name, other name or code, without diacritics. Fits the field kind "agency" of forms. */
import "#base/ui/styles/forms.ts";
import { Select } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import type { Brief, UnitAnswer } from "../answers.ts";
import { words } from "./words.ts";

/** What the picker is told; a form's FieldInputProps fit. */
export interface AgencyPickerProps {
  readonly id?: string;
  readonly label: ReactNode;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly value: unknown;
  /** Gets the unit's number, null when it is emptied. */
  readonly onChange: (id: unknown) => void;
  /** Gets the unit itself. */
  readonly onPick?: (unit: Brief) => void;
  /** Kinds offered; all unless told. */
  readonly kinds?: readonly string[];
  /** Empties itself after each choice. */
  readonly once?: boolean;
}

function usePaused(text: string): string {
  const [paused, set] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => set(text), 200);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

function useOffered(text: string, kinds: readonly string[] | undefined) {
  const query = { q: text, kind: kinds?.join(","), limit: 20 };
  return useQuery({
    queryKey: ["agencies", "picker", query],
    queryFn: ({ signal }) => request<{ rows: UnitAnswer[] }>("/api/agencies", { query, signal }),
    placeholderData: keepPreviousData,
  });
}

/** The unit already chosen, by its number. */
function useChosen(chosen: string | null) {
  return useQuery({
    queryKey: ["agencies", chosen],
    queryFn: ({ signal }) => request<UnitAnswer>(`/api/agencies/${chosen}`, { signal }),
    enabled: chosen !== null,
    staleTime: 300_000,
  });
}

/** What is offered for the text typed; the chosen unit is always among it. */
function useChoices(props: AgencyPickerProps, typed: string) {
  const { value } = props;
  const chosen = value === null || value === undefined || value === "" ? null : String(value as number);
  const known = useChosen(chosen).data;
  const offered = useOffered(usePaused(known?.name === typed ? "" : typed), props.kinds);
  const rows = offered.data?.rows ?? [];
  const all = known && !rows.some((row) => row.id === known.id) ? [known, ...rows] : rows;
  return { chosen, all };
}

/** The field. */
export default function AgencyPicker(props: AgencyPickerProps): ReactNode {
  const say = useSay();
  const { id, description, error, onChange, onPick } = props;
  const [typed, type] = useState("");
  const { chosen, all } = useChoices(props, typed);
  const pick = (picked: string | null): void => {
    const unit = all.find((row) => String(row.id) === picked);
    onChange(unit?.id ?? null);
    if (unit) onPick?.(unit);
    if (props.once) type("");
  };
  return (
    <Select
      {...(id && { id })}
      label={props.label}
      {...(description && { description })}
      {...(error && { error })}
      inputWrapperOrder={["label", "input", "description", "error"]}
      style={{ maxWidth: 420 }}
      searchable
      clearable={chosen !== null}
      placeholder={say(words.pick)}
      nothingFoundMessage={say(words.pickNone)}
      data={all.map((row) => ({ value: String(row.id), label: row.name }))}
      value={props.once ? null : chosen}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={type}
      onChange={pick}
    />
  );
}
