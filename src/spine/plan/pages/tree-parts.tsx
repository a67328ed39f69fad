/** The numbers of the tree: each opens the tasks that it counts. */
import type { ReactNode } from "react";
import { Progress } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { numberShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { Label } from "#base/words.ts";
import { taken, type ShownRow } from "../rules/tree-shown.ts";
import type { Where } from "./tabs.tsx";
import { tasksHref } from "./tree-rows.ts";
import css from "./tree.module.css";
import type { Counts, TreeClause } from "./types.ts";
import { screenWords as words } from "./words.ts";

/** A number that opens what it counts, for those who may see tasks. */
function Count(props: { href: string; children: ReactNode; late?: boolean }): ReactNode {
  const may = useMay("task.read");
  const look = props.late ? css.late : undefined;
  if (!may) return <span className={look}>{props.children}</span>;
  return (
    <Go href={props.href} className={look}>
      {props.children}
    </Go>
  );
}

/** The whole plan in six numbers. */
export function Totals({ total, where }: { total: Counts; where: Where }): ReactNode {
  const say = useSay();
  const parts: readonly (readonly [Label, number, string | undefined])[] = [
    [words.totalTasks, total.total, undefined],
    [words.totalDone, total.done, "done"],
    [words.totalDoing, total.doing, "doing"],
    [words.totalNew, total.given, "given"],
    [words.totalOverdue, total.overdue, "overdue"],
    [words.totalNotDone, total.notDone, "not-done"],
  ];
  return (
    <dl className={css.totals}>
      {parts.map(([label, n, status]) => (
        <div key={label.en} data-late={(status === "overdue" && n > 0) || undefined}>
          <dt>{say(label)}</dt>
          <dd>
            <Count href={tasksHref({ ...where, status })}>{numberShown(n)}</Count>
            {status && (
              <span className={css.of}>{say(words.ofAll, { total: numberShown(total.total) })}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Who has the tasks of a clause. */
export function Who({ row, where }: { row: ShownRow<TreeClause>; where: Where }): ReactNode {
  const say = useSay();
  const { own } = row.clause;
  if (own.units === 0) return null;
  const clause = row.clause.id;
  const agencies = own.units - own.communes;
  const [lead] = own.leads;
  return (
    <span className={css.who}>
      {lead && <span>{say(words.leadIs, { who: own.leads.join(", ") })}</span>}
      <Count href={tasksHref({ ...where, clause })}>
        {[
          own.communes > 0 && say(words.communesN, { n: own.communes }),
          agencies > 0 && say(words.agenciesN, { n: agencies }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </Count>
      {own.evidence > 0 && (
        <Count href={tasksHref({ ...where, clause })}>
          {say(words.evidenceN, { n: numberShown(own.evidence) })}
        </Count>
      )}
    </span>
  );
}

/** How far a clause is, with everything below it. */
export function Standing({ row, where }: { row: ShownRow<TreeClause>; where: Where }): ReactNode {
  const say = useSay();
  const { counts, path, title, id } = row.clause;
  const text = `${counts.percent ?? 0} %`;
  const clause = row.parent ? { under: id } : { clause: id };
  return (
    <span className={css.standing}>
      <Progress done={counts.done} total={counts.total} label={`${path} ${title}`} text={text} />
      <span className={css.numbers}>
        <Count href={tasksHref({ ...where, ...clause })}>
          {say(words.doneOf, { done: numberShown(counts.done), total: numberShown(counts.total) })}
        </Count>
        {taken(counts) === 0 && <span className={css.nobody}>{say(words.nobodyYet)}</span>}
        {taken(counts) > 0 && counts.given > 0 && (
          <Count href={tasksHref({ ...where, ...clause, status: "given" })}>
            {say(words.newN, { n: numberShown(counts.given) })}
          </Count>
        )}
        {counts.overdue > 0 && (
          <Count late href={tasksHref({ ...where, ...clause, status: "overdue" })}>
            {say(words.overdueN, { n: numberShown(counts.overdue) })}
          </Count>
        )}
      </span>
    </span>
  );
}
