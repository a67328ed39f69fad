/** A field of the city's own: added with its type, who sees it, on what ground, from when; or changed and ended. */
import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import {
  codeLists,
  isSealedKind,
  newCode,
  ownKinds,
  ownPlaces,
  type Code,
  type LegalBasis,
  type OwnField,
  type OwnKind,
  type OwnPlace,
  type Viewer,
} from "../../schema/index.ts";
import { registerScreenWords as words } from "../../words/register-screens.ts";
import { labelOf } from "../looks.ts";
import { ChangeForm } from "./frame.tsx";
import { Parts } from "./parts.tsx";
import { Preview } from "./preview.tsx";
import css from "./register.module.css";
import { changed, type Standing } from "./use-fields.ts";

const bases: readonly LegalBasis[] = ["state-duty", "life-emergency", "other-law", "consent"];
const places = Object.keys(ownPlaces) as OwnPlace[];
/** A list of its own, written with the field. */
const NEW_LIST = "";

interface Draft extends Omit<OwnField, "field" | "label" | "help" | "list" | "validFrom" | "validTo"> {
  readonly place: OwnPlace;
  readonly labelVi: string;
  readonly labelEn: string;
  readonly helpVi: string;
  readonly helpEn: string;
  readonly list: string;
  readonly choices: string;
  readonly from: string;
  readonly until: string;
}

interface PartProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
}

function begun(stands: OwnField | null): Draft {
  return {
    place: (stands?.field.split(".")[0] ?? "harmed") as OwnPlace,
    kind: stands?.kind ?? "text",
    labelVi: stands?.label.vi ?? "",
    labelEn: stands?.label.en ?? "",
    helpVi: stands?.help?.vi ?? "",
    helpEn: stands?.help?.en ?? "",
    list: stands?.list ?? NEW_LIST,
    choices: "",
    seenBy: stands?.seenBy ?? ["co-ordinator"],
    basis: stands?.basis ?? "state-duty",
    ground: stands?.ground ?? "",
    sensitive: stands?.sensitive ?? false,
    required: stands?.required ?? false,
    from: dateShown(stands?.validFrom ?? today()),
    until: stands?.validTo ? dateShown(stands.validTo) : "",
  };
}

const isChoice = (kind: OwnKind): boolean => kind === "choice" || kind === "choices";

/** "Có | Yes" a line. */
const choicesIn = (text: string): Label[] =>
  text
    .split("\n")
    .map((line) => line.split("|").map((one) => one.trim()))
    .filter(([vi]) => vi)
    .map(([vi = "", en = ""]) => ({ vi, en: en || vi }));

function fieldOf(draft: Draft, stands: OwnField | null): Omit<OwnField, "field"> {
  const { kind, seenBy, basis, ground, sensitive, required } = draft;
  return {
    kind,
    label: { vi: draft.labelVi.trim(), en: draft.labelEn.trim() },
    help: draft.helpVi.trim() ? { vi: draft.helpVi.trim(), en: draft.helpEn.trim() } : null,
    list: isChoice(kind) && draft.list !== NEW_LIST ? draft.list : null,
    seenBy: seenBy.filter((one) => one !== "representative" || !isSealedKind(kind)),
    basis,
    ground: ground.trim(),
    sensitive,
    required,
    validFrom: dateTyped(draft.from) ?? stands?.validFrom ?? today(),
    validTo: draft.until.trim() ? (dateTyped(draft.until) ?? draft.until) : null,
  };
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

/** The choices that the field brings along, as codes of a list that is not there yet. */
function ownCodes(draft: Draft, source: string): Code[] {
  const taken = new Set<string>();
  return choicesIn(draft.choices).map((label) => {
    const code = newCode(label, taken);
    taken.add(code);
    const validFrom = dateTyped(draft.from) ?? today();
    return { code, label, validFrom, validTo: null, source, confidence: "I", more: null };
  });
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
  const given = fieldOf(draft, stands);
  const id = stands?.field ?? `${draft.place}.ownNew`;
  const list = given.list ?? (isChoice(given.kind) ? "own-new" : null);
  const codes = list === "own-new" ? { [list]: ownCodes(draft, given.ground) } : {};
  const all: readonly Viewer[] | undefined = isSealedKind(draft.kind)
    ? ([...new Set(Object.values(standing.codes["part"] ?? []).map((one) => one.code as Viewer))] as Viewer[])
    : undefined;
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
      preview={
        <Preview
          standing={changed(standing, { own: { ...given, field: id, list }, codes })}
          field={id}
          written={given.validFrom}
        />
      }
    >
      <Kind draft={draft} set={set} isNew={stands === null} />
      <Wording draft={draft} set={set} />
      <Parts chosen={given.seenBy} only={all} onChange={(seenBy) => set({ seenBy })} />
      <Ground draft={draft} set={set} />
      <Days draft={draft} set={set} />
    </ChangeForm>
  );
}
