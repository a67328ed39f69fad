/** A new unit that no change of structure brings: an association, a press office, a support facility. */
import type { ReactNode } from "react";
import { agency, choice, date, text } from "#base/fields/index.ts";
import { Card, PageTitle } from "#base/ui/bits.tsx";
import { RecordForm } from "#base/ui/form/record-form.tsx";
import { Go, useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import type { UnitAnswer } from "../answers.ts";
import { fieldWords, kindWords } from "../words.ts";
import css from "./agencies.module.css";
import { atContactFields } from "./contact-errors.ts";
import AgencyPicker from "./picker.tsx";
import { words } from "./words.ts";

const fields = {
  name: text({ label: fieldWords.name, required: true, max: 200 }),
  code: text({ label: fieldWords.code, help: words.codeHelp, required: true, max: 40 }),
  kind: choice(
    Object.entries(kindWords).map(([code, label]) => ({ code, label })),
    { label: fieldWords.kind, required: true },
  ),
  parentId: agency({ label: words.parent }),
  validFrom: date({ label: fieldWords.validFrom, required: true }),
  address: text({ label: fieldWords.address, max: 300 }),
  phone: text({ label: fieldWords.phone, max: 60 }),
};

/** The screen at /agencies/new. */
export default function NewUnit(): ReactNode {
  const say = useSay();
  const go = useGo();
  const save = async (values: Record<string, unknown>): Promise<void> => {
    const { address, phone, ...unit } = values;
    const contact = { ...(address ? { address } : {}), ...(phone ? { phone } : {}) };
    const made = await request<UnitAnswer>("/api/agencies", {
      method: "POST",
      body: { ...unit, contact },
    }).catch(atContactFields);
    go(`/agencies/${made.id}`, { replace: true });
  };
  return (
    <>
      <PageTitle
        title={say(words.newTitle)}
        hint={say(words.newHint)}
        trail={<Go href="/agencies">{say(words.title)}</Go>}
      />
      <Card className={css.sheet}>
        <RecordForm
          fields={fields}
          row={{}}
          draft="agency.new"
          pickers={{ agency: AgencyPicker }}
          onSubmit={save}
          onCancel={() => go("/agencies")}
        />
      </Card>
    </>
  );
}
