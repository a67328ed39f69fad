/** When a cycle takes the whole year's supplement: told above its board, moved by the city. */
import "#base/ui/styles/forms.ts";
import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { dateShown, dateTyped, numberShown } from "#base/ui/typed.ts";
import { standingOn, type WholeYear } from "../rules/year-end.ts";
import { yearEndWords } from "../words.ts";
import css from "./editor/editor.module.css";
import { Sheet } from "./editor/submit.tsx";
import { useAct } from "./exception-act.ts";
import { owes } from "./board-rows.ts";
import type { Board, Cycle } from "./types.ts";
import { secondWindowWords as words } from "./second-window-words.ts";

function Form({ cycle, second, close }: { cycle: Cycle; second: WholeYear; close: () => void }): ReactNode {
  const say = useSay();
  const { run, busy, error } = useAct(words.moved, close);
  const [from, setFrom] = useState(dateShown(second.opensOn));
  const [to, setTo] = useState(dateShown(second.closesOn));
  const send = (): void =>
    run(`/api/reports/cycles/${cycle.id}/second-window`, {
      version: cycle.version,
      // What is no day goes as it is typed, and the server says so.
      supplementFrom: dateTyped(from) ?? from,
      supplementTo: dateTyped(to) ?? to,
    });
  return (
    <div className={css.stack}>
      <p className={css.quiet}>{say(words.hint)}</p>
      {error !== null && <ProblemNote error={error} />}
      <DateField label={say(words.from)} value={from} onChange={setFrom} />
      <DateField label={say(words.to)} value={to} onChange={setTo} />
      <div className={css.sheetActs}>
        <Button variant="default" onClick={close}>
          {say(words.cancel)}
        </Button>
        <Button loading={busy} onClick={send}>
          {say(yearEndWords.moveWindow)}
        </Button>
      </div>
    </div>
  );
}

/** The line above the board; nothing where the cycle takes no supplement. */
export function SecondWindow({ board }: { board: Board }): ReactNode {
  const say = useSay();
  const [opened, open] = useState(false);
  const { cycle, rows } = board;
  const second = cycle.wholeYear;
  const standing = standingOn(second, today());
  if (!second || standing === "none") return null;
  const asked = rows.filter((row) => row.leftOut === null).length;
  const given = { n: numberShown(asked - rows.filter(owes).length), asked: numberShown(asked) };
  const days = { from: dateShown(second.opensOn), to: dateShown(second.closesOn) };
  return (
    <div className={`${css.returned} ${css.lock}`} data-calm="" role="note">
      <span className={css.line}>
        <span>
          <strong>{say(words.title, { from: dateShown(second.from), to: dateShown(second.to) })}</strong>{" "}
          {say(words[standing], days)} {standing !== "before" && say(words.given, given)}
        </span>
        {board.can.includes("supplement.move-window") && (
          <Button variant="subtle" size="compact-sm" className="no-print" onClick={() => open(true)}>
            {say(yearEndWords.moveWindow)}
          </Button>
        )}
      </span>
      {opened && (
        <Sheet title={say(yearEndWords.moveWindow)} onClose={() => open(false)}>
          <Form cycle={cycle} second={second} close={() => open(false)} />
        </Sheet>
      )}
    </div>
  );
}
