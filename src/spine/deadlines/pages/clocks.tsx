/** The screen at /deadlines/clocks: what runs, what lapsed and whether it was explained, for all units one sees. */
import { IconClockCheck, IconMessage } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Empty } from "#base/ui/bits.tsx";
import { useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { SidePanel } from "#base/ui/side-panel.tsx";
import { DataTable, type Column } from "#base/ui/table/table.tsx";
import { dateShown, numberShown } from "#base/ui/typed.ts";
import { words as deadlineWords } from "../words.ts";
import { ClockBadge, ClockDue, ClockSource } from "./clock-parts.tsx";
import css from "./deadlines.module.css";
import { OneClock } from "./subject-clocks.tsx";
import { Head } from "./tabs.tsx";
import type { Clock } from "./types.ts";
import { screenWords as words } from "./words.ts";

const kinds = ["lapsed", "open", "late", "paused"] as const;
type Which = (typeof kinds)[number];

/** Where a thing that has a clock is shown, by its kind. */
const places: Readonly<Record<string, (code: string) => string>> = {
  task: (code) => `/tasks/${code}`,
  explanation: () => "/notices/explanations",
  case: (code) => `/cases/${code}`,
  referral: () => "/cases/transitions",
  intake: (code) => `/intake/${code}`,
  "data-request": () => "/data-requests",
  "case-look": () => "/case-reading",
  "data-breach": (code) => `/data-breaches/${code}`,
  "intake-given": (code) => `/intake/${code.split(".")[0]}?side=given`,
};

function Explained({ clock }: { clock: Clock }): ReactNode {
  const say = useSay();
  const last = clock.events.findLast((event) => event.act === "explain" || event.act === "pause");
  if (last) return <span lang="vi">{last.reason}</span>;
  const isMissed = clock.state === "lapsed" || clock.state === "late";
  return isMissed ? <span className={css.soon}>{say(words.notExplained)}</span> : null;
}

function Rule({ clock }: { clock: Clock }): ReactNode {
  return useSay()(clock.rule.label);
}

const columns: readonly Column<Clock>[] = [
  {
    key: "subject",
    label: deadlineWords.subject,
    width: 130,
    show: (clock) => <span className={css.close}>{clock.subject.code}</span>,
  },
  { key: "rule", label: deadlineWords.rule, width: 180, show: (clock) => <Rule clock={clock} /> },
  { key: "unit", label: deadlineWords.unit, width: 150, show: (clock) => clock.unit.name },
  {
    key: "due",
    label: deadlineWords.due,
    sorts: true,
    width: 150,
    show: (clock) => <ClockDue clock={clock} />,
  },
  { key: "source", label: deadlineWords.source, width: 130, show: (clock) => <ClockSource clock={clock} /> },
  { key: "state", label: deadlineWords.state, width: 120, show: (clock) => <ClockBadge clock={clock} /> },
  {
    key: "explained",
    label: deadlineWords.explained,
    width: 150,
    show: (clock) => <Explained clock={clock} />,
  },
  {
    key: "started",
    label: deadlineWords.started,
    width: 120,
    spare: true,
    show: (clock) => dateShown(clock.startedAt),
  },
  {
    key: "stopped",
    label: deadlineWords.stopped,
    width: 120,
    spare: true,
    show: (clock) => clock.stoppedAt && dateShown(clock.stoppedAt),
  },
];

function Filters({ which }: { which: Which }): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  const { data } = useQuery({
    queryKey: ["clocks", "counts"],
    queryFn: ({ signal }) => request<Readonly<Record<Which, number>>>("/api/clocks/counts", { signal }),
  });
  return (
    <div className={`${css.filters} no-print`} role="group" aria-label={say(words.filter)}>
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          className={css.filter}
          aria-pressed={kind === which}
          onClick={() => change({ which: kind === "lapsed" ? null : kind })}
        >
          {say(words[kind])} {data && <span className={css.n}>{numberShown(data[kind])}</span>}
        </button>
      ))}
    </div>
  );
}

export default function ClocksPage(): ReactNode {
  const say = useSay();
  const [address] = useAddress();
  const which = kinds.find((kind) => kind === address["which"]) ?? "lapsed";
  const [opened, open] = useState<Clock | null>(null);
  return (
    <>
      <Head view="clocks" />
      <Filters which={which} />
      <DataTable<Clock>
        key={which}
        name="clocks"
        label={words.clocks}
        url="/api/clocks"
        fixed={{ which }}
        columns={columns}
        rowKey={(clock) => String(clock.id)}
        href={({ subject }) => places[subject.kind]?.(subject.code) ?? "/deadlines/clocks"}
        acts={() => [{ key: "open", label: words.details, icon: IconMessage, run: open }]}
        open={opened ? String(opened.id) : undefined}
        empty={<Empty icon={IconClockCheck} title={say(words.noneSo)} next={say(words.noneSoNext)} />}
      />
      {opened && (
        <SidePanel name={`${opened.subject.code} · ${opened.unit.name}`} onClose={() => open(null)}>
          <OneClock id={opened.id} of={opened.subject} />
        </SidePanel>
      )}
    </>
  );
}
