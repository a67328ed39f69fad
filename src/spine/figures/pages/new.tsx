/** A new figure that units type. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { RecordForm } from "#base/ui/form/record-form.tsx";
import { Go, useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { useViewer } from "#base/ui/viewer.ts";
import css from "./figures.module.css";
import { bodyOf, figureFields } from "./form.ts";
import { figurePath } from "./periods.ts";
import type { Catalogue, Definition } from "./types.ts";
import { figureWords as words } from "./words.ts";

function FigureForm({ catalogue }: { catalogue: Catalogue }): ReactNode {
  const say = useSay();
  const go = useGo();
  const client = useQueryClient();
  const { year } = useViewer();
  const first = { block: "other", confidence: "I", decimals: 0, validFrom: `${year}-01-01` };
  return (
    <Card className={css.form}>
      <RecordForm
        fields={figureFields(catalogue.blocks, catalogue.rows)}
        row={first}
        draft="figures/new"
        submit={words.newFigure}
        onCancel={() => go("/figures")}
        onSubmit={async (values) => {
          const body = bodyOf(values);
          const made = await request<{ versions: readonly Definition[] }>("/api/indicators", {
            method: "POST",
            body,
          });
          await client.invalidateQueries();
          toast(say(words.added));
          go(figurePath(made.versions[0]?.code ?? ""));
        }}
      />
    </Card>
  );
}

/** The screen at /figures/new. */
export default function NewFigure(): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ["figures"],
    queryFn: ({ signal }) => request<Catalogue>("/api/indicators", { signal }),
  });
  return (
    <>
      <PageTitle
        title={say(words.newFigure)}
        hint={say(words.newFigureHint)}
        trail={<Go href="/figures">{say(words.menu)}</Go>}
      />
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={8} />}
      {data && <FigureForm catalogue={data} />}
    </>
  );
}
