/** What a form of a case becomes by a change: its questions in their order, the new and changed ones marked. Nothing can be written in it. */
import type { ReactNode } from "react";
import { FieldInput } from "#base/ui/form/field-input.tsx";
import { useSay } from "#base/ui/language.ts";
import { dateShown } from "#base/ui/typed.ts";
import { AgencyPicker } from "#spine/agencies/web.ts";
import { registerScreenWords as words } from "../../words/register-screens.ts";
import { catalogueOf, under } from "../catalogue.tsx";
import css from "./register.module.css";
import type { Standing } from "./use-fields.ts";

const nothing = (): void => undefined;
/** How many questions before and after the one that changes are shown. */
const AROUND = 3;

/** `field`: the id of what changes; `written`: the day from which cases are asked so. */
export function Preview(props: { standing: Standing; field: string; written: string }): ReactNode {
  const say = useSay();
  const { standing, field: id, written } = props;
  const [prefix = ""] = id.split(".");
  const { asked } = catalogueOf(standing, standing.codes, written);
  const all = under(asked, prefix).filter((one) => one.asked && !one.derived && one.seenBy.length > 0);
  const at = all.findIndex((one) => one.id === id);
  const from = Math.max(0, at - AROUND);
  const fields = all.slice(from, at < 0 ? 2 * AROUND : at + AROUND + 1);
  const after = all.length - from - fields.length;
  return (
    <section className={css.preview} aria-label={say(words.preview)}>
      <h3>{say(words.preview)}</h3>
      <span className={css.quiet}>{say(words.previewOf, { day: dateShown(written) })}</span>
      {from > 0 && <span className={css.quiet}>{say(words.moreBefore, { n: from })}</span>}
      <fieldset disabled className={css.body}>
        {fields.map((one) => (
          <div key={one.id} data-new={one.id === id || undefined}>
            <FieldInput
              id={`preview-${one.id}`}
              field={one.field}
              pickers={{ agency: AgencyPicker }}
              value={one.field.kind === "choices" ? [] : ""}
              onChange={nothing}
              description={one.field.help && say(one.field.help)}
              label={
                <>
                  {say(one.field.label)}
                  {one.field.required && ` · ${say(words.required)}`}
                  {one.id === id && ` · ${say(words.isNew)}`}
                </>
              }
            />
          </div>
        ))}
      </fieldset>
      {at < 0 && <span className={css.quiet}>{say(words.notAsked)}</span>}
      {after > 0 && <span className={css.quiet}>{say(words.moreAfter, { n: after })}</span>}
    </section>
  );
}
