/** The top line: unit and year, search, who I am. */
import { Menu, UnstyledButton, useMantineColorScheme, useComputedColorScheme } from "@mantine/core";
import {
  IconChevronDown,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSearch,
  IconShieldLock,
  IconSun,
} from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, type ReactNode } from "react";
import { Go } from "#base/ui/go.tsx";
import { setLanguage, useLanguage, useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { dateShown } from "#base/ui/typed.ts";
import type { Language } from "#base/words.ts";
import { Bell } from "#spine/notices/web.ts";
import { signOut } from "../auth.ts";
import { lastDay } from "../me.ts";
import { useMe } from "../signed-in.ts";
import { words } from "../words.ts";
import css from "./frame.module.css";
import { Mark } from "./mark.tsx";

/** The letters in the circle: of the last two words of a Vietnamese name, the given name last. */
function initials(name: string): string {
  // "(mẫu)" marks a demonstration person and is no part of the name.
  const parts = name
    .replaceAll(/\(.*?\)/g, "")
    .trim()
    .split(/\s+/)
    .slice(-2);
  return parts.map((part) => part.charAt(0).toLocaleUpperCase("vi")).join("");
}

function Person(): ReactNode {
  const say = useSay();
  const me = useMe();
  const client = useQueryClient();
  const language = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  const leave = async (): Promise<void> => {
    await signOut().catch(() => null);
    client.clear();
    location.assign("/");
  };
  // The account remembers it too: letters and the next device speak it.
  const choose = (next: Language): void => {
    setLanguage(next);
    void request("/api/me", { method: "PATCH", body: { language: next } }).catch(() => null);
  };
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <UnstyledButton className={css.person} title={say(words.whoAmI, { name: me.person.name })}>
          <span className={css.initials} data-letters={initials(me.person.name)} />
          <span className={css.personText}>{me.person.name}</span>
          <IconChevronDown size={16} stroke={1.75} className={css.personText} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={css.card}>
          <strong>{me.person.name}</strong>
          {me.roles.map((role) => (
            <span key={role.id}>
              {`${say(role.label)} · ${role.unit.name}`}
              {role.delegated && role.validTo && (
                <em className={css.standingIn}>
                  {say(words.standingIn, { day: dateShown(lastDay(role.validTo)) })}
                </em>
              )}
            </span>
          ))}
        </div>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLanguage size={18} stroke={1.75} />}
          onClick={() => choose(language === "vi" ? "en" : "vi")}
        >
          <span lang={language === "vi" ? "en" : "vi"}>{say(words.toEnglish)}</span>
        </Menu.Item>
        <Menu.Item
          leftSection={
            scheme === "dark" ? <IconSun size={18} stroke={1.75} /> : <IconMoon size={18} stroke={1.75} />
          }
          onClick={() => setColorScheme(scheme === "dark" ? "light" : "dark")}
        >
          {say(scheme === "dark" ? words.toLight : words.toDark)}
        </Menu.Item>
        <Menu.Item component={Go} href="/security" leftSection={<IconShieldLock size={18} stroke={1.75} />}>
          {say(words.security)}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} stroke={1.75} />} onClick={() => void leave()}>
          {say(words.signOut)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The head of every screen. */
export function TopLine({ onSearch }: { onSearch: () => void }): ReactNode {
  const say = useSay();
  const me = useMe();
  return (
    <header className={`${css.top} no-print`}>
      <span className={css.topMark}>
        <Mark size={26} />
      </span>
      <div className={css.where}>
        <span className={css.unit}>{me.person.unit?.name ?? say(words.product)}</span>
        <span className={css.year}>{say(words.year, { year: me.year })}</span>
      </div>
      <UnstyledButton className={css.search} onClick={onSearch} aria-keyshortcuts="Control+K">
        <IconSearch size={18} stroke={1.75} />
        <span className={css.searchText}>{say(words.find)}</span>
        <kbd className={css.searchText}>Ctrl K</kbd>
      </UnstyledButton>
      <Suspense>
        <Bell />
      </Suspense>
      <Person />
    </header>
  );
}
