/** How dangerous it is: the history of levels, the questions, who agreed to a lower level; and the contacts so far. */
import { Button, NativeSelect, Radio, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Card, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, instantShown } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import { riskWords as words } from "../words/risk.ts";
import { screenWords } from "../words/screens.ts";
import css from "./cases.module.css";
import { ContactForm, Contacts, type Contact } from "./contacts.tsx";
import { answerCodes, labelOf, lookOf } from "./looks.ts";
import type { Case } from "./types.ts";
import { useWrites } from "./use-case.ts";

interface Assessment {
  readonly id: number;
  readonly at: string;
  readonly by: string;
  readonly unit: string;
  readonly score: number;
  readonly proposed: string;
  readonly decided: string;
  readonly lowerTo: string | null;
  readonly loweredBy: string | null;
  readonly meeting: boolean;
  readonly reason: string | null;
}
interface Risk {
  readonly questionnaire: {
    readonly name: Label;
    readonly isExample: boolean;
    readonly source: string;
    readonly questions: readonly { readonly id: string; readonly label: Label; readonly critical: boolean }[];
  };
  readonly assessments: readonly Assessment[];
  readonly contacts: readonly Contact[];
}

const levels = ["low", "medium", "high", "extreme"] as const;

function useRisk(of: Case) {
  return useQuery({
    queryKey: ["case", of.code, "risk", of.version],
    queryFn: ({ signal }) => request<Risk>(`/api/cases/${of.code}/risk`, { signal }),
    gcTime: 0,
  });
}

/** The level over time, drawn as a line of steps; the same is read as a list below. */
function Course({ all }: { all: readonly Assessment[] }): ReactNode {
  const shown = all.toReversed();
  if (shown.length < 2) return null;
  const x = (n: number): number => 8 + (n * 284) / (shown.length - 1);
  const y = (level: string): number => 54 - levels.indexOf(level as (typeof levels)[number]) * 15;
  return (
    <svg className={css.course} viewBox="0 0 300 62" aria-hidden="true">
      <polyline points={shown.map((one, n) => `${x(n)},${y(one.decided)}`).join(" ")} />
      {shown.map((one, n) => (
        <circle key={one.id} cx={x(n)} cy={y(one.decided)} r="3.5" />
      ))}
    </svg>
  );
}

function Agree({ of, one }: { of: Case; one: Assessment }): ReactNode {
  const say = useSay();
  const writes = useWrites(of.code);
  const [reason, setReason] = useState("");
  const [error, setError] = useState<unknown>(null);
  const send = (): void => {
    setError(null);
    void writes
      .write(`/assessments/${one.id}/lower`, "POST", { reason })
      .then(() => toast(say(screenWords.saved)), setError);
  };
  return (
    <div className={css.inline}>
      {error !== null && <ProblemNote error={error} />}
      <Textarea
        label={say(words.agreeReason)}
        value={reason}
        autosize
        onChange={(e) => setReason(e.currentTarget.value)}
      />
      <Button variant="default" disabled={reason.trim() === ""} onClick={send}>
        {say(words.agree)}
      </Button>
    </div>
  );
}

function Assessments({ of, all }: { of: Case; all: readonly Assessment[] }): ReactNode {
  const say = useSay();
  if (all.length === 0) return <p className={css.quiet}>{say(words.notAssessed)}</p>;
  return (
    <>
      <Course all={all} />
      <ol className={css.events}>
        {all.map((one, n) => (
          <li key={one.id}>
            <span>
              <StatusBadge look={lookOf("risk-level", one.decided)} />{" "}
              <span className={css.quiet}>
                {say(words.score, { n: one.score })} ·{" "}
                {say(words.proposed, { level: say(labelOf("risk-level", one.proposed)) })}
              </span>
            </span>
            <span className={css.quiet}>
              {instantShown(one.at)} · {one.by} · {one.unit}
            </span>
            {one.reason && <p lang="vi">{one.reason}</p>}
            {one.meeting && <p className={css.warn}>{say(words.meeting)}</p>}
            {one.loweredBy && <p className={css.quiet}>{say(words.lowered, { by: one.loweredBy })}</p>}
            {n === 0 && one.lowerTo && !one.loweredBy && (
              <>
                <p className={css.warn}>
                  {say(words.waitsLower, { level: say(labelOf("risk-level", one.lowerTo)) })}
                </p>
                <Agree of={of} one={one} />
              </>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function AssessForm({ of, risk, onDone }: { of: Case; risk: Risk; onDone: () => void }): ReactNode {
  const say = useSay();
  const writes = useWrites(of.code);
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [chosen, setChosen] = useState("");
  const [reason, setReason] = useState("");
  const [error, setError] = useState<unknown>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setError(null);
    void writes
      .write("/assessments", "POST", { answers, chosen: chosen || null, reason: reason.trim() || null })
      .then(onDone, setError);
  };
  return (
    <form onSubmit={submit} className={css.form}>
      {risk.questionnaire.isExample && <p className={css.warn}>{say(words.example)}</p>}
      {risk.questionnaire.questions.map((question) => (
        <Radio.Group
          key={question.id}
          label={say(question.label)}
          value={answers[question.id] ?? "unknown"}
          onChange={(value) => setAnswers({ ...answers, [question.id]: value })}
        >
          <span className={css.radios}>
            {answerCodes.map((code) => (
              <Radio key={code} value={code} label={say(labelOf("answer", code))} />
            ))}
          </span>
        </Radio.Group>
      ))}
      <NativeSelect
        label={say(words.judgement)}
        description={say(words.judgementHelp)}
        value={chosen}
        data={[
          { value: "", label: say(words.asProposed) },
          ...levels.map((level) => ({ value: level, label: say(labelOf("risk-level", level)) })),
        ]}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Textarea
        label={say(words.reason)}
        value={reason}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {error !== null && <ProblemNote error={error} />}
      <span className={css.dialogActs}>
        <Button variant="default" onClick={onDone}>
          {say(screenWords.cancel)}
        </Button>
        <Button type="submit">{say(words.save)}</Button>
      </span>
    </form>
  );
}

type Doing = "assess" | "contact";

/** What can be done now, for whoever's part shows why. */
function Acts({ of, set }: { of: Case; set: (doing: Doing) => void }): ReactNode {
  const say = useSay();
  if (of.state === "closed" || of.state === "unfounded") return null;
  const mayAssess = of.can.includes("case.assess") && of.visible.includes("case.riskReason");
  return (
    <span className={`${css.inline} no-print`}>
      {mayAssess && (
        <Button variant="default" onClick={() => set("assess")}>
          {say(words.assess)}
        </Button>
      )}
      {of.can.includes("case.contact") && (
        <Button variant="default" onClick={() => set("contact")}>
          {say(words.contact)}
        </Button>
      )}
    </span>
  );
}

/** Nothing for whoever's part does not show danger. */
export function RiskPanel({ of }: { of: Case }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [doing, set] = useState<Doing | null>(null);
  const { data } = useRisk(of);
  if (!of.visible.includes("case.riskLevel")) return null;
  if (!data) return <Waiting lines={3} />;
  const done = (): void => {
    set(null);
    void client.invalidateQueries({ queryKey: ["case", of.code, "risk"] });
  };
  return (
    <Card className={css.sheet}>
      <section aria-label={say(words.title)}>
        <h2>{say(words.title)}</h2>
        {of.nextContactOn && <p>{say(words.nextContact, { day: dateShown(of.nextContactOn) })}</p>}
        {doing === null && <Acts of={of} set={set} />}
        {doing === "assess" && <AssessForm of={of} risk={data} onDone={done} />}
        {doing === "contact" && <ContactForm of={of} onDone={done} />}
        <Assessments of={of} all={data.assessments} />
      </section>
      <section aria-label={say(words.contacts)}>
        <h2>{say(words.contacts)}</h2>
        <Contacts all={data.contacts} />
      </section>
    </Card>
  );
}
