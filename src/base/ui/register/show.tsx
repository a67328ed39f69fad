/** One record: its fields, what may be done with it, its links, files and history. */
import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconPencil } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, Facts, PageTitle, StatusBadge, Waiting } from "../bits.tsx";
import { ConfirmAct } from "../form/confirm-act.tsx";
import { Go, usePath } from "../go.tsx";
import { useSay } from "../language.ts";
import { ProblemNote, problemTitle } from "../problem-note.tsx";
import { request } from "../request.ts";
import { toast } from "../toast.tsx";
import { instantShown } from "../typed.ts";
import { Attachments } from "./attachments.tsx";
import { History, Links } from "./beside.tsx";
import type { Drawn, RecordRow } from "./description.ts";
import css from "./register.module.css";
import { lookOf, Value } from "./value.tsx";
import { words } from "./words.ts";

/** One record, kept under ["one", api, code]. */
export function useRecord(of: Drawn, code: string | undefined) {
  return useQuery({
    queryKey: ["one", of.api, code],
    queryFn: ({ signal }) => request<RecordRow>(`${of.api}/${code}`, { signal }),
    enabled: code !== undefined,
  });
}

/** After a write: what is shown of the record and of lists is asked again. */
export function useRefresh(of: Drawn): (row: RecordRow) => void {
  const client = useQueryClient();
  return (row) => {
    client.setQueryData(["one", of.api, row.code], row);
    void client.invalidateQueries({ queryKey: ["list", of.api] });
    void client.invalidateQueries({ queryKey: ["beside", of.api, row.code] });
    void client.invalidateQueries({ queryKey: ["my-work"] });
  };
}

function useAct(of: Drawn, row: RecordRow) {
  const say = useSay();
  const refresh = useRefresh(of);
  return useMutation({
    mutationFn: (act: string) =>
      request<RecordRow>(`${of.api}/${row.code}/${act}`, { method: "POST", body: { version: row.version } }),
    onSuccess: (after, act) => {
      refresh(after);
      const label = of.shape.acts[act]?.label;
      if (label) toast(say(words.acted, { act: say(label) }));
    },
  });
}

/** Edit, and the acts that `can` names; a grave one names the thing and asks for its code. */
function Acts({ of, row }: { of: Drawn; row: RecordRow }): ReactNode {
  const say = useSay();
  const act = useAct(of, row);
  const [asking, ask] = useState<string | null>(null);
  const { noun, grave } = of.face;
  const acts = Object.entries(of.shape.acts).filter(([name]) => row.can.includes(`${noun}.${name}`));
  const run = (name: string): void => {
    if (grave?.[name]) ask(name);
    else act.mutate(name, { onError: (error) => toast(problemTitle(error, say), "problem") });
  };
  const asked = asking === null ? undefined : of.shape.acts[asking];
  return (
    <>
      {row.can.includes(`${noun}.update`) && (
        <Button
          component={Go}
          href={`${of.path}/${row.code}/edit`}
          variant="default"
          leftSection={<IconPencil size={16} stroke={1.75} />}
        >
          {say(words.edit)}
        </Button>
      )}
      {acts.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={16} />} loading={act.isPending}>
              {say(words.acts)}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {acts.map(([name, { label }]) => (
              <Menu.Item key={name} onClick={() => run(name)}>
                {say(label)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {asking !== null && asked && (
        <ConfirmAct
          title={say(asked.label)}
          thing={row.title}
          code={row.code}
          consequence={say(grave?.[asking] ?? asked.label)}
          submit={say(asked.label)}
          run={async () => void (await act.mutateAsync(asking))}
          onClose={() => ask(null)}
        />
      )}
    </>
  );
}

function Body({ of, row }: { of: Drawn; row: RecordRow }): ReactNode {
  const say = useSay();
  const More = of.more;
  const rows = Object.entries(of.shape.fields).map(([key, field]) => ({
    key,
    label: say(field.label),
    value: <Value field={field} value={row[key]} spell agency={of.supplied.agency} />,
  }));
  return (
    <>
      <Facts rows={rows} />
      {More && <More row={row} />}
      <Links of={of} row={row} />
      <Attachments of={of} row={row} />
      <History of={of} row={row} />
    </>
  );
}

/** A record in the side panel (`beside`) or on a page of its own. */
export function RecordView(props: { of: Drawn; code: string; beside?: boolean }): ReactNode {
  const say = useSay();
  const { of, code } = props;
  const { data: row, error, refetch } = useRecord(of, code);
  if (error) return <ProblemNote whole={!props.beside} error={error} again={() => void refetch()} />;
  if (!row) return <Waiting lines={10} />;
  const state = (
    <span className={css.state}>
      <StatusBadge look={lookOf(of, row.status)} />
      {row.updatedAt && (
        <span className={css.quiet}>{say(words.updatedAt, { at: instantShown(row.updatedAt) })}</span>
      )}
    </span>
  );
  if (props.beside)
    return (
      <>
        <p className={css.panelTitle}>{row.title}</p>
        {state}
        <div className={css.panelActs}>
          <Acts of={of} row={row} />
        </div>
        <Body of={of} row={row} />
      </>
    );
  return (
    <div className={css.page}>
      <PageTitle
        trail={
          <>
            <Go href={of.path}>{say(of.shape.many)}</Go> <span>/ {row.code}</span>
          </>
        }
        title={row.title}
        hint={state}
        acts={<Acts of={of} row={row} />}
      />
      <Card className={css.sheet}>
        <Body of={of} row={row} />
      </Card>
    </div>
  );
}

/** The screen at /<register>/<code>. */
export default function RegisterShow({ of }: { of: Drawn }): ReactNode {
  const { code } = usePath();
  return <RecordView of={of} code={code ?? ""} />;
}
