/** A change of structure in three steps: what, who, and a look at all that it touches before it is recorded. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { Card, PageTitle } from "#base/ui/bits.tsx";
import { ConfirmAct } from "#base/ui/form/confirm-act.tsx";
import { DateField } from "#base/ui/form/date-field.tsx";
import { Go, useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import type { PreviewAnswer } from "../answers.ts";
import { changeWords } from "../words.ts";
import css from "./agencies.module.css";
import { GiveHamlets, Touched } from "./event-touched.tsx";
import { EventUnits, shareKey, type EventDraft } from "./event-units.tsx";
import { words } from "./words.ts";
import { useAct } from "./write.ts";

const empty: EventDraft = {
  kind: "merge",
  onDate: dateShown(today()),
  decision: "",
  note: "",
  from: [],
  begin: [],
  into: [],
  shares: {},
  hamlets: {},
};

const receiverOf = (text: string): number | string => (/^\d+$/.test(text) ? Number(text) : text);

/** The draft as the server wants it. */
function bodyOf(draft: EventDraft): Record<string, unknown> {
  const receivers = [...draft.into.map((u) => String(u.id)), ...draft.begin.map((b) => b.code)];
  const shares = draft.from.flatMap((from) =>
    receivers.flatMap((to) => {
      const text = draft.shares[shareKey(from.id, to)]?.trim().replace(",", ".");
      return text ? [{ fromId: from.id, to: receiverOf(to), share: Number(text) / 100 }] : [];
    }),
  );
  const hamlets = Object.entries(draft.hamlets).flatMap(([id, to]) =>
    to ? [{ id: Number(id), to: receiverOf(to) }] : [],
  );
  return {
    kind: draft.kind,
    onDate: dateTyped(draft.onDate) ?? draft.onDate,
    decision: draft.decision,
    note: draft.note.trim() || null,
    from: draft.from.map((u) => u.id),
    begin: draft.begin.map((b) => ({ ...b, code: b.code.trim().toUpperCase() })),
    into: draft.into.map((u) => u.id),
    shares,
    hamlets,
  };
}

function What({
  draft,
  change,
}: {
  draft: EventDraft;
  change: (part: Partial<EventDraft>) => void;
}): ReactNode {
  const say = useSay();
  return (
    <>
      <h2>{say(words.stepWhat)}</h2>
      <NativeSelect
        label={say(words.kind)}
        style={{ maxWidth: 320 }}
        data={Object.entries(changeWords).map(([value, label]) => ({ value, label: say(label) }))}
        value={draft.kind}
        onChange={(event) =>
          change({ kind: event.currentTarget.value as EventDraft["kind"], begin: [], into: [], shares: {} })
        }
      />
      <DateField label={say(words.onDate)} value={draft.onDate} onChange={(onDate) => change({ onDate })} />
      <TextInput
        label={say(words.decision)}
        description={say(words.decisionHelp)}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={draft.decision}
        maxLength={200}
        onChange={(event) => change({ decision: event.currentTarget.value })}
      />
      <TextInput
        label={say(words.note)}
        value={draft.note}
        maxLength={500}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </>
  );
}

interface LookProps {
  readonly draft: EventDraft;
  readonly change: (part: Partial<EventDraft>) => void;
  readonly onRecord: () => void;
}

function Outcome({ touched, onRecord }: { touched: PreviewAnswer; onRecord: () => void }): ReactNode {
  const say = useSay();
  return (
    <>
      <Touched preview={touched} />
      {touched.refusals.length === 0 && (
        <div className={css.acts}>
          <Button onClick={onRecord}>{say(words.record)}</Button>
        </div>
      )}
    </>
  );
}

/** The third step: all that it touches; only what was looked at as it stands may be recorded. */
function Look({ draft, change, onRecord }: LookProps): ReactNode {
  const say = useSay();
  const [lookedAt, look] = useState<EventDraft | null>(null);
  const preview = useMutation({
    mutationFn: (asked: EventDraft) =>
      request<PreviewAnswer>("/api/agencies/events/preview", { method: "POST", body: bodyOf(asked) }),
    onSuccess: (_, asked) => look(asked),
  });
  const ready = draft.decision.trim() !== "" && draft.from.length > 0;
  const fresh = lookedAt === draft;
  const touched = fresh ? preview.data : undefined;
  return (
    <>
      <h2>{say(words.stepLook)}</h2>
      {preview.data?.hamletsNeedAPerson && (
        <GiveHamlets draft={draft} change={change} preview={preview.data} />
      )}
      <div className={css.acts}>
        <Button
          variant={touched ? "default" : "filled"}
          disabled={!ready}
          loading={preview.isPending}
          onClick={() => preview.mutate(draft)}
        >
          {say(words.look)}
        </Button>
      </div>
      {preview.error && <ProblemNote error={preview.error} />}
      {lookedAt && !fresh && <p className={css.notice}>{say(words.lookAgain)}</p>}
      {touched && <Outcome touched={touched} onRecord={onRecord} />}
    </>
  );
}

/** The screen at /agencies/events/new. */
export default function NewEvent(): ReactNode {
  const say = useSay();
  const go = useGo();
  const [draft, set] = useState(empty);
  const [confirming, confirm] = useState(false);
  // Among the changes stands what the ended units left, to be handed over.
  const record = useAct(() => go("/agencies/events"), words.recorded);
  const change = (part: Partial<EventDraft>): void => set((before) => ({ ...before, ...part }));
  const [first] = draft.from;
  return (
    <>
      <PageTitle
        title={say(words.eventTitle)}
        hint={say(words.eventHint)}
        trail={<Go href="/agencies/events">{say(words.tabEvents)}</Go>}
      />
      <Card className={css.sheet}>
        <div className={css.form} style={{ maxWidth: 820 }}>
          <What draft={draft} change={change} />
          <EventUnits draft={draft} change={change} />
          <Look draft={draft} change={change} onRecord={() => confirm(true)} />
          {record.error && <ProblemNote error={record.error} />}
        </div>
      </Card>
      {confirming && first && (
        <ConfirmAct
          title={say(words.record)}
          thing={`${say(changeWords[draft.kind])}: ${draft.from.map((u) => u.name).join(", ")}`}
          code={first.code}
          consequence={say(words.recordConsequence)}
          submit={say(words.record)}
          run={async () => {
            await record.mutateAsync({ path: "/api/agencies/events", method: "POST", body: bodyOf(draft) });
          }}
          onClose={() => confirm(false)}
        />
      )}
    </>
  );
}
