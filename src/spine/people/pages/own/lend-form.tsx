/** The form that lends a role: which, to whom, from when to when, why. */
import { Button, NativeSelect, Select, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { DateField } from "#base/ui/form/date-field.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { ProblemError, request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, dateTyped } from "#base/ui/typed.ts";
import { searchKey } from "#base/vi/index.ts";
import type { OwnRole } from "../answers.ts";
import css from "./own.module.css";
import { words } from "./words.ts";

interface Colleague {
  readonly id: number;
  readonly name: string;
  readonly unitName: string;
}

interface LendFormProps {
  readonly personId: number | string;
  readonly roles: readonly OwnRole[];
  readonly onDone: () => void;
}

/** The refusal at one field, if it is at that field. */
function refusedAt(error: unknown, path: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  return error.errors.find((one) => one.path === path)?.message;
}

const fields = ["roleHeldId", "toPersonId", "firstDay", "lastDay", "reason"];

function useLending({ personId, onDone }: LendFormProps) {
  const say = useSay();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Readonly<Record<string, unknown>>) =>
      request(`/api/people/${personId}/delegations`, { method: "POST", body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["me"] });
      toast(say(words.lentDone));
      onDone();
    },
  });
}

function StandIn(props: {
  value: string | null;
  onChange: (id: string | null) => void;
  error: string | undefined;
}): ReactNode {
  const say = useSay();
  const { data, error } = useQuery({
    queryKey: ["people", "colleagues"],
    queryFn: ({ signal }) => request<{ people: readonly Colleague[] }>("/api/me/colleagues", { signal }),
  });
  if (error) return <ProblemNote error={error} />;
  if (data?.people.length === 0) return <p className={css.quiet}>{say(words.alone)}</p>;
  return (
    <Select
      label={say(words.standIn)}
      description={say(words.standInHint)}
      inputWrapperOrder={["label", "input", "description", "error"]}
      searchable
      disabled={!data}
      nothingFoundMessage={say(words.standInNone)}
      data={data?.people.map(({ id, name, unitName }) => ({
        value: String(id),
        label: `${name} · ${unitName}`,
      }))}
      filter={({ options, search }) =>
        options.filter((one) => "label" in one && searchKey(one.label).includes(searchKey(search)))
      }
      value={props.value}
      error={props.error}
      onChange={props.onChange}
    />
  );
}

/** The form. */
export function LendForm(props: LendFormProps): ReactNode {
  const say = useSay();
  const { roles, onDone } = props;
  const [roleHeldId, setRole] = useState(String(roles[0]?.id ?? ""));
  const [to, setTo] = useState<string | null>(null);
  const [first, setFirst] = useState(dateShown(today()));
  const [last, setLast] = useState("");
  const [reason, setReason] = useState("");
  const lend = useLending(props);
  const [firstDay, lastDay] = [dateTyped(first), dateTyped(last)];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    lend.mutate({
      roleHeldId: Number(roleHeldId),
      toPersonId: Number(to),
      firstDay,
      lastDay,
      reason: reason.trim(),
    });
  };
  const ready = to !== null && firstDay !== null && lastDay !== null && reason.trim() !== "";
  const at = (path: string): string | undefined => refusedAt(lend.error, path);
  const elsewhere = lend.error && !fields.some((path) => at(path));
  const wrongDay = (typed: string, day: string | null): string | undefined =>
    typed.trim().length >= 8 && day === null ? say(words.dayWrong) : undefined;
  return (
    <form className={css.form} onSubmit={submit}>
      <NativeSelect
        label={say(words.whichRole)}
        data={roles.map((role) => ({
          value: String(role.id),
          label: `${say(role.label)}, ${role.unit.name}`,
        }))}
        value={roleHeldId}
        error={at("roleHeldId")}
        onChange={(event) => setRole(event.currentTarget.value)}
      />
      <StandIn value={to} onChange={setTo} error={at("toPersonId")} />
      <div className={css.days}>
        <DateField
          label={say(words.firstDay)}
          value={first}
          error={at("firstDay") ?? wrongDay(first, firstDay)}
          onChange={setFirst}
        />
        <DateField
          label={say(words.finalDay)}
          value={last}
          error={at("lastDay") ?? wrongDay(last, lastDay)}
          onChange={setLast}
        />
      </div>
      <TextInput
        label={say(words.reason)}
        description={say(words.reasonHint)}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={reason}
        maxLength={300}
        error={at("reason")}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {elsewhere && <ProblemNote error={lend.error} />}
      <div className={css.acts}>
        <Button type="submit" loading={lend.isPending} disabled={!ready}>
          {say(words.submit)}
        </Button>
        <Button variant="default" onClick={onDone}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}
