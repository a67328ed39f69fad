/** Deciding on the tasks of a plan that is replaced: all clauses by kind, the counts, the act. */
import { Button } from "@mantine/core";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, Waiting } from "#base/ui/bits.tsx";
import { useDraft } from "#base/ui/drafts.ts";
import { ConfirmAct } from "#base/ui/form/confirm-act.tsx";
import { Go, useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { instantShown, numberShown } from "#base/ui/typed.ts";
import type { Fate } from "../../rules/replacing.ts";
import type { PlanListed } from "../types.ts";
import { KindCard, kindLabels, reasonFor, type Deciding } from "./group.tsx";
import css from "./replace.module.css";
import { countsOf, type Counted } from "./tally.ts";
import { keyOf, type Decided, type Outlook, type OutlookGroup } from "./types.ts";
import { replaceWords as words } from "./words.ts";

const EMPTY: Decided = { fates: {}, pairs: [] };

interface Plans {
  readonly plan: PlanListed;
  readonly other: PlanListed;
}

const nameOf = (plan: PlanListed): string => plan.number ?? plan.title;

const shownCounts = ["carry", "renew", "end", "keep", "given"] as const;
const countLabels = {
  carry: words.tallyCarry,
  renew: words.tallyRenew,
  end: words.tallyEnd,
  keep: words.tallyKeep,
  given: words.tallyGiven,
} as const;

function Counts({ counts }: { counts: Counted }): ReactNode {
  const say = useSay();
  return (
    <ul aria-live="polite">
      {shownCounts.map((name) => (
        <li key={name}>
          <strong>{numberShown(counts[name])}</strong> {say(countLabels[name])}
        </li>
      ))}
      {counts.undecided > 0 && (
        <li data-open>
          <strong>{numberShown(counts.undecided)}</strong> {say(words.tallyUndecided)}
        </li>
      )}
    </ul>
  );
}

function Act(props: Plans & { outlook: Outlook; decided: Decided; done: () => void }): ReactNode {
  const say = useSay();
  const go = useGo();
  const client = useQueryClient();
  const [asking, ask] = useState(false);
  const { plan, other, outlook, decided } = props;
  const counts = countsOf(outlook, decided);
  const ready = counts.undecided === 0 && counts.silent === 0 && outlook.refusal === null;
  const replace = async (): Promise<void> => {
    const decisions = outlook.groups.map((group) => {
      const own = decided.fates[keyOf(group)];
      const reason = own?.fate === "end" ? own.reason.trim() : null;
      return { clauseId: group.clause.id, unnamed: group.kind === "unnamed", fate: own?.fate, reason };
    });
    const body = { version: outlook.version, by: plan.id, pairs: decided.pairs, decisions };
    await request(`/api/plan/documents/${other.id}/supersede`, { method: "POST", body });
    props.done();
    await client.invalidateQueries();
    toast(say(words.done, { ...counts }));
    go(`/plan?plan=${plan.id}`);
  };
  return (
    <Card className={css.tally}>
      <Counts counts={counts} />
      <Button disabled={!ready} onClick={() => ask(true)}>
        {say(plan.state === "published" ? words.actPublished : words.act)}
      </Button>
      {asking && (
        <ConfirmAct
          title={say(words.confirmTitle)}
          thing={other.title}
          code={other.number ?? String(other.id)}
          consequence={say(words.confirmText, { ...counts })}
          submit={say(words.confirmAct)}
          run={replace}
          onClose={() => ask(false)}
        />
      )}
    </Card>
  );
}

function Added({ outlook }: { outlook: Outlook }): ReactNode {
  const say = useSay();
  if (outlook.added.length === 0) return null;
  return (
    <Card className={css.kind}>
      <div className={css.kindHead}>
        <h2>
          {say(words.addedTitle)} <span className={css.count}>{outlook.added.length}</span>
        </h2>
      </div>
      <ol>
        {outlook.added.map((clause) => (
          <li key={clause.id} className={css.fate}>
            <p lang="vi">
              <span className={css.path}>{clause.path}</span> {clause.text}
            </p>
            <p className={css.numbers}>{say(words.asksN, { n: numberShown(clause.asks) })}</p>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Blocked({ plan, outlook }: { plan: PlanListed; outlook: Outlook }): ReactNode {
  const say = useSay();
  if (!outlook.refusal) return null;
  return (
    <Card className={css.blocked}>
      <p>
        <strong>{say(words.blocked)}:</strong> {say(outlook.refusal)}{" "}
        <Go href={`/plan/documents/${plan.id}/review`}>{say(words.toReview)}</Go>
      </p>
    </Card>
  );
}

/** What is decided, kept on the device until it is done. */
function useDecisions({ plan, other }: Plans) {
  const say = useSay();
  const draft = useDraft<Decided>(`plan-replace/${other.id}/${plan.id}`, EMPTY);
  const decide: Deciding["decide"] = (groups, fate, reason) =>
    draft.change((before) => {
      const own = (group: OutlookGroup): { fate: Fate; reason: string } => ({
        fate: fate ?? group.proposed,
        reason: reason ?? reasonFor(group, nameOf(plan), say),
      });
      return {
        ...before,
        fates: { ...before.fates, ...Object.fromEntries(groups.map((g) => [keyOf(g), own(g)])) },
      };
    });
  const pair: Deciding["pair"] = (clauseId, to) =>
    draft.change(({ fates, pairs }) => ({
      // Paired anew, what was decided on the clause no longer fits.
      fates: Object.fromEntries(Object.entries(fates).filter(([key]) => !key.startsWith(`${clauseId} `))),
      pairs: [
        ...pairs.filter(([from]) => from !== clauseId),
        ...(to === null ? [] : [[clauseId, to] as const]),
      ],
    }));
  return { draft, decide, pair };
}

/** The decisions on every clause of the plan before, and the act. */
export function Decide({ plan, other }: Plans): ReactNode {
  const say = useSay();
  const { draft, decide, pair } = useDecisions({ plan, other });
  const decided = draft.value;
  const pairs = decided.pairs.map((p) => p.join("-")).join(",");
  const { data, error, refetch } = useQuery({
    queryKey: ["plan-replacement", other.id, plan.id, pairs],
    queryFn: ({ signal }) =>
      request<Outlook>(`/api/plan/reviews/${other.id}/replacement`, {
        query: { by: plan.id, pairs },
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchOnMount: "always",
  });
  if (error && !data) return <ProblemNote error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={12} />;
  const of: Deciding = { decided, added: data.added, name: nameOf(plan), decide, pair };
  const kinds = Object.keys(kindLabels) as (keyof typeof kindLabels)[];
  return (
    <>
      {draft.foundAt && (
        <p className={css.quiet}>
          {say(words.draftFound, { at: instantShown(draft.foundAt) })}{" "}
          <Button size="compact-sm" variant="subtle" onClick={() => draft.change(EMPTY)}>
            {say(words.draftClear)}
          </Button>
        </p>
      )}
      <Blocked plan={plan} outlook={data} />
      <Act plan={plan} other={other} outlook={data} decided={decided} done={draft.clear} />
      {data.groups.length === 0 && <p>{say(words.nothingOpen)}</p>}
      {kinds.map((kind) => (
        <KindCard key={kind} kind={kind} groups={data.groups.filter((g) => g.kind === kind)} of={of} />
      ))}
      <Added outlook={data} />
    </>
  );
}
