/** The trail: who did, saw or was refused what; narrowed by person, thing, act and days, each line in full at the side. */
import { IconHistory } from "@tabler/icons-react";
import { useQuery, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import { Empty, Facts, PageTitle, StatusBadge, type StatusLook } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { Beside, SidePanel } from "#base/ui/side-panel.tsx";
import { DataTable, type Column, type Page } from "#base/ui/table/table.tsx";
import { instantShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { AuditLine, RolesTable } from "./answers.ts";
import { AuditFilters } from "./audit-filters.tsx";
import css from "./people.module.css";
import { Seals } from "./seals.tsx";
import { words } from "./words.ts";

const looks: Readonly<Record<string, StatusLook>> = {
  done: { label: words.done, tone: "good" },
  refused: { label: words.refused, tone: "soon" },
  failed: { label: words.failed, tone: "warm" },
};
const outcomes = Object.entries(looks).map(([code, { label }]) => ({ code, label }));
const unknown: StatusLook = { label: words.nobody, tone: "calm" };

function columnsFor(say: Say, acts: RolesTable["acts"]): readonly Column<AuditLine>[] {
  const verbs = acts.map(({ verb, label }) => ({ code: verb, label }));
  return [
    { key: "at", label: words.at, width: 150, show: (line) => instantShown(line.at) },
    {
      key: "person",
      label: words.person,
      width: 170,
      show: (line) => line.person?.name ?? say(words.nobody),
    },
    { key: "unit", label: words.unit, width: 170, show: (line) => line.unit?.name ?? "—" },
    {
      key: "verb",
      label: words.act,
      width: 200,
      filter: { kind: "choice", choices: verbs },
      show: (line) => (line.label ? say(line.label) : line.verb),
    },
    {
      key: "subject",
      label: words.subject,
      width: 140,
      filter: { kind: "text" },
      show: (line) => line.subject ?? "—",
    },
    {
      key: "outcome",
      label: words.outcome,
      width: 120,
      filter: { kind: "choice", choices: outcomes },
      show: (line) => <StatusBadge look={looks[line.outcome] ?? unknown} />,
    },
  ];
}

/** A line among those that the list has fetched. */
function useLine(id: string | undefined): AuditLine | undefined {
  const client = useQueryClient();
  if (!id) return undefined;
  const kept = client.getQueriesData<InfiniteData<Page<AuditLine>>>({ queryKey: ["list", "/api/audit"] });
  return kept
    .flatMap(([, data]) => data?.pages.flatMap((page) => page.rows) ?? [])
    .find((line) => String(line.id) === id);
}

/** Who did it, as a link where the reader may open people. */
function Who({ person }: Pick<AuditLine, "person">): ReactNode {
  const say = useSay();
  const mayOpen = useMay("person.read");
  if (!person) return say(words.nobody);
  const who = `${person.name} (${person.userName})`;
  return mayOpen ? <Go href={`/people/${person.id}`}>{who}</Go> : who;
}

function Line({ line }: { line: AuditLine }): ReactNode {
  const say = useSay();
  const { at, unit, label, verb, subject, outcome, request: code } = line;
  return (
    <>
      <Facts
        rows={[
          { key: "at", label: say(words.at), value: instantShown(at) },
          { key: "person", label: say(words.person), value: <Who person={line.person} /> },
          { key: "unit", label: say(words.unit), value: unit?.name ?? "—" },
          { key: "act", label: say(words.act), value: label ? say(label) : verb },
          { key: "verb", label: say(words.verb), value: verb },
          { key: "subject", label: say(words.subject), value: subject ?? "—" },
          {
            key: "outcome",
            label: say(words.outcome),
            value: <StatusBadge look={looks[outcome] ?? unknown} />,
          },
          { key: "request", label: say(words.request), value: code ?? "—" },
        ]}
      />
      {Object.keys(line.details).length > 0 && (
        <div className={css.section}>
          <h2 style={{ fontSize: "1rem" }}>{say(words.details)}</h2>
          <pre className={css.details}>{JSON.stringify(line.details, null, 2)}</pre>
        </div>
      )}
    </>
  );
}

/** The screen at /audit. */
export default function Audit(): ReactNode {
  const say = useSay();
  const [search, change] = useAddress();
  const { data } = useQuery({
    queryKey: ["access", "roles"],
    queryFn: ({ signal }) => request<RolesTable>("/api/access/roles", { signal }),
    staleTime: Infinity,
  });
  const columns = useMemo(() => columnsFor(say, data?.acts ?? []), [say, data]);
  const open = search["open"];
  const line = useLine(open);
  return (
    <Beside open={Boolean(open)}>
      <PageTitle title={say(words.auditTitle)} hint={say(words.auditHint)} />
      <Seals />
      <div className={css.stack} style={{ gap: 12 }}>
        <AuditFilters />
        <DataTable<AuditLine>
          name="audit"
          label={words.auditTitle}
          url="/api/audit"
          columns={columns}
          rowKey={(row) => String(row.id)}
          href={(row) => `/audit?${new URLSearchParams({ ...search, open: String(row.id) }).toString()}`}
          open={open}
          searches={false}
          empty={<Empty icon={IconHistory} title={say(words.auditNone)} next={say(words.auditNoneNext)} />}
        />
      </div>
      {open && (
        <SidePanel name={say(words.lineOf, { id: open })} onClose={() => change({ open: null })}>
          {line ? <Line line={line} /> : <p className={css.quiet}>{say(words.gone)}</p>}
        </SidePanel>
      )}
    </Beside>
  );
}
