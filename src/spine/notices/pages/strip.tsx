/** A line at the head of My work: notices that are unread, and the way to them. */
import { IconBell, IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { numberShown } from "#base/ui/typed.ts";
import css from "./notices.module.css";
import { useUnread } from "./unread.ts";
import { screenWords as words } from "./words.ts";

/** Nothing where all is read. */
export default function Strip(): ReactNode {
  const say = useSay();
  const unread = useUnread();
  if (!unread) return null;
  return (
    <Card className={css.strip}>
      <IconBell size={20} stroke={1.75} />
      <span>{say(words.strip, { n: numberShown(unread) })}</span>
      <Go href="/notices" className={css.stripLink}>
        {say(words.stripOpen)}
        <IconChevronRight size={16} stroke={1.75} />
      </Go>
    </Card>
  );
}
