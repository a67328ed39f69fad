/** The bar of four at the foot of a phone: three entries and the rest. */
import { Menu, UnstyledButton } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import type { MenuEntry } from "#base/ui/module.ts";
import { words } from "../words.ts";
import { isUnder, splitEntries } from "./entries.ts";
import css from "./frame.module.css";

/** The main menu on a phone. */
export function BottomBar(props: { entries: readonly MenuEntry[]; pathname: string }): ReactNode {
  const say = useSay();
  const { shown, behind } = splitEntries(props.entries, 4);
  return (
    <nav className={`${css.bottom} no-print`} aria-label={say(words.mainMenu)}>
      {shown.map(({ icon: Mark, label, path }) => (
        <Go
          key={path}
          href={path}
          className={css.tab}
          aria-current={isUnder(props.pathname, path) ? "page" : undefined}
        >
          <Mark size={22} stroke={1.75} />
          <span>{say(label)}</span>
        </Go>
      ))}
      {behind.length > 0 && (
        <Menu position="top-end" width={240}>
          <Menu.Target>
            <UnstyledButton className={css.tab}>
              <IconDots size={22} stroke={1.75} />
              <span>{say(words.more)}</span>
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {behind.map(({ icon: Mark, label, path }) => (
              <Menu.Item key={path} component={Go} href={path} leftSection={<Mark size={20} stroke={1.75} />}>
                {say(label)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  );
}
