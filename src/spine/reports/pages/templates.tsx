/** The templates of reports. */
import { Button } from "@mantine/core";
import { IconPlus, IconTemplate } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, Empty, PageTitle, StatusBadge, Waiting, type StatusLook } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { useMay } from "#base/ui/viewer.ts";
import css from "./reports.module.css";
import type { TemplateListed } from "./template-types.ts";
import { homeWords as words } from "./words.ts";

/** How the states of a template look. */
export const templateLooks: Readonly<Record<string, StatusLook>> = {
  draft: { label: words.draft, tone: "calm" },
  published: { label: words.published, tone: "good" },
};

function Line({ row }: { row: TemplateListed }): ReactNode {
  const say = useSay();
  const look = templateLooks[row.state];
  const facts = [
    row.code,
    say(words.versionN, { n: row.number }),
    row.cycles > 0 && say(words.cyclesN, { n: row.cycles }),
    row.isDemo && say(words.demo),
  ];
  return (
    <Card className={css.cycle}>
      <div className={css.cycleHead}>
        <div>
          <h2 lang="vi">
            <Go href={`/reports/templates/${row.code}`}>{row.name}</Go>
          </h2>
          <p className={css.quiet}>{facts.filter(Boolean).join(" · ")}</p>
        </div>
        {look && <StatusBadge look={look} />}
      </div>
    </Card>
  );
}

function NewAct(): ReactNode {
  const say = useSay();
  return (
    <Button component={Go} href="/reports/templates/new" leftSection={<IconPlus size={17} stroke={1.75} />}>
      {say(words.newTemplate)}
    </Button>
  );
}

function None(): ReactNode {
  const say = useSay();
  const edits = useMay("report.template");
  return (
    <Card>
      <Empty
        icon={IconTemplate}
        title={say(words.noTemplate)}
        next={say(edits ? words.noTemplateLead : words.noTemplateOther)}
        acts={edits && <NewAct />}
      />
    </Card>
  );
}

/** The screen at /reports/templates. */
export default function Templates(): ReactNode {
  const say = useSay();
  const edits = useMay("report.template");
  const { data, error, refetch } = useQuery({
    queryKey: ["report-templates"],
    queryFn: ({ signal }) =>
      request<{ rows: readonly TemplateListed[] }>("/api/reports/templates", { signal }),
  });
  return (
    <>
      <PageTitle
        title={say(words.templates)}
        hint={say(words.templatesHint)}
        trail={<Go href="/reports">{say(words.menu)}</Go>}
        acts={edits && <NewAct />}
      />
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data?.rows.length === 0 && <None />}
      <div className={css.cycles}>
        {data?.rows.map((row) => (
          <Line key={row.code} row={row} />
        ))}
      </div>
    </>
  );
}
