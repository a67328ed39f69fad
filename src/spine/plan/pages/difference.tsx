/** An amended plan beside the one before: new, changed, gone; and the way to replacing it. */
import "#base/ui/styles/forms.ts";
import { Button, NativeSelect } from "@mantine/core";
import { IconGitCompare } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Empty, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { otherOf, plansQuery } from "./difference/other.ts";
import { Alone, Changed, Kind, type Difference } from "./difference/parts.tsx";
import css from "./difference/difference.module.css";
import { differenceWords as words } from "./difference/words.ts";
import { replaceWords } from "./replace/words.ts";
import type { PlanListed } from "./types.ts";
import { screenWords } from "./words.ts";

function Replace({ plan, other }: { plan: PlanListed; other: PlanListed }): ReactNode {
  const say = useSay();
  if (other.state === "superseded")
    return (
      <p className={css.note}>
        {say(words.isReplaced)}{" "}
        {other.replacementId !== null && (
          <Go href={`/plan/replaced/${other.replacementId}`}>{say(replaceWords.seeFates)}</Go>
        )}
      </p>
    );
  if (other.state !== "published" || !other.can.includes("plan.publish")) return null;
  return (
    <div className={css.replace}>
      <Button component={Go} variant="default" href={`/plan/documents/${plan.id}/replace?with=${other.id}`}>
        {say(replaceWords.open)}
      </Button>
    </div>
  );
}

function Counts({ found }: { found: Difference }): ReactNode {
  const say = useSay();
  const kinds = [
    ["changed", words.changed, found.changed.length],
    ["added", words.added, found.added.length],
    ["dropped", words.dropped, found.dropped.length],
  ] as const;
  return (
    <div className={css.counts}>
      {kinds.map(([of, label, n]) =>
        n > 0 ? (
          <a key={of} href={`#${of}`}>
            {say(label)}: {n}
          </a>
        ) : (
          <span key={of}>
            {say(label)}: {n}
          </span>
        ),
      )}
      <span>
        {say(words.same)}: {found.same}
      </span>
    </div>
  );
}

function Found({ plan, other }: { plan: PlanListed; other: PlanListed }): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ["plan-difference", plan.id, other.id],
    queryFn: ({ signal }) =>
      request<Difference>(`/api/plan/reviews/${plan.id}/difference`, { query: { with: other.id }, signal }),
  });
  if (error && !data) return <ProblemNote error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={10} />;
  const none = data.changed.length + data.added.length + data.dropped.length === 0;
  return (
    <>
      <Counts found={data} />
      <Replace plan={plan} other={other} />
      {none && <p>{say(words.nothing)}</p>}
      <Kind of="changed" title={words.changed} n={data.changed.length}>
        {data.changed.map((pair) => (
          <Changed key={pair.after.id} {...pair} plans={[other.id, plan.id]} />
        ))}
      </Kind>
      <Kind of="added" title={words.added} n={data.added.length}>
        {data.added.map((clause) => (
          <Alone key={clause.id} clause={clause} plan={plan.id} />
        ))}
      </Kind>
      <Kind of="dropped" title={words.dropped} n={data.dropped.length}>
        {data.dropped.map((clause) => (
          <Alone key={clause.id} clause={clause} plan={other.id} />
        ))}
      </Kind>
    </>
  );
}

function Body({ plans, id }: { plans: readonly PlanListed[]; id: string }): ReactNode {
  const say = useSay();
  const [address, change] = useAddress();
  const plan = plans.find((p) => String(p.id) === id);
  const other = otherOf(plans, { id, with: address["with"] });
  if (!plan || !other)
    return <Empty icon={IconGitCompare} title={say(words.noOther)} next={say(words.noOtherNext)} />;
  const nameOf = (p: PlanListed): string => `${p.number ?? say(screenWords.noNumber)} · ${p.title}`;
  return (
    <>
      <div className={css.tools}>
        <NativeSelect
          className={css.which}
          label={say(words.before)}
          description={say(words.hint)}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={String(other.id)}
          data={plans.filter((p) => p.id !== plan.id).map((p) => ({ value: String(p.id), label: nameOf(p) }))}
          onChange={(event) => change({ with: event.currentTarget.value })}
        />
      </div>
      <Found plan={plan} other={other} />
    </>
  );
}

/** The screen at /plan/documents/$id/difference. */
export default function DifferenceScreen(): ReactNode {
  const say = useSay();
  const { id = "" } = usePath();
  const { data, error, refetch } = useQuery(plansQuery);
  const plan = data?.find((p) => String(p.id) === id);
  return (
    <div>
      <PageTitle
        title={say(words.title)}
        hint={plan ? <span lang="vi">{plan.title}</span> : say(words.hint)}
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
