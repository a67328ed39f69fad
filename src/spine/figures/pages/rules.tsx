/** The rules between figures: what must or should hold, in words; the city adds to them. */
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import css from "./figures.module.css";
import type { RuleRow } from "./rule-draft.ts";
import { Formula, InForce, rulePath, SeverityBadge, useCatalogue } from "./rule-parts.tsx";
import { ruleWords as words } from "./rule-words.ts";
import type { Catalogue } from "./types.ts";

function Line({ rule, catalogue }: { rule: RuleRow; catalogue: Catalogue | undefined }): ReactNode {
  const say = useSay();
  return (
    <tr>
      <th scope="row">
        <Go href={rulePath(rule.code)}>{say(rule.label)}</Go>
      </th>
      <td data-label={say(words.severity)}>
        <SeverityBadge severity={rule.severity} />
      </td>
      <td data-label={say(words.formula)}>
        <Formula rule={rule} catalogue={catalogue} />
      </td>
      <td data-label={say(words.holds)} className={css.once}>
        <InForce rule={rule} />
      </td>
    </tr>
  );
}

/** The screen at /figures/rules. */
export default function Rules(): ReactNode {
  const say = useSay();
  const catalogue = useCatalogue();
  const { data, error, refetch } = useQuery({
    queryKey: ["rules"],
    queryFn: ({ signal }) =>
      request<{ rows: readonly RuleRow[]; can: readonly string[] }>("/api/rules", { signal }),
  });
  const heads = [words.rule, words.severity, words.formula, words.holds];
  return (
    <>
      <PageTitle
        title={say(words.title)}
        hint={say(words.hint)}
        trail={<Go href="/figures">{say(words.figures)}</Go>}
        acts={
          data?.can.includes("rule.update") && (
            <Button
              component={Go}
              href="/figures/rules/new"
              leftSection={<IconPlus size={17} stroke={1.75} />}
            >
              {say(words.newRule)}
            </Button>
          )
        }
      />
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={12} />}
      {data && (
        <Card className={css.rules}>
          <PlainTable label={say(words.title)}>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head.en} scope="col">
                    {say(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map((rule) => (
                <Line key={rule.code} rule={rule} catalogue={catalogue.data} />
              ))}
            </tbody>
          </PlainTable>
        </Card>
      )}
    </>
  );
}
