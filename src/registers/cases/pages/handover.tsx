/** The screen at /cases/hand-over: what somebody holds, to whom it goes and why; and what waits to be taken. */
import "#base/ui/styles/forms.ts";
import { Button, Checkbox, NativeSelect, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Card, PageTitle, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { DateField } from "#base/ui/form/date-field.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateTyped, instantShown } from "#base/ui/typed.ts";
import { words as caseWords } from "../words/cases.ts";
import { handoverWords as words } from "../words/handover.ts";
import css from "./cases.module.css";
import { Offers } from "./handover-offers.tsx";
import { lookOf } from "./looks.ts";

interface Someone {
  readonly id: number;
  readonly name: string;
}
interface Held {
  readonly code: string;
  readonly state: string;
  readonly risk: string;
  readonly lapsed: number;
  readonly nextDueAt: string | null;
}
interface Holdings {
  readonly from: Someone;
  readonly isSelf: boolean;
  readonly cases: readonly Held[];
  readonly drafts: number | null;
  readonly unitActions: number;
  readonly colleagues: readonly Someone[];
  readonly givers: readonly Someone[];
}

const reasons = ["leaves", "leave", "load"] as const;

interface Offered {
  readonly to: string;
  readonly why: string;
  readonly until: string;
  readonly drafts: boolean;
  readonly note: string;
  readonly cases: readonly string[];
}

function Cases(props: {
  data: Holdings;
  chosen: readonly string[];
  choose: (codes: string[]) => void;
}): ReactNode {
  const { data, chosen, choose } = props;
  const say = useSay();
  const all = data.cases.map((one) => one.code);
  if (all.length === 0) return <p className={css.quiet}>{say(words.noCases)}</p>;
  const whole = chosen.length === all.length;
  return (
    <fieldset className={css.fields}>
      <legend>{say(words.cases)}</legend>
      <Checkbox
        label={say(words.allCases, { n: all.length })}
        checked={whole}
        indeterminate={!whole && chosen.length > 0}
        onChange={() => choose(whole ? [] : all)}
      />
      <ul className={css.foundRows}>
        {data.cases.map((one) => (
          <li key={one.code}>
            <Checkbox
              label={one.code}
              checked={chosen.includes(one.code)}
              onChange={(event) =>
                choose(
                  event.currentTarget.checked
                    ? [...chosen, one.code]
                    : chosen.filter((code) => code !== one.code),
                )
              }
            />
            <StatusBadge look={lookOf("state", one.state)} />
            <StatusBadge look={lookOf("risk-level", one.risk)} />
            {one.lapsed > 0 && <span className={css.late}>{say(words.clocks, { n: one.lapsed })}</span>}
            {one.nextDueAt && (
              <span className={css.quiet}>{say(words.nextDue, { at: instantShown(one.nextDueAt) })}</span>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** To whom, why, until when. */
function Whom(props: { data: Holdings; given: Offered; set: (change: Partial<Offered>) => void }): ReactNode {
  const { data, given, set } = props;
  const say = useSay();
  return (
    <>
      <NativeSelect
        label={say(words.to)}
        value={given.to}
        data={[
          { value: "", label: say(words.choose) },
          ...data.colleagues.map((one) => ({ value: String(one.id), label: one.name })),
        ]}
        onChange={(event) => set({ to: event.currentTarget.value })}
      />
      <NativeSelect
        label={say(words.why)}
        value={given.why}
        data={reasons.map((why) => ({ value: why, label: say(words[why]) }))}
        onChange={(event) => set({ why: event.currentTarget.value })}
      />
      {given.why === "leave" && (
        <DateField label={say(words.until)} value={given.until} onChange={(until) => set({ until })} />
      )}
      {data.drafts !== 0 && (
        <Checkbox
          label={data.drafts === null ? say(words.drafts) : say(words.draftsOwn, { n: data.drafts })}
          checked={given.drafts}
          onChange={(event) => set({ drafts: event.currentTarget.checked })}
        />
      )}
      <Textarea
        label={say(words.note)}
        description={say(words.noteHelp)}
        value={given.note}
        autosize
        minRows={2}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </>
  );
}

function bodyOf(data: Holdings, given: Offered): object {
  const whole = given.cases.length === data.cases.length;
  return {
    fromId: data.from.id,
    toId: Number(given.to),
    why: given.why,
    untilOn: given.why === "leave" ? dateTyped(given.until) : null,
    drafts: given.drafts,
    cases: whole ? null : given.cases,
    note: given.note.trim() || null,
  };
}

function OfferForm({ data, onDone }: { data: Holdings; onDone: () => void }): ReactNode {
  const say = useSay();
  const [given, setGiven] = useState<Offered>({
    to: "",
    why: data.isSelf ? "leave" : "leaves",
    until: "",
    drafts: data.drafts !== 0,
    note: "",
    cases: data.cases.map((one) => one.code),
  });
  const [error, setError] = useState<unknown>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setError(null);
    void request("/api/case-handovers", { method: "POST", body: bodyOf(data, given) }).then(() => {
      toast(say(words.wasOffered));
      return onDone();
    }, setError);
  };
  const set = (change: Partial<Offered>): void => setGiven({ ...given, ...change });
  return (
    <form onSubmit={submit} className={css.form}>
      <Cases data={data} chosen={given.cases} choose={(cases) => set({ cases })} />
      <p className={css.quiet}>{say(words.stays, { n: data.unitActions })}</p>
      <Whom data={data} given={given} set={set} />
      {error !== null && <ProblemNote error={error} />}
      <span className={css.dialogActs}>
        <Button type="submit" disabled={given.to === ""}>
          {say(words.offer)}
        </Button>
      </span>
    </form>
  );
}

export default function HandoverPage(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [address, change] = useAddress();
  const { from } = address;
  const { data, error } = useQuery({
    queryKey: ["case-handovers", "holdings", from ?? ""],
    queryFn: ({ signal }) =>
      request<Holdings>("/api/case-handovers/holdings", { query: { ...(from && { from }) }, signal }),
    gcTime: 0,
  });
  const again = (): void => {
    void client.invalidateQueries({ queryKey: ["case-handovers"] });
    void client.invalidateQueries({ queryKey: ["my-work"] });
  };
  return (
    <div className={css.narrow}>
      <PageTitle
        trail={<Go href="/cases">{say(caseWords.menu)}</Go>}
        title={say(words.title)}
        hint={say(words.hint)}
      />
      <Offers onDone={again} />
      {error && <ProblemNote error={error} />}
      {!data && !error && <Waiting lines={6} />}
      {data && (
        <Card className={css.sheet}>
          <section aria-label={say(words.offer)}>
            <h2>{say(words.offer)}</h2>
            {data.givers.length > 1 && (
              <NativeSelect
                label={say(words.from)}
                value={String(data.from.id)}
                data={data.givers.map((one) => ({ value: String(one.id), label: one.name }))}
                onChange={(event) => change({ from: event.currentTarget.value })}
              />
            )}
            <OfferForm key={`${data.from.id} ${data.cases.length}`} data={data} onDone={again} />
          </section>
        </Card>
      )}
    </div>
  );
}
