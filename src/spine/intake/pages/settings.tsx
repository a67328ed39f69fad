/** The screen at /intake/settings: to which body each kind is handed over, and which other systems may send reports. */
import "#base/ui/styles/forms.ts";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Suspense, useState, type FormEvent, type ReactNode } from "react";
import { Card, PageTitle, StatusBadge } from "#base/ui/bits.tsx";
import { ConfirmAct } from "#base/ui/form/confirm-act.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import { toast } from "#base/ui/toast.tsx";
import { instantShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import { AgencyPicker } from "#spine/agencies/web.ts";
import type { Channel } from "../schema.ts";
import { channelLabels, kindLabels } from "../words.ts";
import css from "./intake.module.css";
import { screenWords as words } from "./words.ts";

const bodyKinds = ["crime", "trafficking", "child-abuse", "sexual-abuse", "child-labour"] as const;
type BodyKind = (typeof bodyKinds)[number];
interface Bodies {
  readonly rows: readonly { readonly kind: BodyKind; readonly id: number; readonly name: string }[];
}
const labelOf = (kind: BodyKind) => (kind === "crime" ? words.bodyOfCrime : kindLabels[kind]);

function BodyOf({ kind, bodies }: { kind: BodyKind; bodies: Bodies }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const may = useMay("intake.set-body");
  const body = bodies.rows.find((row) => row.kind === kind);
  const setting = useMutation({
    mutationFn: (unitId: number) =>
      request(`/api/intake/bodies/${kind}`, { method: "PUT", body: { unitId } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["intake", "bodies"] });
      toast(say(words.done));
    },
  });
  if (!may)
    return (
      <p>
        <strong>{say(labelOf(kind))}</strong>: {body?.name ?? say(words.noBody)}
      </p>
    );
  return (
    <Suspense>
      <AgencyPicker
        label={say(labelOf(kind))}
        value={body?.id ?? null}
        error={setting.error ? setting.error.message : undefined}
        onChange={(id) => {
          if (typeof id === "number" && id !== body?.id) setting.mutate(id);
        }}
      />
    </Suspense>
  );
}

function BodiesCard(): ReactNode {
  const say = useSay();
  const { data, error } = useQuery({
    queryKey: ["intake", "bodies"],
    queryFn: ({ signal }) => request<Bodies>("/api/intake/bodies", { signal }),
  });
  return (
    <Card className={css.sheet}>
      <h2>{say(words.bodies)}</h2>
      <p className={css.quiet}>{say(words.bodiesHint)}</p>
      {error && <ProblemNote error={error} />}
      {data && bodyKinds.map((kind) => <BodyOf key={kind} kind={kind} bodies={data} />)}
    </Card>
  );
}

interface System {
  readonly id: number;
  readonly name: string;
  readonly unitName: string;
  readonly channel: Channel;
  readonly lastUsedAt: string | null;
  readonly disabledAt: string | null;
}

const systemChannels = ["hotline", "health", "health-screening", "school", "police", "system"] as const;

function NewSystem({ onKey }: { onKey: (key: string) => void }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [unitId, setUnit] = useState<number | null>(null);
  const [channel, setChannel] = useState<Channel>("hotline");
  const making = useMutation({
    mutationFn: () =>
      request<{ key: string | null }>("/api/intake/systems", {
        method: "POST",
        body: { name, unitId, channel },
      }),
    onSuccess: async ({ key }) => {
      setName("");
      setUnit(null);
      if (key) onKey(key);
      await client.invalidateQueries({ queryKey: ["intake", "systems"] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <form className={css.stack} onSubmit={submit}>
      <TextInput
        label={say(words.systemName)}
        value={name}
        style={{ maxWidth: 420 }}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Suspense>
        <AgencyPicker
          label={say(words.systemUnit)}
          value={unitId}
          onChange={(id) => setUnit(id as number | null)}
        />
      </Suspense>
      <NativeSelect
        label={say(words.channel)}
        style={{ maxWidth: 420 }}
        value={channel}
        data={systemChannels.map((value) => ({ value, label: say(channelLabels[value]) }))}
        onChange={(event) => setChannel(event.currentTarget.value as Channel)}
      />
      {making.error && <ProblemNote error={making.error} />}
      <div className={css.actsRow}>
        <Button type="submit" loading={making.isPending} disabled={!name.trim() || unitId === null}>
          {say(words.addSystem)}
        </Button>
      </div>
    </form>
  );
}

function SystemsTable(props: { rows: readonly System[]; onEnd: (system: System) => void }): ReactNode {
  const say = useSay();
  return (
    <PlainTable label={say(words.systems)}>
      <thead>
        <tr>
          <th>{say(words.systemName)}</th>
          <th>{say(words.systemUnit)}</th>
          <th>{say(words.channel)}</th>
          <th>{say(words.lastUsed)}</th>
          <th>{say(words.state)}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.name}</th>
            <td data-label={say(words.systemUnit)}>{row.unitName}</td>
            <td data-label={say(words.channel)}>{say(channelLabels[row.channel])}</td>
            <td data-label={say(words.lastUsed)}>
              {row.lastUsedAt ? instantShown(row.lastUsedAt) : say(words.neverUsed)}
            </td>
            <td data-label={say(words.state)}>
              {row.disabledAt ? (
                <StatusBadge look={{ label: words.systemEnded, tone: "calm" }} />
              ) : (
                <Button size="compact-sm" variant="default" onClick={() => props.onEnd(row)}>
                  {say(words.endSystem)}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

function SystemsCard(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [key, show] = useState<string | null>(null);
  const [ending, end] = useState<System | null>(null);
  const { data, error } = useQuery({
    queryKey: ["intake", "systems"],
    queryFn: ({ signal }) => request<{ rows: readonly System[] }>("/api/intake/systems", { signal }),
  });
  const run = async (): Promise<void> => {
    await request(`/api/intake/systems/${ending?.id ?? 0}`, { method: "DELETE" });
    await client.invalidateQueries({ queryKey: ["intake", "systems"] });
  };
  return (
    <Card className={css.sheet}>
      <h2>{say(words.systems)}</h2>
      <p className={css.quiet}>{say(words.systemsHint)}</p>
      {error && <ProblemNote error={error} />}
      {key && (
        <div className={css.askCall} role="status">
          <strong>{say(words.keyOnce)}</strong>
          <code className={css.key}>{key}</code>
        </div>
      )}
      {data && data.rows.length > 0 && <SystemsTable rows={data.rows} onEnd={end} />}
      <NewSystem onKey={show} />
      {ending && (
        <ConfirmAct
          title={say(words.endSystem)}
          thing={ending.name}
          code={String(ending.id)}
          consequence={say(words.endSystemThen)}
          submit={say(words.endSystem)}
          run={run}
          onClose={() => end(null)}
        />
      )}
    </Card>
  );
}

export default function IntakeSettings(): ReactNode {
  const say = useSay();
  const reads = { bodies: useMay("intake.read-body"), systems: useMay("intake.read-system") };
  return (
    <>
      <PageTitle title={say(words.settings)} />
      <div className={css.stack}>
        {reads.bodies && <BodiesCard />}
        {reads.systems && <SystemsCard />}
      </div>
    </>
  );
}
