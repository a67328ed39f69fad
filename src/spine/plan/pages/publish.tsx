/** Publishing a year: what it would give to whom, what stands in the way, and the act itself. */
import { Button, NativeSelect } from "@mantine/core";
import { IconAlertCircle, IconCircleCheck, IconInfoCircle, IconSend } from "@tabler/icons-react";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { ConfirmAct } from "#base/ui/form/confirm-act.tsx";
import { Go, useAddress, useGo, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, instantShown, numberShown } from "#base/ui/typed.ts";
import { useViewer } from "#base/ui/viewer.ts";
import type { DueSource } from "../schema.ts";
import { dueSourceLabels } from "./codes.ts";
import css from "./plan.module.css";
import { FactsLine } from "./review/facts.tsx";
import type { Check, Readiness, Review } from "./types.ts";
import { screenWords as words } from "./words.ts";

interface Prospect {
  readonly year: number;
  readonly onDate: string;
  readonly covered: boolean;
  readonly readiness: Readiness;
  readonly unsettled: readonly string[];
  readonly given: number;
  readonly adds: number;
  readonly units: number;
  readonly clauses: readonly {
    readonly id: number;
    readonly path: string;
    readonly adds: number;
    readonly dueOn: string;
    readonly dueSource: DueSource;
  }[];
}

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
  return (
    <>
      {adds > 0 ? (
        <p className={css.willGive}>
          {say(words.willGive)}{" "}
          {say(words.willGiveText, { tasks: numberShown(adds), units: numberShown(units) })}
        </p>
      ) : (
        <p>{say(words.nothingToGive, { year })}</p>
      )}
      <p className={css.quiet}>
        {given > 0 && `${say(words.givenBefore, { n: numberShown(given) })} · `}
        {say(words.namesOn, { day: dateShown(onDate) })}
      </p>
    </>
  );
}

function PerClause({ prospect, review }: { prospect: Prospect; review: Review }): ReactNode {
  const say = useSay();
  const texts = new Map(review.clauses.map((c) => [c.id, c.text]));
  if (prospect.clauses.length === 0) return null;
  return (
    <Card className={css.sheet}>
      <h2>{say(words.perClause)}</h2>
      <table className={css.plain}>
        <thead>
          <tr>
            <th scope="col">{say(words.clauseCol)}</th>
            <th scope="col" data-align="end">
              {say(words.unitsCol)}
            </th>
            <th scope="col">{say(words.dueCol)}</th>
          </tr>
        </thead>
        <tbody>
          {prospect.clauses.map((c) => (
            <tr key={c.id}>
              <th scope="row">
                <Go href={`/plan/documents/${review.id}/review?at=c${c.id}`}>{c.path || "…"}</Go>{" "}
                <span lang="vi">{(texts.get(c.id) ?? "").slice(0, 110)}</span>
              </th>
              <td data-align="end">{numberShown(c.adds)}</td>
              <td>
                {dateShown(c.dueOn)}
                <br />
                <span className={css.quiet}>{say(dueSourceLabels[c.dueSource])}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Past({ review }: { review: Review }): ReactNode {
  const say = useSay();
  if (review.publications.length === 0) return null;
  return (
    <Card className={css.sheet}>
      <h2>{say(words.publishedBefore)}</h2>
      <ul className={css.checks}>
        {review.publications.map((p) => (
          <li key={p.at}>
            <Go href={`/plan?plan=${review.id}&year=${p.year}`}>
              {say(words.publishedLine, {
                year: p.year,
                n: numberShown(p.tasksAdded),
                by: p.by ?? "…",
                at: instantShown(p.at),
              })}
            </Go>
          </li>
        ))}
      </ul>
    </Card>
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

function Body({ review }: { review: Review }): ReactNode {
  const say = useSay();
  const id = String(review.id);
  const viewer = useViewer();
  const [address, change] = useAddress();
  const years = yearsOf(review, viewer.year);
  const year =
    Number(address["year"]) || (years.includes(viewer.year) ? viewer.year : (years[0] ?? viewer.year));
  const {
    data: prospect,
    error,
    refetch,
  } = useQuery({
    queryKey: ["plan-prospect", id, year],
    queryFn: ({ signal }) =>
      request<Prospect>(`/api/plan/reviews/${id}/preview`, { query: { year }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return (
    <>
      <Card className={`${css.sheet} ${css.stack}`}>
        <NativeSelect
          label={say(words.publishYear)}
          value={String(year)}
          data={[...new Set([...years, year])].map((y) => ({ value: String(y), label: String(y) }))}
          onChange={(event) => change({ year: event.currentTarget.value })}
        />
        {error && !prospect && <ProblemNote error={error} again={() => void refetch()} />}
        {!prospect && !error && <Waiting lines={3} />}
        {prospect && <Gives prospect={prospect} />}
        {prospect && !prospect.covered && <p className={css.soon}>{say(words.notCovered, { year })}</p>}
        {prospect && prospect.unsettled.length > 0 && (
          <p className={css.soon}>
            {say(words.unsettled, { year })}: {prospect.unsettled.join("; ")}
          </p>
        )}
        {prospect && <Act review={review} prospect={prospect} />}
      </Card>
      {prospect && <Checks id={id} checks={prospect.readiness.checks} blocking />}
      {prospect && <Checks id={id} checks={prospect.readiness.checks} blocking={false} />}
      {prospect && <PerClause prospect={prospect} review={review} />}
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
