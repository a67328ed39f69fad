/** A reminder to the units that are overdue, ready to be copied; nothing is sent outside by itself. */
import { Button, Textarea } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown } from "#base/ui/typed.ts";
import css from "./editor/editor.module.css";
import { Sheet } from "./editor/submit.tsx";
import { editorWords } from "./editor/words.ts";
import type { BoardRow, Cycle } from "./types.ts";
import { homeWords as words } from "./words.ts";

/** The sheet with the text. */
export function Reminder(props: { cycle: Cycle; rows: readonly BoardRow[]; onClose: () => void }): ReactNode {
  const say = useSay();
  const { cycle, rows } = props;
  const units = rows.map((r) => say(words.remindLine, { unit: r.unit.name, percent: r.percent })).join("\n");
  const [text, type] = useState(
    say(words.remindText, { cycle: cycle.name, due: dateShown(cycle.dueOn), units }),
  );
  return (
    <Sheet title={say(words.remindTitle, { n: rows.length })} onClose={props.onClose}>
      <p className={css.quiet}>{say(words.remindHint)}</p>
      <Textarea
        aria-label={say(words.remind)}
        autosize
        minRows={8}
        maxRows={16}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <div className={css.sheetActs}>
        <Button variant="default" onClick={props.onClose}>
          {say(editorWords.cancel)}
        </Button>
        <Button
          leftSection={<IconCopy size={17} stroke={1.75} />}
          onClick={() => void navigator.clipboard.writeText(text).then(() => toast(say(words.copied)))}
        >
          {say(words.copy)}
        </Button>
      </div>
    </Sheet>
  );
}
