/** The screen at /data-breaches: anybody on the staff reports a suspicion; the data-protection officer sees the register. */
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { now } from "#base/clock.ts";
import { Card, PageTitle, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { MomentField } from "#base/ui/form/moment-field.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { instantShown, momentTyped } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import { kinds, type Kind } from "../schema.ts";
import { words } from "../words.ts";
import css from "./breaches.module.css";
import { lookOf, type BreachLine } from "./types.ts";

const KEY = "data-breaches";
const empty = () => ({ kind: "data" as Kind, at: instantShown(now().toISOString()), what: "", where: "" });

function Report({ onDone }: { onDone: () => void }): ReactNode {
  const say = useSay();
  const [given, setGiven] = useState(empty);
  const [error, setError] = useState<unknown>(null);
  const set = (change: Partial<ReturnType<typeof empty>>): void => setGiven({ ...given, ...change });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { at, ...told } = given;
    const body = { ...told, discoveredAt: momentTyped(at) };
    void request<{ code: string }>("/api/data-breaches", { method: "POST", body }).then(({ code }) => {
      toast(say(words.reported, { code }));
      setGiven(empty());
      setError(null);
      return onDone();
    }, setError);
  };
  return (
    <form onSubmit={submit} className={css.form} autoComplete="off">
      {error !== null && <ProblemNote error={error} />}
      <NativeSelect
        label={say(words.kind)}
        value={given.kind}
        data={kinds.map((value) => ({ value, label: say(words[`kind-${value}`]) }))}
        onChange={(event) => set({ kind: event.currentTarget.value as Kind })}
      />
      <MomentField label={say(words.discoveredAt)} value={given.at} onChange={(at) => set({ at })} />
      <Textarea
        label={say(words.what)}
        description={say(words.whatHelp)}
        value={given.what}
        autosize
        minRows={3}
        onChange={(event) => set({ what: event.currentTarget.value })}
      />
      <TextInput
        label={say(words.where)}
        value={given.where}
        onChange={(event) => set({ where: event.currentTarget.value })}
      />
      <div>
        <Button type="submit" disabled={!given.what.trim() || momentTyped(given.at) === null}>
          {say(words.report)}
        </Button>
      </div>
    </form>
  );
}

function useLines(path: string): { rows: readonly BreachLine[] | undefined; error: unknown } {
  const { data, error } = useQuery({
    queryKey: [KEY, path],
    queryFn: ({ signal }) => request<{ rows: readonly BreachLine[] }>(path, { signal }),
    gcTime: 0,
  });
  return { rows: data?.rows, error };
}

function Own(): ReactNode {
  const say = useSay();
  const { rows = [] } = useLines("/api/data-breaches/own");
  if (rows.length === 0) return null;
  return (
    <Card className={css.card}>
      <h2>{say(words.own)}</h2>
      <ul className={css.list}>
        {rows.map((of) => (
          <li key={of.code}>
            <span className={css.inline}>
              <strong>{of.code}</strong>
              <StatusBadge look={lookOf(of.state)} />
            </span>
            <span className={css.quiet}>
              {say(words[`kind-${of.kind}`])} · {say(words.foundAt, { at: instantShown(of.discoveredAt) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** How many people, and whether they were counted. */
export function People({ of }: { of: BreachLine }): ReactNode {
  const say = useSay();
  if (of.people === null) return null;
  return <>{say(of.isExact ? words.peopleShown : words.peopleAbout, { n: of.people })}</>;
}

function Register(): ReactNode {
  const say = useSay();
  const { rows, error } = useLines("/api/data-breaches");
  return (
    <Card className={css.card}>
      <h2>{say(words.register)}</h2>
      {error !== null && <ProblemNote error={error} />}
      {!rows && error === null && <Waiting lines={4} />}
      {rows?.length === 0 && <p className={css.quiet}>{say(words.none)}</p>}
      <ul className={css.list}>
        {rows?.map((of) => (
          <li key={of.code}>
            <span className={css.inline}>
              <Go href={`/data-breaches/${of.code}`}>{of.code}</Go>
              <StatusBadge look={lookOf(of.state)} />
              <span>{say(words[`kind-${of.kind}`])}</span>
              <People of={of} />
            </span>
            <span className={css.quiet}>
              {say(words.foundAt, { at: instantShown(of.discoveredAt) })} ·{" "}
              {say(words.reportedBy, {
                by: of.reportedByName,
                unit: of.unitName,
                at: instantShown(of.reportedAt),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export default function BreachesPage(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const reads = useMay("breach.read");
  return (
    <div className={css.page}>
      <PageTitle title={say(words.title)} hint={say(words.hint)} />
      {reads && <Register />}
      <Card className={css.card}>
        <h2>{say(words.report)}</h2>
        <Report onDone={() => void client.invalidateQueries({ queryKey: [KEY] })} />
      </Card>
      <Own />
    </div>
  );
}
