/** The screen at /intake: reports from one's own side, danger first. */
import { Button, Checkbox } from "@mantine/core";
import { IconMailExclamation, IconPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import "#base/ui/styles/forms.ts";
import { DueChip, Empty, PageTitle } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { DataTable, type Column } from "#base/ui/table/table.tsx";
import { instantShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { Label } from "#base/words.ts";
import { reportKinds, reportStates } from "../schema.ts";
import { channelLabels, kindLabels, stateLabels } from "../words.ts";
import css from "./intake.module.css";
import { DangerMark, StateBadge } from "./looks.tsx";
import { useStart } from "./start.ts";
import { sideOf, sides, type Brief, type Side } from "./types.ts";
import { screenWords as words } from "./words.ts";

function Say({ label }: { label: Label }): ReactNode {
  return useSay()(label);
}

function Due({ of }: { of: Brief }): ReactNode {
  const say = useSay();
  if (!of.due) return null;
  return (
    <span className={css.dueCell}>
      <DueChip due={null} dueAt={of.due.at} legal={of.due.legal} />
      <span className={css.quiet}>{say(of.due.label)}</span>
    </span>
  );
}

const columnsOf = (side: Side): readonly Column<Brief>[] => [
  { key: "code", label: words.code, width: 130, show: (row) => <span className={css.code}>{row.code}</span> },
  { key: "danger", label: words.danger, width: 140, show: (row) => <DangerMark of={row} /> },
  {
    key: "kind",
    label: words.kind,
    width: 130,
    filter: { kind: "choice", choices: reportKinds.map((code) => ({ code, label: kindLabels[code] })) },
    show: (row) => <Say label={kindLabels[row.kind]} />,
  },
  {
    key: "state",
    label: words.state,
    width: 150,
    filter: {
      kind: "choice",
      choices: reportStates.map((code) => ({ code, label: stateLabels[code] })),
    },
    show: (row) => <StateBadge state={row.state} />,
  },
  { key: "due", label: words.due, width: 150, show: (row) => <Due of={row} /> },
  { key: "received", label: words.received, width: 105, show: (row) => instantShown(row.receivedAt) },
  {
    key: "channel",
    label: words.channel,
    width: 110,
    spare: true,
    show: (row) => <Say label={channelLabels[row.channel]} />,
  },
  {
    key: "place",
    label: words.where,
    width: 120,
    spare: side === "place",
    show: (row) => row.place.name,
  },
  { key: "by", label: words.by, width: 130, show: (row) => row.receiver.name },
  { key: "givenTo", label: words.givenTo, width: 130, show: (row) => row.givenTo.join(", ") },
];

/** The sides that this person has, the first of them first. */
export function useSides(): readonly Side[] {
  const may: Readonly<Record<Side, boolean>> = {
    place: useMay("intake.read"),
    given: useMay("intake.read-given"),
    entered: useMay("intake.follow"),
  };
  return (Object.keys(sides) as Side[]).filter((side) => may[side]);
}

const whiches = ["open", "waiting", "closed", "all"] as const;

function Pressed<K extends string>(props: {
  label: Label;
  chosen: K;
  choices: readonly K[];
  onChoose: (key: K) => void;
}): ReactNode {
  const say = useSay();
  return (
    <div className={`${css.filters} no-print`} role="group" aria-label={say(props.label)}>
      {props.choices.map((key) => (
        <button
          key={key}
          type="button"
          className={css.filter}
          aria-pressed={key === props.chosen}
          onClick={() => props.onChoose(key)}
        >
          {say(words[key as keyof typeof words])}
        </button>
      ))}
    </div>
  );
}

function EnterButton(): ReactNode {
  const say = useSay();
  return (
    <Button component={Go} href="/intake/new" leftSection={<IconPlus size={18} />}>
      {say(words.enter)}
    </Button>
  );
}

/** Whoever treats people begins with what they see. */
function ScreeningButton(): ReactNode {
  const say = useSay();
  const { data } = useStart();
  if (data?.channel !== "health") return null;
  return (
    <Button component={Go} href="/intake/new?as=screening" variant="default">
      {say(words.screening)}
    </Button>
  );
}

export default function IntakeList(): ReactNode {
  const say = useSay();
  const [address, change] = useAddress();
  const mine = useSides();
  const side = sideOf(address["side"]) ?? mine[0] ?? "entered";
  const which = whiches.find((one) => one === address["which"]) ?? "open";
  const danger = address["danger"] === "true";
  return (
    <>
      <PageTitle
        title={say(words.title)}
        hint={say(words.hint)}
        acts={
          <>
            <ScreeningButton />
            <EnterButton />
          </>
        }
      />
      {mine.length > 1 && (
        <Pressed
          label={words.sides}
          chosen={side}
          choices={mine}
          onChoose={(key) => change({ side: key === mine[0] ? null : key })}
        />
      )}
      <div className={css.row}>
        <Pressed
          label={words.filter}
          chosen={which}
          choices={whiches}
          onChoose={(key) => change({ which: key === "open" ? null : key })}
        />
        <Checkbox
          className="no-print"
          label={say(words.onlyDanger)}
          checked={danger}
          onChange={(event) => change({ danger: event.currentTarget.checked ? "true" : null })}
        />
      </div>
      <DataTable<Brief>
        key={`${side}/${which}/${danger}`}
        name="intake"
        label={words.title}
        url={sides[side]}
        fixed={{ which, ...(danger && { danger: "true" }) }}
        columns={columnsOf(side)}
        rowKey={(row) => row.code}
        href={(row) => `/intake/${row.code}${side === "place" ? "" : `?side=${side}`}`}
        exports={false}
        empty={
          <Empty
            icon={IconMailExclamation}
            title={say(words.none)}
            next={say(words.noneNext)}
            acts={<EnterButton />}
          />
        }
      />
    </>
  );
}
