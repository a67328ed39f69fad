/** Search over screens and records (Ctrl K). Forgives missing diacritics. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { IconArrowRight, IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import type { Found, MenuEntry, WebModule } from "#base/ui/module.ts";
import { useViewer } from "#base/ui/viewer.ts";
import { searchKey } from "#base/vi/index.ts";
import { words } from "../words.ts";
import css from "./palette.module.css";

/** The pause after a key before the server is asked, in milliseconds. */
const pauseMs = 180;

interface Answer extends Found {
  readonly group: "screens" | "records";
}

function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

function useRecords(modules: readonly WebModule[], text: string): readonly Answer[] {
  const viewer = useViewer();
  const { data } = useQuery({
    queryKey: ["find", text],
    enabled: text.trim().length > 1,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const mine = modules.filter((m) => m.find && (!m.menu || viewer.verbs.has(m.menu.verb)));
      const asked = mine.map(async (m) => (await m.find?.(text.trim(), signal).catch(() => [])) ?? []);
      const found = await Promise.all(asked);
      return found.flat().map((f): Answer => ({ ...f, group: "records" }));
    },
  });
  return text.trim().length > 1 ? (data ?? []) : [];
}

function useAnswers(
  entries: readonly MenuEntry[],
  modules: readonly WebModule[],
  text: string,
): readonly Answer[] {
  const say = useSay();
  const wanted = searchKey(text);
  const screens = entries
    .map((entry): Answer => ({ title: say(entry.label), href: entry.path, group: "screens" }))
    .filter((entry) => searchKey(entry.title).includes(wanted));
  return [...screens, ...useRecords(modules, useSettled(text))];
}

function Answers(props: {
  answers: readonly Answer[];
  at: number;
  choose: (answer: Answer) => void;
}): ReactNode {
  const say = useSay();
  return (
    <ul className={css.answers} role="listbox" id="palette-answers" aria-label={say(words.find)}>
      {props.answers.map((answer, index) => (
        <li
          key={answer.group + answer.href + answer.title}
          id={`palette-${index}`}
          role="option"
          aria-selected={index === props.at}
          className={css.answer}
          onClick={() => props.choose(answer)}
          onKeyDown={() => undefined}
        >
          <span className={css.answerTitle}>{answer.title}</span>
          <span className={css.answerHint}>
            {answer.hint ?? say(answer.group === "screens" ? words.findScreens : words.findRecords)}
          </span>
          <IconArrowRight size={16} className={css.answerMark} />
        </li>
      ))}
    </ul>
  );
}

/** The search as a dialog over the screen. */
export default function Palette(props: {
  entries: readonly MenuEntry[];
  modules: readonly WebModule[];
  onClose: () => void;
}): ReactNode {
  const say = useSay();
  const go = useGo();
  const [text, type] = useState("");
  const [at, move] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const answers = useAnswers(props.entries, props.modules, text);
  useEffect(() => dialog.current?.showModal(), []);

  const choose = (answer: Answer | undefined): void => {
    if (!answer) return;
    props.onClose();
    go(answer.href);
  };
  const press = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (event.key === "Enter") choose(answers[at]);
    if (step === undefined) return;
    event.preventDefault();
    move((answers.length + at + step) % Math.max(1, answers.length));
    document.getElementById(`palette-${at + step}`)?.scrollIntoView({ block: "nearest" });
  };

  return (
    <dialog
      ref={dialog}
      className={css.palette}
      aria-label={say(words.find)}
      onClose={props.onClose}
      onClick={(event) => event.target === dialog.current && props.onClose()}
      onKeyDown={press}
    >
      <div className={css.box}>
        <label className={css.line}>
          <IconSearch size={20} stroke={1.75} />
          <span className="only-read">{say(words.find)}</span>
          <input
            // The dialog opens to be typed into.
            autoFocus
            className={css.input}
            placeholder={say(words.findHint)}
            value={text}
            onChange={(event) => {
              type(event.currentTarget.value);
              move(0);
            }}
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-answers"
            aria-activedescendant={answers.length > 0 ? `palette-${at}` : undefined}
          />
          <kbd>Esc</kbd>
        </label>
        <Answers answers={answers} at={at} choose={choose} />
        {answers.length === 0 && <p className={css.none}>{say(words.findNothing)}</p>}
        <p className={css.foot}>{say(words.findForgives)}</p>
      </div>
    </dialog>
  );
}
