/** The clause of a task where it stands in the plan, and who else is named in it. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { ownWorkWords } from "../../own-words.ts";
import { parentsOf } from "../../rules/tree.ts";
import { partLabels } from "../codes.ts";
import { tasksHref } from "../tree-rows.ts";
import type { Assignment, Clause, PlanRead, Task } from "../types.ts";
import { screenWords } from "../words.ts";
import css from "./task.module.css";
import { taskWords as words } from "./words.ts";

/** The clauses above one, the highest first. */
function above(plan: PlanRead, id: number): readonly Clause[] {
  const byId = new Map(plan.clauses.map((c) => [c.id, c]));
  const parents = parentsOf(plan.clauses);
  const chain: Clause[] = [];
  for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) {
    const clause = byId.get(at);
    if (clause && clause.kind !== "title") chain.unshift(clause);
  }
  return chain;
}

function Named({ who }: { who: readonly Assignment[] }): ReactNode {
  const say = useSay();
  if (who.length === 0) return null;
  return (
    <>
      <h3>{say(words.whoDoes)}</h3>
      <ul className={css.named}>
        {who.map((a) => (
          <li key={a.id}>
            <span className={css.part}>{say(partLabels[a.role])}</span>
            <span lang="vi">{a.agency}</span>
            {a.units > 1 && <span className={css.quiet}>{say(screenWords.unitsN, { n: a.units })}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What asks for it: a clause in its plan, or what the city observes. */
export function InPlan({ task }: { task: Task }): ReactNode {
  const say = useSay();
  const { document, clause } = task;
  if (document.id !== null && clause.id !== null)
    return <OfPlan task={task} document={document.id} clause={clause.id} />;
  return (
    <section className={css.inPlan}>
      <h2>{say(task.origin === "own" ? ownWorkWords.fromOwn : words.fromObservance)}</h2>
      <p>
        <Go href={task.origin === "own" ? "/plan/own" : "/calendar/observances"} lang="vi">
          {document.title}
        </Go>
      </p>
    </section>
  );
}

/** The source path, the words of the clause, lead and co-ordinators. */
function OfPlan({ task, ...of }: { task: Task; document: number; clause: number }): ReactNode {
  const say = useSay();
  const { document, clause } = task;
  const { data } = useQuery({
    queryKey: ["plan-read", String(of.document)],
    queryFn: ({ signal }) => request<PlanRead>(`/api/plan/documents/${of.document}`, { signal }),
    staleTime: 600_000,
    retry: false,
  });
  const chain = data ? above(data, of.clause) : [];
  const who = data?.assignments.filter((a) => a.clauseId === of.clause) ?? [];
  return (
    <section className={css.inPlan}>
      <h2>{say(words.inPlan)}</h2>
      <p className={css.quiet}>
        <Go href={`/plan/documents/${of.document}#c${of.clause}`} lang="vi">
          {document.number ?? document.title}
        </Go>
      </p>
      <div lang="vi">
        {chain.map((c) => (
          <p key={c.id} className={css.above}>
            <span className={css.taskPath}>{c.path}</span> {c.text}
          </p>
        ))}
        <blockquote className={css.clause}>
          <span className={css.taskPath}>{clause.path}</span> {clause.text}
        </blockquote>
      </div>
      <Named who={who} />
      <p>
        <Go href={tasksHref({ document: of.document, year: task.year, clause: of.clause })}>
          {say(words.allOfClause)}
        </Go>
      </p>
    </section>
  );
}
