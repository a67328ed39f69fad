/** Publishing a year: what it would give to whom, what stands in the way, and the act itself. */
import { Button, NativeSelect } from "@mantine/core";
import { IconAlertCircle, IconCircleCheck, IconInfoCircle, IconSend } from "@tabler/icons-react";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { Card, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { ConfirmAct } from "#base/ui/form/confirm-act.tsx";
import { Go, useAddress, useGo, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, numberShown } from "#base/ui/typed.ts";
import { useViewer } from "#base/ui/viewer.ts";
import { inForceWith, plansQuery } from "./difference/other.ts";
import css from "./plan.module.css";
import { PerClause, PerUnit, Past, type Prospect } from "./publish-parts.tsx";
import { replaceWords } from "./replace/words.ts";
import { FactsLine } from "./review/facts.tsx";
import type { Check, Review } from "./types.ts";
import { screenWords as words } from "./words.ts";

/** Where a line of the checklist leads in the review. */
function placeOf(check: Check, id: string): string {
  const [first] = check.refs;
  const at = first && first.kind !== "assignment" ? `?at=${first.kind.charAt(0)}${first.id}` : "";
  return `/plan/documents/${id}/review${at}`;
}

function Checks({
  id,
  checks,
  blocking,
}: {
  id: string;
  checks: readonly Check[];
  blocking: boolean;
}): ReactNode {
  const say = useSay();
  const some = checks.filter((c) => c.blocking === blocking);
  if (some.length === 0) return null;
  const Mark = blocking ? IconAlertCircle : IconInfoCircle;
  return (
    <Card className={css.sheet}>
      <h2>{say(blocking ? words.inTheWay : words.worthKnowing)}</h2>
      <ul className={css.checks}>
        {some.map((check) => (
          <li key={check.code} data-blocking={blocking || undefined}>
            <Mark size={17} stroke={1.75} />
            <Go href={placeOf(check, id)}>{say(check.label)}</Go>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Gives({ prospect }: { prospect: Prospect }): ReactNode {
  const say = useSay();
  const { adds, units, given, onDate, year } = prospect;
  const late = prospect.clauses.reduce((n, c) => (c.dueOn < today() ? n + c.adds : n), 0);
  return (
    <>
      {adds > 0 ? (
        <p className={css.willGive}>
          {say(words.willGive)}{" "}
          {say(words.willGiveText, { tasks: numberShown(adds), units: numberShown(units) })}
        </p>
      ) : (
        given > 0 && <p>{say(words.nothingToGive, { year })}</p>
      )}
      <p className={css.quiet}>
        {given > 0 && `${say(words.givenBefore, { n: numberShown(given) })} · `}
        {say(words.namesOn, { day: dateShown(onDate) })}
      </p>
      {late > 0 && <p className={css.soon}>{say(words.lateAtOnce, { n: numberShown(late) })}</p>}
    </>
  );
}

/** Another plan in force for the same years: what replaces it decides on its tasks before it is published. */
function MayReplace({ id }: { id: string }): ReactNode {
  const say = useSay();
  const { data } = useQuery(plansQuery);
  const other = data && inForceWith(data, id);
  if (!other) return null;
  return (
    <p className={css.soon}>
      {say(replaceWords.publishNote, { name: other.number ?? other.title })}{" "}
      <Go href={`/plan/documents/${id}/replace?with=${other.id}`}>{say(replaceWords.publishNoteGo)}</Go>
    </p>
  );
}

/** The years that one may choose: what the plan covers, near the working year. */
function yearsOf(review: Review, working: number): readonly number[] {
  const from = Math.max(review.yearFrom ?? working, working - 3);
  const to = Math.min(review.yearTo ?? working + 3, working + 3);
  const years = Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);
  return years.length > 0 ? years : [working];
}

function Act({ review, prospect }: { review: Review; prospect: Prospect }): ReactNode {
  const say = useSay();
  const go = useGo();
  const client = useQueryClient();
  const [asking, ask] = useState(false);
  const { year, readiness, covered, unsettled } = prospect;
  const ready = readiness.ready && covered && unsettled.length === 0 && prospect.adds > 0;
  const numbers = { tasks: numberShown(prospect.adds), units: numberShown(prospect.units), year };
  const publish = async (): Promise<void> => {
    const body = { version: review.version, year };
    await request(`/api/plan/documents/${review.id}/publish`, { method: "POST", body });
    await client.invalidateQueries();
    toast(say(words.published, numbers));
    go(`/plan?plan=${review.id}&year=${year}`);
  };
  return (
    <>
      {ready && (
        <p className={css.good}>
          <IconCircleCheck size={16} /> {say(words.readyNow)}
        </p>
      )}
      <div>
        <Button
          disabled={!ready}
          leftSection={<IconSend size={17} stroke={1.75} />}
          onClick={() => ask(true)}
        >
          {say(words.publishNow, { n: numberShown(prospect.adds) })}
        </Button>
      </div>
      {asking && (
        <ConfirmAct
          title={say(words.publishTitle)}
          thing={review.title}
          code={review.number ?? String(year)}
          consequence={say(words.publishConsequence, numbers)}
          submit={say(words.publishAct)}
          run={publish}
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}

/** What the year would give, or why it gives nothing. */
function Outlook({ review, prospect }: { review: Review; prospect: Prospect }): ReactNode {
  const say = useSay();
  const { year, covered, unsettled } = prospect;
  return (
    <>
      <Gives prospect={prospect} />
      {!covered && <p className={css.soon}>{say(words.notCovered, { year })}</p>}
      {unsettled.length > 0 && (
        <p className={css.soon}>
          {say(words.unsettled, { year })}: {unsettled.join("; ")}
        </p>
      )}
      <Act review={review} prospect={prospect} />
    </>
  );
}

function Details({ review, prospect }: { review: Review; prospect: Prospect }): ReactNode {
  const id = String(review.id);
  return (
    <>
      <Checks id={id} checks={prospect.readiness.checks} blocking />
      <Checks id={id} checks={prospect.readiness.checks} blocking={false} />
      <PerClause prospect={prospect} review={review} />
      <PerUnit prospect={prospect} />
    </>
  );
}

/** The year of the address, else the working year where the plan covers it. */
function yearIn(asked: string | undefined, years: readonly number[], working: number): number {
  return Number(asked) || (years.includes(working) ? working : (years[0] ?? working));
}

function Body({ review }: { review: Review }): ReactNode {
  const say = useSay();
  const id = String(review.id);
  const viewer = useViewer();
  const [address, change] = useAddress();
  const years = yearsOf(review, viewer.year);
  const year = yearIn(address["year"], years, viewer.year);
  const query = useQuery({
    queryKey: ["plan-prospect", id, year],
    queryFn: ({ signal }) =>
      request<Prospect>(`/api/plan/reviews/${id}/preview`, { query: { year }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const prospect = query.data;
  return (
    <>
      <Card className={`${css.sheet} ${css.stack}`}>
        <NativeSelect
          className={css.yearPick}
          label={say(words.publishYear)}
          value={String(year)}
          data={[...new Set([...years, year])].map((y) => ({ value: String(y), label: String(y) }))}
          onChange={(event) => change({ year: event.currentTarget.value })}
        />
        {review.state === "reviewing" && <MayReplace id={id} />}
        {query.error && <ProblemNote error={query.error} again={() => void query.refetch()} />}
        {query.isPending && <Waiting lines={3} />}
        {prospect && <Outlook review={review} prospect={prospect} />}
      </Card>
      {prospect && <Details review={review} prospect={prospect} />}
      <Past review={review} />
    </>
  );
}

/** The screen at /plan/documents/$id/publish. */
export default function Publish(): ReactNode {
  const say = useSay();
  const { id = "" } = usePath();
  const { data, error, refetch } = useQuery({
    queryKey: ["plan-review", id],
    queryFn: ({ signal }) => request<Review>(`/api/plan/reviews/${id}`, { signal }),
    refetchOnMount: "always",
  });
  return (
    <div className={css.narrow}>
      <PageTitle
        title={say(words.publishTitle)}
        hint={data ? <FactsLine document={data} /> : say(words.publishHint)}
        trail={
          <>
            <Go href="/plan/documents">{say(words.documents)}</Go> /{" "}
            <Go href={`/plan/documents/${id}/review`}>{say(words.backToReview)}</Go>
          </>
        }
      />
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={8} />}
      {data && <Body review={data} />}
    </div>
  );
}
