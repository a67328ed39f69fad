/** The screen at /case-register/facts: what rules reckon with, by the day from which it holds; a new version begins as the last stands. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { Card, Waiting } from "#base/ui/bits.tsx";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { Confidence, Fact } from "../../schema/index.ts";
import { registerScreenWords as words } from "../../words/register-screens.ts";
import { BodyInputs, BodyTold } from "./body.tsx";
import { ChangeForm, Head } from "./frame.tsx";
import css from "./register.module.css";

type Body = Readonly<Record<string, unknown>>;
interface Version extends Fact<Body> {
  readonly version: number;
  readonly byName: string | null;
}

function FactForm({ last, onClose }: { last: Version; onClose: () => void }): ReactNode {
  const say = useSay();
  const [body, setBody] = useState<Body>(last.body);
  const [from, setFrom] = useState(dateShown(today()));
  const [source, setSource] = useState("");
  const [confidence, setConfidence] = useState<Confidence>("I");
  const change = () => ({
    kind: "fact" as const,
    given: {
      name: last.name,
      validFrom: dateTyped(from) ?? from,
      body,
      isExample: false,
      source: source.trim(),
      confidence,
    },
  });
  return (
    <ChangeForm
      title={`${say(words.newVersion)}: ${say(words[last.name])}`}
      change={change}
      onClose={onClose}
    >
      <BodyInputs body={body} onChange={setBody} />
      <DateField label={say(words.from)} value={from} onChange={setFrom} />
      <TextInput
        label={say(words.source)}
        description={say(words.sourceHelp)}
        value={source}
        required
        maxLength={500}
        onChange={(e) => setSource(e.currentTarget.value)}
      />
      <NativeSelect
        label={say(words.confidence)}
        value={confidence}
        data={(["V", "E", "M", "I"] as const).map((value) => ({ value, label: say(words[`conf${value}`]) }))}
        onChange={(e) => setConfidence(e.currentTarget.value as Confidence)}
      />
    </ChangeForm>
  );
}

function VersionOf({ one, holds }: { one: Version; holds: boolean }): ReactNode {
  const say = useSay();
  return (
    <details className={css.change} open={holds && Object.keys(one.body).length < 3}>
      <summary>
        {dateShown(one.validFrom)}
        {holds && ` · ${say(words.holdsNow)}`} · <span lang="vi">{one.source}</span>
        {one.byName && ` · ${one.byName}`}
      </summary>
      {one.isExample && <span className={css.under}>{say(words.example)}</span>}
      <BodyTold body={one.body} />
    </details>
  );
}

function FactOf({ versions }: { versions: readonly Version[] }): ReactNode {
  const say = useSay();
  const may = useMay("case-register.propose");
  const [editing, edit] = useState(false);
  const [last] = versions;
  if (!last) return null;
  const now = versions.find((one) => one.validFrom <= today()) ?? versions.at(-1);
  return (
    <Card className={css.block}>
      <h2>{say(words[last.name])}</h2>
      {versions.map((one) => (
        <VersionOf key={one.version} one={one} holds={one === now} />
      ))}
      {may && !editing && (
        <div className={`${css.change} no-print`}>
          <Button variant="default" onClick={() => edit(true)}>
            {say(words.newVersion)}
          </Button>
        </div>
      )}
      {editing && <FactForm last={last} onClose={() => edit(false)} />}
    </Card>
  );
}

export default function FactsPage(): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ["case-register", "facts"],
    queryFn: ({ signal }) => request<{ rows: Version[] }>("/api/case-register/facts", { signal }),
  });
  const facts = Map.groupBy(data?.rows ?? [], (one) => one.name);
  return (
    <>
      <Head view="facts" />
      {error && <ProblemNote whole error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={12} />}
      {[...facts].map(([name, versions]) => (
        <FactOf key={name} versions={versions} />
      ))}
    </>
  );
}
