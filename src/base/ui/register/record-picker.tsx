/** Finds a record of any register by its code or by words, marks or not; keyboard as in every list box. */
import "../styles/forms.ts";
import { Combobox, InputBase, useCombobox } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import type { Label } from "../../words.ts";
import { useSay } from "../language.ts";
import { request } from "../request.ts";
import css from "./register.module.css";
import { words } from "./words.ts";

const pauseMs = 180;

/** A record as the search answers it. */
interface FoundRecord {
  readonly register: string;
  readonly one: Label;
  readonly code: string;
  readonly title: string;
  readonly unit: string;
}

function useFound(text: string, except: string): { readonly rows: readonly FoundRecord[]; waiting: boolean } {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const q = settled.trim();
  const { data, isFetching } = useQuery({
    queryKey: ["records", q, except],
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<{ rows: readonly FoundRecord[] }>("/api/records", { query: { q, except }, signal }),
  });
  return { rows: q.length > 1 ? (data?.rows ?? []) : [], waiting: isFetching || settled !== text };
}

function Option({ record }: { record: FoundRecord }): ReactNode {
  const say = useSay();
  return (
    <span className={css.found}>
      <span className={css.foundTitle} lang="vi">
        {record.title}
      </span>
      <span className={css.quiet}>
        {say(record.one)} · {record.code} · <span lang="vi">{record.unit}</span>
      </span>
    </span>
  );
}

/** What the picker is told: `text` is what stands in the line, a code once one is chosen. */
export interface RecordPickerProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The record that asks: it is not offered. */
  readonly except: string;
}

/** One line of text with the records that it may mean. */
export function RecordPicker({ label, text, onText, except }: RecordPickerProps): ReactNode {
  const say = useSay();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [chosen, choose] = useState<FoundRecord | null>(null);
  const { rows, waiting } = useFound(chosen?.code === text ? "" : text, except);
  const asked = text.trim().length > 1 && chosen?.code !== text;
  const pick = (code: string): void => {
    choose(rows.find((row) => row.code === code) ?? null);
    onText(code);
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={pick} shadow="md">
      <Combobox.Target>
        <InputBase
          label={label}
          description={chosen?.code === text ? chosen.title : say(words.linkToHelp)}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={text}
          autoFocus
          autoComplete="off"
          onChange={(event) => {
            onText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={() => asked && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!asked}>
        <Combobox.Options mah={320} style={{ overflowY: "auto" }} aria-label={label}>
          {rows.map((record) => (
            <Combobox.Option key={record.code} value={record.code}>
              <Option record={record} />
            </Combobox.Option>
          ))}
          {rows.length === 0 && (
            <Combobox.Empty>{say(waiting ? words.looking : words.noneFound)}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
