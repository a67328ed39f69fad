/** A new person, with a first role; the one-time password is shown once. */
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useState, type ReactNode } from "react";
import { agency, choice, text } from "#base/fields/index.ts";
import { Card, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { RecordForm } from "#base/ui/form/record-form.tsx";
import { Go, useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { useViewer } from "#base/ui/viewer.ts";
import { roles } from "#spine/access/web.ts";
import { AgencyPicker } from "#spine/agencies/web.ts";
import type { PersonMade } from "./answers.ts";
import { OneTimePassword } from "./one-time-password.tsx";
import css from "./people.module.css";
import { words } from "./words.ts";

const fields = {
  name: text({ label: words.name, required: true, max: 120 }),
  userName: text({ label: words.userName, help: words.userNameHelp, required: true, max: 60 }),
  unitId: agency({ label: words.unit, required: true }),
  role: choice(
    Object.entries(roles).map(([code, label]) => ({ code, label })),
    { label: words.firstRole },
  ),
  email: text({ label: words.email, max: 120 }),
  phone: text({ label: words.phone, max: 30 }),
};

/** The screen at /people/new. */
export default function NewPerson(): ReactNode {
  const say = useSay();
  const go = useGo();
  const client = useQueryClient();
  const viewer = useViewer();
  const [made, setMade] = useState<PersonMade | null>(null);
  const save = async (values: Record<string, unknown>): Promise<void> => {
    setMade(await request<PersonMade>("/api/people", { method: "POST", body: values }));
    await client.invalidateQueries({ queryKey: ["list", "/api/people"] });
  };
  return (
    <>
      <PageTitle
        title={made ? say(words.added, { name: made.name }) : say(words.newTitle)}
        hint={say(words.newHint)}
        trail={<Go href="/people">{say(words.title)}</Go>}
      />
      {made ? (
        <div className={css.stack} style={{ maxWidth: 680 }}>
          {made.oneTimePassword && (
            <OneTimePassword password={made.oneTimePassword} userName={made.userName} />
          )}
          <Button component={Go} href={`/people/${made.id}`} style={{ justifySelf: "start" }}>
            {say(words.openPerson)}
          </Button>
        </div>
      ) : (
        <Card className={css.sheet}>
          <Suspense fallback={<Waiting />}>
            <RecordForm
              fields={fields}
              row={{ unitId: viewer.unit?.id ?? null }}
              draft={null}
              pickers={{ agency: AgencyPicker }}
              onSubmit={save}
              onCancel={() => go("/people")}
            />
          </Suspense>
        </Card>
      )}
    </>
  );
}
