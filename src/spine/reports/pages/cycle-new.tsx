/** Opening a cycle: which template, which window, when due, and who reports. */
import { Button } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { z } from "zod";
import { choice, date, integer, text, type Choice, type Field, type Fields } from "#base/fields/index.ts";
import { Card, Empty, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { RecordForm } from "#base/ui/form/record-form.tsx";
import { Go, useAddress, useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { useViewer } from "#base/ui/viewer.ts";
import { fill, type Label } from "#base/words.ts";
import css from "./reports.module.css";
import type { TemplateListed } from "./template-types.ts";
import type { Cycle } from "./types.ts";
import { homeWords as words } from "./words.ts";

interface Group {
  readonly code: string;
  readonly names: readonly string[];
  readonly count: number;
}

const kinds = [
  { code: "ward", label: words.kindWard },
  { code: "commune", label: words.kindCommune },
  { code: "department", label: words.kindDepartment },
  { code: "press", label: words.kindPress },
  { code: "front", label: words.kindFront },
  { code: "union", label: words.kindUnion },
];

/** Any number of a list. */
function several(label: Label, choices: readonly Choice[]): Field<unknown> {
  const plain = { required: false, personal: false, listed: false };
  return { ...plain, kind: "choices", label, choices, parse: z.array(z.string()) };
}

interface UnitListed {
  readonly code: string;
  readonly name: string;
}

function fieldsOf({ templates, groups, units }: Offered): Fields {
  const unitChoices = units.map((u) => ({ code: u.code, label: { vi: u.name, en: u.name } }));
  const templateChoices = templates.map((t) => ({ code: t.code, label: { vi: t.name, en: t.name } }));
  const groupChoices = groups
    .filter((g) => g.count > 0)
    .map((g) => {
      const name = g.names[0] ?? g.code;
      return { code: g.code, label: fill(words.groupCount, { name, n: g.count }) };
    });
  return {
    template: choice(templateChoices, { label: words.template, help: words.templateHelp, required: true }),
    code: text({ label: words.code, help: words.codeHelp, required: true, max: 40 }),
    name: text({ label: words.name, required: true, max: 300 }),
    year: integer({ label: words.year, required: true, min: 1990, max: 2200 }),
    from: date({ label: words.from, required: true }),
    to: date({ label: words.until, required: true }),
    dueOn: date({ label: words.dueOn, help: words.dueHelp, required: true }),
    toUnit: choice(unitChoices, { label: words.toUnit, required: true }),
    groups: several(words.groups, groupChoices),
    kinds: several(words.kinds, kinds),
    units: several(words.units, unitChoices),
  };
}

/** What stands in the form at first: the year's window of the plan, all communes and departments. */
function firstOf(year: number, unit: string, template: string | undefined): Record<string, unknown> {
  return {
    template: template ?? "",
    code: `BCN-${year}`,
    name: `Báo cáo năm ${year} về công tác gia đình`,
    year,
    from: `${year - 1}-11-15`,
    to: `${year}-11-14`,
    dueOn: `${year}-11-15`,
    toUnit: unit,
    groups: ["communes", "departments"],
    kinds: ["press", "front"],
    units: [],
  };
}

function useChoices() {
  return useQuery({
    queryKey: ["report-new-cycle"],
    queryFn: async ({ signal }) => {
      const kind = [...kinds.map((k) => k.code), "city"].join(",");
      const [templates, groups, units] = await Promise.all([
        request<{ rows: readonly TemplateListed[] }>("/api/reports/templates", { signal }),
        request<{ rows: readonly Group[] }>("/api/agencies/groups", { signal }),
        request<{ rows: readonly UnitListed[] }>("/api/agencies", { query: { kind, limit: 500 }, signal }),
      ]);
      // A version after the first means that one before it is published.
      const usable = templates.rows.filter((t) => t.state === "published" || t.number > 1);
      return { templates: usable, groups: groups.rows, units: units.rows };
    },
  });
}

function NeedTemplate(): ReactNode {
  const say = useSay();
  return (
    <Card>
      <Empty
        icon={IconTemplate}
        title={say(words.needTemplate)}
        next={say(words.needTemplateNext)}
        acts={
          <Button component={Go} href="/reports/templates/new">
            {say(words.newTemplate)}
          </Button>
        }
      />
    </Card>
  );
}

interface Offered {
  readonly templates: readonly TemplateListed[];
  readonly groups: readonly Group[];
  readonly units: readonly UnitListed[];
}

function CycleForm(offered: Offered): ReactNode {
  const say = useSay();
  const go = useGo();
  const client = useQueryClient();
  const viewer = useViewer();
  const [address] = useAddress();
  const template = address["template"] ?? offered.templates[0]?.code;
  return (
    <Card className={css.form}>
      <RecordForm
        fields={fieldsOf(offered)}
        row={firstOf(viewer.year, viewer.unit?.code ?? "", template)}
        draft="report/cycle/new"
        submit={words.openCycle}
        onCancel={() => go("/reports")}
        onSubmit={async (values) => {
          const cycle = await request<Cycle>("/api/reports/cycles", { method: "POST", body: values });
          await client.invalidateQueries();
          toast(say(words.opened, { n: cycle.units }));
          go(`/reports/cycles/${cycle.id}`);
        }}
      />
    </Card>
  );
}

/** The screen at /reports/cycles/new. */
export default function NewCycle(): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useChoices();
  return (
    <>
      <PageTitle
        title={say(words.newCycle)}
        hint={`${say(words.newCycleHint)} ${say(words.fromHelp)}`}
        trail={<Go href="/reports">{say(words.menu)}</Go>}
      />
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && (data.templates.length > 0 ? <CycleForm {...data} /> : <NeedTemplate />)}
    </>
  );
}
