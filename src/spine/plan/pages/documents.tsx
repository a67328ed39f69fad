/** The plan documents: what is under review, what is published for which years. */
import { Button } from "@mantine/core";
import { IconFileImport, IconFileText } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Empty, Progress, StatusBadge } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { DataTable, type Column } from "#base/ui/table/table.tsx";
import { dateShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import { documentLooks, choicesOf } from "./codes.ts";
import css from "./plan.module.css";
import { PlanHead } from "./tabs.tsx";
import type { PlanListed } from "./types.ts";
import { screenWords as words } from "./words.ts";

function Title({ row }: { row: PlanListed }): ReactNode {
  const say = useSay();
  return (
    <span className={css.docName}>
      <span lang="vi">{row.title}</span>
      <span className={css.quiet}>
        {[row.number ?? say(words.noNumber), row.issuedOn && dateShown(row.issuedOn), row.issuer]
          .filter(Boolean)
          .join(" · ")}
        {row.isDemo && ` · ${say(words.isDemo)}`}
      </span>
    </span>
  );
}

function Decided({ row }: { row: PlanListed }): ReactNode {
  const say = useSay();
  const done = row.clauses - row.undecided;
  const text = say(words.decidedOf, { done, total: row.clauses });
  return (
    <span className={css.stack}>
      <Progress done={done} total={row.clauses} label={text} text={`${done}/${row.clauses}`} />
      {row.gapsOpen > 0 && <span className={css.soon}>{say(words.gapsN, { n: row.gapsOpen })}</span>}
    </span>
  );
}

function Years({ row }: { row: PlanListed }): ReactNode {
  const say = useSay();
  if (row.years.length === 0) return <span className={css.quiet}>{say(words.notYet)}</span>;
  return (
    <span className={css.yearLinks}>
      {row.years.map((year) => (
        <Go key={year} href={`/plan?plan=${row.id}&year=${year}`}>
          {year}
        </Go>
      ))}
    </span>
  );
}

const states = choicesOf(
  Object.fromEntries(Object.entries(documentLooks).map(([code, look]) => [code, look.label])),
);

const columns: readonly Column<PlanListed>[] = [
  { key: "title", label: words.documentCol, width: 320, show: (row) => <Title row={row} /> },
  {
    key: "state",
    label: words.stateCol,
    width: 140,
    filter: { kind: "choice", choices: states },
    show: (row) => <StatusBadge look={documentLooks[row.state]} />,
  },
  { key: "review", label: words.reviewCol, width: 200, show: (row) => <Decided row={row} /> },
  { key: "years", label: words.yearsCol, width: 120, show: (row) => <Years row={row} /> },
];

/** The screen at /plan/documents. */
export default function Documents(): ReactNode {
  const say = useSay();
  const reviews = useMay("plan.review");
  const imports = useMay("plan.import");
  const add = imports && (
    <Button
      component={Go}
      href="/plan/documents/new"
      leftSection={<IconFileImport size={18} stroke={1.75} />}
    >
      {say(words.importPlan)}
    </Button>
  );
  return (
    <>
      <PlanHead view="documents" hint={words.documentsHint} acts={add} />
      <DataTable<PlanListed>
        name="plan-documents"
        label={words.documents}
        url={reviews ? "/api/plan/reviews" : "/api/plan/documents"}
        columns={reviews ? columns : columns.filter((c) => c.key !== "review")}
        rowKey={(row) => String(row.id)}
        href={(row) => `/plan/documents/${row.id}${row.can.includes("plan.review") ? "/review" : ""}`}
        exports={false}
        searches={false}
        empty={
          <Empty
            icon={IconFileText}
            title={say(words.noDocuments)}
            next={say(imports ? words.noDocumentsNext : words.noDocumentsOther)}
            acts={add}
          />
        }
      />
    </>
  );
}
