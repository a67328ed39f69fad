/** The screen at /case-reading, of the data-protection officer: emergency looks to review, unusual reading, who looked at one case. */
import { Button, NativeSelect, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Card, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, instantShown } from "#base/ui/typed.ts";
import { lookWords as words } from "../words/look.ts";
import css from "./cases.module.css";
import { Readers } from "./readers.tsx";
import type { Look } from "./types.ts";

type Signal = "many" | "night" | "outside" | "not-found" | "emergency";
interface Reading {
  readonly thresholds: readonly { readonly signal: Signal; readonly least: number }[];
  readonly rows: readonly {
    readonly signal: Signal;
    readonly person: string;
    readonly unit: string | null;
    readonly at: string;
    readonly n: number;
    readonly codes: readonly string[];
  }[];
}

function Review({ look, onDone }: { look: Look; onDone: () => void }): ReactNode {
  const say = useSay();
  const [reason, setReason] = useState("");
  const [error, setError] = useState<unknown>(null);
  const send = (verdict: "justified" | "unjustified"): void =>
    void request(`/api/case-looks/${look.look}/review`, { method: "POST", body: { verdict, reason } }).then(
      onDone,
      setError,
    );
  return (
    <div className={css.search}>
      {error !== null && <ProblemNote error={error} />}
      <Textarea
        label={say(words.reason)}
        value={reason}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={css.choices}>
        <Button onClick={() => send("justified")}>{say(words.justified)}</Button>
        <Button variant="default" onClick={() => send("unjustified")}>
          {say(words.unjustified)}
        </Button>
      </div>
    </div>
  );
}

function Verdict({ look }: { look: Look }): ReactNode {
  const say = useSay();
  if (!look.verdict) return <span>{say(words.waits, { at: instantShown(look.reviewDueAt) })}</span>;
  const verdict = say(words[look.verdict]);
  return (
    <span>
      {say(words.verdict, { verdict, by: look.reviewedBy ?? "" })}
      {look.verdictReason && <span lang="vi">: {look.verdictReason}</span>}
    </span>
  );
}

function Looks(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ["case-looks"],
    queryFn: ({ signal }) => request<{ rows: Look[] }>("/api/case-looks", { signal }),
    gcTime: 0,
  });
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Waiting lines={3} />;
  const done = (): void => void client.invalidateQueries({ queryKey: ["case-looks"] });
  return (
    <section aria-label={say(words.list)}>
      <h2>{say(words.list)}</h2>
      {data.rows.length === 0 && <p className={css.quiet}>{say(words.noLooks)}</p>}
      <ul className={css.plain}>
        {data.rows.map((look) => (
          <li key={look.look}>
            <strong>
              {look.person} · {look.caseCode}
            </strong>
            <span className={css.quiet}>
              {look.unit} · {instantShown(look.at)} – {instantShown(look.untilAt)}
            </span>
            <span lang="vi">{look.reason}</span>
            <Verdict look={look} />
            {!look.verdict && <Review look={look} onDone={done} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Thresholds({ reading, onDone }: { reading: Reading; onDone: () => void }): ReactNode {
  const say = useSay();
  const set = (signal: Signal, least: number): void =>
    void request("/api/case-reading/thresholds", { method: "PUT", body: { signal, least } }).then(() => {
      toast(say(words.saved));
      return onDone();
    });
  return (
    <details className={css.search}>
      <summary>{say(words.thresholds)}</summary>
      <div className={css.searchForm}>
        {reading.thresholds.map(({ signal, least }) => (
          <NumberInput
            key={signal}
            label={say(words[`signal-${signal}`])}
            defaultValue={least}
            min={1}
            max={10_000}
            onBlur={(event) => {
              const value = Number(event.currentTarget.value);
              if (value >= 1 && value !== least) set(signal, value);
            }}
          />
        ))}
      </div>
    </details>
  );
}

const spans = ["1", "7", "30", "90"];

function Unusual(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [days, setDays] = useState("7");
  const { data, error } = useQuery({
    queryKey: ["case-reading", days],
    queryFn: ({ signal }) => request<Reading>(`/api/case-reading?days=${days}`, { signal }),
    gcTime: 0,
  });
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Waiting lines={4} />;
  const again = (): void => void client.invalidateQueries({ queryKey: ["case-reading"] });
  return (
    <section aria-label={say(words.unusual)}>
      <h2>{say(words.unusual)}</h2>
      <NativeSelect
        aria-label={say(words.unusual)}
        w={180}
        value={days}
        data={spans.map((value) => ({ value, label: say(words.days, { days: value }) }))}
        onChange={(event) => setDays(event.currentTarget.value)}
      />
      {data.rows.length === 0 && <p className={css.quiet}>{say(words.noUnusual, { days })}</p>}
      <ul className={css.plain}>
        {data.rows.map((row) => (
          <li key={`${row.signal} ${row.person} ${row.at}`}>
            <strong>
              {say(words[`signal-${row.signal}`])} · {row.person}
            </strong>
            <span className={css.quiet}>
              {row.unit} · {row.signal === "many" ? instantShown(row.at) : dateShown(row.at)} ·{" "}
              {say(words.times, { n: row.n })}
            </span>
            <span className={css.quiet}>{row.codes.join(", ")}</span>
          </li>
        ))}
      </ul>
      <Thresholds reading={data} onDone={again} />
    </section>
  );
}

function OneCase(): ReactNode {
  const say = useSay();
  const [code, setCode] = useState("");
  const [asked, ask] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask(code.trim().toUpperCase());
  };
  return (
    <section aria-label={say(words.readers)}>
      <h2>{say(words.readers)}</h2>
      <form onSubmit={submit} autoComplete="off" className={css.searchForm}>
        <TextInput
          label={say(words.code)}
          value={code}
          autoComplete="off"
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" disabled={code.trim() === ""}>
          {say(words.showReaders)}
        </Button>
      </form>
      {asked && <Readers url={`/api/case-reading/${encodeURIComponent(asked)}`} />}
    </section>
  );
}

export default function CaseReadingPage(): ReactNode {
  const say = useSay();
  return (
    <>
      <PageTitle title={say(words.menu)} hint={say(words.menuAbout)} />
      <Card className={`${css.narrow} ${css.padded}`}>
        <Looks />
        <Unusual />
        <OneCase />
      </Card>
    </>
  );
}
