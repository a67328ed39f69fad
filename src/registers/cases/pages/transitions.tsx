/** Referrals and transfers as lines with their acts: of one case, or as the two boards at /cases/transitions. */
import { Button, Checkbox, Textarea } from "@mantine/core";
import { IconInbox } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Suspense, useState, type ReactNode } from "react";
import { Card, Empty, PageTitle, StatusBadge, Waiting, type Tone } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { instantShown } from "#base/ui/typed.ts";
import { SubjectClocks } from "#spine/deadlines/web.ts";
import { words as caseWords } from "../words/cases.ts";
import { screenWords } from "../words/screens.ts";
import { sendWords as words } from "../words/send.ts";
import css from "./cases.module.css";
import { labelOf } from "./looks.ts";
import type { Case } from "./types.ts";

/** One as it is shown. */
export interface Transition {
  readonly code: string;
  readonly kind: "referral" | "transfer" | "duty";
  readonly part: string;
  readonly from: { readonly name: string };
  readonly to: { readonly name: string };
  readonly askedAt: string;
  readonly askedBy: string;
  readonly state: string;
  readonly purpose: string;
  readonly answer: string | null;
  readonly result: string | null;
  readonly caseCode: string | null;
  readonly version: number;
  readonly can: readonly Act[];
}

type Act = "accept" | "reject" | "start" | "hold" | "resume" | "complete" | "fail" | "revoke";

const tones: Readonly<Record<string, Tone>> = {
  requested: "soon",
  accepted: "nest",
  "in-progress": "nest",
  "on-hold": "soon",
  completed: "good",
  rejected: "calm",
  failed: "calm",
  revoked: "calm",
};
const atOnce: ReadonlySet<Act> = new Set(["accept", "start", "resume"]);

function ActRow({ one, onDone }: { one: Transition; onDone: () => void }): ReactNode {
  const say = useSay();
  const [asking, ask] = useState<Act | null>(null);
  const [said, setSaid] = useState("");
  const [contacted, setContacted] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = (act: Act): void => {
    setError(null);
    const body = { version: one.version, said: said.trim() || null, contacted };
    void request(`/api/case-transitions/${one.code}/${act}`, { method: "POST", body }).then(onDone, setError);
  };
  return (
    <div className="no-print">
      {error !== null && <ProblemNote error={error} />}
      {asking === null ? (
        <span className={css.inline}>
          {one.can.map((act) => (
            <Button
              key={act}
              size="compact-md"
              variant={act === "accept" ? "filled" : "default"}
              onClick={() => (atOnce.has(act) ? run(act) : ask(act))}
            >
              {say(caseWords[`giving-${act}`])}
            </Button>
          ))}
        </span>
      ) : (
        <div className={css.form}>
          <Textarea
            label={say(words.said)}
            value={said}
            autosize
            minRows={2}
            onChange={(e) => setSaid(e.currentTarget.value)}
          />
          {asking === "complete" && (
            <Checkbox
              label={say(words.contacted)}
              checked={contacted}
              onChange={(e) => setContacted(e.currentTarget.checked)}
            />
          )}
          <span className={css.dialogActs}>
            <Button variant="default" onClick={() => ask(null)}>
              {say(screenWords.cancel)}
            </Button>
            <Button onClick={() => run(asking)}>{say(caseWords[`giving-${asking}`])}</Button>
          </span>
        </div>
      )}
    </div>
  );
}

function Line({ one, onDone }: { one: Transition; onDone: () => void }): ReactNode {
  const say = useSay();
  return (
    <li className={css.giving}>
      <span>
        <strong>
          {one.from.name} → {one.to.name}
        </strong>{" "}
        <StatusBadge look={{ label: labelOf("giving-state", one.state), tone: tones[one.state] ?? "calm" }} />
      </span>
      <span className={css.quiet}>
        {say(words[one.kind])} · {say(labelOf("part", one.part))} · {instantShown(one.askedAt)} ·{" "}
        {one.askedBy}
      </span>
      <p lang="vi">{one.purpose}</p>
      {one.answer && (
        <p lang="vi">
          <strong>{say(words.answer)}:</strong> {one.answer}
        </p>
      )}
      {one.result && (
        <p lang="vi">
          <strong>{say(words.result)}:</strong> {one.result}
        </p>
      )}
      {one.caseCode && (
        <Go href={`/cases/${one.caseCode}`} className={css.link}>
          {say(words.openCase)} {one.caseCode}
        </Go>
      )}
      {one.can.length > 0 && <ActRow one={one} onDone={onDone} />}
      {one.state === "requested" && (
        <Suspense>
          <SubjectClocks kind="referral" code={one.code} />
        </Suspense>
      )}
    </li>
  );
}

export function Lines({ rows, onDone }: { rows: readonly Transition[]; onDone: () => void }): ReactNode {
  return (
    <ul className={css.plain}>
      {rows.map((one) => (
        <Line key={one.code} one={one} onDone={onDone} />
      ))}
    </ul>
  );
}

/** Those of one case. */
export function TransitionsOf({ of }: { of: Case }): ReactNode {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ["case", of.code, "transitions", of.version],
    queryFn: ({ signal }) => request<{ rows: Transition[] }>(`/api/cases/${of.code}/transitions`, { signal }),
    gcTime: 0,
  });
  if (!data || data.rows.length === 0) return null;
  const rows = data.rows.map((one) => ({ ...one, caseCode: null }));
  return <Lines rows={rows} onDone={() => void client.invalidateQueries({ queryKey: ["case", of.code] })} />;
}

export default function Board(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [address, change] = useAddress();
  const box = address["box"] === "sent" ? "sent" : "received";
  const { data, error } = useQuery({
    queryKey: ["case-transitions", box],
    queryFn: ({ signal }) =>
      request<{ rows: Transition[] }>("/api/case-transitions", { query: { box }, signal }),
    gcTime: 0,
  });
  const done = (): void => {
    void client.invalidateQueries({ queryKey: ["case-transitions"] });
    void client.invalidateQueries({ queryKey: ["my-work"] });
  };
  return (
    <div className={css.narrow}>
      <PageTitle
        trail={<Go href="/cases">{say(caseWords.menu)}</Go>}
        title={say(words.board)}
        hint={say(words.boardHint)}
      />
      <div className={css.filters} role="group" aria-label={say(screenWords.filter)}>
        {(["received", "sent"] as const).map((name) => (
          <button
            key={name}
            type="button"
            className={css.filter}
            aria-pressed={name === box}
            onClick={() => change({ box: name === "received" ? null : name })}
          >
            {say(words[name])}
          </button>
        ))}
      </div>
      {error && <ProblemNote error={error} />}
      {!data && !error && <Waiting lines={5} />}
      {data &&
        (data.rows.length === 0 ? (
          <Empty icon={IconInbox} title={say(words.nothing)} next={say(words.nothingNext)} />
        ) : (
          <Card className={css.sheet}>
            <Lines rows={data.rows} onDone={done} />
          </Card>
        ))}
    </div>
  );
}
