/** The unit's own work in its plan: each piece with who, by when and the task that it became. */
import { Button } from "@mantine/core";
import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, StatusBadge } from "#base/ui/bits.tsx";
import { RecordForm } from "#base/ui/form/record-form.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown } from "#base/ui/typed.ts";
import { ownWorkWords } from "../../own-words.ts";
import { ownItemFields } from "../../schema.ts";
import { taskLooks } from "../codes.ts";
import css from "./own.module.css";
import type { OwnItem, OwnPlan } from "./types.ts";
import { ownWords as words } from "./words.ts";

type Changed = (plan: OwnPlan) => void;

function ItemForm(props: {
  plan: number;
  item: OwnItem | null;
  changed: Changed;
  close: () => void;
}): ReactNode {
  const say = useSay();
  const { plan, item, changed, close } = props;
  return (
    <RecordForm
      fields={ownItemFields}
      row={item ? { ...item } : {}}
      draft={item ? `plan/own-item/${item.id}` : `plan/own/${plan}/new-item`}
      submit={words.save}
      onCancel={close}
      onSubmit={async (values) => {
        const path = item ? `/api/plan/own-items/${item.id}` : `/api/plan/own/${plan}/items`;
        const body = item ? { ...values, version: item.version } : values;
        changed(await request<OwnPlan>(path, { method: item ? "PUT" : "POST", body }));
        toast(say(words.saved));
        close();
      }}
    />
  );
}

function Remove({ item, changed }: { item: OwnItem; changed: Changed }): ReactNode {
  const say = useSay();
  const remove = useMutation({
    mutationFn: () => request<OwnPlan>(`/api/plan/own-items/${item.id}`, { method: "DELETE" }),
    onSuccess: (plan) => {
      changed(plan);
      toast(say(ownWorkWords.removed));
    },
  });
  return (
    <>
      {remove.error && <ProblemNote error={remove.error} />}
      <Button
        size="xs"
        variant="subtle"
        aria-label={say(ownWorkWords.removeItem, { what: item.text.slice(0, 60) })}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        <IconTrash size={15} stroke={1.75} />
      </Button>
    </>
  );
}

function Acts(props: { item: OwnItem; changed: Changed; edit: () => void }): ReactNode {
  const say = useSay();
  const { item, changed, edit } = props;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={say(ownWorkWords.editItem, { what: item.text.slice(0, 60) })}
        leftSection={<IconPencil size={15} stroke={1.75} />}
        onClick={edit}
      >
        {say(words.editShort)}
      </Button>
      {item.taskCode === null && <Remove item={item} changed={changed} />}
    </>
  );
}

function Told({ item }: { item: OwnItem }): ReactNode {
  const say = useSay();
  const facts = [
    item.holder ?? say(words.lackHolder),
    item.dueOn ? dateShown(item.dueOn) : say(words.lackDue),
    item.dropped && `${say(ownWorkWords.itemDropped)} ${item.dropped}`,
  ];
  return (
    <>
      <p lang="vi" className={css.text}>
        {item.text}
      </p>
      <p className={css.quiet}>{facts.filter(Boolean).join(" · ")}</p>
    </>
  );
}

function ItemCard({
  item,
  plan,
  changed,
}: {
  item: OwnItem;
  plan: number;
  changed?: Changed | undefined;
}): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <Card className={css.clause}>
      <div className={css.clauseHead}>
        <span className={css.badges}>
          {item.taskStatus && <StatusBadge look={taskLooks[item.taskStatus]} />}
          {item.taskCode && (
            <Go href={`/tasks/${item.taskCode}`}>{say(words.task, { code: item.taskCode })}</Go>
          )}
        </span>
        {changed && !open && <Acts item={item} changed={changed} edit={() => setOpen(true)} />}
      </div>
      {open && changed ? (
        <ItemForm plan={plan} item={item} changed={changed} close={() => setOpen(false)} />
      ) : (
        <Told item={item} />
      )}
    </Card>
  );
}

/** The part of the plan; written where `changed` is given. */
export function OwnItems({ plan, changed }: { plan: OwnPlan; changed?: Changed | undefined }): ReactNode {
  const say = useSay();
  const [adding, add] = useState(false);
  if (plan.items.length === 0 && !changed) return null;
  return (
    <section className={css.mine}>
      <h2>{say(ownWorkWords.items)}</h2>
      {changed && <p className={css.quiet}>{say(ownWorkWords.itemsHint)}</p>}
      {plan.items.map((item) => (
        <ItemCard key={item.id} item={item} plan={plan.id} changed={changed} />
      ))}
      {changed && adding && (
        <Card className={css.clause}>
          <ItemForm plan={plan.id} item={null} changed={changed} close={() => add(false)} />
        </Card>
      )}
      {changed && !adding && (
        <div>
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => add(true)}>
            {say(ownWorkWords.addItem)}
          </Button>
        </div>
      )}
    </section>
  );
}
