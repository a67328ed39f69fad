/** A published plan as everyone reads it: each clause, who is named in it, when. */
import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, PageTitle, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { Go, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { dateShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import { Around } from "./around/around.tsx";
import { aroundWords } from "./around/words.ts";
import { documentLooks, partLabels } from "./codes.ts";
import { differenceWords } from "./difference/words.ts";
import css from "./plan.module.css";
import { FactsLine } from "./review/facts.tsx";
import type { Assignment, Clause, PlanRead } from "./types.ts";
import { screenWords as words } from "./words.ts";

function ClauseLine(props: {
  clause: Clause;
  who: readonly Assignment[];
  plan: number;
  tasks: boolean;
}): ReactNode {
  const say = useSay();
  const { clause, who, plan, tasks } = props;
  return (
    <li id={`c${clause.id}`} data-kind={clause.kind}>
      <span className={css.quiet}>{clause.path || say(words.noPath)}</span>
      <span lang="vi">{clause.text}</span>
      {who.length > 0 && clause.outcome === "task" && (
        <span className={css.chips}>
          {who.map((a) => (
            <span key={a.id}>
              <span lang="vi">{a.agency}</span>{" "}
              <span className={css.quiet}>
                {say(partLabels[a.role])}
                {a.units > 1 && ` · ${say(words.unitsN, { n: a.units })}`}
              </span>
            </span>
          ))}
          {clause.dueBy && <span className={css.quiet}>{dateShown(clause.dueBy)}</span>}
          {tasks && <Go href={`/tasks?document=${plan}&clause=${clause.id}`}>{say(words.tasks)}</Go>}
        </span>
      )}
    </li>
  );
}

function Clauses({ document }: { document: PlanRead }): ReactNode {
  const tasks = useMay("task.read");
  const byClause = Map.groupBy(document.assignments, (a) => a.clauseId);
  return (
    <Card className={css.sheet}>
      <ol className={css.clauses}>
        {document.clauses
          .filter((c) => c.kind !== "title")
          .map((clause) => (
            <ClauseLine
              key={clause.id}
              clause={clause}
              who={byClause.get(clause.id) ?? []}
              plan={document.id}
              tasks={tasks}
            />
          ))}
      </ol>
    </Card>
  );
}

/** The screen at /plan/documents/$id. */
export default function PlanReading(): ReactNode {
  const say = useSay();
  const { id = "" } = usePath();
  const { data, error, refetch } = useQuery({
    queryKey: ["plan-read", id],
    queryFn: ({ signal }) => request<PlanRead>(`/api/plan/documents/${id}`, { signal }),
  });
  if (error && !data) return <ProblemNote whole error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={12} />;
  return (
    <div className={css.docPage}>
      <PageTitle
        title={data.title}
        trail={<Go href="/plan/documents">{say(words.documents)}</Go>}
        hint={<FactsLine document={data} />}
        acts={
          <>
            <StatusBadge look={documentLooks[data.state]} />
            {data.can.includes("plan.review") && (
              <Button component={Go} variant="default" href={`/plan/documents/${id}/review`}>
                {say(words.openReview)}
              </Button>
            )}
            {data.can.includes("plan.review") && (
              <Button component={Go} variant="default" href={`/plan/documents/${id}/difference`}>
                {say(differenceWords.open)}
              </Button>
            )}
            {data.hasFile && (
              <Button
                component="a"
                variant="default"
                href={`/api/plan/documents/${id}/file`}
                download
                leftSection={<IconDownload size={16} stroke={1.75} />}
              >
                {say(words.download)}
              </Button>
            )}
          </>
        }
      />
      <div className={css.besides}>
        <Clauses document={data} />
        <Card className={css.sheet}>
          <section aria-label={say(aroundWords.around)}>
            <Around document={data} />
          </section>
        </Card>
      </div>
    </div>
  );
}
