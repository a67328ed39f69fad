/** The screen at /data-breaches/<code>: one breach with its clocks, its course, what is missing and what may be done. */
import { Button } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Suspense, useState, type ReactNode } from "react";
import { Card, PageTitle, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { Go, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { instantShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import { SubjectClocks } from "#spine/deadlines/web.ts";
import type { Act } from "../schema.ts";
import { words } from "../words.ts";
import { ActForm } from "./act-form.tsx";
import css from "./breaches.module.css";
import { People } from "./list.tsx";
import { actsInOrder, actWord, lookOf, type Breach } from "./types.ts";

function Facts({ of }: { of: Breach }): ReactNode {
  const say = useSay();
  return (
    <dl className={css.facts}>
      <div>
        <dt>{say(words.what)}</dt>
        <dd lang="vi">{of.what}</dd>
      </div>
      {of.where && (
        <div>
          <dt>{say(words.where)}</dt>
          <dd lang="vi">{of.where}</dd>
        </div>
      )}
      {of.people !== null && (
        <div>
          <dt>{say(words.people)}</dt>
          <dd>
            <People of={of} />
            {of.dataKinds.length > 0 &&
              ` · ${of.dataKinds.map((kind) => say(words[`data-${kind}`])).join("; ")}`}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** What may be done; the next step stands first and filled. */
function Acts({ of, onDone }: { of: Breach; onDone: () => void }): ReactNode {
  const say = useSay();
  const [doing, start] = useState<Act | null>(null);
  if (of.acts.length === 0) return null;
  if (doing !== null) return <ActForm of={of} act={doing} onDone={onDone} onCancel={() => start(null)} />;
  return (
    <div className={css.inline}>
      {actsInOrder(of).map((act, n) => (
        <Button key={act} variant={n === 0 ? "filled" : "default"} onClick={() => start(act)}>
          {say(actWord(act, of.state))}
        </Button>
      ))}
    </div>
  );
}

function Course({ of }: { of: Breach }): ReactNode {
  const say = useSay();
  return (
    <Card className={css.card}>
      <h2>{say(words.course)}</h2>
      <ul className={css.list}>
        {of.entries.toReversed().map((entry) => (
          <li key={`${entry.act}.${entry.notedAt}`}>
            <strong>{say(words[`act-${entry.act}`])}</strong>
            <span className={css.quiet}>
              {instantShown(entry.at)} · {entry.byName}
            </span>
            {entry.said && (
              <p className={css.told} lang="vi">
                {entry.said}
              </p>
            )}
          </li>
        ))}
        <li>
          <strong>{say(words.report)}</strong>
          <span className={css.quiet}>
            {say(words.reportedBy, {
              by: of.reportedByName,
              unit: of.unitName,
              at: instantShown(of.reportedAt),
            })}
          </span>
        </li>
      </ul>
    </Card>
  );
}

function Standing({ of, onDone }: { of: Breach; onDone: () => void }): ReactNode {
  const say = useSay();
  const handles = useMay("breach.handle");
  return (
    <Card className={css.card}>
      <Facts of={of} />
      <Suspense>
        <SubjectClocks kind="data-breach" code={of.code} />
      </Suspense>
      {of.missing.length > 0 && (
        <>
          <h2>{say(words.missing)}</h2>
          <ul className={css.missing}>
            {of.missing.map((need) => (
              <li key={need}>{say(words[`need-${need}`])}</li>
            ))}
          </ul>
        </>
      )}
      {handles && <Acts key={of.version} of={of} onDone={onDone} />}
    </Card>
  );
}

export default function BreachPage(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const { breach = "" } = usePath();
  const { data, error, refetch } = useQuery({
    queryKey: ["data-breaches", breach],
    queryFn: ({ signal }) => request<Breach>(`/api/data-breaches/${breach}`, { signal }),
    gcTime: 0,
  });
  if (error) return <ProblemNote whole error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={8} />;
  const done = (): void => {
    void client.invalidateQueries({ queryKey: ["data-breaches"] });
    void client.invalidateQueries({ queryKey: ["clocks"] });
  };
  return (
    <div className={css.page}>
      <PageTitle
        trail={
          <>
            <Go href="/data-breaches">{say(words.title)}</Go> <span>/ {data.code}</span>
          </>
        }
        title={data.code}
        hint={
          <span className={css.inline}>
            <StatusBadge look={lookOf(data.state)} />
            {say(words[`kind-${data.kind}`])}
            {data.kind !== "data" && ` · ${say(words[`severity-${data.severity}`])}`}
            <span>{say(words.foundAt, { at: instantShown(data.discoveredAt) })}</span>
          </span>
        }
        acts={
          data.kind !== "cyber" &&
          data.state !== "dismissed" && (
            <Button
              component="a"
              variant="default"
              href={`/api/data-breaches/${data.code}/notification`}
              download
              leftSection={<IconFileText size={16} />}
            >
              {say(words.draft)}
            </Button>
          )
        }
      />
      <Standing of={data} onDone={done} />
      <Course of={data} />
    </div>
  );
}
