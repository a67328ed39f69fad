/** What stands around the pages in front of the application: the mark, the language, the promise. */
import type { ReactNode } from "react";
import { setLanguage, useLanguage, useSay } from "#base/ui/language.ts";
import { Mark } from "../frame/mark.tsx";
import { words } from "../words.ts";
import css from "./sign-in.module.css";

function Language(): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const other = language === "vi" ? "en" : "vi";
  return (
    <button type="button" className={css.language} lang={other} onClick={() => setLanguage(other)}>
      {say(words.toEnglish)}
    </button>
  );
}

/** One page of the door; `title` is the browser's. */
export function Door({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const say = useSay();
  return (
    <div className={css.page}>
      <title>{`${title} · Tổ Ấm`}</title>
      <header className={css.brand}>
        <Mark size={44} />
        <div>
          <p className={css.name}>{say(words.product)}</p>
          <p className={css.hint}>{say(words.about)}</p>
        </div>
        <Language />
      </header>
      <main className={css.main}>{children}</main>
      <footer className={css.foot}>{say(words.promise)}</footer>
    </div>
  );
}
