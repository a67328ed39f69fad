/** The form of an observance: its days and source, and what it asks of whom how many days ahead. */
import { Button, Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { yearWords } from "../../year-words.ts";
import css from "./calendar.module.css";
import { dayKept, dayTyped, sureLabels, type Kind, type Observance, type Sure } from "./observance.ts";
import { calendarWords as words } from "./words.ts";

interface Typed {
  readonly nameVi: string;
  readonly nameEn: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly source: string;
  readonly confidence: Sure;
  readonly ask: string;
  readonly leadDays: number;
  readonly toKinds: readonly string[];
  readonly gives: boolean;
  readonly ended: boolean;
}

const EMPTY: Typed = {
  nameVi: "",
  nameEn: "",
  fromDay: "",
  toDay: "",
  source: "",
  confidence: "M",
  ask: "",
  leadDays: 30,
  toKinds: [],
  gives: false,
  ended: false,
};

const typedOf = (of: Observance): Typed => ({
  ...of,
  fromDay: dayTyped(of.fromDay),
  toDay: dayTyped(of.toDay),
  ask: of.ask ?? "",
});

interface Part {
  readonly typed: Typed;
  readonly put: (change: Partial<Typed>) => void;
}

function Names({ typed, put }: Part): ReactNode {
  const say = useSay();
  return (
    <>
      <TextInput
        label={say(yearWords.nameVi)}
        value={typed.nameVi}
        required
        maxLength={300}
        onChange={(e) => put({ nameVi: e.currentTarget.value })}
      />
      <TextInput
        label={say(yearWords.nameEn)}
        value={typed.nameEn}
        required
        maxLength={300}
        onChange={(e) => put({ nameEn: e.currentTarget.value })}
      />
      <div className={css.pair}>
        <TextInput
          label={say(yearWords.fromDay)}
          description={say(words.dayHelp)}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={typed.fromDay}
          required
          onChange={(e) => put({ fromDay: e.currentTarget.value })}
        />
        <TextInput
          label={say(yearWords.toDay)}
          description={say(words.changeNote)}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={typed.toDay}
          required
          onChange={(e) => put({ toDay: e.currentTarget.value })}
        />
      </div>
      <div className={css.pair}>
        <TextInput
          label={say(yearWords.source)}
          value={typed.source}
          required
          maxLength={500}
          onChange={(e) => put({ source: e.currentTarget.value })}
        />
        <NativeSelect
          label={say(yearWords.confidence)}
          value={typed.confidence}
          data={(Object.keys(sureLabels) as Sure[]).map((value) => ({
            value,
            label: say(sureLabels[value]),
          }))}
          onChange={(e) => put({ confidence: e.currentTarget.value as Sure })}
        />
      </div>
    </>
  );
}

function Whom({ typed, put, kinds }: Part & { kinds: readonly Kind[] }): ReactNode {
  const say = useSay();
  const toggle = (code: string, on: boolean): void =>
    put({ toKinds: on ? [...typed.toKinds, code] : typed.toKinds.filter((k) => k !== code) });
  return (
    <Checkbox.Group label={say(yearWords.toKinds)} value={[...typed.toKinds]}>
      <div className={css.checks}>
        {kinds.map((kind) => (
          <Checkbox
            key={kind.code}
            value={kind.code}
            label={`${say({ vi: kind.labelVi, en: kind.labelEn })} (${kind.units})`}
            onChange={(e) => toggle(kind.code, e.currentTarget.checked)}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function Work({ typed, put, kinds }: Part & { kinds: readonly Kind[] }): ReactNode {
  const say = useSay();
  return (
    <>
      <Checkbox
        label={say(yearWords.gives)}
        checked={typed.gives}
        onChange={(e) => put({ gives: e.currentTarget.checked })}
      />
      {typed.gives && (
        <>
          <Textarea
            label={say(yearWords.ask)}
            value={typed.ask}
            autosize
            minRows={2}
            maxLength={1000}
            required
            onChange={(e) => put({ ask: e.currentTarget.value })}
          />
          <NumberInput
            label={say(yearWords.leadDays)}
            value={typed.leadDays}
            min={0}
            max={180}
            allowDecimal={false}
            onChange={(value) => put({ leadDays: Number(value) })}
          />
          <Whom typed={typed} put={put} kinds={kinds} />
        </>
      )}
      <Checkbox
        label={say(yearWords.ended)}
        checked={typed.ended}
        onChange={(e) => put({ ended: e.currentTarget.checked })}
      />
    </>
  );
}

/** The form; `of` null adds one. */
export function ObservanceForm(props: {
  of: Observance | null;
  kinds: readonly Kind[];
  onDone: () => void;
}): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const { of, kinds, onDone } = props;
  const [typed, set] = useState<Typed>(of ? typedOf(of) : EMPTY);
  const put = (change: Partial<Typed>): void => set({ ...typed, ...change });
  const save = useMutation({
    mutationFn: () => {
      const { nameVi, nameEn, source, confidence, leadDays, toKinds, gives, ended } = typed;
      const days = { fromDay: dayKept(typed.fromDay), toDay: dayKept(typed.toDay) };
      const ask = typed.ask.trim() || null;
      const body = { nameVi, nameEn, source, confidence, leadDays, toKinds, gives, ended, ask, ...days };
      return of
        ? request(`/api/calendar/observances/${of.id}`, {
            method: "PUT",
            body: { ...body, version: of.version },
          })
        : request("/api/calendar/observances", { method: "POST", body });
    },
    onSuccess: async () => {
      await client.invalidateQueries();
      toast(say(words.saved));
      onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={css.form} onSubmit={submit}>
      {save.error && <ProblemNote error={save.error} />}
      <Names typed={typed} put={put} />
      <Work typed={typed} put={put} kinds={kinds} />
      <div className={css.acts}>
        <Button type="submit" loading={save.isPending}>
          {say(words.save)}
        </Button>
        <Button variant="default" onClick={onDone}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}
