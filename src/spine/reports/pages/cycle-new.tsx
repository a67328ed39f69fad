/** Opening a cycle: which template, which window, when due, and who reports. */
import "#base/ui/styles/forms.ts";
import { Button, NativeSelect } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { z } from "zod";
import { today } from "#base/clock.ts";
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
import { newContent } from "./template-form.ts";
import { periodLabels, periods, proposedOf, type Period } from "../rules/period.ts";
import { windowsIn } from "../rules/year-end.ts";
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

function fieldsOf({ groups, units }: Offered, asksEstimate: boolean): Fields {
  const unitChoices = units.map((u) => ({ code: u.code, label: { vi: u.name, en: u.name } }));
  const groupChoices = groups
    .filter((g) => g.count > 0)
    .map((g) => {
      const name = g.names[0] ?? g.code;
      return { code: g.code, label: fill(words.groupCount, { name, n: g.count }) };
    });
  return {
    code: text({ label: words.code, help: words.codeHelp, required: true, max: 40 }),
    name: text({ label: words.name, required: true, max: 300 }),
    year: integer({ label: words.year, required: true, min: 1990, max: 2200 }),
    from: date({ label: words.from, required: true }),
    to: date({ label: words.until, required: true }),
    dueOn: date({ label: words.dueOn, help: words.dueHelp, required: true }),
    ...(asksEstimate && {
      wholeFrom: date({ label: words.wholeFrom, help: words.wholeHelp, required: true }),
      wholeTo: date({ label: words.wholeTo, required: true }),
      supplementFrom: date({ label: words.supplementFrom, help: words.supplementHelp, required: true }),
      supplementTo: date({ label: words.supplementTo, required: true }),
    }),
    toUnit: choice(unitChoices, { label: words.toUnit, required: true }),
    groups: several(words.groups, groupChoices),
    kinds: several(words.kinds, kinds),
    units: several(words.units, unitChoices),
  };
}

/** What stands in the form at first: the days of such a period, all communes and departments. */
function firstOf(
  given: { readonly year: number; readonly unit: string; readonly period: Period },
  template: TemplateListed | undefined,
): Record<string, unknown> {
  const { year, unit, period } = given;
  const windows = template?.windows ?? newContent.windows;
  const { whole, supplement } = windowsIn(year, windows);
  return {
    ...proposedOf(period, { year, today: today(), windows }),
    year,
    ...(whole && { wholeFrom: whole.from, wholeTo: whole.to }),
    ...(supplement && { supplementFrom: supplement.from, supplementTo: supplement.to }),
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
  const [address, change] = useAddress();
  const { templates } = offered;
  const template = templates.find((t) => t.code === address["template"]) ?? templates[0];
  const code = template?.code ?? "";
  const period = periods.find((p) => p === address["period"]) ?? "plan-year";
  return (
    <Card className={css.form}>
      <NativeSelect
        label={say(words.period)}
        description={say(words.periodHelp)}
        mb={16}
        value={period}
        data={periods.map((p) => ({ value: p, label: say(periodLabels[p]) }))}
        onChange={(event) => change({ period: event.currentTarget.value })}
      />
      <NativeSelect
        label={say(words.template)}
        description={say(words.templateHelp)}
        mb={16}
        value={code}
        data={templates.map((t) => ({ value: t.code, label: t.name }))}
        onChange={(event) => change({ template: event.currentTarget.value })}
      />
      <RecordForm
        key={`${code} ${period}`}
        fields={fieldsOf(offered, template?.asksEstimate ?? false)}
        row={firstOf({ year: viewer.year, unit: viewer.unit?.code ?? "", period }, template)}
        draft={`report/cycle/new/${code}/${period}`}
        submit={words.openCycle}
        onCancel={() => go("/reports")}
        onSubmit={async (values) => {
          const cycle = await request<Cycle>("/api/reports/cycles", {
            method: "POST",
            body: { ...values, template: code },
          });
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
