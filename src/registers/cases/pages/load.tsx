/** The screen at /cases/load: for a unit's leader, how work lies on each person; each number opens the cases it counts. */
import { Button } from "@mantine/core";
import { IconFolderOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, Empty, PageTitle, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import { dateShown } from "#base/ui/typed.ts";
import { words as caseWords } from "../words/cases.ts";
import { loadWords as words } from "../words/load.ts";
import css from "./cases.module.css";
import { lookOf } from "./looks.ts";

interface PersonLoad {
  readonly id: number | null;
  readonly name: string | null;
  readonly works: boolean;
  readonly open: number;
  readonly lapsed: number;
  readonly noContact: number;
  readonly assess: number;
}
interface CaseLoad {
  readonly code: string;
  readonly workerId: number | null;
  readonly state: string;
  readonly risk: string;
  readonly lastContactOn: string | null;
  readonly lapsed: number;
  readonly noContact: boolean;
  readonly assess: boolean;
}
interface LoadAnswer {
  readonly days: number;
  readonly people: readonly PersonLoad[];
  readonly cases: readonly CaseLoad[];
}

const columns = ["open", "lapsed", "noContact", "assess"] as const;
type ColumnName = (typeof columns)[number];
const spans = ["7", "14", "30"] as const;
const keyOf = (id: number | null): string => (id === null ? "none" : String(id));

const counts: Readonly<Record<ColumnName, (one: CaseLoad) => boolean>> = {
  open: () => true,
  lapsed: (one) => one.lapsed > 0,
  noContact: (one) => one.noContact,
  assess: (one) => one.assess,
};

function useNameOf() {
  const say = useSay();
  return (one: PersonLoad): string => one.name ?? say(words.nobody);
}

function People({ data }: { data: LoadAnswer }): ReactNode {
  const say = useSay();
  const nameOf = useNameOf();
  const href = (one: PersonLoad, column: ColumnName): string =>
    `/cases/load?days=${data.days}&who=${keyOf(one.id)}&of=${column}`;
  return (
    <PlainTable label={say(words.title)} compact>
      <thead>
        <tr>
          <th scope="col">{say(words.person)}</th>
          {columns.map((column) => (
            <th key={column} scope="col" data-align="end">
              {say(words[column], { n: data.days })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.people.map((one) => (
          <tr key={keyOf(one.id)}>
            <th scope="row">
              {nameOf(one)} {!one.works && <span className={css.warn}>({say(words.gone)})</span>}
              {one.id !== null && one.open > 0 && (
                <Go href={`/cases/hand-over?from=${one.id}`} className={`${css.inText} no-print`}>
                  {" "}
                  {say(words.handOver)}
                </Go>
              )}
            </th>
            {columns.map((column) => (
              <td key={column} data-align="end" data-label={say(words[column], { n: data.days })}>
                {one[column] === 0 ? 0 : <Go href={href(one, column)}>{one[column]}</Go>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

function CaseLine({ one }: { one: CaseLoad }): ReactNode {
  const say = useSay();
  return (
    <li>
      <Go href={`/cases/${one.code}`} className={css.link}>
        {one.code}
      </Go>
      <StatusBadge look={lookOf("state", one.state)} />
      <StatusBadge look={lookOf("risk-level", one.risk)} />
      {one.lapsed > 0 && <span className={css.late}>{say(words.lapsedMark, { n: one.lapsed })}</span>}
      {one.assess && <span className={css.warn}>{say(words.assess)}</span>}
      <span className={one.noContact ? css.warn : css.quiet}>
        {one.lastContactOn
          ? say(words.lastContact, { day: dateShown(one.lastContactOn) })
          : say(words.noContactYet)}
      </span>
    </li>
  );
}

/** The cases that the number counts which was pressed. */
function Cases({ data }: { data: LoadAnswer }): ReactNode {
  const say = useSay();
  const nameOf = useNameOf();
  const [address] = useAddress();
  const who = data.people.find((one) => keyOf(one.id) === address["who"]);
  if (!who) return null;
  const column = columns.find((name) => name === address["of"]) ?? "open";
  const title = `${say(words.casesOf, { who: nameOf(who) })} · ${say(words[column], { n: data.days })}`;
  const shown = data.cases.filter((one) => one.workerId === who.id && counts[column](one));
  return (
    <Card className={css.sheet}>
      <section aria-label={title}>
        <h2>{title}</h2>
        <ul className={css.foundRows}>
          {shown.map((one) => (
            <CaseLine key={one.code} one={one} />
          ))}
        </ul>
      </section>
    </Card>
  );
}

export default function LoadPage(): ReactNode {
  const say = useSay();
  const [address, change] = useAddress();
  const days = spans.find((span) => span === address["days"]) ?? "14";
  const { data, error } = useQuery({
    queryKey: ["case-load", days],
    queryFn: ({ signal }) => request<LoadAnswer>("/api/case-load", { query: { days }, signal }),
    gcTime: 0,
  });
  return (
    <div className={css.main}>
      <PageTitle
        trail={<Go href="/cases">{say(caseWords.menu)}</Go>}
        title={say(words.title)}
        hint={say(words.hint)}
        acts={
          <Button component={Go} href="/cases/hand-over" variant="default">
            {say(words.handOver)}
          </Button>
        }
      />
      <div className={`${css.filters} no-print`} role="group" aria-label={say(words.since)}>
        <span className={css.quiet}>{say(words.since)}</span>
        {spans.map((span) => (
          <button
            key={span}
            type="button"
            className={css.filter}
            aria-pressed={span === days}
            onClick={() => change({ days: span === "14" ? null : span })}
          >
            {say(words.days, { n: Number(span) })}
          </button>
        ))}
      </div>
      {error && <ProblemNote error={error} />}
      {!data && !error && <Waiting lines={6} />}
      {data?.cases.length === 0 && (
        <Empty icon={IconFolderOff} title={say(words.none)} next={say(words.noneNext)} />
      )}
      {data && data.cases.length > 0 && (
        <>
          <People data={data} />
          <Cases data={data} />
        </>
      )}
    </div>
  );
}
