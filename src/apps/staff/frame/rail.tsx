/** The left rail: at most nine entries, folded to icons by choice or on a narrow window. */
import { Menu, Tooltip, UnstyledButton } from "@mantine/core";
import { IconDots, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import type { MenuEntry } from "#base/ui/module.ts";
import { words } from "../words.ts";
import { isUnder, railMost, splitEntries } from "./entries.ts";
import css from "./frame.module.css";
import { Mark } from "./mark.tsx";

const KEPT_AS = "to-am.rail";

function Entry(props: { entry: MenuEntry; current: boolean; folded: boolean }): ReactNode {
  const say = useSay();
  const { icon: Mark, path, label } = props.entry;
  return (
    <li>
      <Tooltip label={say(label)} position="right" disabled={!props.folded}>
        <Go href={path} className={css.entry} aria-current={props.current ? "page" : undefined}>
          <Mark size={20} stroke={1.75} />
          <span className={css.entryText}>{say(label)}</span>
        </Go>
      </Tooltip>
    </li>
  );
}

function Behind({ entries }: { entries: readonly MenuEntry[] }): ReactNode {
  const say = useSay();
  return (
    <li>
      <Menu position="right-start">
        <Menu.Target>
          <UnstyledButton className={css.entry}>
            <IconDots size={20} stroke={1.75} />
            <span className={css.entryText}>{say(words.more)}</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {entries.map(({ icon: Mark, label, path }) => (
            <Menu.Item key={path} component={Go} href={path} leftSection={<Mark size={18} stroke={1.75} />}>
              {say(label)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

/** The main menu on a desktop. */
export function Rail(props: { entries: readonly MenuEntry[]; pathname: string }): ReactNode {
  const say = useSay();
  const [folded, fold] = useState(() => localStorage.getItem(KEPT_AS) === "folded");
  const { shown, behind } = splitEntries(props.entries, railMost);
  const FoldMark = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const turn = (): void => {
    localStorage.setItem(KEPT_AS, folded ? "wide" : "folded");
    fold(!folded);
  };
  return (
    <nav
      className={`${css.rail} no-print`}
      data-folded={folded || undefined}
      aria-label={say(words.mainMenu)}
    >
      <Go href="/" className={css.brand} aria-label={`${say(words.product)} · ${say(words.myWork)}`}>
        <Mark />
        <span className={css.brandText}>{say(words.product)}</span>
      </Go>
      <ul className={css.entries}>
        {shown.map((entry) => (
          <Entry
            key={entry.path}
            entry={entry}
            folded={folded}
            current={isUnder(props.pathname, entry.path)}
          />
        ))}
        {behind.length > 0 && <Behind entries={behind} />}
      </ul>
      <UnstyledButton
        className={`${css.entry} ${css.foldButton}`}
        onClick={turn}
        aria-label={say(folded ? words.unfold : words.fold)}
      >
        <FoldMark size={20} stroke={1.5} />
      </UnstyledButton>
    </nav>
  );
}
