/** The right side: what was understood, unsure first, each clause waiting for its end. */
import { Button, SegmentedControl } from "@mantine/core";
import { IconArrowBackUp, IconChecks, IconKeyboard } from "@tabler/icons-react";
import type { KeyboardEvent, ReactNode } from "react";
import { Progress } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Label } from "#base/words.ts";
import { keyAct, type ListState } from "./acts.ts";
import { Bulk } from "./bulk.tsx";
import { ClauseRow } from "./clause-row.tsx";
import { GapRow } from "./gap-row.tsx";
import { Keys } from "./keys.tsx";
import type { ListProps } from "./list-props.ts";
import css from "./review.module.css";
import { countsOf, proposed, unsureFirst, type Group, type Row, type Shown } from "./state.ts";
import type { Editing } from "./use-review.ts";
import { reviewWords as words } from "./words.ts";

const filters: readonly (readonly [Shown, Label])[] = [
  ["all", words.all],
  ["unsure", words.unsure],
  ["undecided", words.undecided],
  ["names", words.names],
  ["gaps", words.gaps],
];

const groupLabels: Readonly<Record<Group, Label>> = {
  unsure: words.unsureGroup,
  open: words.openGroup,
  done: words.doneGroup,
};

function Tools(props: ListProps): ReactNode {
  const say = useSay();
  const { rows, shown, editing } = props;
  const counts = countsOf(rows);
  const sure = proposed(rows);
  const clauses = rows.flatMap((row) => (row.of === "clause" ? [row.clause] : []));
  const done = clauses.filter((c) => c.outcome !== "undecided").length;
  const text = say(words.decided, { done, total: clauses.length });
  const accept = async (): Promise<void> => {
    const done = await editing.run({ path: `/api/plan/documents/${props.documentId}/accept`, body: {} });
    if (done) toast(say(words.accepted, { n: done.clauses.length }));
  };
  return (
    <div className={css.tools}>
      <div className={css.toolLine}>
        <Progress done={done} total={clauses.length} label={text} text={text} />
        <Button
          size="compact-sm"
          variant="subtle"
          className={css.keysButton}
          leftSection={<IconKeyboard size={16} stroke={1.75} />}
          rightSection={<kbd aria-hidden="true">?</kbd>}
          aria-expanded={props.help}
          onClick={() => props.onHelp(!props.help)}
        >
          {say(words.keys)}
        </Button>
      </div>
      <div className={css.filters} role="group" aria-label={say(words.show)}>
        {filters.map(([key, label]) => (
          <button
            key={key}
            type="button"
            className={css.filter}
            aria-pressed={shown === key}
            onClick={() => props.onShow(key)}
          >
            {say(label)} <span className={css.count}>{counts[key]}</span>
          </button>
        ))}
      </div>
      <div className={css.toolLine}>
        <SegmentedControl
          size="xs"
          aria-label={say(words.order)}
          value={props.byDoubt ? "doubt" : "document"}
          onChange={(value) => props.onOrder(value === "doubt")}
          data={[
            { value: "doubt", label: say(words.unsureFirst) },
            { value: "document", label: say(words.asDocument) },
          ]}
        />
        {editing.undos > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowBackUp size={16} stroke={1.75} />}
            rightSection={<kbd aria-hidden="true">Z</kbd>}
            aria-keyshortcuts="Z"
            disabled={editing.busy}
            onClick={props.state.acts.undo}
          >
            {say(words.takeBack)}
          </Button>
        )}
        {editing.may && sure > 0 && (
          <Button
            size="compact-sm"
            variant="light"
            title={say(words.acceptHint)}
            leftSection={<IconChecks size={16} stroke={1.75} />}
            loading={editing.busy}
            onClick={() => void accept()}
          >
            {say(words.accept, { n: sure })}
          </Button>
        )}
      </div>
    </div>
  );
}

const typedInto = new Set(["INPUT", "TEXTAREA", "SELECT"]);

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  const inField = typedInto.has(target.tagName) && (target as HTMLInputElement).type !== "checkbox";
  return inField || event.ctrlKey || event.metaKey || event.altKey;
}

/** Enter presses whatever button has the focus; only on the row itself it edits. */
function onRow(event: KeyboardEvent): boolean {
  return (event.target as HTMLElement).dataset["row"] !== undefined;
}

interface RowsProps {
  readonly rows: readonly Row[];
  readonly state: ListState;
  readonly editing: Editing;
  readonly documentId: number;
}

function Rows({ rows, state, editing, documentId }: RowsProps): ReactNode {
  return rows.map((row) => {
    const common = {
      selected: state.selected === row.key,
      doing: state.selected === row.key ? state.doing : null,
      acts: state.acts,
      editing,
    };
    return row.of === "gap" ? (
      <GapRow key={row.key} gap={row.gap} {...common} />
    ) : (
      <ClauseRow
        key={row.key}
        documentId={documentId}
        clause={row.clause}
        who={row.who}
        checked={state.checked.has(row.key)}
        {...common}
      />
    );
  });
}

/** The whole list with its tools; keys work while the focus is inside. */
export function List(props: ListProps): ReactNode {
  const say = useSay();
  const { inView, state, editing, byDoubt } = props;
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && state.doing && state.selected) return state.acts.close(state.selected);
    if (isTyping(event)) return;
    if (event.key === "?") return props.onHelp(!props.help);
    const act = keyAct(event.key, state.selected ?? "", state.acts);
    if (!act || (event.key === "Enter" && !onRow(event))) return;
    event.preventDefault();
    act();
  };
  const groups = byDoubt ? unsureFirst(inView) : [{ group: null, rows: inView }];
  return (
    <section className={css.listPane} aria-label={say(words.understood)}>
      <Tools {...props} />
      {props.help && <Keys onClose={() => props.onHelp(false)} />}
      {state.checked.size > 0 && <Bulk {...props} />}
      {!editing.may && <p className={css.readOnly}>{say(words.readOnly)}</p>}
      <section className={css.scroll} aria-label={say(words.clauses)} onKeyDown={press}>
        {inView.length === 0 && <p className={css.none}>{say(words.nothingHere)}</p>}
        {groups.map(({ group, rows }) => (
          <div key={group ?? "all"}>
            {group && (
              <h2 className={css.groupHead}>
                {say(groupLabels[group])} <span className={css.count}>{rows.length}</span>
              </h2>
            )}
            <ul className={css.rows}>
              <Rows rows={rows} state={state} editing={editing} documentId={props.documentId} />
            </ul>
          </div>
        ))}
      </section>
    </section>
  );
}
