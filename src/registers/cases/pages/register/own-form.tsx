/** A field of the city's own: added with its type, who sees it, on what ground, from when; or changed and ended. */
import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import {
  codeLists,
  isSealedKind,
  ownKinds,
  ownPlaces,
  partCodes,
  type LegalBasis,
  type OwnField,
  type OwnKind,
  type OwnPlace,
} from "../../schema/index.ts";
import { registerScreenWords as words } from "../../words/register-screens.ts";
import { labelOf } from "../looks.ts";
import { ChangeForm } from "./frame.tsx";
import { begun, choicesIn, codesIn, fieldIn, isChoice, NEW_LIST, type Draft } from "./own-draft.ts";
import { Parts } from "./parts.tsx";
import { Preview } from "./preview.tsx";
import css from "./register.module.css";
import { changed, type Standing } from "./use-fields.ts";

const bases: readonly LegalBasis[] = ["state-duty", "life-emergency", "other-law", "consent"];
/** The list that a new field of choices brings along, in the preview. */
const BROUGHT = "own-new";
const places = Object.keys(ownPlaces) as OwnPlace[];
interface PartProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
}

function Kind({ draft, set, isNew }: PartProps & { isNew: boolean }): ReactNode {
  const say = useSay();
  const lists = codeLists.filter((one) => !one.closed || one.name === "answer");
  return (
    <>
      <div className={css.two}>
        <NativeSelect
          label={say(words.place)}
          disabled={!isNew}
          value={draft.place}
          data={places.map((value) => ({ value, label: say(words[`place-${value}`]) }))}
          onChange={(e) => set({ place: e.currentTarget.value as OwnPlace })}
        />
        <NativeSelect
          label={say(words.kind)}
          description={say(isSealedKind(draft.kind) ? words.sealed : words.typed)}
          inputWrapperOrder={["label", "input", "description"]}
          disabled={!isNew}
          value={draft.kind}
          data={ownKinds.map((value) => ({ value, label: say(words[`kind-${value}`]) }))}
          onChange={(e) => set({ kind: e.currentTarget.value as OwnKind })}
        />
      </div>
      {isChoice(draft.kind) && (
        <NativeSelect
          label={say(words.list_)}
          disabled={!isNew}
          value={draft.list}
          data={[
            { value: NEW_LIST, label: say(words.newList) },
            ...lists.map(({ name, label }) => ({ value: name, label: say(label) })),
          ]}
          onChange={(e) => set({ list: e.currentTarget.value })}
        />
      )}
      {isNew && isChoice(draft.kind) && draft.list === NEW_LIST && (
        <Textarea
          label={say(words.choices)}
          description={say(words.choicesHelp)}
          value={draft.choices}
          autosize
          minRows={3}
          onChange={(e) => set({ choices: e.currentTarget.value })}
        />
      )}
    </>
  );
}

function Wording({ draft, set }: PartProps): ReactNode {
  const say = useSay();
  const input = (name: "labelVi" | "labelEn" | "helpVi" | "helpEn"): ReactNode => (
    <TextInput
      label={say(words[name])}
      value={draft[name]}
      required={name.startsWith("label")}
      maxLength={200}
      onChange={(e) => set({ [name]: e.currentTarget.value })}
    />
  );
  return (
    <div className={css.two}>
      {input("labelVi")}
      {input("labelEn")}
      {input("helpVi")}
      {input("helpEn")}
    </div>
  );
}

function Ground({ draft, set }: PartProps): ReactNode {
  const say = useSay();
  return (
    <>
      <div className={css.two}>
        <NativeSelect
          label={say(words.basis)}
          value={draft.basis}
          data={bases.map((value) => ({ value, label: say(labelOf("legal-basis", value)) }))}
          onChange={(e) => set({ basis: e.currentTarget.value as LegalBasis })}
        />
        <TextInput
          label={say(words.ground)}
          value={draft.ground}
          required
          maxLength={500}
          onChange={(e) => set({ ground: e.currentTarget.value })}
        />
      </div>
      <Checkbox
        label={say(words.sensitive)}
        checked={draft.sensitive}
        onChange={(e) => set({ sensitive: e.currentTarget.checked })}
      />
      <Checkbox
        label={say(words.required)}
        checked={draft.required}
        onChange={(e) => set({ required: e.currentTarget.checked })}
      />
    </>
  );
}

function Days({ draft, set }: PartProps): ReactNode {
  const say = useSay();
  return (
    <div className={css.two}>
      <DateField label={say(words.askedFrom)} value={draft.from} onChange={(from) => set({ from })} />
      <DateField label={say(words.askedUntil)} value={draft.until} onChange={(until) => set({ until })} />
    </div>
  );
}

/** `stands`: the field as it is; null for a new one. */
export function OwnForm(props: {
  standing: Standing;
  stands: OwnField | null;
  onClose: () => void;
}): ReactNode {
  const say = useSay();
  const { standing, stands } = props;
  const [draft, setDraft] = useState<Draft>(() => begun(stands));
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const given = fieldIn(draft);
  const id = stands?.field ?? `${draft.place}.ownNew`;
  const brings = given.list === null && isChoice(given.kind);
  const shown = changed(standing, {
    own: { ...given, field: id, list: brings ? BROUGHT : given.list },
    codes: brings ? { [BROUGHT]: codesIn(draft) } : {},
  });
  return (
    <ChangeForm
      title={stands ? say(stands.label) : say(words.addField)}
      change={() => ({
        kind: "field",
        given: {
          ...given,
          field: stands?.field ?? null,
          place: draft.place,
          choices: stands ? [] : choicesIn(draft.choices),
        },
      })}
      onClose={props.onClose}
      preview={<Preview standing={shown} field={id} written={given.validFrom} />}
    >
      <Kind draft={draft} set={set} isNew={stands === null} />
      <Wording draft={draft} set={set} />
      <Parts
        chosen={given.seenBy}
        only={isSealedKind(draft.kind) ? partCodes : undefined}
        onChange={(seenBy) => set({ seenBy })}
      />
      <Ground draft={draft} set={set} />
      <Days draft={draft} set={set} />
    </ChangeForm>
  );
}
