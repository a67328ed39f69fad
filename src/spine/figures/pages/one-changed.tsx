/** What the pages share that change one figure's definition: the figure fetched, a title, one form, the way back. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Fields } from "#base/fields/index.ts";
import { Card, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { RecordForm } from "#base/ui/form/record-form.tsx";
import { Go, useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Label } from "#base/words.ts";
import css from "./figures.module.css";
import { useCode } from "./parts.tsx";
import { figurePath } from "./periods.ts";
import type { Definition } from "./types.ts";
import { figureWords as words } from "./words.ts";

/** One act on a definition. */
export interface Changing {
  /** The last part of the address, of the screen and of the server alike. */
  readonly act: "define" | "retire";
  readonly title: Label;
  readonly hint: Label;
  readonly fields: Fields;
  readonly submit: Label;
  readonly done: Label;
  readonly rowOf: (newest: Definition) => Record<string, unknown>;
  readonly bodyOf: (values: Record<string, unknown>) => Record<string, unknown>;
}

const endpoints = { define: "definitions", retire: "retire" } as const;

function ChangeForm({ newest, change }: { newest: Definition; change: Changing }): ReactNode {
  const say = useSay();
  const go = useGo();
  const client = useQueryClient();
  const back = (): void => go(figurePath(newest.code));
  return (
    <Card className={css.form}>
      <RecordForm
        fields={change.fields}
        row={change.rowOf(newest)}
        draft={`figures/${newest.code}/${change.act}/${newest.version}`}
        submit={change.submit}
        onCancel={back}
        onSubmit={async (values) => {
          const path = `/api/indicators/${newest.code}/${endpoints[change.act]}`;
          await request(path, { method: "POST", body: change.bodyOf(values) });
          await client.invalidateQueries();
          toast(say(change.done));
          back();
        }}
      />
    </Card>
  );
}

/** The page of one such act. */
export function OneChanged({ change }: { change: Changing }): ReactNode {
  const say = useSay();
  const code = useCode();
  const { data, error, refetch } = useQuery({
    queryKey: ["figure", code],
    queryFn: ({ signal }) =>
      request<{ versions: readonly Definition[] }>(`/api/indicators/${code}`, { signal }),
  });
  const [newest] = data?.versions ?? [];
  if (error && !data) return <ProblemNote error={error} again={() => void refetch()} />;
  if (!newest) return <Waiting lines={8} />;
  const name = say(newest.label);
  return (
    <>
      <PageTitle
        title={say(change.title, { name })}
        hint={say(change.hint)}
        trail={
          <>
            <Go href="/figures">{say(words.menu)}</Go> › <Go href={figurePath(code)}>{name}</Go>
          </>
        }
      />
      <ChangeForm newest={newest} change={change} />
    </>
  );
}
