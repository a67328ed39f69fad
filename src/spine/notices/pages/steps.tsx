/** The screen at /notices/steps: who is told of what is overdue, after how many working days; changed by the city. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, Waiting } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { instantShown } from "#base/ui/typed.ts";
import type { Rung } from "../schema.ts";
import { kindLabels } from "../words.ts";
import { whomOf } from "./ladder.tsx";
import css from "./notices.module.css";
import { StepsForm } from "./steps-form.tsx";
import { Head } from "./tabs.tsx";
import type { Ladder } from "./types.ts";
import { screenWords as words } from "./words.ts";

function Rungs({ rungs }: { rungs: readonly Rung[] }): ReactNode {
  const say = useSay();
  if (rungs.length === 0) return <p className={css.quiet}>{say(words.noSteps)}</p>;
  return (
    <ol className={css.rungs}>
      {rungs.map((rung) => (
        <li key={rung.step}>
          <strong>{say(words.afterDays, { n: rung.afterDays })}</strong>
          <span className={css.under}>{whomOf(rung, say)}</span>
        </li>
      ))}
    </ol>
  );
}

function versionOf(
  of: { readonly number: number; readonly at: string; readonly byName: string | null },
  say: ReturnType<typeof useSay>,
): string {
  const version = say(words.version, { n: of.number });
  return of.byName
    ? `${version} · ${say(words.versionBy, { name: of.byName, at: instantShown(of.at) })}`
    : version;
}

function One({ ladder }: { ladder: Ladder }): ReactNode {
  const say = useSay();
  const [editing, edit] = useState(false);
  const kind = say(kindLabels[ladder.kind]).toLowerCase();
  return (
    <Card className={`${css.beside} ${editing ? css.wide : ""}`}>
      <div className={css.cardHead}>
        <div>
          <h2 className={css.head}>{say(words.kindOf, { kind })}</h2>
          <span className={css.quiet}>{versionOf(ladder, say)}</span>
        </div>
        {ladder.can.includes("ladder.change") && !editing && (
          <Button
            variant="default"
            size="xs"
            className="no-print"
            aria-label={say(words.changeOf, { kind })}
            onClick={() => edit(true)}
          >
            {say(words.change)}
          </Button>
        )}
      </div>
      {editing ? <StepsForm ladder={ladder} onClose={() => edit(false)} /> : <Rungs rungs={ladder.rungs} />}
      {ladder.before.length > 0 && (
        <details>
          <summary className={css.quiet}>{say(words.earlier, { n: ladder.before.length })}</summary>
          {ladder.before.map((one) => (
            <div key={one.number} className={css.earlier}>
              <span className={css.quiet}>{versionOf(one, say)}</span>
              <Rungs rungs={one.rungs} />
            </div>
          ))}
        </details>
      )}
    </Card>
  );
}

export default function StepsPage(): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ["notices", "ladders"],
    queryFn: ({ signal }) => request<{ rows: readonly Ladder[] }>("/api/notices/ladders", { signal }),
  });
  return (
    <>
      <Head view="steps" />
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={10} />}
      <div className={css.ladders}>
        {data?.rows.map((ladder) => (
          <One key={ladder.kind} ladder={ladder} />
        ))}
      </div>
    </>
  );
}
