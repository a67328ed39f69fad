/** A place where the document has lost something: fill it in from another copy, or record it as lost. */
import { ActionIcon, Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconTrash, IconUnlink } from "@tabler/icons-react";
import { memo, type ReactNode } from "react";
import { StatusBadge } from "#base/ui/bits.tsx";
import { useDraft } from "#base/ui/drafts.ts";
import { useSay } from "#base/ui/language.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Part } from "../../schema.ts";
import { kindLabels, partLabels } from "../codes.ts";
import type { Clause, Gap } from "../types.ts";
import type { Doing, RowActs } from "./acts.ts";
import { ReasonForm, RowForm } from "./forms.tsx";
import css from "./review.module.css";
import { RowShell } from "./row-shell.tsx";
import type { Editing } from "./use-review.ts";
import { reviewWords as words } from "./words.ts";

interface Item {
  readonly path: string;
  readonly kind: Clause["kind"];
  readonly text: string;
  readonly who: string;
  readonly role: Part;
}

interface Filling {
  readonly items: readonly Item[];
  readonly note: string;
}

const empty: Item = { path: "", kind: "item", text: "", who: "", role: "responsible" };

/** What is sent of an item: each agency named becomes an assignment; an item without anybody asks for nothing yet. */
function sentOf({ path, kind, text, who, role }: Item): object {
  const names = who
    .split(";")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return { path, kind, text, actionable: true, assignments: names.map((agency) => ({ agency, role })) };
}

function ItemFields(props: {
  item: Item;
  n: number;
  put: (item: Item) => void;
  drop: (() => void) | null;
}): ReactNode {
  const say = useSay();
  const { item, n, put, drop } = props;
  return (
    <fieldset className={css.item}>
      <legend>
        {say(words.itemN, { n })}
        {drop && (
          <ActionIcon size={28} aria-label={say(words.dropItem, { n })} onClick={drop}>
            <IconTrash size={16} stroke={1.75} />
          </ActionIcon>
        )}
      </legend>
      <div className={css.fields}>
        <TextInput
          label={say(words.path)}
          value={item.path}
          onChange={(event) => put({ ...item, path: event.currentTarget.value })}
        />
        <NativeSelect
          label={say(words.kind)}
          value={item.kind}
          data={Object.entries(kindLabels).map(([code, label]) => ({ value: code, label: say(label) }))}
          onChange={(event) => put({ ...item, kind: event.currentTarget.value as Clause["kind"] })}
        />
      </div>
      <Textarea
        label={say(words.text)}
        autosize
        minRows={2}
        value={item.text}
        onChange={(event) => put({ ...item, text: event.currentTarget.value })}
      />
      <div className={css.assignFields}>
        <TextInput
          label={say(words.whoDoes)}
          description={say(words.whoDoesHelp)}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={item.who}
          onChange={(event) => put({ ...item, who: event.currentTarget.value })}
        />
        <NativeSelect
          label={say(words.role)}
          value={item.role}
          data={Object.entries(partLabels).map(([code, label]) => ({ value: code, label: say(label) }))}
          onChange={(event) => put({ ...item, role: event.currentTarget.value as Part })}
        />
      </div>
    </fieldset>
  );
}

function FillForm({ gap, editing, onDone }: { gap: Gap; editing: Editing; onDone: () => void }): ReactNode {
  const say = useSay();
  const draft = useDraft<Filling>(`plan/gap-${gap.id}/fill`, { items: [empty], note: "" });
  const { items, note } = draft.value;
  const put = (at: number, item: Item): void =>
    draft.change((before) => ({ ...before, items: before.items.map((one, n) => (n === at ? item : one)) }));
  const told = items.filter((item) => item.text.trim() !== "");
  const save = async (): Promise<void> => {
    const body = { version: gap.version, note: note.trim() || null, clauses: told.map(sentOf) };
    if (!(await editing.run({ path: `/api/plan/gaps/${gap.id}/fill`, body }))) return;
    draft.clear();
    toast(say(words.filled, { n: told.length }));
    onDone();
  };
  return (
    <RowForm
      label={say(words.fill)}
      submit={say(words.fillNow, { n: told.length })}
      busy={editing.busy}
      ready={told.length > 0}
      onSubmit={() => void save()}
      onCancel={onDone}
    >
      <p className={css.quiet}>{say(words.fillHint)}</p>
      {items.map((item, at) => (
        <ItemFields
          key={at}
          item={item}
          n={at + 1}
          put={(changed) => put(at, changed)}
          drop={
            items.length > 1
              ? () =>
                  draft.change((before) => ({ ...before, items: before.items.filter((_, n) => n !== at) }))
              : null
          }
        />
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={15} />}
          onClick={() => draft.change((before) => ({ ...before, items: [...before.items, empty] }))}
        >
          {say(words.addItem)}
        </Button>
      </div>
      <TextInput
        label={say(words.gapNote)}
        value={note}
        onChange={(event) => draft.change((before) => ({ ...before, note: event.target.value }))}
      />
    </RowForm>
  );
}

interface GapRowProps {
  readonly gap: Gap;
  readonly selected: boolean;
  readonly doing: Doing | null;
  readonly acts: RowActs;
  readonly editing: Editing;
}

const answered = {
  filled: { label: words.gapFilled, tone: "good" },
  lost: { label: words.gapLost, tone: "calm" },
} as const;

/** The two answers, or the form of one of them. */
function Answers({ gap, doing, acts, editing }: GapRowProps): ReactNode {
  const say = useSay();
  const of = `g${gap.id}`;
  const lose = async (reason: string): Promise<boolean> => {
    const body = { version: gap.version, reason };
    const done = await editing.run({ path: `/api/plan/gaps/${gap.id}/lost`, body });
    if (done) acts.step(1);
    return done !== null;
  };
  if (doing === "edit") return <FillForm gap={gap} editing={editing} onDone={() => acts.close(of)} />;
  if (doing === "lost")
    return (
      <ReasonForm
        title={words.whyGapLost}
        of="lost"
        busy={editing.busy}
        draft={`plan/gap-${gap.id}/lost`}
        onSubmit={lose}
        onCancel={() => acts.close(of)}
      />
    );
  return (
    <div className={css.actLine}>
      <Button
        size="compact-sm"
        rightSection={<kbd aria-hidden="true">Enter</kbd>}
        onClick={() => acts.open(of, "edit")}
      >
        {say(words.fill)}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        rightSection={<kbd aria-hidden="true">L</kbd>}
        onClick={() => acts.open(of, "lost")}
      >
        {say(words.recordLost)}
      </Button>
    </div>
  );
}

/** The row of a gap. */
export const GapRow = memo(function GapRow(props: GapRowProps): ReactNode {
  const say = useSay();
  const { gap, selected, acts, editing } = props;
  const label = say(words.gap, { n: gap.line });
  return (
    <RowShell
      of={`g${gap.id}`}
      kind="gap"
      label={label}
      name={label}
      selected={selected}
      acts={acts}
      before={<IconUnlink size={16} stroke={1.75} />}
      state={gap.answer && <StatusBadge look={answered[gap.answer]} />}
    >
      <p>{gap.note}</p>
      {gap.answerNote && <p className={css.quiet}>{gap.answerNote}</p>}
      {selected && gap.answer === null && editing.may && <Answers {...props} />}
    </RowShell>
  );
});
