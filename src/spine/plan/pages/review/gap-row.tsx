/** A place where the document has lost something: fill it in from another copy, or record it as lost. */
import { Button, TextInput } from "@mantine/core";
import { IconPlus, IconUnlink } from "@tabler/icons-react";
import { memo, type ReactNode } from "react";
import { StatusBadge } from "#base/ui/bits.tsx";
import { useDraft } from "#base/ui/drafts.ts";
import { useSay } from "#base/ui/language.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Gap } from "../types.ts";
import type { Doing, RowActs } from "./acts.ts";
import { ReasonForm, RowForm } from "./forms.tsx";
import { emptyItem, ItemFields, sentOf, type Item } from "./item-fields.tsx";
import css from "./review.module.css";
import { RowShell } from "./row-shell.tsx";
import type { Editing } from "./use-review.ts";
import { reviewWords as words } from "./words.ts";

interface Filling {
  readonly items: readonly Item[];
  readonly note: string;
}

function FillForm({ gap, editing, onDone }: { gap: Gap; editing: Editing; onDone: () => void }): ReactNode {
  const say = useSay();
  const draft = useDraft<Filling>(`plan/gap-${gap.id}/fill`, { items: [emptyItem], note: "" });
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
          onClick={() => draft.change((before) => ({ ...before, items: [...before.items, emptyItem] }))}
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
      {selected && gap.answer !== null && editing.may && (
        <div className={css.actLine}>
          <Button
            size="compact-sm"
            variant="default"
            rightSection={<kbd aria-hidden="true">U</kbd>}
            disabled={editing.busy}
            onClick={() => acts.undecide(`g${gap.id}`)}
          >
            {say(words.reopen)}
          </Button>
        </div>
      )}
    </RowShell>
  );
});
