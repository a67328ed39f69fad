/** Writing a unit's implementing plan: its head, its clauses, publishing and amending. */
import "#base/ui/styles/forms.ts";
import { Button } from "@mantine/core";
import { IconLockOpen, IconPencil, IconPlus, IconSend } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, Waiting } from "#base/ui/bits.tsx";
import { RecordForm } from "#base/ui/form/record-form.tsx";
import { usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Label } from "#base/words.ts";
import { ownHeadFields } from "../schema.ts";
import css from "./own/own.module.css";
import { OwnPlanShown } from "./own/plan.tsx";
import type { OwnPlan } from "./own/types.ts";
import { ownWords as words } from "./own/words.ts";

interface Editing {
  readonly plan: OwnPlan;
  readonly changed: (plan: OwnPlan) => void;
}

function HeadForm({ plan, changed, close }: Editing & { close: () => void }): ReactNode {
  const say = useSay();
  return (
    <Card className={css.clause}>
      <h2>{say(words.head)}</h2>
      <RecordForm
        fields={ownHeadFields}
        row={{ ...plan }}
        draft={`plan/own/${plan.id}`}
        submit={words.save}
        onCancel={close}
        onSubmit={async (values) => {
          const body = { ...values, version: plan.version };
          changed(await request<OwnPlan>(`/api/plan/own/${plan.id}`, { method: "PUT", body }));
          toast(say(words.saved));
          close();
        }}
      />
    </Card>
  );
}

/** An act on the whole plan, with what is said when it is done. */
function useAct({ plan, changed }: Editing, act: "publish" | "amend" | "clone", done: Label) {
  const say = useSay();
  return useMutation({
    mutationFn: () =>
      request<OwnPlan>(`/api/plan/own/${plan.id}/${act}`, {
        method: "POST",
        body: act === "clone" ? {} : { version: plan.version },
      }),
    onSuccess: (after) => {
      changed(after);
      toast(say(done));
    },
  });
}

function Missing(props: Editing): ReactNode {
  const say = useSay();
  const clone = useAct(props, "clone", words.saved);
  return (
    <div className={css.note}>
      <p>{say(words.missing, { n: props.plan.missing })}</p>
      {clone.error && <ProblemNote error={clone.error} />}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={15} />}
        loading={clone.isPending}
        onClick={() => clone.mutate()}
      >
        {say(words.addMissing)}
      </Button>
    </div>
  );
}

function Publish(props: Editing): ReactNode {
  const say = useSay();
  const publish = useAct(props, "publish", words.publishedNow);
  if (!props.plan.can.includes("own-plan.publish"))
    return <p className={css.quiet}>{say(words.publishBy)}</p>;
  return (
    <>
      {publish.error && (
        <div className={css.wide}>
          <ProblemNote error={publish.error} />
        </div>
      )}
      <Button
        leftSection={<IconSend size={17} stroke={1.75} />}
        loading={publish.isPending}
        onClick={() => publish.mutate()}
      >
        {say(words.publish)}
      </Button>
      <p className={css.quiet}>{say(words.publishHint)}</p>
    </>
  );
}

function Amend(props: Editing): ReactNode {
  const say = useSay();
  const amend = useAct(props, "amend", words.amended);
  return (
    <>
      {amend.error && <ProblemNote error={amend.error} />}
      <Button
        variant="default"
        leftSection={<IconLockOpen size={17} stroke={1.75} />}
        loading={amend.isPending}
        onClick={() => amend.mutate()}
      >
        {say(words.amend)}
      </Button>
    </>
  );
}

function DraftTools(props: Editing): ReactNode {
  const say = useSay();
  const [head, setHead] = useState(false);
  const { clauses, missing } = props.plan;
  const { items } = props.plan;
  const lacking = clauses.filter((c) => c.lacks.length > 0).length + items.filter((i) => i.lacking).length;
  if (head) return <HeadForm {...props} close={() => setHead(false)} />;
  return (
    <>
      <div className={`${css.tools} no-print`}>
        <span className={lacking > 0 ? css.soon : css.good}>
          {lacking > 0
            ? say(words.lackingN, { n: lacking, total: clauses.length + items.length })
            : say(words.ready)}
        </span>
        <Button
          variant="default"
          leftSection={<IconPencil size={17} stroke={1.75} />}
          onClick={() => setHead(true)}
        >
          {say(words.editHead)}
        </Button>
        <Publish {...props} />
      </div>
      {missing > 0 && <Missing {...props} />}
    </>
  );
}

function Editor(props: Editing): ReactNode {
  const { plan, changed } = props;
  const draft = plan.state === "draft";
  const tools = draft ? (
    <DraftTools {...props} />
  ) : (
    plan.can.includes("own-plan.publish") && (
      <div className={`${css.tools} no-print`}>
        <Amend {...props} />
      </div>
    )
  );
  return <OwnPlanShown plan={plan} tools={tools} changed={draft ? changed : undefined} />;
}

/** The screen at /plan/own/$id/edit. */
export default function OwnEdit(): ReactNode {
  const { id } = usePath();
  const client = useQueryClient();
  const queryKey = ["own-plan-draft", id];
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => request<OwnPlan>(`/api/plan/own/${id ?? ""}/draft`, { signal }),
  });
  const changed = (plan: OwnPlan): void => {
    client.setQueryData(queryKey, plan);
    void client.invalidateQueries({ queryKey: ["own-plans"] });
  };
  if (error && !data) return <ProblemNote whole error={error} again={() => void refetch()} />;
  return data ? <Editor plan={data} changed={changed} /> : <Waiting lines={10} />;
}
