/** The panel of no contact: how each decision stands, what runs out when, what may be done now and why not yet. */
import { Button, Menu } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { now } from "#base/clock.ts";
import { DueChip, Facts, StatusBadge, type Tone } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { instantShown } from "#base/ui/typed.ts";
import {
  banScreenWords as words,
  banStateWords,
  cancelGroundWords,
  draftWords,
  recipientWords,
} from "../words/ban-screens.ts";
import { actWords } from "../words/bans.ts";
import { AskDialog } from "./ask-dialog.tsx";
import { askedBy, courtAsked, requestAsked, type PairChoices } from "./ban-asked.ts";
import { Contacts, Breaches } from "./ban-course.tsx";
import type { BanLine, Bans } from "./ban-types.ts";
import css from "./cases.module.css";
import { labelOf } from "./looks.ts";
import type { Case } from "./types.ts";
import { useWrites } from "./use-case.ts";

const tones: Readonly<Record<BanLine["state"], Tone>> = {
  requested: "soon",
  overdue: "danger",
  refused: "calm",
  running: "warm",
  ended: "calm",
  cancelled: "calm",
};

const LAW = "Luật 13/2022/QH15, Điều 25";
const CANCEL = "Nghị định 76/2023/NĐ-CP, Điều 20";

/** What runs out: the answer, the answer to a cancelling, the decision itself. */
function Running({ ban }: { ban: BanLine }): ReactNode {
  const say = useSay();
  const cancels = ban.cancel && !ban.cancel.answeredAt ? ban.cancel.dueAt : null;
  return (
    <>
      {ban.dueAt && <DueChip due={null} dueAt={ban.dueAt} source={LAW} />}
      {cancels && <DueChip due={null} dueAt={cancels} source={CANCEL} />}
      {ban.state === "running" && ban.to && (
        <span className={css.quiet}>
          {say(words.ends)}: {instantShown(ban.to)}
        </span>
      )}
    </>
  );
}

function BanFacts({ ban }: { ban: BanLine }): ReactNode {
  const say = useSay();
  const shown = (instant: string | null): string | null => instant && instantShown(instant);
  const cancelGround = ban.cancel?.ground as keyof typeof cancelGroundWords | null | undefined;
  const rows: (readonly [keyof typeof words, ReactNode])[] = [
    ["ground", ban.ground && say(labelOf("ban-ground", ban.ground))],
    ["requestedBy", ban.byBody === "chair" && say(labelOf("requester", ban.requestedBy))],
    ["requestedAt", shown(ban.requestedAt)],
    ["asked", ban.said["asked"]],
    ["toldOfRightsAt", shown(ban.toldOfRightsAt)],
    ["notToldBecause", ban.said["notToldBecause"]],
    ["from", shown(ban.from)],
    ["to", shown(ban.to)],
    ["supervisor", ban.supervisor],
    ["dossier", ban.dossier],
    ["reason", ban.said["refusal"]],
    ["cancelGround", cancelGround && say(cancelGroundWords[cancelGround])],
  ];
  const filled = rows.filter(
    ([, value]) => value !== null && value !== undefined && value !== false && value !== "",
  );
  return <Facts rows={filled.map(([key, value]) => ({ key, label: say(words[key]), value }))} />;
}

function Told({ ban }: { ban: BanLine }): ReactNode {
  const say = useSay();
  if (!ban.from) return null;
  return (
    <section aria-label={say(words.told)}>
      <h5>{say(words.told)}</h5>
      <ul className={css.plain}>
        {ban.told.map(({ who, at }) => (
          <li key={who}>
            <span>{say(recipientWords[who as keyof typeof recipientWords])}</span>
            <span className={css.quiet}>{at ? instantShown(at) : say(words.notTold)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Drafts({ of, ban }: { of: Case; ban: BanLine }): ReactNode {
  const say = useSay();
  if (ban.byBody === "court") return null;
  const kinds = [
    "request",
    ...(ban.state === "refused" ? ["refusal"] : ["decision"]),
    ...(ban.cancel ? ["cancellation"] : []),
    ...(ban.contacts.length > 0 ? ["contact"] : []),
  ] as (keyof typeof draftWords)[];
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" size="compact-sm" leftSection={<IconFileText size={14} />}>
          {say(words.draft)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => (
          <Menu.Item
            key={kind}
            component="a"
            href={`/api/cases/${of.code}/bans/${ban.id}/documents/${kind}`}
            download
          >
            {say(draftWords[kind])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What may be done with one now; the first is the next step. */
function BanActs({ of, ban, drafts }: { of: Case; ban: BanLine; drafts: boolean }): ReactNode {
  const say = useSay();
  const writes = useWrites(of.code);
  const [asking, ask] = useState<string | null>(null);
  const acts = ban.acts.filter((one) => askedBy[one.act]);
  const why = acts.find((one) => one.why)?.why;
  const send = async (values: Readonly<Record<string, unknown>>): Promise<void> => {
    const path = asking === "prepare" ? `/bans/${ban.id}` : `/bans/${ban.id}/${asking}`;
    const body = { version: ban.version, ...values };
    await writes.write(path, asking === "prepare" ? "PATCH" : "POST", body);
  };
  const label = (act: string) => actWords[act as keyof typeof actWords];
  return (
    <div className={`no-print ${css.banActs}`}>
      {acts.map(({ act, why: hinders }) => (
        <Button
          key={act}
          size="compact-sm"
          variant={act === "decide" && !hinders ? "filled" : "default"}
          onClick={() => ask(act)}
        >
          {say(label(act))}…
        </Button>
      ))}
      {drafts && <Drafts of={of} ban={ban} />}
      {why && <p className={css.quiet}>{say(words.whyNot, { why })}</p>}
      {asking && (
        <AskDialog
          title={label(asking)}
          asked={askedBy[asking]?.(ban, now().toISOString()) ?? []}
          onSend={send}
          onClose={() => ask(null)}
        />
      )}
    </div>
  );
}

function One(props: {
  of: Case;
  ban: BanLine;
  nameOf: (id: number) => string;
  may: readonly string[];
}): ReactNode {
  const say = useSay();
  const { of, ban, nameOf, may } = props;
  const title = say(words.between, { doer: nameOf(ban.doerId), harmed: nameOf(ban.harmedId) });
  return (
    <article className={css.thing} aria-label={title}>
      <header className={css.thingHead}>
        <h4>{title}</h4>
        <span className={css.state}>
          <StatusBadge look={{ label: banStateWords[ban.state], tone: tones[ban.state] }} />
          {ban.byBody === "court" && <span className={css.quiet}>{say(words.byCourt)}</span>}
          <Running ban={ban} />
        </span>
      </header>
      <BanActs of={of} ban={ban} drafts={may.includes("case.draft-ban")} />
      <BanFacts ban={ban} />
      <Told ban={ban} />
      <Contacts of={of} ban={ban} may={may.includes("case.watch-ban")} />
      <Breaches ban={ban} />
    </article>
  );
}

/** A new request, or a court's decision. */
function Begin({ of, people, may }: { of: Case; people: PairChoices; may: readonly string[] }): ReactNode {
  const say = useSay();
  const writes = useWrites(of.code);
  const [asking, ask] = useState<"ask" | "court" | null>(null);
  if (!may.includes("case.ask-ban") || of.state === "closed") return null;
  const asked = asking === "court" ? courtAsked(people) : requestAsked(people, now().toISOString());
  const send = async (values: Readonly<Record<string, unknown>>): Promise<void> => {
    const body = { ...values, harmedId: Number(values["harmedId"]), doerId: Number(values["doerId"]) };
    await writes.write(asking === "court" ? "/court-bans" : "/bans", "POST", body);
  };
  return (
    <div className={`no-print ${css.banActs}`}>
      <Button variant="default" onClick={() => ask("ask")}>
        {say(actWords.ask)}…
      </Button>
      <Button variant="subtle" onClick={() => ask("court")}>
        {say(actWords.court)}…
      </Button>
      {asking && <AskDialog title={actWords[asking]} asked={asked} onSend={send} onClose={() => ask(null)} />}
    </div>
  );
}

const useBans = (of: Case): Bans | undefined =>
  useQuery({
    queryKey: ["case", of.code, "bans", of.version],
    queryFn: ({ signal }) => request<Bans>(`/api/cases/${of.code}/bans`, { signal }),
    gcTime: 0,
  }).data;

const PANEL = "no-contact";
const live: ReadonlySet<BanLine["state"]> = new Set(["requested", "overdue", "running"]);

/** What waits for an answer or is in force, above everything else of the case, with the way down to it. */
export function BanAlert({ of }: { of: Case }): ReactNode {
  const say = useSay();
  const bans = useBans(of)?.rows.filter((ban) => live.has(ban.state)) ?? [];
  if (bans.length === 0) return null;
  return (
    <ul className={css.banAlert} aria-label={say(words.title)}>
      {bans.map((ban) => (
        <li key={ban.id} className={css.state}>
          <a href={`#${PANEL}`} className={css.link}>
            {say(words.title)}
          </a>
          <StatusBadge look={{ label: banStateWords[ban.state], tone: tones[ban.state] }} />
          <Running ban={ban} />
        </li>
      ))}
    </ul>
  );
}

interface PanelProps {
  readonly of: Case;
  readonly nameOf: (id: number | undefined) => string;
}

/** Shown to whoever deals with whoever did it; nothing to the others. */
export function BanPanel({ of, nameOf }: PanelProps): ReactNode {
  const say = useSay();
  const data = useBans(of);
  if (!data || (data.rows.length === 0 && data.may.length === 0)) return null;
  const people = (prefix: string) =>
    of.things
      .filter((thing) => thing.prefix === prefix)
      .map((thing) => ({ value: String(thing.id), label: { vi: nameOf(thing.id), en: nameOf(thing.id) } }));
  return (
    <section id={PANEL} className={css.banPanel} aria-label={say(words.title)}>
      <h3>{say(words.title)}</h3>
      <p className={css.quiet}>{say(words.procedure)}</p>
      {data.rows.length === 0 && <p className={css.quiet}>{say(words.none)}</p>}
      {data.rows.map((ban) => (
        <One key={ban.id} of={of} ban={ban} nameOf={nameOf} may={data.may} />
      ))}
      <Begin of={of} people={{ harmed: people("harmed"), doer: people("doer") }} may={data.may} />
    </section>
  );
}
