/** The keys of the list, shown when asked for. */
import { CloseButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { words as uiWords } from "#base/ui/words.ts";
import type { Label } from "#base/words.ts";
import css from "./review.module.css";
import { reviewWords as words } from "./words.ts";

const keys: readonly (readonly [readonly string[], Label])[] = [
  [["J", "↓", "K", "↑"], words.keyMove],
  [["T"], words.keyTask],
  [["N"], words.keyNoTask],
  [["L"], words.keyLost],
  [["U"], words.keyUndo],
  [["Z"], words.keyTakeBack],
  [["A"], words.keyAssign],
  [["Enter"], words.keyEdit],
  [["S"], words.keySplit],
  [["I"], words.keyInsert],
  [["M"], words.keyMerge],
  [["Del"], words.keyRemove],
  [["X"], words.keyCheck],
  [["Esc"], words.keyEscape],
  [["?"], words.keyHelp],
];

/** A small table of keys and what they do. */
export function Keys({ onClose }: { onClose: () => void }): ReactNode {
  const say = useSay();
  return (
    <aside className={css.keys} aria-label={say(words.keys)}>
      <p className={css.quiet}>{say(words.keysHint)}</p>
      <dl>
        {keys.map(([names, label]) => (
          <div key={label.en}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{say(label)}</dd>
          </div>
        ))}
      </dl>
      <CloseButton size="sm" aria-label={say(uiWords.close)} onClick={onClose} className={css.keysClose} />
    </aside>
  );
}
