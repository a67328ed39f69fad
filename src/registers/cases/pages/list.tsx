/** The screen at /cases: the cases in which one's unit takes part, what is due first on top; search by whole words. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { IconDownload, IconFolderOff, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { DueChip, Empty, PageTitle, StatusBadge } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { address, request } from "#base/ui/request.ts";
import { DataTable, type Column } from "#base/ui/table/table.tsx";
import { dateShown, instantShown } from "#base/ui/typed.ts";
import { ListActs } from "./list-acts.tsx";
import { labelOf, lookOf } from "./looks.ts";
import { screenWords as words } from "../words/screens.ts";
import { words as caseWords } from "../words/cases.ts";
import css from "./cases.module.css";
import { useCodes } from "./catalogue.tsx";
import { Emergency } from "./emergency.tsx";
import type { CaseLine } from "./types.ts";

function Names({ line }: { line: CaseLine }): ReactNode {
  const say = useSay();
  if (line.harmed.length > 0) return <span lang="vi">{line.harmed.join(", ")}</span>;
  return <span className={css.quiet}>{say(line.isErased ? words.erasedMark : words.noName)}</span>;
}

function Due({ line }: { line: CaseLine }): ReactNode {
  const say = useSay();
  if (line.dueAt) return <DueChip due={line.dueAt.slice(0, 10)} dueAt={line.dueAt} legal />;
  if (line.nextContactOn) return <DueChip due={line.nextContactOn} dueAt={null} />;
  return <span className={css.quiet}>{say(words.noDue)}</span>;
}

const Word = ({ list, code }: { list: string; code: string }): ReactNode => useSay()(labelOf(list, code));

const columns: readonly Column<CaseLine>[] = [
  {
    key: "code",
    label: words.code,
    width: 130,
    show: (line) => <span className={css.code}>{line.code}</span>,
  },
  { key: "harmed", label: words.harmed, width: 190, show: (line) => <Names line={line} /> },
  { key: "due", label: words.due, width: 150, show: (line) => <Due line={line} /> },
  {
    key: "risk",
    label: words.risk,
    width: 120,
    show: (line) => <StatusBadge look={lookOf("risk-level", line.risk)} />,
  },
  {
    key: "state",
    label: words.state,
    width: 150,
    show: (line) => <StatusBadge look={lookOf("state", line.state)} />,
  },
  { key: "form", label: words.form, width: 120, show: (line) => <Word list="form" code={line.mainForm} /> },
  { key: "worker", label: words.worker, width: 150, show: (line) => line.worker },
  { key: "place", label: words.place, width: 150, show: (line) => line.unit.name },
  {
    key: "opened",
    label: words.opened,
    width: 110,
    spare: true,
    show: (line) => dateShown(line.openedAt.slice(0, 10)),
  },
];

const filters = ["open", "mine", "overdue", "closed", "all"] as const;
type FilterName = (typeof filters)[number];

const queryOf: Readonly<Record<FilterName, Readonly<Record<string, string>>>> = {
  open: { which: "open" },
  mine: { which: "open", mine: "true" },
  overdue: { which: "open", overdue: "true" },
  closed: { which: "closed", order: "updated" },
  all: { which: "all", order: "updated" },
};

function Filters({ chosen }: { chosen: FilterName }): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  return (
    <div className={`${css.filters} no-print`} role="group" aria-label={say(words.filter)}>
      {filters.map((name) => (
        <button
          key={name}
          type="button"
          className={css.filter}
          aria-pressed={name === chosen}
          onClick={() => change({ show: name === "open" ? null : name })}
        >
          {say(words[name])}
        </button>
      ))}
    </div>
  );
}

interface Sought {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly code: string;
}
const nothing: Sought = { name: "", idNumber: "", phone: "", code: "" };

function Results({ rows }: { rows: readonly CaseLine[] }): ReactNode {
  const say = useSay();
  return (
    <section aria-live="polite" className={css.found}>
      <p className={css.quiet}>{say(words.found, { n: rows.length })}</p>
      <ul className={css.foundRows}>
        {rows.map((line) => (
          <li key={line.code}>
            <Go href={`/cases/${line.code}`} className={css.link}>
              {line.code}
            </Go>
            <Names line={line} />
            <StatusBadge look={lookOf("state", line.state)} />
            <span className={css.quiet}>
              {line.unit.name} · {instantShown(line.openedAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is sought is sent in the body: it never stands in an address. */
function Search(): ReactNode {
  const say = useSay();
  const [sought, seek] = useState(nothing);
  const [rows, setRows] = useState<readonly CaseLine[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    void request<{ rows: CaseLine[] }>("/api/cases/search", { method: "POST", body: sought })
      .then((answer) => setRows(answer.rows), setError)
      .finally(() => setBusy(false));
  };
  const input = (key: keyof Sought, label: string, width?: string): ReactNode => (
    <TextInput
      label={label}
      value={sought[key]}
      autoComplete="off"
      spellCheck={false}
      {...(width && { w: width })}
      onChange={(event) => seek({ ...sought, [key]: event.currentTarget.value })}
    />
  );
  return (
    <details className={css.search}>
      <summary>
        <IconSearch size={16} stroke={1.75} /> {say(words.search)}
      </summary>
      <form onSubmit={submit} autoComplete="off" className={css.searchForm}>
        {input("name", say(words.searchName))}
        {input("idNumber", say(words.searchId))}
        {input("phone", say(words.searchPhone))}
        {input("code", say(words.searchCode))}
        <Button
          type="submit"
          loading={busy}
          disabled={Object.values(sought).every((text) => text.trim() === "")}
        >
          {say(words.find)}
        </Button>
      </form>
      <p className={css.quiet}>{say(words.searchHint)}</p>
      {error !== null && <ProblemNote error={error} />}
      {rows && <Results rows={rows} />}
    </details>
  );
}

interface Place {
  readonly id: number;
  readonly name: string;
  readonly n: number;
}

/** Where it happened, for whoever takes part in cases of several communes. */
function Places({ chosen }: { chosen: string | undefined }): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  const { data } = useQuery({
    queryKey: ["list", "/api/cases", "places"],
    queryFn: ({ signal }) => request<{ rows: Place[] }>("/api/cases/places", { signal }),
  });
  if (!data || data.rows.length < 2) return null;
  return (
    <NativeSelect
      label={say(words.place)}
      value={chosen ?? ""}
      maw={320}
      className="no-print"
      onChange={(event) => change({ place: event.currentTarget.value || null })}
      data={[
        { value: "", label: say(words.allPlaces) },
        ...data.rows.map((row) => ({ value: String(row.id), label: `${row.name} (${row.n})` })),
      ]}
    />
  );
}

export default function CasesPage(): ReactNode {
  const say = useSay();
  // So that every word of a list is the city's.
  useCodes();
  const [shown] = useAddress();
  const chosen = filters.find((name) => name === shown["show"]) ?? "open";
  const { place } = shown;
  const fixed = { ...queryOf[chosen], ...(place && { place }) };
  return (
    <>
      <PageTitle title={say(caseWords.menu)} hint={say(caseWords.hint)} acts={<ListActs />} />
      <Search />
      <Emergency />
      <Filters chosen={chosen} />
      <Places chosen={place} />
      <Button
        component="a"
        href={address("/api/cases/facts.xlsx", fixed)}
        download
        className="no-print"
        variant="subtle"
        size="compact-sm"
        mb={8}
        leftSection={<IconDownload size={14} />}
      >
        {say(words.factsSheet)}
      </Button>
      <DataTable<CaseLine>
        key={`${chosen} ${place ?? ""}`}
        name="cases"
        label={caseWords.menu}
        url="/api/cases"
        fixed={fixed}
        searches={false}
        columns={columns}
        rowKey={(line) => line.code}
        href={(line) => `/cases/${line.code}`}
        empty={<Empty icon={IconFolderOff} title={say(words.none)} next={say(words.noneNext)} />}
      />
    </>
  );
}
