/** The bell of the top line: how many notices are unread, and the way to them. */
import { IconBell } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { numberShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import css from "./bell.module.css";
import { useUnread } from "./unread.ts";
import { screenWords as words } from "./words.ts";

const SHOWN_MAX = 99;

/** Nothing for who is told nothing. */
export default function Bell(): ReactNode {
  const say = useSay();
  const unread = useUnread();
  if (!useMay("notice.read")) return null;
  const label = unread ? say(words.bell, { n: numberShown(unread) }) : say(words.bellNone);
  return (
    <Go href="/notices" className={css.bell} aria-label={label} title={label}>
      <IconBell size={20} stroke={1.75} />
      {unread !== undefined && unread > 0 && (
        // Drawn, not written: the link's name says it whole.
        <span className={css.count} data-count={unread > SHOWN_MAX ? `${SHOWN_MAX}+` : unread} />
      )}
    </Go>
  );
}
