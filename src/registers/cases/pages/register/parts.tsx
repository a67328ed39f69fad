/** Who may be shown a field: parts chosen one by one. */
import { Checkbox } from "@mantine/core";
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { partCodes, type Viewer } from "../../schema/index.ts";
import { registerScreenWords as words } from "../../words/register-screens.ts";
import { labelOf } from "../looks.ts";
import css from "./register.module.css";

const viewers: readonly Viewer[] = [...partCodes, "representative"];

/** The word of a part, or of the harmed person's representative. */
export const viewerLabel = (viewer: Viewer) =>
  viewer === "representative" ? words.representative : labelOf("part", viewer);

/** `only`: those that can be chosen at all. */
export function Parts(props: {
  chosen: readonly Viewer[];
  only?: readonly Viewer[] | undefined;
  onChange: (chosen: readonly Viewer[]) => void;
}): ReactNode {
  const say = useSay();
  const { chosen, only = viewers, onChange } = props;
  const toggle = (viewer: Viewer): void =>
    onChange(chosen.includes(viewer) ? chosen.filter((one) => one !== viewer) : [...chosen, viewer]);
  return (
    <fieldset className={css.parts}>
      <legend>{say(words.seenBy)}</legend>
      {viewers
        .filter((viewer) => only.includes(viewer))
        .map((viewer) => (
          <Checkbox
            key={viewer}
            label={say(viewerLabel(viewer))}
            checked={chosen.includes(viewer)}
            onChange={() => toggle(viewer)}
          />
        ))}
    </fieldset>
  );
}
