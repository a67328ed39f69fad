/** How a place of words shows where it stands: a line beneath it, and two versions side by side where people met. */
import { Button } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCloudOff,
  IconPencil,
  IconRefresh,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Icon } from "#base/ui/module.ts";
import { useSay } from "#base/ui/language.ts";
import { instantShown } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import css from "./editor.module.css";
import type { Phase, SaveState } from "./saving.ts";
import type { Saver } from "./use-saver.ts";
import { editorWords as words } from "./words.ts";

/** Word and icon of each phase. */
export const phaseLooks: Readonly<Record<Phase, { readonly label: Label; readonly icon: Icon }>> = {
  saved: { label: words.saved, icon: IconCircleCheck },
  typed: { label: words.typed, icon: IconPencil },
  saving: { label: words.saving, icon: IconRefresh },
  failed: { label: words.failed, icon: IconCloudOff },
  conflict: { label: words.conflict, icon: IconAlertTriangle },
};

/** A phase as word and icon. */
export function PhaseMark({ phase, text }: { phase: Phase; text?: string }): ReactNode {
  const say = useSay();
  const { label, icon: Mark } = phaseLooks[phase];
  return (
    <span className={css.phase} data-phase={phase}>
      <Mark size={15} stroke={1.75} />
      {text ?? say(label)}
    </span>
  );
}

function savedText(state: SaveState, say: ReturnType<typeof useSay>): string | undefined {
  if (state.phase === "failed") return state.refused ?? undefined;
  if (state.phase !== "saved") return undefined;
  if (!state.at) return say(words.nothingYet);
  const at = instantShown(state.at);
  return state.byName ? say(words.savedBy, { at, by: state.byName }) : say(words.savedAt, { at });
}

/** The line beneath a text. */
export function SaverLine({ saver }: { saver: Saver }): ReactNode {
  const say = useSay();
  const text = savedText(saver.state, say);
  return (
    <span className={css.saverLine}>
      {saver.state.phase === "saved" && !saver.state.at ? (
        <span className={css.quiet}>{text}</span>
      ) : (
        <PhaseMark phase={saver.state.phase} {...(text && { text })} />
      )}
      {saver.state.phase === "failed" && (
        <Button size="compact-xs" variant="subtle" onClick={saver.now}>
          {say(words.again)}
        </Button>
      )}
    </span>
  );
}

/** Both versions, and the choice. */
export function Conflict({ saver }: { saver: Saver }): ReactNode {
  const say = useSay();
  const { theirs, text, phase } = saver.state;
  if (phase !== "conflict" || !theirs) return null;
  return (
    <div className={css.conflict} role="alert">
      <strong>{say(words.conflictTitle, { by: theirs.byName ?? say(words.someone) })}</strong>
      <div className={css.versions}>
        <div>
          <h4>{say(words.mine)}</h4>
          <p lang="vi">{text}</p>
        </div>
        <div>
          <h4>{say(words.theirs)}</h4>
          <p lang="vi">{theirs.text || say(words.nothingYet)}</p>
        </div>
      </div>
      <div className={css.acts}>
        <Button size="xs" onClick={() => saver.settle("both")}>
          {say(words.keepBoth)}
        </Button>
        <Button size="xs" variant="default" onClick={() => saver.settle("mine")}>
          {say(words.keepMine)}
        </Button>
        <Button size="xs" variant="default" onClick={() => saver.settle("theirs")}>
          {say(words.takeTheirs)}
        </Button>
      </div>
    </div>
  );
}
