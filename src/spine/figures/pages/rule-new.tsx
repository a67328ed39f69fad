/** A new rule between figures. */
import type { ReactNode } from "react";
import { PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go, useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { useViewer } from "#base/ui/viewer.ts";
import { RuleForm } from "./rule-form.tsx";
import { useCatalogue } from "./rule-parts.tsx";
import { ruleWords as words } from "./rule-words.ts";

/** The screen at /figures/rules/new. */
export default function NewRule(): ReactNode {
  const say = useSay();
  const go = useGo();
  const { year } = useViewer();
  const { data, error, refetch } = useCatalogue();
  return (
    <>
      <PageTitle
        title={say(words.newRule)}
        hint={say(words.hint)}
        trail={<Go href="/figures/rules">{say(words.title)}</Go>}
      />
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={8} />}
      {data && (
        <RuleForm
          rule={null}
          validFrom={`${year}-01-01`}
          catalogue={data}
          close={() => go("/figures/rules")}
        />
      )}
    </>
  );
}
