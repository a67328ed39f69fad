/** A new version of a rule, begun from the one before it. */
import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import { confidences, ruleUnits, type Confidence, type RuleUnit } from "../schema.ts";
import { confidenceLabels } from "../words.ts";
import css from "./deadlines.module.css";
import type { Rule, RuleVersion } from "./types.ts";
import { screenWords as words } from "./words.ts";

const unitLabels: Readonly<Record<RuleUnit, Label>> = {
  hour: words.hour,
  "calendar-day": words.calendarDay,
  "working-day": words.workingDay,
  month: words.monthUnit,
};

type Draft = Pick<RuleVersion, "amount" | "unit" | "rolls" | "source" | "confidence"> & { article: string };

interface FieldsProps {
  readonly draft: Draft;
  readonly set: (draft: Draft) => void;
}

function Length({ draft, set }: FieldsProps): ReactNode {
  const say = useSay();
  return (
    <>
      <span className={css.pair}>
        <NumberInput
          label={say(words.amount)}
          min={1}
          max={10_000}
          allowDecimal={false}
          hideControls
          value={draft.amount}
          required
          onChange={(value) => set({ ...draft, amount: Number(value) })}
        />
        <NativeSelect
          label={say(words.unit)}
          data={ruleUnits.map((value) => ({ value, label: say(unitLabels[value]) }))}
          value={draft.unit}
          onChange={(e) => set({ ...draft, unit: e.currentTarget.value as RuleUnit })}
        />
      </span>
      {(draft.unit === "calendar-day" || draft.unit === "month") && (
        <Checkbox
          label={say(words.rolls)}
          checked={draft.rolls}
          onChange={(e) => set({ ...draft, rolls: e.currentTarget.checked })}
        />
      )}
    </>
  );
}

function Basis({ draft, set, byLaw }: FieldsProps & { byLaw: boolean }): ReactNode {
  const say = useSay();
  return (
    <>
      {byLaw && (
        <TextInput
          label={say(words.article)}
          description={say(words.articleHelp)}
          value={draft.article}
          maxLength={300}
          required
          onChange={(e) => set({ ...draft, article: e.currentTarget.value })}
        />
      )}
      <TextInput
        label={say(words.source)}
        description={say(words.sourceHelp)}
        value={draft.source}
        maxLength={500}
        required
        onChange={(e) => set({ ...draft, source: e.currentTarget.value })}
      />
      <NativeSelect
        label={say(words.confidence)}
        data={confidences.map((value) => ({ value, label: `${value}: ${say(confidenceLabels[value])}` }))}
        value={draft.confidence}
        onChange={(e) => set({ ...draft, confidence: e.currentTarget.value as Confidence })}
      />
    </>
  );
}

function useIssue(rule: Rule, done: () => void) {
  const say = useSay();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) =>
      request<Rule>(`/api/deadlines/rules/${rule.code}/versions`, { method: "POST", body }),
    onSuccess: async ({ versions }) => {
      await client.invalidateQueries({ queryKey: ["deadline-rules"] });
      toast(say(words.ruleSaved, { n: versions[0]?.number ?? 1 }));
      done();
    },
  });
}

/** The form; `last` is the newest version of the rule. */
export function RuleForm(props: { rule: Rule; last: RuleVersion; onClose: () => void }): ReactNode {
  const say = useSay();
  const { rule, last } = props;
  const [draft, set] = useState<Draft>({ ...last, article: last.article ?? "" });
  const [basis, choose] = useState(last.basis);
  const [from, type] = useState(dateShown(last.validFrom > today() ? last.validFrom : today()));
  const issue = useIssue(rule, props.onClose);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const { amount, unit, rolls, source, confidence } = draft;
    const article = basis === "law" ? draft.article : null;
    const validFrom = dateTyped(from) ?? from;
    issue.mutate({ number: last.number, amount, unit, rolls, basis, article, source, confidence, validFrom });
  };
  return (
    <form className={css.form} onSubmit={send}>
      <h3>{say(words.newVersionOf, { rule: say(rule.label) })}</h3>
      <Length draft={draft} set={set} />
      <NativeSelect
        label={say(words.basis)}
        data={[
          { value: "law", label: say(words.byLaw) },
          { value: "internal", label: say(words.internal) },
        ]}
        value={basis}
        onChange={(e) => choose(e.currentTarget.value as RuleVersion["basis"])}
      />
      <Basis draft={draft} set={set} byLaw={basis === "law"} />
      <DateField
        label={say(words.validFrom)}
        description={say(words.validFromHelp)}
        value={from}
        onChange={type}
      />
      {issue.error && <ProblemNote error={issue.error} />}
      <div className={css.acts}>
        <Button type="submit" size="xs" loading={issue.isPending}>
          {say(words.saveRule)}
        </Button>
        <Button size="xs" variant="default" onClick={props.onClose}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}
