/** A stay in a shelter: its address is written once, and read by nobody but the people chosen here one by one. */
import { Checkbox, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { banScreenWords as words } from "../words/ban-screens.ts";
import { screenWords } from "../words/screens.ts";
import css from "./cases.module.css";
import { labelOf } from "./looks.ts";
import { ThingForm, type Changes } from "./thing-form.tsx";
import type { Case } from "./types.ts";
import { useWrites } from "./use-case.ts";

interface Taking {
  readonly id: number;
  readonly name: string;
  readonly unit: string;
}

export function NewShelter(props: {
  of: Case;
  visible: ReadonlySet<string>;
  onClose: () => void;
}): ReactNode {
  const say = useSay();
  const { of, visible, onClose } = props;
  const writes = useWrites(of.code);
  const [address, setAddress] = useState("");
  const [shownTo, showTo] = useState<readonly number[]>([]);
  const { data } = useQuery({
    queryKey: ["case", of.code, "taking-part"],
    queryFn: ({ signal }) =>
      request<{ rows: Taking[] }>(`/api/cases/${of.code}/people-taking-part`, { signal }),
    gcTime: 0,
  });
  const save = async (changes: Changes): Promise<void> => {
    const typed = Object.entries(changes).map(([name, { to }]) => [name, to] as const);
    const values = Object.fromEntries(typed.filter(([, value]) => value !== null && value !== ""));
    const body = { values: { ...values, kind: "shelter" }, address: address.trim() || null, shownTo };
    await writes.write("/measures", "POST", body);
    toast(say(screenWords.saved));
    onClose();
  };
  const toggle = (id: number): void =>
    showTo(shownTo.includes(id) ? shownTo.filter((one) => one !== id) : [...shownTo, id]);
  return (
    <div className={css.thing}>
      <h3>{say(labelOf("measure", "shelter"))}</h3>
      <TextInput
        label={say(words.shelterAddress)}
        description={say(words.shelterHint)}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <fieldset className={css.shownTo}>
        <legend>{say(words.shownTo)}</legend>
        {data?.rows.map((one) => (
          <Checkbox
            key={one.id}
            label={`${one.name} · ${one.unit}`}
            checked={shownTo.includes(one.id)}
            onChange={() => toggle(one.id)}
          />
        ))}
      </fieldset>
      <ThingForm prefix="measure" visible={visible} values={{}} onSave={save} onCancel={onClose} />
    </div>
  );
}
