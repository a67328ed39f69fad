/** Whom a step or a turn told: at which unit, who by name and role, and whether they have read it. */
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { instantShown } from "#base/ui/typed.ts";
import { roles, type RoleCode } from "#spine/access/web.ts";
import css from "./notices.module.css";
import type { Told } from "./types.ts";
import { screenWords as words } from "./words.ts";

export function ToldLine({ told }: { told: Told }): ReactNode {
  const say = useSay();
  if (told.people.length === 0)
    return <span className={css.under}>{[told.unit, say(words.nobody)].filter(Boolean).join(": ")}</span>;
  return (
    <ul className={css.told}>
      {told.people.map(({ name, role, readAt }) => (
        <li key={name + role}>
          {[name, say(roles[role as RoleCode]), told.unit].filter(Boolean).join(" · ")}{" "}
          <span className={css.quiet}>
            ({readAt ? say(words.readAt, { at: instantShown(readAt) }) : say(words.notRead)})
          </span>
        </li>
      ))}
    </ul>
  );
}
