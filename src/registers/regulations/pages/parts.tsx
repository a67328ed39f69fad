/** Under a regulation: its parties with what each has to do, its reviews, and the way to a new edition. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Suspense, useState, type ReactNode } from "react";
import { Waiting } from "#base/ui/bits.tsx";
import { Go, useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import type { RecordRow } from "#base/ui/register/face.ts";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { roleLabels } from "../schema.ts";
import { words } from "../words.ts";
import { EditParts } from "./edit-parts.tsx";
import css from "./parts.module.css";
import { Reviews } from "./reviews.tsx";
import type { Duty, Party, PartsRead } from "./types.ts";
import { useParts } from "./use-parts.ts";

function OfParty({ party, duties }: { party: Party; duties: readonly Duty[] }): ReactNode {
  const say = useSay();
  return (
    <li>
      <strong>{party.name}</strong> <span className={css.quiet}>{say(roleLabels[party.role])}</span>
      <ul className={css.list}>
        {duties.map((duty) => (
          <li key={duty.text}>
            <span lang="vi">{duty.text}</span>{" "}
            {duty.clause && (
              <Go className={css.quiet} href={`/plan/documents/${duty.clause.documentId}#c${duty.clause.id}`}>
                {duty.clause.label}
              </Go>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}

function Parties({ parts }: { parts: PartsRead }): ReactNode {
  const say = useSay();
  if (parts.parties.length === 0) return <p className={css.quiet}>{say(words.noParties)}</p>;
  return (
    <ul className={css.list}>
      {parts.parties.map((party) => (
        <OfParty
          key={party.agencyId}
          party={party}
          duties={parts.duties.filter((d) => d.agencyId === party.agencyId)}
        />
      ))}
    </ul>
  );
}

function NewEdition({ code }: { code: string }): ReactNode {
  const say = useSay();
  const go = useGo();
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: () => request<{ code: string }>(`/api/regulations/${code}/edition`, { method: "POST" }),
    onSuccess: async (made) => {
      await client.invalidateQueries();
      toast(say(words.editionMade, { code: made.code }));
      go(`/regulations/${made.code}`);
    },
  });
  return (
    <div className={css.part}>
      {make.error && <ProblemNote error={make.error} />}
      <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
        {say(words.newEdition)}
      </Button>
    </div>
  );
}

function PartiesPart({ row, parts, may }: { row: RecordRow; parts: PartsRead; may: boolean }): ReactNode {
  const say = useSay();
  const [editing, edit] = useState(false);
  return (
    <section className={css.part}>
      <div className={css.head}>
        <h2>{say(words.parts)}</h2>
        {may && !editing && (
          <Button size="compact-sm" variant="subtle" onClick={() => edit(true)}>
            {say(words.edit)}
          </Button>
        )}
      </div>
      {editing ? (
        <Suspense fallback={<Waiting lines={4} />}>
          <EditParts code={row.code} parts={parts} onDone={() => edit(false)} />
        </Suspense>
      ) : (
        <Parties parts={parts} />
      )}
    </section>
  );
}

/** What stands under the fields of a regulation. */
export function Parts({ row }: { row: RecordRow }): ReactNode {
  const { data, error, refetch } = useParts(row.code, row.version);
  if (error && !data) return <ProblemNote error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={4} />;
  const may = data.keeps;
  const [draft, inForce] = [row.status === "draft", row.status === "in-force"];
  return (
    <>
      <PartiesPart row={row} parts={data} may={may && draft} />
      <Reviews code={row.code} parts={data} may={may && (draft || inForce)} />
      {may && inForce && <NewEdition code={row.code} />}
    </>
  );
}
