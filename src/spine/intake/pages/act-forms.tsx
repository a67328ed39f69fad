/** What may be done with a report: acknowledge, give, hand over, handle, close; and the answer of whoever was given it. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Suspense, useState, type FormEvent, type ReactNode } from "react";
import { focusTitle } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { AgencyPicker } from "#spine/agencies/web.ts";
import { parts, type Part } from "../schema.ts";
import { partLabels } from "../words.ts";
import css from "./intake.module.css";
import type { Assignment, Report } from "./types.ts";
import { screenWords as words } from "./words.ts";

/** Does an act and reads the report anew. */
export function useAct(done: () => void = () => undefined) {
  const say = useSay();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) => request(path, { method: "POST", body }),
    onSuccess: async () => {
      toast(say(words.done));
      done();
      focusTitle();
      await Promise.all(
        ["intake", "list", "clocks", "my-work"].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
}

interface Takers {
  readonly units: readonly { readonly id: number; readonly name: string; readonly part: Part }[];
  readonly people: readonly { readonly id: number; readonly name: string; readonly unitId: number }[];
  readonly bodies: readonly { readonly kind: string; readonly id: number; readonly name: string }[];
}

const useTakers = (code: string) =>
  useQuery({
    queryKey: ["intake", "takers", code],
    queryFn: ({ signal }) => request<Takers>(`/api/intake/reports/${code}/takers`, { signal }),
  });

/** The body that the city set for what this report is about. */
const bodyFor = (takers: Takers | undefined, report: Report): number | null => {
  const kind = report.kind === "domestic-violence" ? "crime" : report.kind;
  return takers?.bodies.find((body) => body.kind === kind)?.id ?? null;
};

function PartField(props: { value: Part; onChange: (part: Part) => void }): ReactNode {
  const say = useSay();
  return (
    <NativeSelect
      label={say(words.part)}
      value={props.value}
      data={parts.map((value) => ({ value, label: say(partLabels[value]) }))}
      onChange={(event) => props.onChange(event.currentTarget.value as Part)}
    />
  );
}

function NoteField(props: {
  label: keyof typeof words;
  required?: boolean;
  value: string;
  onChange: (text: string) => void;
}): ReactNode {
  const say = useSay();
  return (
    <Textarea
      label={say(words[props.label])}
      autosize
      minRows={2}
      maxLength={2000}
      required={props.required ?? false}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

function Foot(props: { submit: string; busy: boolean; ready: boolean; onCancel: () => void }): ReactNode {
  const say = useSay();
  return (
    <div className={css.actsRow}>
      <Button type="submit" loading={props.busy} disabled={!props.ready}>
        {props.submit}
      </Button>
      <Button variant="default" onClick={props.onCancel}>
        {say(words.cancel)}
      </Button>
    </div>
  );
}

function Taker(props: {
  takers: Takers | undefined;
  unitId: number | null;
  personId: number | null;
  onUnit: (id: number, part: Part) => void;
  onPerson: (id: number | null) => void;
}): ReactNode {
  const say = useSay();
  const people = props.takers?.people.filter((one) => one.unitId === props.unitId) ?? [];
  const pick = (text: string): void => {
    const unit = props.takers?.units.find((one) => String(one.id) === text);
    if (unit) props.onUnit(unit.id, unit.part);
  };
  return (
    <>
      <NativeSelect
        label={say(words.toUnit)}
        value={String(props.unitId ?? "")}
        data={[
          { value: "", label: say(words.choose), disabled: true },
          ...(props.takers?.units ?? []).map((one) => ({ value: String(one.id), label: one.name })),
        ]}
        onChange={(event) => pick(event.currentTarget.value)}
      />
      {people.length > 0 && (
        <NativeSelect
          label={say(words.toPerson)}
          value={String(props.personId ?? "")}
          data={[
            { value: "", label: say(words.anyone) },
            ...people.map((one) => ({ value: String(one.id), label: one.name })),
          ]}
          onChange={(event) => props.onPerson(Number(event.currentTarget.value) || null)}
        />
      )}
    </>
  );
}

/** Gives it to a unit of the commune or, as a hand-over, to any body. */
export function GiveForm(props: {
  report: Report;
  act: "assign" | "hand-over";
  onDone: () => void;
}): ReactNode {
  const say = useSay();
  const { report, act } = props;
  const isHandOver = act === "hand-over";
  const takers = useTakers(report.code).data;
  const [unit, setUnit] = useState<number | null>(null);
  const [person, setPerson] = useState<number | null>(null);
  const [part, setPart] = useState<Part>(isHandOver ? "investigation" : "police");
  const [note, setNote] = useState("");
  const doing = useAct(props.onDone);
  const toUnitId = unit ?? (isHandOver ? bodyFor(takers, report) : null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = { version: report.version, act, part, toUnitId, toPersonId: person, note: note || null };
    doing.mutate({ path: `/api/intake/reports/${report.code}/assign`, body });
  };
  return (
    <form className={css.stack} onSubmit={submit}>
      {isHandOver ? (
        <Suspense>
          <AgencyPicker
            label={say(words.toUnit)}
            value={toUnitId}
            onChange={(id) => setUnit(id as number | null)}
          />
        </Suspense>
      ) : (
        <Taker
          takers={takers}
          unitId={unit}
          personId={person}
          onUnit={(id, of) => {
            setUnit(id);
            setPart(of);
            setPerson(null);
          }}
          onPerson={setPerson}
        />
      )}
      <PartField value={part} onChange={setPart} />
      <NoteField label="note" value={note} onChange={setNote} />
      {doing.error && <ProblemNote error={doing.error} />}
      <Foot
        submit={say(isHandOver ? words.handOver : words.assign)}
        busy={doing.isPending}
        ready={toUnitId !== null}
        onCancel={props.onDone}
      />
    </form>
  );
}

/** Handles it, or closes it with the outcome. */
export function SayForm(props: { report: Report; act: "handle" | "close"; onDone: () => void }): ReactNode {
  const say = useSay();
  const { report, act } = props;
  const [text, type] = useState("");
  const doing = useAct(props.onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const said = act === "close" ? { reason: text } : { note: text || null };
    doing.mutate({
      path: `/api/intake/reports/${report.code}/${act}`,
      body: { version: report.version, ...said },
    });
  };
  return (
    <form className={css.stack} onSubmit={submit}>
      <NoteField
        label={act === "close" ? "closeReason" : "note"}
        required={act === "close"}
        value={text}
        onChange={type}
      />
      {doing.error && <ProblemNote error={doing.error} />}
      <Foot
        submit={say(words[act])}
        busy={doing.isPending}
        ready={act === "handle" || text.trim() !== ""}
        onCancel={props.onDone}
      />
    </form>
  );
}

/** Accepts what was given, or declines with the reason. */
export function AnswerForm({ code, given }: { code: string; given: Assignment }): ReactNode {
  const say = useSay();
  const [declining, decline] = useState(false);
  const [reason, type] = useState("");
  const doing = useAct();
  const answer = (said: "accepted" | "declined"): void =>
    doing.mutate({
      path: `/api/intake/given/${code}/answer`,
      body: { number: given.number, answer: said, reason: reason || null },
    });
  return (
    <div className={css.stack}>
      {declining && <NoteField label="declineReason" required value={reason} onChange={type} />}
      {doing.error && <ProblemNote error={doing.error} />}
      <div className={css.actsRow}>
        {!declining && (
          <Button loading={doing.isPending} onClick={() => answer("accepted")}>
            {say(words.accept)}
          </Button>
        )}
        <Button
          variant="default"
          disabled={declining && !reason.trim()}
          onClick={() => (declining ? answer("declined") : decline(true))}
        >
          {say(words.decline)}
        </Button>
        {declining && (
          <Button variant="subtle" onClick={() => decline(false)}>
            {say(words.cancel)}
          </Button>
        )}
      </div>
    </div>
  );
}
