/** For whoever has nothing due: what the role is for, and the screens it has, each with what one does there. */
import { IconUserCog } from "@tabler/icons-react";
import { useMemo, type ReactNode } from "react";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import type { MenuEntry } from "#base/ui/module.ts";
import { useViewer } from "#base/ui/viewer.ts";
import { roles, type RoleCode } from "#spine/access/web.ts";
import { webModules } from "../../../screens.ts";
import { entriesOf } from "../frame/entries.ts";
import { useMe } from "../signed-in.ts";
import { words } from "../words.ts";
import css from "./my-work.module.css";
import { roleWords } from "./role-words.ts";

const account: MenuEntry = {
  label: words.security,
  path: "/security",
  icon: IconUserCog,
  verb: "",
  order: 100,
  about: words.securityAbout,
};

/** The part of the page beneath the work. */
export function WhereToBegin(): ReactNode {
  const say = useSay();
  const me = useMe();
  const viewer = useViewer();
  const entries = useMemo(() => [...entriesOf(webModules, viewer).slice(1), account], [viewer]);
  const held = [...new Set(me.roles.map((role) => role.code))].filter(
    (code): code is RoleCode => code in roles,
  );
  return (
    <section className={css.begin} aria-labelledby="begin">
      <h2 id="begin" className={css.beginHead}>
        {say(words.whereToBegin)}
      </h2>
      {held.map((code) => (
        <p key={code}>{say(roleWords[code])}</p>
      ))}
      <ul className={css.places}>
        {entries.map(({ path, label, about, icon: Mark }) => (
          <li key={path} className={css.place}>
            <Mark size={22} stroke={1.5} />
            <span>
              <Go href={path} className={css.link}>
                {say(label)}
              </Go>
              {about && <span className={css.source}>{say(about)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
