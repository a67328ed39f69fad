/** Replacing the plan before by this one: what becomes of its tasks, decided clause by clause. */
import "#base/ui/styles/forms.ts";
import { NativeSelect } from "@mantine/core";
import { IconGitCompare } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Empty, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { otherOf, plansQuery } from "./difference/other.ts";
import { differenceWords } from "./difference/words.ts";
import { Decide } from "./replace/decide.tsx";
import css from "./replace/replace.module.css";
import { replaceWords as words } from "./replace/words.ts";
import type { PlanListed } from "./types.ts";
import { screenWords } from "./words.ts";

function Body({ plans, id }: { plans: readonly PlanListed[]; id: string }): ReactNode {
  const say = useSay();
  const [address, change] = useAddress();
  const plan = plans.find((p) => String(p.id) === id);
  const inForce = plans.filter((p) => p.state === "published" || String(p.id) === id);
  const other = otherOf(inForce, { id, with: address["with"] });
  if (!plan || !other)
    return (
      <Empty
        icon={IconGitCompare}
        title={say(differenceWords.noOther)}
        next={say(differenceWords.noOtherNext)}
      />
    );
  return (
    <>
      <div className={css.tools}>
        <NativeSelect
          className={css.which}
          label={say(words.before)}
          value={String(other.id)}
          data={inForce
            .filter((p) => p.id !== plan.id)
            .map((p) => ({
              value: String(p.id),
              label: `${p.number ?? say(screenWords.noNumber)} · ${p.title}`,
            }))}
          onChange={(event) => change({ with: event.currentTarget.value })}
        />
        <Go href={`/plan/documents/${id}/difference?with=${other.id}`}>{say(differenceWords.title)}</Go>
      </div>
      <Decide key={`${other.id} ${plan.id}`} plan={plan} other={other} />
    </>
  );
}

/** The screen at /plan/documents/$id/replace. */
export default function Replace(): ReactNode {
  const say = useSay();
  const { id = "" } = usePath();
  const { data, error, refetch } = useQuery(plansQuery);
  return (
    <div>
      <PageTitle
        title={say(words.title)}
        hint={say(words.hint)}
        trail={
          <>
            <Go href="/plan/documents">{say(screenWords.documents)}</Go> /{" "}
            <Go href={`/plan/documents/${id}/review`}>{say(screenWords.openReview)}</Go>
          </>
        }
      />
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={10} />}
      {data && <Body plans={data} id={id} />}
    </div>
  );
}
