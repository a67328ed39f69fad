/** A code added, reworded, given other words from a day on, or ended. */
import { NativeSelect, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import type { Code, Confidence } from "../../schema/index.ts";
import { registerScreenWords as words } from "../../words/register-screens.ts";
import { BodyInputs } from "./body.tsx";
import { ChangeForm } from "./frame.tsx";
import css from "./register.module.css";

export type CodeAct = "add" | "rename" | "renameFrom" | "end";

const titles: Readonly<Record<CodeAct, Label>> = {
  add: words.addCode,
  rename: words.rename,
  renameFrom: words.renameFrom,
  end: words.end,
};

const confidences = (["V", "E", "M", "I"] as const).map((value) => ({ value, label: words[`conf${value}`] }));

interface Draft {
  readonly vi: string;
  readonly en: string;
  readonly source: string;
  readonly confidence: Confidence;
  readonly more: unknown;
  /** The first day, or the day on which it ends. */
  readonly day: string;
}

function begun(act: CodeAct, code: Code): Draft {
  const isNew = act === "add";
  return {
    vi: isNew ? "" : code.label.vi,
    en: isNew ? "" : code.label.en,
    source: isNew ? "" : code.source,
    confidence: isNew ? "I" : code.confidence,
    more: code.more,
    day: dateShown(today()),
  };
}

function givenOf(act: CodeAct, of: { list: string; code: Code; draft: Draft }): object {
  const { list, code, draft } = of;
  const day = dateTyped(draft.day) ?? draft.day;
  const moves = act === "add" || act === "renameFrom";
  return {
    list,
    code: act === "add" ? null : code.code,
    label: { vi: draft.vi.trim(), en: draft.en.trim() },
    validFrom: moves ? day : code.validFrom,
    validTo: act === "end" ? day : moves ? null : code.validTo,
    source: draft.source.trim(),
    confidence: draft.confidence,
    more: draft.more,
  };
}

function Wording({ draft, set }: { draft: Draft; set: (draft: Draft) => void }): ReactNode {
  const say = useSay();
  return (
    <div className={css.two}>
      <TextInput
        label={say(words.vietnamese)}
        value={draft.vi}
        required
        maxLength={300}
        onChange={(e) => set({ ...draft, vi: e.currentTarget.value })}
      />
      <TextInput
        label={say(words.english)}
        value={draft.en}
        required
        maxLength={300}
        onChange={(e) => set({ ...draft, en: e.currentTarget.value })}
      />
    </div>
  );
}

/** `code`: what is changed; of a new one, a code of the list that shows what its codes tell. */
export function CodeForm(props: { act: CodeAct; list: string; code: Code; onClose: () => void }): ReactNode {
  const say = useSay();
  const { act, list, code } = props;
  const [draft, set] = useState<Draft>(() => begun(act, code));
  const title = act === "add" ? say(titles.add) : `${say(titles[act])}: ${say(code.label)}`;
  return (
    <ChangeForm
      title={title}
      change={() => ({ kind: "code", given: givenOf(act, { list, code, draft }) })}
      onClose={props.onClose}
    >
      {act !== "end" && <Wording draft={draft} set={set} />}
      {act !== "rename" && (
        <DateField
          label={say(act === "end" ? words.endOn : words.from)}
          value={draft.day}
          onChange={(day) => set({ ...draft, day })}
        />
      )}
      <TextInput
        label={say(words.source)}
        description={say(words.sourceHelp)}
        value={draft.source}
        required
        maxLength={500}
        onChange={(e) => set({ ...draft, source: e.currentTarget.value })}
      />
      <NativeSelect
        label={say(words.confidence)}
        value={draft.confidence}
        data={confidences.map(({ value, label }) => ({ value, label: say(label) }))}
        onChange={(e) => set({ ...draft, confidence: e.currentTarget.value as Confidence })}
      />
      {act !== "end" && draft.more !== null && (
        <fieldset className={css.body}>
          <legend>{say(words.more)}</legend>
          <BodyInputs
            body={draft.more as Readonly<Record<string, unknown>>}
            onChange={(more) => set({ ...draft, more })}
          />
        </fieldset>
      )}
    </ChangeForm>
  );
}
