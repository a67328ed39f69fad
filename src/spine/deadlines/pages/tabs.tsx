/** Title and tabs of the views of deadlines. */
import type { ReactNode } from "react";
import { PageTitle } from "#base/ui/bits.tsx";
import { Go, showCurrent } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { useMay } from "#base/ui/viewer.ts";
import css from "./deadlines.module.css";
import { screenWords as words } from "./words.ts";

const views = [
  ["calendar", "/deadlines", words.calendar, words.calendarHint],
  ["rules", "/deadlines/rules", words.rules, words.rulesHint],
  ["clocks", "/deadlines/clocks", words.clocks, words.clocksHint],
] as const;

/** The head of one view. */
export function Head(props: { view: (typeof views)[number][0]; acts?: ReactNode }): ReactNode {
  const say = useSay();
  const seesClocks = useMay("clock.read");
  const hint = views.find(([view]) => view === props.view)?.[3];
  return (
    <>
      <PageTitle title={say(words.menu)} hint={hint && say(hint)} acts={props.acts} />
      <nav ref={showCurrent} className={`${css.tabs} no-print`} aria-label={say(words.tabs)}>
        {views
          .filter(([view]) => view !== "clocks" || seesClocks)
          .map(([view, path, label]) => (
            <Go
              key={view}
              href={path}
              className={css.tab}
              aria-current={view === props.view ? "page" : undefined}
            >
              {say(label)}
            </Go>
          ))}
      </nav>
    </>
  );
}
