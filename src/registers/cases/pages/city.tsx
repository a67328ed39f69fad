/** The screen at /cases/city: how many cases lie where, how grave, what is overdue, how they are worked. No name of anybody. */
import { Button } from "@mantine/core";
import { IconFolderOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Empty, Figure, PageTitle, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { DataTable, type Column } from "#base/ui/table/table.tsx";
import { dateShown, numberShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import { words } from "../words/overview.ts";
import { templateWords } from "../words/templates.ts";
import css from "./cases.module.css";
import { UnitLoad } from "./city-load.tsx";
import { lookOf } from "./looks.ts";

interface Cell {
  readonly state: "value" | "zero" | "not-reported" | "not-applicable" | "suppressed";
  readonly value?: number;
}

interface UnitLine {
  readonly unit: { readonly id: number; readonly name: string };
  readonly open: Cell;
  readonly grave: Cell;
  readonly reported: Cell;
  readonly lapsed: Cell;
  readonly contactLate: Cell;
  readonly load: number | null;
  readonly delayHours: number | null;
  readonly closeDays: number | null;
  readonly assessedShare: number | null;
  readonly contactShare: number | null;
  readonly answeredShare: number | null;
}

const counts = ["open", "grave", "reported", "lapsed", "contactLate"] as const;
const practice = [
  "load",
  "delayHours",
  "closeDays",
  "assessedShare",
  "contactShare",
  "answeredShare",
] as const;

function Practice({ value }: { value: number | null }): ReactNode {
  const say = useSay();
  if (value !== null) return numberShown(value);
  return <span className={css.quiet}>{say(words.few)}</span>;
}

const columns: readonly Column<UnitLine>[] = [
  { key: "unit", label: words.unit, width: 190, show: (line) => line.unit.name },
  ...counts.map((key): Column<UnitLine> => ({
    key,
    label: words[key],
    align: "end",
    width: 110,
    show: (line) => <Figure cell={{ ...line[key], value: line[key].value ?? null }} />,
  })),
  ...practice.map((key): Column<UnitLine> => ({
    key,
    label: words[key],
    align: "end",
    width: 120,
    show: (line) => <Practice value={line[key]} />,
  })),
];

interface CodeLine {
  readonly code: string;
  readonly state: string;
  readonly risk: string;
  readonly openedAt: string;
  readonly nextContactOn: string | null;
  readonly lapsed: boolean;
}

/** Open cases of a unit by their codes; whoever may not follow codes is told so. */
function Codes({ unit }: { unit: string }): ReactNode {
  const say = useSay();
  const { data, error } = useQuery({
    queryKey: ["case-oversight", unit],
    queryFn: ({ signal }) => request<{ rows: CodeLine[] }>(`/api/case-oversight/${unit}`, { signal }),
  });
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Waiting lines={4} />;
  return (
    <section aria-label={say(words.codes)}>
      <h2>{say(words.codes)}</h2>
      <ul className={css.foundRows}>
        {data.rows.map((line) => (
          <li key={line.code}>
            <span className={css.code}>{line.code}</span>
            <StatusBadge look={lookOf("state", line.state)} />
            <StatusBadge look={lookOf("risk-level", line.risk)} />
            {line.lapsed && <StatusBadge look={{ label: words.lapsed, tone: "danger" }} />}
            <span className={css.quiet}>
              {say(words.opened)} {dateShown(line.openedAt.slice(0, 10))}
              {line.nextContactOn && ` · ${say(words.nextContact)} ${dateShown(line.nextContactOn)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function CityPage(): ReactNode {
  const say = useSay();
  const [address] = useAddress();
  const { unit } = address;
  // Who follows single cases by their codes is shown every count.
  const seesAll = useMay("case.follow-codes");
  const keepsFrames = useMay("case-template.read");
  return (
    <>
      <PageTitle
        title={say(words.title)}
        hint={say(words.hint)}
        acts={
          keepsFrames && (
            <Button component={Go} href="/cases/templates" variant="default">
              {say(templateWords.title)}
            </Button>
          )
        }
      />
      {unit !== undefined && /^\d+$/.test(unit) && (
        <>
          <UnitLoad unit={unit} />
          {seesAll && <Codes unit={unit} />}
        </>
      )}
      <DataTable<UnitLine>
        name="case-oversight"
        label={words.title}
        url="/api/case-oversight"
        searches={false}
        exports={false}
        columns={columns}
        rowKey={(line) => String(line.unit.id)}
        href={(line) => `/cases/city?unit=${line.unit.id}`}
        empty={<Empty icon={IconFolderOff} title={say(words.none)} next={say(words.noneNext)} />}
      />
      <p className={css.quiet}>{say(seesAll ? words.median : words.small)}</p>
    </>
  );
}
