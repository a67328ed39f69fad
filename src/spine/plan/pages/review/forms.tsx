/** What opens below a clause: edit its words, cut it apart, say why it gives no task. */
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { useDraft } from "#base/ui/drafts.ts";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import { kindLabels } from "../codes.ts";
import type { Every } from "../../rules/period.ts";
import { EveryField } from "./every-field.tsx";
import type { Clause } from "../types.ts";
import css from "./review.module.css";
import { partsOf } from "./state.ts";
import type { Editing } from "./use-review.ts";
import { reviewWords as words } from "./words.ts";

/** What each form is told; `onDone(true)` after it was saved. */
export interface ClauseFormProps {
  readonly clause: Clause;
  readonly editing: Editing;
  readonly onDone: (saved: boolean) => void;
}

/** Ctrl Enter sends a form from any of its fields. */
function sendsByKey(event: React.KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

/** The frame of a small form in a row: its fields, then save and cancel. */
export function RowForm(props: {
  label: string;
  submit: string;
  busy: boolean;
  ready: boolean;
  onSubmit: () => void;
  onCancel: () => void;
  children: ReactNode;
}): ReactNode {
  const say = useSay();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[data-first], textarea, input")?.focus();
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <form
      ref={form}
      className={css.rowForm}
      aria-label={props.label}
      onKeyDown={sendsByKey}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (props.ready) props.onSubmit();
      }}
    >
      {props.children}
      <div className={css.rowFormActs}>
        <Button type="submit" size="xs" loading={props.busy} disabled={!props.ready}>
          {props.submit}
        </Button>
        <Button size="xs" variant="default" onClick={props.onCancel}>
          {say(words.cancel)}
        </Button>
        <span className={css.quiet}>
          <kbd>Ctrl</kbd> <kbd>Enter</kbd>
        </span>
      </div>
    </form>
  );
}

interface Typed {
  readonly kind: Clause["kind"];
  readonly path: string;
  readonly text: string;
  readonly dueBy: string;
  readonly product: string;
  readonly every: Every;
  readonly actionable: boolean;
}

const typedOf = (clause: Clause): Typed => ({
  kind: clause.kind,
  path: clause.path,
  text: clause.text,
  dueBy: clause.dueBy ? dateShown(clause.dueBy) : "",
  product: clause.product ?? "",
  every: clause.every,
  actionable: clause.actionable,
});

/** A draft from before clauses repeated says nothing of it. */
const everyOf = (typed: Partial<Typed>, clause: Clause): Every => typed.every ?? clause.every;

/** Corrects what was understood; the source stays as it is. */
export function EditForm({ clause, editing, onDone }: ClauseFormProps): ReactNode {
  const say = useSay();
  const draft = useDraft<Typed>(`plan/clause-${clause.id}/edit`, typedOf(clause));
  const { value } = draft;
  const put = (change: Partial<Typed>): void => draft.change((before) => ({ ...before, ...change }));
  const day = value.dueBy.trim() === "" ? null : dateTyped(value.dueBy);
  const wrongDay = value.dueBy.trim() !== "" && day === null;
  const save = async (): Promise<void> => {
    const { kind, path, text, actionable } = value;
    const body = {
      version: clause.version,
      kind,
      path,
      text,
      actionable,
      dueBy: day,
      every: everyOf(value, clause),
      product: value.product || null,
    };
    const sure = clause.unsure ? { sure: true } : {};
    const saved = await editing.run({
      path: `/api/plan/clauses/${clause.id}`,
      method: "PATCH",
      body: { ...body, ...sure },
    });
    if (!saved) return;
    draft.clear();
    if (saved.tasks > 0) toast(say(words.tasksCorrected, { n: saved.tasks }));
    onDone(true);
  };
  return (
    <RowForm
      label={say(words.edit)}
      submit={say(words.save)}
      busy={editing.busy}
      ready={value.text.trim() !== "" && !wrongDay}
      onSubmit={() => void save()}
      onCancel={() => {
        draft.clear();
        onDone(false);
      }}
    >
      <Textarea
        label={say(words.text)}
        autosize
        minRows={2}
        maxRows={14}
        data-first=""
        value={value.text}
        onChange={(event) => put({ text: event.currentTarget.value })}
      />
      <div className={css.fields}>
        <NativeSelect
          label={say(words.kind)}
          value={value.kind}
          data={Object.entries(kindLabels).map(([code, label]) => ({ value: code, label: say(label) }))}
          onChange={(event) => put({ kind: event.currentTarget.value as Clause["kind"] })}
        />
        <TextInput
          label={say(words.path)}
          description={say(words.pathHelp)}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={value.path}
          onChange={(event) => put({ path: event.currentTarget.value })}
        />
        <DateField
          label={say(words.dueBy)}
          value={value.dueBy}
          error={wrongDay ? say(words.wrongDay) : undefined}
          onChange={(dueBy) => put({ dueBy })}
        />
        <EveryField value={everyOf(value, clause)} onChange={(every) => put({ every })} />
      </div>
      <TextInput
        label={say(words.product)}
        description={say(words.productHelp)}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={value.product}
        onChange={(event) => put({ product: event.currentTarget.value })}
      />
      <Checkbox
        label={say(words.asksWork)}
        checked={value.actionable}
        onChange={(event) => put({ actionable: event.currentTarget.checked })}
      />
    </RowForm>
  );
}

/** Cuts a clause apart where the person breaks the line. */
export function SplitForm({ clause, editing, onDone }: ClauseFormProps): ReactNode {
  const say = useSay();
  const [text, type] = useState(clause.text);
  const parts = partsOf(text);
  const save = async (): Promise<void> => {
    const body = { version: clause.version, parts };
    if (!(await editing.run({ path: `/api/plan/clauses/${clause.id}/split`, body }))) return;
    toast(say(words.splitDone, { n: parts.length }));
    onDone(true);
  };
  return (
    <RowForm
      label={say(words.split)}
      submit={say(words.splitInto, { n: parts.length })}
      busy={editing.busy}
      ready={parts.length > 1}
      onSubmit={() => void save()}
      onCancel={() => onDone(false)}
    >
      <Textarea
        label={say(words.text)}
        description={say(words.splitHelp)}
        autosize
        minRows={3}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
      />
    </RowForm>
  );
}

/** Reasons that officers give again and again. */
export const usualReasons: Readonly<Record<"no-task" | "lost", readonly Label[]>> = {
  "no-task": [words.reasonGeneral, words.reasonElsewhere, words.reasonMoney, words.reasonPast],
  lost: [words.reasonUnreadable],
};

/** Asks why; a usual reason is one press. Reasons are kept in Vietnamese: they belong to the document. */
export function ReasonForm(props: {
  title: Label;
  of: "no-task" | "lost";
  busy: boolean;
  draft: string;
  onSubmit: (reason: string) => Promise<boolean>;
  onCancel: () => void;
}): ReactNode {
  const say = useSay();
  const draft = useDraft<string>(props.draft, "");
  const reasons = usualReasons[props.of];
  const send = async (reason: string): Promise<void> => {
    if (await props.onSubmit(reason)) draft.clear();
  };
  return (
    <RowForm
      label={say(props.title)}
      submit={say(words.decide)}
      busy={props.busy}
      ready={draft.value.trim() !== ""}
      onSubmit={() => void send(draft.value.trim())}
      onCancel={() => {
        draft.clear();
        props.onCancel();
      }}
    >
      <TextInput
        label={say(props.title)}
        value={draft.value}
        onChange={(event) => draft.change(event.currentTarget.value)}
        onKeyDown={(event) => {
          // In the empty line a number is not the beginning of a reason: it is one of those below.
          const usual = draft.value === "" ? reasons[Number(event.key) - 1] : undefined;
          if (!usual) return;
          event.preventDefault();
          void send(usual.vi);
        }}
      />
      <div className={css.usual}>
        {reasons.map((reason, at) => (
          <Button
            key={reason.vi}
            variant="default"
            size="compact-sm"
            rightSection={<kbd aria-hidden="true">{at + 1}</kbd>}
            aria-keyshortcuts={String(at + 1)}
            onClick={() => void send(reason.vi)}
          >
            {say(reason)}
          </Button>
        ))}
      </div>
    </RowForm>
  );
}
