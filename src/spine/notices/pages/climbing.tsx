/** The screen at /notices/climbing: what is overdue, how far it was told, when the next step comes. */
import { IconStairs } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { today, daysFrom } from "#base/clock.ts";
import { Empty } from "#base/ui/bits.tsx";
import { useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { DataTable, type Column } from "#base/ui/table/table.tsx";
import { dateShown, numberShown } from "#base/ui/typed.ts";
import { thingKinds } from "../schema.ts";
import { endingLabels, kindLabels, words as noticeWords } from "../words.ts";
import { thingHref } from "./codes.ts";
import css from "./notices.module.css";
import { Choices, Head } from "./tabs.tsx";
import type { Climb } from "./types.ts";
import { screenWords as words } from "./words.ts";

function Title({ climb }: { climb: Climb }): ReactNode {
  return useSay()(climb.title);
}

function Kind({ climb }: { climb: Climb }): ReactNode {
  return useSay()(kindLabels[climb.kind]);
}

function Due({ climb }: { climb: Climb }): ReactNode {
  const say = useSay();
  return (
    <>
      {dateShown(climb.dueOn)}
      {climb.endedWhy === null && (
        <span className={css.soon}>{say(words.daysLate, { n: daysFrom(climb.dueOn, today()) })}</span>
      )}
    </>
  );
}

function Step({ climb }: { climb: Climb }): ReactNode {
  const say = useSay();
  return climb.step === 0 ? say(words.notYet) : `${climb.step}/${climb.rungs.length}`;
}

function Next({ climb }: { climb: Climb }): ReactNode {
  const say = useSay();
  if (climb.endedWhy) return say(endingLabels[climb.endedWhy]);
  return climb.next ? dateShown(climb.next.onDay) : <span className={css.quiet}>{say(words.noNext)}</span>;
}

const columns: readonly Column<Climb>[] = [
  { key: "title", label: noticeWords.title, width: 280, show: (climb) => <Title climb={climb} /> },
  {
    key: "kind",
    label: noticeWords.kind,
    width: 120,
    filter: {
      kind: "choice",
      choices: thingKinds.map((code) => ({ code, label: kindLabels[code] })),
    },
    show: (climb) => <Kind climb={climb} />,
  },
  { key: "unit", label: noticeWords.unit, width: 170, show: (climb) => climb.unit.name },
  { key: "due", label: noticeWords.due, width: 130, sorts: true, show: (climb) => <Due climb={climb} /> },
  { key: "step", label: noticeWords.step, width: 110, show: (climb) => <Step climb={climb} /> },
  { key: "next", label: noticeWords.nextOn, width: 140, show: (climb) => <Next climb={climb} /> },
  {
    key: "inCharge",
    label: noticeWords.inCharge,
    width: 170,
    show: (climb) => climb.inCharge?.name ?? "",
  },
];

interface Count {
  readonly step: number;
  readonly n: number;
}

/** The open ones by the step that was told last: where the city looks first. */
function Steps({ chosen }: { chosen: string }): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  const { data } = useQuery({
    queryKey: ["notices", "counts"],
    queryFn: ({ signal }) => request<{ steps: readonly Count[] }>("/api/notices/climbs/counts", { signal }),
  });
  const counted = (label: string, n: number): ReactNode => (
    <>
      {label} <span className={css.n}>{numberShown(n)}</span>
    </>
  );
  const total = (data?.steps ?? []).reduce((sum, one) => sum + one.n, 0);
  const steps = (data?.steps ?? []).map(
    ({ step, n }) =>
      [String(step), counted(step === 0 ? say(words.notYet) : say(words.stepN, { n: step }), n)] as const,
  );
  return (
    <Choices
      label={say(words.filter)}
      chosen={chosen}
      choices={[["", counted(say(words.anyStep), total)], ...steps, ["ended", say(words.ended)]]}
      onChoose={(key) =>
        change({ which: key === "ended" ? "ended" : null, step: key === "ended" ? null : key })
      }
    />
  );
}

export default function ClimbingPage(): ReactNode {
  const say = useSay();
  const [address] = useAddress();
  const which = address["which"] === "ended" ? "ended" : "open";
  const step = which === "ended" ? undefined : address["step"];
  return (
    <>
      <Head view="climbing" />
      <Steps chosen={which === "ended" ? "ended" : (step ?? "")} />
      <DataTable<Climb>
        key={`${which}-${step ?? ""}`}
        name="climbs"
        label={words.climbing}
        url="/api/notices/climbs"
        fixed={{ which, ...(step ? { step } : {}) }}
        columns={columns}
        rowKey={(climb) => String(climb.id)}
        href={thingHref}
        empty={<Empty icon={IconStairs} title={say(words.noneClimbing)} next={say(words.noneClimbingNext)} />}
      />
    </>
  );
}
