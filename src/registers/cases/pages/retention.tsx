/** The screen at /retention: what has been kept long enough, what is held, what waits for a second person, and the terms. */
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { ConfirmAct } from "#base/ui/form/confirm-act.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, instantShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { RetentionKind } from "../rules/retention.ts";
import { words } from "../words/retention.ts";
import css from "./cases.module.css";
import { HoldForm, OneRecord } from "./retention-forms.tsx";
import { Schedule } from "./retention-schedule.tsx";
import type { KeptLine, Proposal, RetentionView, Send, ThingKind } from "./retention-types.ts";

function Head({
  of,
  children,
}: {
  of: { kind: ThingKind; term?: RetentionKind; code: string; unit: string };
  children?: ReactNode;
}): ReactNode {
  const say = useSay();
  return (
    <>
      <strong>
        {of.code} · {say(words[`kind-${of.term ?? of.kind}`])}
      </strong>
      <span className={css.quiet}>
        {of.unit}
        {children}
      </span>
    </>
  );
}

function Due({ of, send }: { of: KeptLine; send: Send }): ReactNode {
  const say = useSay();
  const [holding, hold] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const propose = useMay("erasure.propose");
  const { kind, code } = of;
  const ask = (): void => void send("/proposals", { kind, code }).catch(setError);
  return (
    <li>
      <Head of={of}>
        {` · ${say(words.endedOn, { day: dateShown(of.endedOn) })}, ${say(words.keptUntil, { day: dateShown(of.keepUntil) })}`}
      </Head>
      {error !== null && <ProblemNote error={error} />}
      {holding ? (
        <HoldForm of={of} send={send} onCancel={() => hold(false)} />
      ) : (
        <span className={css.inline}>
          {propose && (
            <Button size="compact-sm" variant="default" onClick={ask}>
              {say(words.propose)}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => hold(true)}>
            {say(words.hold)}
          </Button>
        </span>
      )}
    </li>
  );
}

const groundLabel = (of: Proposal) => words[`ground-${of.ground}`];

/** Deciding names the thing: its code is typed. */
function Decide({ of, send }: { of: Proposal; send: Send }): ReactNode {
  const say = useSay();
  const [asking, ask] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const decides = useMay("erasure.decide");
  if (of.isOwn) return <span className={css.quiet}>{say(words.own)}</span>;
  if (!decides) return null;
  const path = `/proposals/${of.erasure}`;
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      <span className={css.inline}>
        <Button size="compact-sm" onClick={() => ask(true)}>
          {say(words.erase)}…
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void send(`${path}/decline`, {}).catch(setError)}
        >
          {say(words.decline)}
        </Button>
      </span>
      {asking && (
        <ConfirmAct
          title={say(words.erase)}
          thing={`${of.code} · ${say(words[`kind-${of.kind}`])}`}
          code={of.code}
          consequence={say(words.consequence)}
          submit={say(words.erase)}
          run={() => send(`${path}/erase`, { code: of.code })}
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}

function Section(props: { title: string; empty: string; children: readonly ReactNode[] }): ReactNode {
  return (
    <section aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.children.length === 0 && <p className={css.quiet}>{props.empty}</p>}
      <ul className={css.plain}>{props.children}</ul>
    </section>
  );
}

function Held({ of, send }: { of: RetentionView["holds"][number]; send: Send }): ReactNode {
  const say = useSay();
  const [error, setError] = useState<unknown>(null);
  const { kind, code } = of;
  return (
    <li>
      <Head of={of}>{` · ${say(words.heldBy, { by: of.by, at: instantShown(of.at) })}`}</Head>
      {of.reason && <span lang="vi">{of.reason}</span>}
      {error !== null && <ProblemNote error={error} />}
      <span>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void send("/holds/lift", { kind, code }).catch(setError)}
        >
          {say(words.liftHold)}
        </Button>
      </span>
    </li>
  );
}

function View({ of, send }: { of: RetentionView; send: Send }): ReactNode {
  const say = useSay();
  const ground = (one: Proposal): string => say(groundLabel(one), { code: one.request ?? "" });
  return (
    <>
      <Section title={say(words.proposals)} empty={say(words.noProposals)}>
        {of.proposals.map((one) => (
          <li key={one.erasure}>
            <Head of={one}>
              {` · ${ground(one)} · ${say(words.proposedBy, { by: one.proposedBy, at: instantShown(one.proposedAt) })}`}
            </Head>
            <Decide of={one} send={send} />
          </li>
        ))}
      </Section>
      <Section title={say(words.due)} empty={say(words.noneDue)}>
        {of.due.map((one) => (
          <Due key={`${one.kind}.${one.code}`} of={one} send={send} />
        ))}
      </Section>
      <Section title={say(words.holds)} empty={say(words.noHolds)}>
        {of.holds.map((one) => (
          <Held key={`${one.kind}.${one.code}`} of={one} send={send} />
        ))}
      </Section>
      <Section title={say(words.erased)} empty={say(words.noneErased)}>
        {of.erased.map((one) => (
          <li key={one.erasure}>
            <Head of={one}>
              {` · ${ground(one)} · ${say(words.erasedBy, {
                first: one.proposedBy,
                second: one.decidedBy ?? "",
                at: instantShown(one.decidedAt ?? ""),
              })}`}
            </Head>
          </li>
        ))}
      </Section>
    </>
  );
}

export default function RetentionPage(): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ["retention"],
    queryFn: ({ signal }) => request<RetentionView>("/api/retention", { signal }),
    gcTime: 0,
  });
  const again = (): void => void client.invalidateQueries({ queryKey: ["retention"] });
  const send: Send = async (path, body) => {
    await request(`/api/retention${path}`, { method: "POST", body });
    toast(say(words.saved));
    again();
  };
  return (
    <>
      <PageTitle title={say(words.title)} hint={say(words.hint)} />
      <Card className={`${css.narrow} ${css.padded}`}>
        {error && <ProblemNote error={error} />}
        {!data && !error && <Waiting lines={6} />}
        {data && <View of={data} send={send} />}
        <OneRecord send={send} />
        {data && <Schedule of={data.schedule} onDone={again} />}
      </Card>
    </>
  );
}
