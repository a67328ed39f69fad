/** The screen at /cases/first-week: what somebody new looks at, on the real screens, ticked off for themselves. */
import "#base/ui/styles/forms.ts";
import { Button, Checkbox } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, PageTitle, Progress, Waiting } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { firstWeekSteps, type FirstWeekStep } from "../rules/first-week.ts";
import { words as caseWords } from "../words/cases.ts";
import { firstWeekWords as words } from "../words/first-week.ts";
import css from "./cases.module.css";
import { useFirstWeek } from "./use-first-week.ts";

/** Where each is looked at. */
const places: Readonly<Record<FirstWeekStep, string>> = {
  contact: "/cases",
  entry: "/intake/new",
  search: "/cases",
  clocks: "/deadlines/clocks",
  seals: "/cases",
  meetings: "/cases/templates",
  help: "/cases/hand-over",
};

function Step(props: {
  step: FirstWeekStep;
  done: boolean;
  leaders: readonly string[];
  mark: (done: boolean) => void;
}): ReactNode {
  const { step, done, leaders, mark } = props;
  const say = useSay();
  return (
    <li className={css.step}>
      <Checkbox
        label={say(words[step])}
        checked={done}
        onChange={(event) => mark(event.currentTarget.checked)}
      />
      <p>{say(words[`${step}How`])}</p>
      {step === "help" && leaders.length > 0 && <p>{say(words.leaders, { names: leaders.join(", ") })}</p>}
      <Go href={places[step]} className={css.link}>
        {say(words.open)}
      </Go>
    </li>
  );
}

export default function FirstWeekPage(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const { data, error } = useFirstWeek(true);
  const [refusal, setRefusal] = useState<unknown>(null);
  const send = (step: string, done: boolean): Promise<void> =>
    request(`/api/case-first-week/${step}`, { method: "POST", body: { done } }).then(
      () => client.invalidateQueries({ queryKey: ["case-first-week"] }),
      setRefusal,
    );
  const total = firstWeekSteps.length;
  const n = data?.done.length ?? 0;
  return (
    <div className={css.narrow}>
      <PageTitle
        trail={<Go href="/cases">{say(caseWords.menu)}</Go>}
        title={say(words.title)}
        hint={say(words.hint)}
        acts={
          data?.offered && (
            <Button
              variant="default"
              onClick={() => void send("put-away", true).then(() => toast(say(words.wasPutAway)))}
            >
              {say(words.putAway)}
            </Button>
          )
        }
      />
      {error && <ProblemNote error={error} />}
      {refusal !== null && <ProblemNote error={refusal} />}
      {!data && !error && <Waiting lines={8} />}
      {data && (
        <Card className={css.sheet}>
          <section aria-label={say(words.title)}>
            <Progress
              done={n}
              total={total}
              label={say(words.title)}
              text={say(words.progress, { done: n, total })}
            />
            <ol className={css.steps}>
              {firstWeekSteps.map((step) => (
                <Step
                  key={step}
                  step={step}
                  done={data.done.includes(step)}
                  leaders={data.leaders}
                  mark={(done) => void send(step, done)}
                />
              ))}
            </ol>
          </section>
        </Card>
      )}
    </div>
  );
}
