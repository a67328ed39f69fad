/** Title and tabs of the views of notices. */
import type { ReactNode } from "react";
import { PageTitle } from "#base/ui/bits.tsx";
import { Go, showCurrent } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { menuWords } from "./menu-words.ts";
import css from "./notices.module.css";
import { screenWords as words } from "./words.ts";

const views = [
  ["mine", "/notices", words.mine, words.mineHint],
  ["climbing", "/notices/climbing", words.climbing, words.climbingHint],
  ["explanations", "/notices/explanations", words.explanations, words.explanationsHint],
  ["steps", "/notices/steps", words.steps, words.stepsHint],
] as const;

/** The head of one view. */
export function Head(props: { view: (typeof views)[number][0]; acts?: ReactNode }): ReactNode {
  const say = useSay();
  const hint = views.find(([view]) => view === props.view)?.[3];
  return (
    <>
      <PageTitle title={say(menuWords.menu)} hint={hint && say(hint)} acts={props.acts} />
      <nav ref={showCurrent} className={`${css.tabs} no-print`} aria-label={say(words.tabs)}>
        {views.map(([view, path, label]) => (
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

/** A row of choices, one of them pressed. */
export function Choices<K extends string>(props: {
  label: string;
  chosen: K;
  choices: readonly (readonly [key: K, text: ReactNode])[];
  onChoose: (key: K) => void;
}): ReactNode {
  return (
    <div className={`${css.filters} no-print`} role="group" aria-label={props.label}>
      {props.choices.map(([key, text]) => (
        <button
          key={key}
          type="button"
          className={css.filter}
          aria-pressed={key === props.chosen}
          onClick={() => props.onChoose(key)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
