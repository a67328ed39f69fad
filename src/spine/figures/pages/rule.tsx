/** One rule between figures: what it says, its versions; the city changes or ends it. */
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { Card, Facts, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { DateField } from "#base/ui/form/date-field.tsx";
import { Go, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import css from "./figures.module.css";
import type { RuleRow } from "./rule-draft.ts";
import { RuleForm } from "./rule-form.tsx";
import { Formula, InForce, SeverityBadge, useCatalogue } from "./rule-parts.tsx";
import { ruleWords as words } from "./rule-words.ts";
import type { Catalogue } from "./types.ts";

function Version({ rule, catalogue }: { rule: RuleRow; catalogue: Catalogue | undefined }): ReactNode {
  const say = useSay();
  const fact = (key: keyof typeof words, value: ReactNode) => ({ key, label: say(words[key]), value });
  return (
    <Card className={css.sheet}>
      <h2>{say(words.versionN, { n: rule.version })}</h2>
      <Facts
        rows={[
          fact("severity", <SeverityBadge severity={rule.severity} />),
          fact("formula", <Formula rule={rule} catalogue={catalogue} />),
          fact("sentence", say(rule.sentence)),
          fact("holds", <InForce rule={rule} />),
          fact("by", rule.byName ?? say(words.given)),
        ]}
      />
    </Card>
  );
}

function Retire({ rule, close }: { rule: RuleRow; close: () => void }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [from, type] = useState(dateShown(today()));
  const [error, setError] = useState<unknown>(null);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setError(null);
    try {
      const body = { from: dateTyped(from) ?? from };
      await request(`/api/rules/${rule.code}/retire`, { method: "POST", body });
      await client.invalidateQueries({
        predicate: ({ queryKey: [key] }) => key === "rules" || key === "rule",
      });
      toast(say(words.retired));
      close();
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <Card className={css.form}>
      <form className={css.ruleForm} onSubmit={(event) => void send(event)}>
        <DateField
          label={say(words.retireFrom)}
          description={say(words.changeHint)}
          value={from}
          onChange={type}
        />
        {error !== null && <ProblemNote error={error} />}
        <span className={css.counts}>
          <Button type="submit">{say(words.retire)}</Button>
          <Button variant="default" onClick={close}>
            {say(words.cancel)}
          </Button>
        </span>
      </form>
    </Card>
  );
}

function Body({ versions, may }: { versions: readonly RuleRow[]; may: boolean }): ReactNode {
  const say = useSay();
  const { data: catalogue } = useCatalogue();
  const [act, setAct] = useState<"change" | "retire" | null>(null);
  const [newest] = versions;
  if (!newest) return null;
  const close = (): void => setAct(null);
  return (
    <>
      <PageTitle
        title={say(newest.label)}
        hint={newest.validTo === null ? newest.code : `${newest.code} · ${say(words.ended)}`}
        trail={
          <>
            <Go href="/figures">{say(words.figures)}</Go> › <Go href="/figures/rules">{say(words.title)}</Go>
          </>
        }
        acts={
          may &&
          act === null && (
            <>
              {newest.validTo === null && (
                <Button variant="default" onClick={() => setAct("retire")}>
                  {say(words.retire)}
                </Button>
              )}
              <Button onClick={() => setAct("change")}>{say(words.change)}</Button>
            </>
          )
        }
      />
      <div className={css.versions}>
        {act === "retire" && <Retire rule={newest} close={close} />}
        {act === "change" && catalogue && (
          <>
            <p className={css.quiet}>{say(words.changeHint)}</p>
            <RuleForm rule={newest} validFrom={today()} catalogue={catalogue} close={close} />
          </>
        )}
        {versions.map((rule) => (
          <Version key={rule.version} rule={rule} catalogue={catalogue} />
        ))}
      </div>
    </>
  );
}

/** The screen at /figures/rules/$code. */
export default function RulePage(): ReactNode {
  const code = (usePath()["code"] ?? "").replaceAll("_", ".");
  const { data, error, refetch } = useQuery({
    queryKey: ["rule", code],
    queryFn: ({ signal }) =>
      request<{ versions: readonly RuleRow[]; can: readonly string[] }>(`/api/rules/${code}`, { signal }),
  });
  if (error && !data) return <ProblemNote whole error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={8} />;
  return <Body versions={data.versions} may={data.can.includes("rule.update")} />;
}
