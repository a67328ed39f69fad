/** A refusal as a person reads it: what is wrong, by which rule, and what to do next. */
import { Button } from "@mantine/core";
import { IconAlertCircle, IconMapPinOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Label } from "../words.ts";
import { Empty } from "./bits.tsx";
import css from "./bits.module.css";
import { Go } from "./go.tsx";
import { useSay, type Say } from "./language.ts";
import { ProblemError, type RefusalKind } from "./request.ts";
import { words } from "./words.ts";

const nexts: Partial<Readonly<Record<RefusalKind, Label>>> = {
  "not-signed-in": words.notSignedInNext,
  "not-allowed": words.notAllowedNext,
  "not-found": words.notFoundNext,
  conflict: words.conflictNext,
  "too-many": words.tooManyNext,
  offline: words.offlineHint,
  broken: words.brokenHint,
};

/** The refusal in an error of any kind. */
export function problemOf(error: unknown): ProblemError {
  return error instanceof ProblemError ? error : new ProblemError("broken", 500, {});
}

/** The one sentence of a refusal, for a toast or a title. */
export function problemTitle(error: unknown, say: Say): string {
  const problem = problemOf(error);
  if (problem.kind === "offline") return say(words.offline);
  const [first] = problem.errors;
  // "Something must be changed" alone says nothing where there is no list beside it.
  if (problem.kind === "invalid" && first) return first.message;
  return problem.detail ?? (problem.title || say(words.broken));
}

/** What a page shows whose one thing is not there: trying again would find nothing either, so it leads home. */
function NothingHere({ problem }: { problem: ProblemError }): ReactNode {
  const say = useSay();
  return (
    <Empty
      whole
      icon={IconMapPinOff}
      title={problemTitle(problem, say)}
      next={say(words.notFoundNext)}
      acts={
        <Button component={Go} href="/">
          {say(words.toMyWork)}
        </Button>
      }
    />
  );
}

function Note({ problem, again }: { problem: ProblemError; again: (() => void) | undefined }): ReactNode {
  const say = useSay();
  const title = problem.title || problemTitle(problem, say);
  const next = nexts[problem.kind];
  return (
    <div className={css.note} role="alert">
      <IconAlertCircle size={20} stroke={1.75} />
      <div className={css.noteBody}>
        <span className={css.noteTitle}>{title}</span>
        {problem.detail && problem.detail !== title && <span>{problem.detail}</span>}
        {problem.errors.length > 0 && (
          <ul>
            {problem.errors.map((e) => (
              <li key={e.path + e.message}>{e.message}</li>
            ))}
          </ul>
        )}
        {next && <span className={css.noteHint}>{say(next)}</span>}
        {problem.source && (
          <span className={css.noteHint}>
            {say(words.legalSource)}: {problem.source}
          </span>
        )}
        {problem.code && (
          <span>
            {say(words.codeToQuote)}: <span className={css.code}>{problem.code}</span>
          </span>
        )}
        {again && (
          <div className={css.noteActs}>
            <Button variant="default" size="xs" onClick={again}>
              {say(words.again)}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

/**
 * Shows a refusal in place; `again` adds a button that tries once more. `whole`: it stands instead of the page, so what
 * is not found takes the page's title.
 */
export function ProblemNote(props: { error: unknown; again?: () => void; whole?: boolean }): ReactNode {
  const problem = problemOf(props.error);
  if (props.whole && problem.kind === "not-found") return <NothingHere problem={problem} />;
  return <Note problem={problem} again={props.again} />;
}
