/** What the city sets of a field that is shipped: its name, whether it must be answered, who sees it, whether anybody does. */
import { Checkbox, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import { fieldOf, type CaseField, type DatedSetting } from "../../schema/index.ts";
import { registerScreenWords as words } from "../../words/register-screens.ts";
import { ChangeForm } from "./frame.tsx";
import { Parts } from "./parts.tsx";
import { Preview } from "./preview.tsx";
import css from "./register.module.css";
import { changed, type Standing } from "./use-fields.ts";

/** As it is declared where the setting says nothing else. */
function settingOf(field: CaseField, draft: Omit<DatedSetting, "field">): DatedSetting {
  const shipped = fieldOf(field.id) ?? field;
  const { label, seenBy } = draft;
  const isShipped = label?.vi === shipped.field.label.vi && label.en === shipped.field.label.en;
  const isSame = seenBy?.toSorted().join() === shipped.seenBy.toSorted().join();
  return {
    ...draft,
    field: field.id,
    label: isShipped ? null : label,
    seenBy: isSame ? null : seenBy,
    required: draft.required === shipped.field.required ? null : draft.required,
  };
}

/** `field`: as it stands now. */
export function SettingForm(props: { standing: Standing; field: CaseField; onClose: () => void }): ReactNode {
  const say = useSay();
  const { standing, field } = props;
  const shipped = fieldOf(field.id) ?? field;
  const [vi, setVi] = useState(field.field.label.vi);
  const [en, setEn] = useState(field.field.label.en);
  const [required, require] = useState(field.field.required);
  const [hidden, hide] = useState(field.seenBy.length === 0);
  const [seenBy, showTo] = useState(field.seenBy.length > 0 ? field.seenBy : shipped.seenBy);
  const [from, setFrom] = useState(dateShown(today()));
  const label = { vi: vi.trim(), en: en.trim() };
  const validFrom = dateTyped(from) ?? today();
  const setting = settingOf(field, { label, hidden, required, seenBy, validFrom });
  return (
    <ChangeForm
      title={say(field.field.label)}
      change={() => ({ kind: "setting", given: setting })}
      onClose={props.onClose}
      preview={<Preview standing={changed(standing, { setting })} field={field.id} written={validFrom} />}
    >
      <div className={css.two}>
        <TextInput
          label={say(words.labelVi)}
          value={vi}
          required
          onChange={(e) => setVi(e.currentTarget.value)}
        />
        <TextInput
          label={say(words.labelEn)}
          value={en}
          required
          onChange={(e) => setEn(e.currentTarget.value)}
        />
      </div>
      <Checkbox
        label={say(words.required)}
        checked={required}
        onChange={(e) => require(e.currentTarget.checked)}
      />
      <Checkbox label={say(words.hide)} checked={hidden} onChange={(e) => hide(e.currentTarget.checked)} />
      {!hidden && (
        <Parts chosen={seenBy} only={field.narrow ? shipped.seenBy : undefined} onChange={showTo} />
      )}
      <span className={css.quiet}>{say(words.sightNow)}</span>
      <DateField label={say(words.settingFrom)} value={from} onChange={setFrom} />
    </ChangeForm>
  );
}
