/** One clause of a unit's plan: what the city asks, and what the unit makes of it; its form where it may be written. */
import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { Card, StatusBadge, type StatusLook } from "#base/ui/bits.tsx";
import { RecordForm } from "#base/ui/form/record-form.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown } from "#base/ui/typed.ts";
import { ownClauseFields } from "../../schema.ts";
import css from "./own.module.css";
import type { OwnClause, OwnPlan } from "./types.ts";
import { ownWords as words } from "./words.ts";

const lackLooks: Readonly<Record<OwnClause["lacks"][number], StatusLook>> = {
  holder: { label: words.lackHolder, tone: "soon" },
  dueOn: { label: words.lackDue, tone: "soon" },
  lateReason: { label: words.lackLateReason, tone: "soon" },
};
const wholeLook: StatusLook = { label: words.whole, tone: "good" };
const leftOutLook: StatusLook = { label: words["left-out"], tone: "calm" };

function Standing({ clause }: { clause: OwnClause }): ReactNode {
  if (clause.leftOut !== null) return <StatusBadge look={leftOutLook} />;
  if (clause.lacks.length === 0) return <StatusBadge look={wholeLook} />;
  return clause.lacks.map((lack) => <StatusBadge key={lack} look={lackLooks[lack]} />);
}

function Asked({ clause }: { clause: OwnClause }): ReactNode {
  const say = useSay();
  return (
    <div className={css.asked}>
      <p className={css.label}>{say(words.cityAsks)}</p>
      <p lang="vi" className={css.text}>
        {clause.asked}
      </p>
      <div className={css.beneath}>
        {clause.askedBy && <span>{say(words.cityDay, { date: dateShown(clause.askedBy) })}</span>}
        {clause.taskCode && (
          <Go href={`/tasks/${clause.taskCode}`}>{say(words.task, { code: clause.taskCode })}</Go>
        )}
      </div>
    </div>
  );
}

function Told({ clause }: { clause: OwnClause }): ReactNode {
  const say = useSay();
  const { holder, dueOn, lateReason, integratedIn, integratedRef, leftOut, text, asked } = clause;
  if (leftOut !== null)
    return (
      <div className={css.told}>
        <p className={css.label}>{say(words.leftOut)}</p>
        <p lang="vi" className={css.text}>
          {leftOut}
        </p>
      </div>
    );
  const integrated = [integratedIn, integratedRef].filter(Boolean).join(" – ");
  const facts = [
    [words.holder, holder ?? say(words.notSaid)],
    [words.due, dueOn === null ? say(words.notSaid) : dateShown(dueOn)],
    ...(lateReason === null ? [] : ([[words.lateReason, lateReason]] as const)),
    [words.integrated, integrated || say(words.notSaid)],
  ] as const;
  return (
    <div className={css.told}>
      <p className={css.label}>
        {say(words.does)}
        {text === asked && <span className={css.quiet}> ({say(words.sameWords)})</span>}
      </p>
      <p lang="vi" className={css.text}>
        {text}
      </p>
      <dl className={css.facts}>
        {facts.map(([label, value]) => (
          <div key={label.en}>
            <dt>{say(label)}</dt>
            <dd lang="vi">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

interface ClauseProps {
  readonly clause: OwnClause;
  /** Takes the plan as it is after a change; absent where it may not be changed. */
  readonly changed?: ((plan: OwnPlan) => void) | undefined;
}

function ClauseForm(props: {
  clause: OwnClause;
  changed: (plan: OwnPlan) => void;
  close: () => void;
}): ReactNode {
  const say = useSay();
  const { clause, changed, close } = props;
  return (
    <RecordForm
      fields={ownClauseFields}
      row={{ ...clause }}
      draft={`plan/own-clause/${clause.id}`}
      submit={words.save}
      onCancel={close}
      onSubmit={async (values) => {
        const body = { ...values, version: clause.version };
        changed(await request<OwnPlan>(`/api/plan/own-clauses/${clause.id}`, { method: "PUT", body }));
        toast(say(words.saved));
        close();
      }}
    />
  );
}

/** The clause as a card. */
export function ClauseCard({ clause, changed }: ClauseProps): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <Card className={css.clause}>
      <div className={css.clauseHead}>
        <h2>{clause.path}</h2>
        <span className={css.badges}>
          <Standing clause={clause} />
        </span>
        {changed && !open && (
          <Button
            size="xs"
            variant="default"
            aria-label={say(words.edit, { path: clause.path })}
            leftSection={<IconPencil size={15} stroke={1.75} />}
            onClick={() => setOpen(true)}
          >
            {say(words.editShort)}
          </Button>
        )}
      </div>
      <div className={css.pair}>
        <Asked clause={clause} />
        {open && changed ? (
          <ClauseForm clause={clause} changed={changed} close={() => setOpen(false)} />
        ) : (
          <Told clause={clause} />
        )}
      </div>
    </Card>
  );
}
