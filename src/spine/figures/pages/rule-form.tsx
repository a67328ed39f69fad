/** The form of a rule: two sides, how they compare, how grave it is, and the sentence with its numbers. */
import { Button, NativeSelect, TextInput, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { numberTyped } from "#base/ui/typed.ts";
import type { Operator, Severity } from "#spine/indicators/web.ts";
import css from "./figures.module.css";
import {
  bodyOf,
  draftOf,
  hasNumbers,
  newRule,
  type RuleDraft,
  type RuleRow,
  type TermDraft,
} from "./rule-draft.ts";
import { Formula, rulePath } from "./rule-parts.tsx";
import { Side } from "./rule-terms.tsx";
import { ruleWords as words } from "./rule-words.ts";
import type { Catalogue } from "./types.ts";

interface Part {
  readonly draft: RuleDraft;
  readonly set: (change: Partial<RuleDraft>) => void;
}

function Names({ draft, set, isNew }: Part & { isNew: boolean }): ReactNode {
  const say = useSay();
  const { label } = draft;
  return (
    <>
      {isNew && (
        <TextInput
          label={say(words.code)}
          description={say(words.codeHelp)}
          value={draft.code}
          maxLength={80}
          required
          onChange={(e) => set({ code: e.currentTarget.value.trim() })}
        />
      )}
      <TextInput
        label={say(words.labelVi)}
        value={label.vi}
        maxLength={300}
        required
        onChange={(e) => set({ label: { ...label, vi: e.currentTarget.value } })}
      />
      <TextInput
        label={say(words.labelEn)}
        value={label.en}
        maxLength={300}
        required
        onChange={(e) => set({ label: { ...label, en: e.currentTarget.value } })}
      />
      <NativeSelect
        label={say(words.severity)}
        data={[
          { value: "must", label: say(words.mustLong) },
          { value: "should", label: say(words.shouldLong) },
        ]}
        value={draft.severity}
        onChange={(e) => set({ severity: e.currentTarget.value as Severity })}
      />
    </>
  );
}

function Sentences({ draft, set }: Part): ReactNode {
  const say = useSay();
  const { sentence } = draft;
  return (
    <>
      <Textarea
        label={say(words.sentenceVi)}
        description={say(words.sentenceHelp)}
        value={sentence.vi}
        maxLength={500}
        autosize
        required
        onChange={(e) => set({ sentence: { ...sentence, vi: e.currentTarget.value } })}
      />
      <Textarea
        label={say(words.sentenceEn)}
        value={sentence.en}
        maxLength={500}
        autosize
        required
        onChange={(e) => set({ sentence: { ...sentence, en: e.currentTarget.value } })}
      />
      <DateField
        label={say(words.validFrom)}
        description={say(words.validFromHelp)}
        value={draft.validFrom}
        onChange={(validFrom) => set({ validFrom })}
      />
    </>
  );
}

const read = (terms: readonly TermDraft[]) =>
  terms.filter((t) => t.indicator !== "").map((t) => ({ ...t, factor: numberTyped(t.factor) ?? 0 }));

function Sides({ draft, set, catalogue, tried }: Part & { catalogue: Catalogue; tried: boolean }): ReactNode {
  const say = useSay();
  const shared = { catalogue, tried };
  const { left, right, operator } = draft;
  return (
    <>
      <Side legend={say(words.left)} terms={left} set={(terms) => set({ left: terms })} {...shared} />
      <NativeSelect
        label={say(words.operator)}
        data={[
          { value: "<=", label: say(words.atMost) },
          { value: "=", label: say(words.equals) },
          { value: ">=", label: say(words.atLeast) },
        ]}
        value={operator}
        onChange={(e) => set({ operator: e.currentTarget.value as Operator })}
      />
      <Side legend={say(words.right)} terms={right} set={(terms) => set({ right: terms })} {...shared} />
      <p>
        <span className={css.quiet}>{say(words.preview)}:</span>{" "}
        <Formula rule={{ operator, left: read(left), right: read(right) }} catalogue={catalogue} />
      </p>
    </>
  );
}

/** A new rule (`rule` null), or a new version of one, in force from the day given at first. */
export function RuleForm(props: {
  rule: RuleRow | null;
  validFrom: string;
  catalogue: Catalogue;
  close: () => void;
}): ReactNode {
  const say = useSay();
  const go = useGo();
  const client = useQueryClient();
  const { rule, close } = props;
  const [draft, setDraft] = useState(() =>
    rule ? draftOf(rule, props.validFrom) : newRule(props.validFrom),
  );
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const set = (change: Partial<RuleDraft>): void => setDraft((before) => ({ ...before, ...change }));
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!hasNumbers(draft)) return;
    setBusy(true);
    setError(null);
    try {
      const path = rule ? `/api/rules/${rule.code}/versions` : "/api/rules";
      const body = { ...bodyOf(draft), ...(!rule && { code: draft.code }) };
      const { versions } = await request<{ versions: readonly RuleRow[] }>(path, { method: "POST", body });
      await client.invalidateQueries({
        predicate: ({ queryKey: [key] }) => key === "rules" || key === "rule",
      });
      toast(say(words.saved, { n: versions[0]?.version ?? 1 }));
      go(rulePath(draft.code));
      close();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  return (
    <Card className={css.form}>
      <form className={css.ruleForm} onSubmit={(event) => void send(event)}>
        <Names draft={draft} set={set} isNew={rule === null} />
        <Sides draft={draft} set={set} catalogue={props.catalogue} tried={tried} />
        <Sentences draft={draft} set={set} />
        {error !== null && <ProblemNote error={error} />}
        <span className={css.counts}>
          <Button type="submit" loading={busy}>
            {say(words.save)}
          </Button>
          <Button variant="default" onClick={close}>
            {say(words.cancel)}
          </Button>
        </span>
      </form>
    </Card>
  );
}
