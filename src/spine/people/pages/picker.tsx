/** Finds a person by name or user name, without diacritics. */
import "#base/ui/styles/forms.ts";
import { Select } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import type { PersonAnswer } from "./answers.ts";
import { words } from "./words.ts";

interface PersonPickerProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (id: number | null) => void;
  /** Not offered: the person who is away. */
  readonly without?: number;
}

function useChosen(id: number | null) {
  return useQuery({
    queryKey: ["people", String(id)],
    queryFn: ({ signal }) => request<PersonAnswer>(`/api/people/${id}`, { signal }),
    enabled: id !== null,
    staleTime: 60_000,
  }).data;
}

/** The field. */
export function PersonPicker(props: PersonPickerProps): ReactNode {
  const say = useSay();
  const { value, onChange } = props;
  const [typed, type] = useState("");
  const chosen = useChosen(value);
  const shown = (person: PersonAnswer): string => `${person.name} · ${person.unit.name}`;
  const q = chosen && typed === shown(chosen) ? "" : typed;
  const { data } = useQuery({
    queryKey: ["people", "picker", q],
    queryFn: ({ signal }) =>
      request<{ rows: PersonAnswer[] }>("/api/people", { query: { q, limit: 20 }, signal }),
    placeholderData: keepPreviousData,
  });
  const rows = (data?.rows ?? []).filter((person) => person.id !== props.without);
  const all = chosen && !rows.some((person) => person.id === chosen.id) ? [chosen, ...rows] : rows;
  return (
    <Select
      label={props.label}
      style={{ width: 320, maxWidth: "100%" }}
      searchable
      clearable
      placeholder={say(words.pick)}
      nothingFoundMessage={say(words.pickNone)}
      data={all.map((person) => ({ value: String(person.id), label: shown(person) }))}
      value={value === null ? null : String(value)}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={type}
      onChange={(picked) => onChange(picked === null ? null : Number(picked))}
    />
  );
}
