/** What may be changed of a person in place. */
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, type ReactNode } from "react";
import { agency, text } from "#base/fields/index.ts";
import { Waiting } from "#base/ui/bits.tsx";
import { RecordForm } from "#base/ui/form/record-form.tsx";
import { request } from "#base/ui/request.ts";
import { AgencyPicker } from "#spine/agencies/web.ts";
import type { PersonAnswer } from "./answers.ts";
import { words } from "./words.ts";

const fields = {
  name: text({ label: words.name, required: true, max: 120 }),
  unitId: agency({ label: words.unit, help: words.moveHelp, required: true }),
  email: text({ label: words.email, max: 120 }),
  phone: text({ label: words.phone, max: 30 }),
};

/** The form; closes itself when it is saved. */
export function EditPerson({ person, onDone }: { person: PersonAnswer; onDone: () => void }): ReactNode {
  const client = useQueryClient();
  const save = async (values: Record<string, unknown>): Promise<void> => {
    await request(`/api/people/${person.id}`, {
      method: "PATCH",
      body: { ...values, version: person.version },
    });
    await client.invalidateQueries({ queryKey: ["people"] });
    await client.invalidateQueries({ queryKey: ["list", "/api/people"] });
    onDone();
  };
  return (
    <Suspense fallback={<Waiting />}>
      <RecordForm
        fields={fields}
        row={person}
        draft={null}
        pickers={{ agency: AgencyPicker }}
        onSubmit={save}
        onCancel={onDone}
      />
    </Suspense>
  );
}
