/** One clause as understood: closed a summary of two lines, open everything that can be done with it. */
import { Button } from "@mantine/core";
import {
  IconArrowMerge,
  IconCheck,
  IconCircleMinus,
  IconCut,
  IconHelpCircle,
  IconPencil,
  IconPlus,
  IconRotate,
  IconRowInsertBottom,
  IconTrash,
  IconUnlink,
} from "@tabler/icons-react";
import { memo, useState, type ReactNode } from "react";
import { DueChip, StatusBadge } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import type { Icon } from "#base/ui/module.ts";
import { dateShown } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import { kindLabels, outcomeLooks } from "../codes.ts";
import { yearWords } from "../../year-words.ts";
import { everyLabels } from "./every-field.tsx";
import type { Assignment, Clause } from "../types.ts";
import { AssignForm } from "./assign-form.tsx";
import type { Doing, RowActs } from "./acts.ts";
import { RowShell } from "./row-shell.tsx";
import { EditForm, ReasonForm, SplitForm } from "./forms.tsx";
import { InsertForm } from "./insert-form.tsx";
import css from "./review.module.css";
import type { Editing } from "./use-review.ts";
import { Chip, WhoDetails } from "./who.tsx";
import { reviewWords as words } from "./words.ts";

/** What a row is told. */
export interface ClauseRowProps {
  readonly documentId: number;
  readonly clause: Clause;
  readonly who: readonly Assignment[];
  readonly selected: boolean;
  readonly checked: boolean;
  readonly doing: Doing | null;
  readonly acts: RowActs;
  readonly editing: Editing;
}

function When({ clause }: { clause: Clause }): ReactNode {
  if (!clause.dueBy && !clause.dueText) return null;
  const day = clause.dueBy ? dateShown(clause.dueBy) : "";
  return (
    <span className={css.when}>
      {clause.dueText ? (
        `${clause.dueText}${day ? ` (${day})` : ""}`
      ) : (
        <DueChip due={clause.dueBy} legal={false} />
      )}
    </span>
  );
}

function Check(props: { clause: Clause; acts: RowActs; checked: boolean; path: string }): ReactNode {
  const say = useSay();
  return (
    <input
      type="checkbox"
      className={css.check}
      checked={props.checked}
      tabIndex={-1}
      aria-label={say(words.choose, { path: props.path })}
      onClick={(event) => event.stopPropagation()}
      onChange={() => props.acts.check(`c${props.clause.id}`)}
    />
  );
}

function Kind({ clause }: { clause: Clause }): ReactNode {
  const say = useSay();
  return (
    <>
      <span className={css.quiet}>{say(kindLabels[clause.kind])}</span>
      {clause.supplied && <span className={css.supplied}>{say(words.supplied)}</span>}
    </>
  );
}

function Act(props: {
  icon: Icon;
  label: Label;
  shortcut: string;
  onPress: () => void;
  on?: boolean;
  busy?: boolean;
}): ReactNode {
  const say = useSay();
  const Mark = props.icon;
  return (
    <Button
      size="compact-sm"
      variant={props.on ? "light" : "default"}
      className={css.act}
      leftSection={<Mark size={15} stroke={1.75} />}
      rightSection={<kbd aria-hidden="true">{props.shortcut}</kbd>}
      aria-keyshortcuts={props.shortcut}
      disabled={props.busy ?? false}
      onClick={props.onPress}
    >
      {say(props.label)}
    </Button>
  );
}

function Acts({ clause, acts, editing }: Pick<ClauseRowProps, "clause" | "acts" | "editing">): ReactNode {
  const of = `c${clause.id}`;
  const busy = editing.busy;
  const { outcome } = clause;
  const open = (doing: Doing) => () => acts.open(of, doing);
  return (
    <div className={css.actLines}>
      <div className={css.actLine}>
        <Act
          icon={IconCheck}
          label={words.hasTask}
          shortcut="T"
          on={outcome === "task"}
          busy={busy}
          onPress={() => acts.task(of)}
        />
        <Act
          icon={IconCircleMinus}
          label={words.noTask}
          shortcut="N"
          on={outcome === "no-task"}
          onPress={open("no-task")}
        />
        <Act
          icon={IconUnlink}
          label={words.lost}
          shortcut="L"
          on={outcome === "lost"}
          onPress={open("lost")}
        />
        {outcome !== "undecided" && (
          <Act
            icon={IconRotate}
            label={words.undo}
            shortcut="U"
            busy={busy}
            onPress={() => acts.undecide(of)}
          />
        )}
      </div>
      <div className={css.actLine}>
        <Act icon={IconPlus} label={words.assign} shortcut="A" onPress={open("assign")} />
        <Act icon={IconPencil} label={words.edit} shortcut="Enter" onPress={open("edit")} />
        <Act icon={IconCut} label={words.split} shortcut="S" onPress={open("split")} />
        <Act icon={IconRowInsertBottom} label={words.insert} shortcut="I" onPress={open("insert")} />
        {clause.supplied && (
          <Act
            icon={IconTrash}
            label={words.remove}
            shortcut="Del"
            busy={busy}
            onPress={() => acts.remove(of)}
          />
        )}
        <Act
          icon={IconArrowMerge}
          label={words.merge}
          shortcut="M"
          busy={busy}
          onPress={() => acts.merge(of)}
        />
      </div>
    </div>
  );
}

function Open(props: ClauseRowProps & { doing: Doing }): ReactNode {
  const { clause, acts, editing, doing } = props;
  const of = `c${clause.id}`;
  const onDone = (): void => acts.close(of);
  if (doing === "edit") return <EditForm clause={clause} editing={editing} onDone={onDone} />;
  if (doing === "insert")
    return <InsertForm {...{ clause, editing, onDone }} documentId={props.documentId} onAdded={acts.goTo} />;
  if (doing === "split") return <SplitForm clause={clause} editing={editing} onDone={onDone} />;
  if (doing === "assign")
    return <AssignForm busy={editing.busy} onAssign={(given) => acts.assign(of, given)} onCancel={onDone} />;
  return (
    <ReasonForm
      title={doing === "lost" ? words.whyLost : words.whyNoTask}
      of={doing}
      busy={editing.busy}
      draft={`plan/clause-${clause.id}/${doing}`}
      onSubmit={(reason) => acts.end(of, doing, reason)}
      onCancel={onDone}
    />
  );
}

function Who(props: { who: readonly Assignment[]; editing: Editing; open: boolean }): ReactNode {
  const say = useSay();
  const [shown, show] = useState<number | null>(null);
  const one = props.who.find((a) => a.id === shown);
  if (props.who.length === 0) return props.open ? <p className={css.quiet}>{say(words.nobody)}</p> : null;
  return (
    <>
      <div className={css.chips} lang="vi">
        {props.who.map((a) => (
          <Chip
            key={a.id}
            of={a}
            open={shown === a.id}
            {...(props.open && { onPress: () => show(shown === a.id ? null : a.id) })}
          />
        ))}
      </div>
      {props.open && one && <WhoDetails of={one} editing={props.editing} onDone={() => show(null)} />}
    </>
  );
}

/** What the clause says, what the reader doubts, why it gives no task. */
function Said({ clause, selected, doing }: Pick<ClauseRowProps, "clause" | "selected" | "doing">): ReactNode {
  const say = useSay();
  const inForm = doing === "edit" || doing === "split";
  return (
    <>
      {!inForm && (
        <p className={selected ? css.textWhole : css.text} lang="vi">
          {clause.text}
        </p>
      )}
      {clause.unsure && clause.outcome === "undecided" && (
        <p className={css.unsure}>
          <IconHelpCircle size={15} stroke={1.75} /> {clause.unsure}
        </p>
      )}
      {clause.reason && <p className={css.quiet}>{say(words.because, { reason: clause.reason })}</p>}
    </>
  );
}

/** The row; `selected` opens it. */
export const ClauseRow = memo(function ClauseRow(props: ClauseRowProps): ReactNode {
  const say = useSay();
  const { clause, who, selected, acts, editing, doing } = props;
  const path = clause.path || say(words.opening);
  return (
    <RowShell
      of={`c${clause.id}`}
      kind="clause"
      label={say(words.clause, { path })}
      name={path}
      selected={selected}
      acts={acts}
      outcome={clause.outcome}
      before={<Check clause={clause} acts={acts} checked={props.checked} path={path} />}
      beside={<Kind clause={clause} />}
      state={<StatusBadge look={outcomeLooks[clause.outcome]} />}
    >
      <Said clause={clause} selected={selected} doing={doing} />
      <Who who={who} editing={editing} open={selected} />
      <When clause={clause} />
      {clause.every !== "year" && (
        <p className={css.quiet}>
          {say(yearWords.every)}: {say(everyLabels[clause.every])}
        </p>
      )}
      {selected && clause.product && (
        <p className={css.quiet}>
          {say(words.product)}: {clause.product}
        </p>
      )}
      {selected && doing && <Open {...props} doing={doing} />}
      {selected && !doing && editing.may && <Acts clause={clause} acts={acts} editing={editing} />}
    </RowShell>
  );
});
