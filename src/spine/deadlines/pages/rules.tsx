/** The screen at /deadlines/rules: how long each deadline is, by which article, how sure that is, and since when. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { Card, Waiting } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import { dateShown } from "#base/ui/typed.ts";
import { confidenceLabels } from "../words.ts";
import css from "./deadlines.module.css";
import { RuleForm } from "./rule-form.tsx";
import { Head } from "./tabs.tsx";
import type { Rule, RuleVersion } from "./types.ts";
import { screenWords as words } from "./words.ts";

function Versions({ rule }: { rule: Rule }): ReactNode {
  const say = useSay();
  if (rule.versions.length < 2) return null;
  return (
    <details>
      <summary className={css.quiet}>{say(words.versions, { n: rule.versions.length })}</summary>
      <ul className={css.events}>
        {rule.versions.map((one) => (
          <li key={one.number}>
            <strong>{say(words.version, { n: one.number })}</strong>: {say(one.length)},{" "}
            {one.article ?? say(words.internal)}{" "}
            <span className={css.quiet}>
              {[say(words.since, { day: dateShown(one.validFrom) }), one.byName].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Length({ rule, version }: { rule: Rule; version: RuleVersion }): ReactNode {
  const say = useSay();
  const [newest] = rule.versions;
  return (
    <td>
      <strong>{say(version.length)}</strong>
      {version.rolls && <span className={css.under}>{say(words.rollsShort)}</span>}
      {newest && newest.number !== version.number && (
        <span className={css.soon}>
          {say(words.upcoming, { day: dateShown(newest.validFrom), length: say(newest.length) })}
        </span>
      )}
    </td>
  );
}

/** What the source says beyond the article that stands above it. */
function besideArticle({ article, source }: RuleVersion): string {
  return article && source.startsWith(article)
    ? source.slice(article.length).replace(/^[:,\s]+/, "")
    : source;
}

function Row({ rule }: { rule: Rule }): ReactNode {
  const say = useSay();
  const [editing, edit] = useState(false);
  const [last] = rule.versions;
  const version = rule.versions.find((one) => one.validFrom <= today()) ?? last;
  if (!version || !last) return null;
  const changes = rule.can.includes("deadline.change-rule");
  return (
    <>
      <tr>
        <th scope="row">
          {say(rule.label)}
          <Versions rule={rule} />
        </th>
        <Length rule={rule} version={version} />
        <td>
          {version.article ? <span lang="vi">{version.article}</span> : say(words.internal)}
          <span className={css.under} lang="vi">
            {besideArticle(version)}
          </span>
        </td>
        <td>{say(confidenceLabels[version.confidence])}</td>
        {changes && (
          <td className="no-print" data-align="end">
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={say(words.newVersionOf, { rule: say(rule.label) })}
              onClick={() => edit(true)}
            >
              {say(words.newVersion)}
            </Button>
          </td>
        )}
      </tr>
      {editing && (
        <tr>
          <td colSpan={5}>
            <RuleForm rule={rule} last={last} onClose={() => edit(false)} />
          </td>
        </tr>
      )}
    </>
  );
}

function Table({ rules }: { rules: readonly Rule[] }): ReactNode {
  const say = useSay();
  const changes = rules.some((rule) => rule.can.length > 0);
  return (
    <Card>
      <PlainTable label={say(words.rules)}>
        <thead>
          <tr>
            <th scope="col">{say(words.rule)}</th>
            <th scope="col">{say(words.length)}</th>
            <th scope="col">{say(words.article)}</th>
            <th scope="col">{say(words.confidence)}</th>
            {changes && (
              <th scope="col" className="no-print">
                <span className="only-read">{say(words.acts)}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <Row key={rule.code} rule={rule} />
          ))}
        </tbody>
      </PlainTable>
    </Card>
  );
}

export default function RulesPage(): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ["deadline-rules"],
    queryFn: ({ signal }) => request<{ rows: readonly Rule[] }>("/api/deadlines/rules", { signal }),
  });
  return (
    <>
      <Head view="rules" />
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={12} />}
      {data && <Table rules={data.rows} />}
    </>
  );
}
