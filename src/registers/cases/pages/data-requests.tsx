/** The screen at /data-requests: what bodies and people ask about data, with what can be done now. */
import "#base/ui/styles/forms.ts";
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Suspense, useState, type FormEvent, type ReactNode } from "react";
import { Card, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { instantShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import { SubjectClocks } from "#spine/deadlines/web.ts";
import { shippedCodes } from "../schema/index.ts";
import { dataWords as words } from "../words/data-requests.ts";
import css from "./cases.module.css";
import { Extracts } from "./extracts.tsx";
import { labelOf } from "./looks.ts";

type Step = "acknowledge" | "accept" | "refuse" | "done";
interface DataRequest {
  readonly code: string;
  readonly kind: string;
  readonly asker: string;
  readonly contact: string;
  readonly content: string;
  readonly purpose: string;
  readonly receivedAt: string;
  readonly receivedBy: string;
  readonly state: "received" | "acknowledged" | "accepted" | "refused" | "done";
  readonly answer: string | null;
  readonly given: string | null;
  readonly version: number;
  readonly acts: readonly Step[];
}

const checks = {
  use: ["commitment", "ownData"],
  subject: ["identityProven", "representative", "authorityProven", "onDoersSide", "thirdParties"],
} as const;
const empty = { kind: "see", asker: "", contact: "", content: "", purpose: "" };

function Receive({ onDone }: { onDone: () => void }): ReactNode {
  const say = useSay();
  const [asked, set] = useState(empty);
  const [checked, check] = useState<readonly string[]>([]);
  const [error, setError] = useState<unknown>(null);
  const shown = checks[asked.kind === "use" ? "use" : "subject"];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const flags = Object.fromEntries(shown.map((name) => [name, checked.includes(name)]));
    void request("/api/data-requests", { method: "POST", body: { ...asked, ...flags } }).then(() => {
      set(empty);
      check([]);
      return onDone();
    }, setError);
  };
  const kinds = [
    { value: "use", label: say(words["kind-use"]) },
    ...(shippedCodes["subject-request"] ?? []).map((one) => ({ value: one.code, label: say(one.label) })),
  ];
  const text = (name: "asker" | "contact"): ReactNode => (
    <TextInput
      label={say(words[name])}
      value={asked[name]}
      autoComplete="off"
      onChange={(event) => set({ ...asked, [name]: event.currentTarget.value })}
    />
  );
  const long = (name: "content" | "purpose"): ReactNode => (
    <Textarea
      label={say(words[name])}
      value={asked[name]}
      autosize
      minRows={2}
      onChange={(event) => set({ ...asked, [name]: event.currentTarget.value })}
    />
  );
  return (
    <details className={css.search}>
      <summary>{say(words.receive)}</summary>
      <form onSubmit={submit} autoComplete="off" className={css.narrow}>
        {error !== null && <ProblemNote error={error} />}
        <NativeSelect
          label={say(words.kind)}
          value={asked.kind}
          data={kinds}
          onChange={(event) => set({ ...asked, kind: event.currentTarget.value })}
        />
        {text("asker")}
        {text("contact")}
        {long("content")}
        {asked.kind === "use" && long("purpose")}
        <Checkbox.Group value={[...checked]} onChange={check}>
          <div className={css.choices}>
            {shown.map((name) => (
              <Checkbox key={name} value={name} label={say(words[name])} />
            ))}
          </div>
        </Checkbox.Group>
        <div>
          <Button type="submit" disabled={!asked.asker.trim()}>
            {say(words.receive)}
          </Button>
        </div>
      </form>
    </details>
  );
}

function Steps({ of, onDone }: { of: DataRequest; onDone: () => void }): ReactNode {
  const say = useSay();
  const [said, setSaid] = useState("");
  const [error, setError] = useState<unknown>(null);
  if (of.acts.length === 0) return null;
  const send = (step: Step): void =>
    void request(`/api/data-requests/${of.code}/${step}`, {
      method: "POST",
      body: { version: of.version, said },
    }).then(onDone, setError);
  return (
    <div className={css.search}>
      {error !== null && <ProblemNote error={error} />}
      <Textarea
        label={say(words.said)}
        value={said}
        autosize
        minRows={1}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
      <div className={css.choices}>
        {of.acts.map((step) => (
          <Button key={step} variant="default" onClick={() => send(step)}>
            {say(words[step])}
          </Button>
        ))}
      </div>
    </div>
  );
}

function One({ of, onDone }: { of: DataRequest; onDone: () => void }): ReactNode {
  const say = useSay();
  const may = useMay("data-request.answer");
  const kind = of.kind === "use" ? words["kind-use"] : labelOf("subject-request", of.kind);
  return (
    <li>
      <strong>
        {of.asker} · {say(kind)} · {say(words[`state-${of.state}`])}
      </strong>
      <span className={css.quiet}>
        {of.code} · {say(words.receivedBy, { by: of.receivedBy, at: instantShown(of.receivedAt) })}
        {of.contact && ` · ${say(words.contact)}: ${of.contact}`}
      </span>
      <span lang="vi">{[of.content, of.purpose].filter(Boolean).join(" — ")}</span>
      {of.answer && <span lang="vi">{of.answer}</span>}
      {of.given && <span lang="vi">{of.given}</span>}
      <Suspense>
        <SubjectClocks kind="data-request" code={of.code} />
      </Suspense>
      {(of.kind === "see" || of.kind === "provide") && <Extracts of={of} />}
      {may && <Steps key={of.version} of={of} onDone={onDone} />}
    </li>
  );
}

export default function DataRequestsPage(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const mayReceive = useMay("data-request.receive");
  const { data, error } = useQuery({
    queryKey: ["data-requests"],
    queryFn: ({ signal }) => request<{ rows: DataRequest[] }>("/api/data-requests", { signal }),
    gcTime: 0,
  });
  const done = (): void => void client.invalidateQueries({ queryKey: ["data-requests"] });
  return (
    <>
      <PageTitle title={say(words.menu)} hint={say(words.hint)} />
      <Card className={`${css.narrow} ${css.padded}`}>
        {mayReceive && <Receive onDone={done} />}
        {error && <ProblemNote error={error} />}
        {!data && !error && <Waiting lines={4} />}
        {data?.rows.length === 0 && <p className={css.quiet}>{say(words.none)}</p>}
        <ul className={`${css.plain} ${css.requests}`}>
          {data?.rows.map((of) => (
            <One key={of.code} of={of} onDone={done} />
          ))}
        </ul>
      </Card>
    </>
  );
}
