/** The fields of a clause that a person writes in: where it stands, what it says, who does it. */
import { ActionIcon, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import type { Part } from "../../schema.ts";
import { kindLabels, partLabels } from "../codes.ts";
import type { Clause } from "../types.ts";
import css from "./review.module.css";
import { reviewWords as words } from "./words.ts";

/** A clause as it is typed. */
export interface Item {
  readonly path: string;
  readonly kind: Clause["kind"];
  readonly text: string;
  readonly who: string;
  readonly role: Part;
}

/** Nothing typed yet. */
export const emptyItem: Item = { path: "", kind: "item", text: "", who: "", role: "responsible" };

/** What is sent of an item: each agency named becomes an assignment; an item without anybody asks for nothing yet. */
export function sentOf({ path, kind, text, who, role }: Item): object {
  const names = who
    .split(";")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return { path, kind, text, actionable: true, assignments: names.map((agency) => ({ agency, role })) };
}

/** One clause in its frame. */
export function ItemFields(props: {
  item: Item;
  n: number;
  put: (item: Item) => void;
  drop: (() => void) | null;
}): ReactNode {
  const say = useSay();
  const { item, n, put, drop } = props;
  return (
    <fieldset className={css.item}>
      <legend>
        {say(words.itemN, { n })}
        {drop && (
          <ActionIcon size={28} aria-label={say(words.dropItem, { n })} onClick={drop}>
            <IconTrash size={16} stroke={1.75} />
          </ActionIcon>
        )}
      </legend>
      <div className={css.fields}>
        <TextInput
          label={say(words.path)}
          value={item.path}
          onChange={(event) => put({ ...item, path: event.currentTarget.value })}
        />
        <NativeSelect
          label={say(words.kind)}
          value={item.kind}
          data={Object.entries(kindLabels).map(([code, label]) => ({ value: code, label: say(label) }))}
          onChange={(event) => put({ ...item, kind: event.currentTarget.value as Clause["kind"] })}
        />
      </div>
      <Textarea
        label={say(words.text)}
        autosize
        minRows={2}
        value={item.text}
        onChange={(event) => put({ ...item, text: event.currentTarget.value })}
      />
      <div className={css.assignFields}>
        <TextInput
          label={say(words.whoDoes)}
          description={say(words.whoDoesHelp)}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={item.who}
          onChange={(event) => put({ ...item, who: event.currentTarget.value })}
        />
        <NativeSelect
          label={say(words.role)}
          value={item.role}
          data={Object.entries(partLabels).map(([code, label]) => ({ value: code, label: say(label) }))}
          onChange={(event) => put({ ...item, role: event.currentTarget.value as Part })}
        />
      </div>
    </fieldset>
  );
}
