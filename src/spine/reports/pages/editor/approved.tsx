/** What was approved last: its hash, and how much of the report stands otherwise now. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { instantShown } from "#base/ui/typed.ts";
import type { Approval, Submission } from "../types.ts";
import { ChangeList } from "./changes.tsx";
import css from "./editor.module.css";
import { editorWords as words } from "./words.ts";

function Seal({ approval }: { approval: Approval }): ReactNode {
  const say = useSay();
  if (approval.sha256 === null) return <p className={css.quiet}>{say(words.noSeal)}</p>;
  return (
    <p className={css.quiet}>
      {say(words.seal)} <code className={css.hash}>{approval.sha256}</code> ·{" "}
      <span className={approval.intact ? css.good : css.soon}>
        {say(approval.intact ? words.intact : words.broken)}
      </span>
    </p>
  );
}

function Told({ report, approval }: { report: Submission; approval: Approval }): ReactNode {
  const say = useSay();
  const [figures, sections] = [approval.figures.length, approval.sections.length];
  return (
    <Card className={css.judged}>
      <strong>
        {say(words.approvedRound, {
          round: approval.round,
          by: approval.byName ?? "",
          at: instantShown(approval.at),
        })}
      </strong>
      <Seal approval={approval} />
      {figures + sections === 0 ? (
        <p className={css.quiet}>{say(words.sameSince)}</p>
      ) : (
        <details className={css.history}>
          <summary>{say(words.changedSince, { figures, sections })}</summary>
          <ChangeList report={report} changes={approval} />
        </details>
      )}
    </Card>
  );
}

/** The card of the last approval; nothing where there was none. */
export function ApprovedCard({ report }: { report: Submission }): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ["report-approved", report.id],
    enabled: report.events.some((event) => event.act === "approve"),
    queryFn: ({ signal }) =>
      request<{ approval: Approval | null }>(`/api/reports/submissions/${report.id}/approved`, { signal }),
  });
  if (error) return <ProblemNote error={error} again={() => void refetch()} />;
  return data?.approval ? <Told report={report} approval={data.approval} /> : null;
}
