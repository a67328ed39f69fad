/** One cell of figures: typed, answered as one of the kinds of nothing, or computed and only read. */
import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconChevronDown, IconDatabase } from "@tabler/icons-react";
import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Figure } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { cellId, figureHref, keyOf } from "../codes.ts";
import type { FigureRow, ReportCell } from "../types.ts";
import { useCellSending } from "./cell-sending.ts";
import { cellRead, cellText, figureTyped, saysNotApplicable, type CellRead } from "./cell-typed.ts";
import { useDesk } from "./desk.ts";
import css from "./figures.module.css";
import { RuleNotes } from "./rule-notes.tsx";
import { editorWords as words } from "./words.ts";

/** The next or the previous cell that can be typed in. */
function walk(from: HTMLElement, step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLInputElement>("input[data-cell]")];
  const to = all[all.indexOf(from as HTMLInputElement) + step];
  to?.focus();
  to?.select();
}

type Answer = Exclude<CellRead, { kind: "error" }>;

function useCell(cell: ReportCell, row: FigureRow) {
  const say = useSay();
  const { tellPhase, keptCells } = useDesk();
  const key = keyOf(cell);
  const [asking, ask] = useState(false);
  const [typed, setTyped] = useState<string | null>(keptCells[key]?.text ?? null);
  const { note, setNote, drop, under, send: post } = useCellSending(cell, () => setTyped(null));
  const text = typed ?? cellText(cell.figure);
  const takes = { decimals: row.decimals, noNumber: cell.isComputed };
  const send = (answer: Answer): void => {
    ask(false);
    const value = answer.kind === "value" ? answer.value : null;
    post({ state: answer.kind, value, text: typed ?? "" });
  };
  const type = (to: string): void => {
    if (saysNotApplicable(to)) return send({ kind: "not-applicable" });
    drop();
    setTyped(to);
    setNote(null);
    ask(false);
    tellPhase(key, "typed");
  };
  /** Takes what is typed; false where it waits for the person. */
  const take = (): boolean => {
    const read = cellRead(text, takes);
    if (read.kind === "error") {
      setNote(say(read.message));
      return false;
    }
    if (typed === null || under.current) return true;
    if (read.kind === "zero" && cell.figure.state !== "zero") {
      ask(true);
      return false;
    }
    send(read);
    return true;
  };
  const leave = (): void => {
    ask(false);
    setNote(null);
    drop();
    tellPhase(key, "saved");
    setTyped(null);
  };
  const figure = typed === null ? null : figureTyped(typed, takes);
  return { text, figure, asking, note, type, take, send, leave };
}

function Kinds(props: {
  label: string;
  send: (answer: Answer) => void;
  /** Absent where no number is typed. */
  focus: (() => void) | undefined;
}): ReactNode {
  const say = useSay();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          size={26}
          tabIndex={-1}
          className={css.kinds}
          aria-label={say(words.answers, { label: props.label })}
        >
          <IconChevronDown size={15} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {props.focus && <Menu.Item onClick={props.focus}>{say(words.answerValue)}</Menu.Item>}
        <Menu.Item onClick={() => props.send({ kind: "zero" })}>{say(words.answerZero)}</Menu.Item>
        <Menu.Item onClick={() => props.send({ kind: "not-applicable" })}>{say(words.answerNot)}</Menu.Item>
        <Menu.Item onClick={() => props.send({ kind: "not-reported" })}>{say(words.answerLater)}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Where the records of a cell are: those of its own window. */
function useRecordsHref({ indicator, dims, kind }: ReportCell): string {
  const { report } = useDesk();
  const { cycle, unit } = report;
  const { from, to } = kind === "supplement" && cycle.wholeYear ? cycle.wholeYear : cycle;
  return figureHref({ indicator, dims, from, to, unit: unit.id });
}

/** Beneath a computed cell without records: where they are entered, and that "none" may be said. */
function NothingCounted({ cell }: { cell: ReportCell }): ReactNode {
  const say = useSay();
  return (
    <span className={css.quiet}>
      <Go href={useRecordsHref(cell)}>{say(words.nothingCounted)}</Go>{" "}
      {cell.figure.state === "not-reported" && say(words.sayNone)}
    </span>
  );
}

const nothings: Readonly<Record<string, keyof typeof words>> = {
  "not-applicable": "notApplicable",
  "not-reported": "notReported",
};

/** A zero is said, not slipped in: whether there was really none. */
function AskZero(props: { id: string; yes: () => void; no: () => void }): ReactNode {
  const say = useSay();
  return (
    <span className={css.ask} id={props.id} role="alert">
      {say(words.askZero)}
      <Button size="compact-xs" onClick={props.yes}>
        {say(words.yesZero)}
      </Button>
      <Button size="compact-xs" variant="default" onClick={props.no}>
        {say(words.noZero)}
      </Button>
    </span>
  );
}

/** What stands beneath a cell. */
function Under(props: { id: string; cell: ReportCell; note: string | null; children: ReactNode }): ReactNode {
  return (
    <>
      {props.cell.isComputed && props.cell.dims === "" && <NothingCounted cell={props.cell} />}
      {props.children}
      {props.note !== null && (
        <span className={css.note} id={props.id} role="alert">
          {props.note}
        </span>
      )}
    </>
  );
}

interface Keyed {
  readonly asking: boolean;
  readonly take: () => boolean;
  readonly leave: () => void;
  readonly zero: () => void;
}

/** Enter takes and goes on (and says yes to the question about a zero), the arrows walk, Escape leaves. */
function keysOf({ asking, take, leave, zero }: Keyed): (event: KeyboardEvent<HTMLInputElement>) => void {
  const keys: Readonly<Record<string, (here: HTMLElement) => void>> = {
    Enter: (here) => {
      if (asking) zero();
      if (asking || take()) walk(here, 1);
    },
    ArrowDown: (here) => take() && walk(here, 1),
    ArrowUp: (here) => take() && walk(here, -1),
    Escape: leave,
  };
  return (event) => {
    const act = keys[event.key];
    if (!act || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    act(event.currentTarget);
  };
}

/** A cell that is typed. */
function TypedCell({ cell, row, name }: { cell: ReportCell; row: FigureRow; name: string }): ReactNode {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const { text, figure, asking, note, type, take, send, leave } = useCell(cell, row);
  const nothing = nothings[cell.figure.state];
  const press = keysOf({ asking, take, leave, zero: () => send({ kind: "zero" }) });
  const noteId = `${cellId(cell)}-note`;
  const missing = (cell.required && cell.figure.state === "not-reported") || undefined;
  return (
    <span className={css.typed} data-missing={missing} data-state={cell.figure.state}>
      <span className={css.box}>
        <input
          ref={input}
          id={cellId(cell)}
          data-cell=""
          data-missing={missing}
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          aria-label={`${name}, ${say(row.unit)}`}
          aria-invalid={note !== null || undefined}
          aria-describedby={note !== null || asking ? noteId : undefined}
          placeholder={nothing && say(words[nothing])}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={take}
          onKeyDown={press}
        />
        <Kinds
          label={name}
          send={send}
          focus={cell.isComputed ? undefined : () => setTimeout(() => input.current?.focus(), 50)}
        />
      </span>
      <Under id={noteId} cell={cell} note={note}>
        <RuleNotes cell={cell} typed={figure} />
        {asking && <AskZero id={noteId} yes={() => send({ kind: "zero" })} no={leave} />}
      </Under>
    </span>
  );
}

/** A cell as it is read; a computed one leads to its records. */
function ReadCell({ cell }: { cell: ReportCell }): ReactNode {
  const say = useSay();
  const href = useRecordsHref(cell);
  const figure = <Figure cell={cell.figure} spell />;
  if (!cell.isComputed)
    return (
      <span id={cellId(cell)} tabIndex={-1} className={css.read}>
        {figure}
      </span>
    );
  return (
    <Go href={href} id={cellId(cell)} className={css.read} title={say(words.computed)}>
      <IconDatabase size={14} stroke={1.75} aria-hidden="true" />
      {figure}
      <span className="only-read">{say(words.computed)}</span>
    </Go>
  );
}

/** Any cell. */
export function CellPlace(props: { cell: ReportCell; row: FigureRow; name: string }): ReactNode {
  const { writes, supplements } = useDesk();
  const { isComputed, asksUnit, kind } = props.cell;
  const isOpen = kind === "supplement" ? supplements : writes;
  return isOpen && (!isComputed || asksUnit) ? <TypedCell {...props} /> : <ReadCell cell={props.cell} />;
}
