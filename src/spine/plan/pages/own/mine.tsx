/** The unit's own implementing plans: one for each plan and year in which it has tasks. */
import { Button } from "@mantine/core";
import { IconFilePlus, IconSubtask } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, Empty, StatusBadge, Waiting, type StatusLook } from "#base/ui/bits.tsx";
import { Go, useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown } from "#base/ui/typed.ts";
import css from "./own.module.css";
import { ownLooks } from "./plan.tsx";
import type { OwnPlace, OwnPlan } from "./types.ts";
import { ownWords as words } from "./words.ts";

const notBegun: StatusLook = { label: words.notBegun, tone: "soon" };

function Begin({ place }: { place: OwnPlace }): ReactNode {
  const say = useSay();
  const go = useGo();
  const client = useQueryClient();
  const begin = useMutation({
    mutationFn: () =>
      request<OwnPlan & { carried: number }>("/api/plan/own", {
        method: "POST",
        body: { documentId: place.documentId, year: place.year },
      }),
    onSuccess: async (plan) => {
      await client.invalidateQueries({ queryKey: ["own-plans"] });
      const said = plan.carried > 0 ? words.begunCarried : words.begun;
      toast(say(said, { n: plan.clauses.length, m: plan.carried }));
      go(`/plan/own/${plan.id}/edit`);
    },
  });
  return (
    <>
      {begin.error && <ProblemNote error={begin.error} />}
      <Button
        leftSection={<IconFilePlus size={17} stroke={1.75} />}
        loading={begin.isPending}
        onClick={() => begin.mutate()}
      >
        {say(words.begin)}
      </Button>
    </>
  );
}

function Place({ place }: { place: OwnPlace }): ReactNode {
  const say = useSay();
  const { own, number, title, year, tasks } = place;
  const facts = [
    say(words.tasksN, { n: tasks, year }),
    own && say(words.clausesN, { n: own.clauses }),
    own?.number,
    own?.issuedOn && dateShown(own.issuedOn),
  ];
  return (
    <Card className={css.clause}>
      <div className={css.clauseHead}>
        <h3 lang="vi">{[number, title].filter(Boolean).join(" – ")}</h3>
        <span className={css.badges}>
          <StatusBadge look={own ? ownLooks[own.state] : notBegun} />
        </span>
      </div>
      <p className={css.quiet}>{facts.filter(Boolean).join(" · ")}</p>
      <div>
        {own ? (
          <Button component={Go} variant="default" href={`/plan/own/${own.id}/edit`}>
            {say(own.state === "draft" ? words.goOn : words.open)}
          </Button>
        ) : (
          <Begin place={place} />
        )}
      </div>
    </Card>
  );
}

/** The cards; `titled` where they stand below something else. */
export function Mine({ titled }: { titled: boolean }): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ["own-plans"],
    queryFn: async ({ signal }) =>
      (await request<{ rows: readonly OwnPlace[] }>("/api/plan/own", { signal })).rows,
  });
  if (error && !data) return <ProblemNote error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={4} />;
  if (data.length === 0 && titled) return null;
  return (
    <section className={css.mine}>
      {titled && <h2>{say(words.mine)}</h2>}
      {data.length === 0 && (
        <Card>
          <Empty icon={IconSubtask} title={say(words.noTasks)} next={say(words.noTasksNext)} />
        </Card>
      )}
      {data.map((place) => (
        <Place key={`${place.documentId} ${place.year}`} place={place} />
      ))}
    </section>
  );
}
