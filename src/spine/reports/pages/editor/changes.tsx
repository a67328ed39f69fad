/** What differs between two rounds: figures before and after, words with what is new and what is gone. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Figure, Waiting, type Cell } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { wordDifference } from "#base/vi/index.ts";
import { yearEndWords } from "../../words.ts";
import { keyOf } from "../codes.ts";
import type { Changes, Submission } from "../types.ts";
import { presentChanges } from "./present-changes.ts";
import css from "./editor.module.css";
import { nameOf } from "./section.tsx";
import { editorWords as words } from "./words.ts";

function Side({ cell }: { cell: Cell | null }): ReactNode {
  const say = useSay();
  return cell ? <Figure cell={cell} spell /> : <span className={css.quiet}>{say(words.none)}</span>;
}

function Words({ before, after }: { before: string; after: string }): ReactNode {
  return (
    <p lang="vi" className={css.diff}>
      {wordDifference(before, after).map((run, at) =>
        run.kind === "same" ? (
          <span key={at}>{run.text}</span>
        ) : run.kind === "new" ? (
          <ins key={at}>{run.text}</ins>
        ) : (
          <del key={at}>{run.text}</del>
        ),
      )}
    </p>
  );
}

/** The list of what changed. */
export function ChangeList(props: {
  report: Submission;
  changes: Pick<Changes, "figures" | "sections">;
}): ReactNode {
  const say = useSay();
  const { report, changes } = props;
  const cells = new Map(report.cells.map((c) => [keyOf(c), c]));
  if (changes.figures.length + changes.sections.length === 0) return <p>{say(words.nothingChanged)}</p>;
  return (
    <div className={css.changes}>
      {changes.figures.length > 0 && (
        <table className={css.changeTable}>
          <thead>
            <tr>
              <th scope="col">{say(words.changedFigures)}</th>
              <th scope="col">{say(words.before)}</th>
              <th scope="col">{say(words.after)}</th>
            </tr>
          </thead>
          <tbody>
            {changes.figures.map((f) => (
              <tr key={keyOf(f)}>
                <th scope="row">
                  {say(
                    cells.get(keyOf({ ...f, kind: undefined }))?.label ?? {
                      vi: f.indicator,
                      en: f.indicator,
                    },
                  )}
                  {f.dims && <span className={css.quiet}> {f.dims}</span>}
                  {f.kind && <span className={css.quiet}> · {say(yearEndWords[f.kind])}</span>}
                </th>
                <td>
                  <Side cell={f.before} />
                </td>
                <td>
                  <Side cell={f.after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changes.sections.map((s) => {
        const section = report.sections.find((one) => one.id === s.sectionId);
        return (
          <div key={s.sectionId}>
            <h3 lang="vi">{section ? nameOf(section) : s.sectionId}</h3>
            <Words before={s.before} after={s.after} />
          </div>
        );
      })}
    </div>
  );
}

function useChanges(id: number, from: number, to: number) {
  return useQuery({
    queryKey: ["report-changes", id, from, to],
    queryFn: ({ signal }) =>
      request<Changes>(`/api/reports/submissions/${id}/changes`, { query: { from, to }, signal }),
  });
}

/** What the last round changed against the one before it. */
export function LastChanges({ report }: { report: Submission }): ReactNode {
  const { data, error, refetch } = useChanges(report.id, report.round - 1, report.round);
  if (error) return <ProblemNote error={error} again={() => void refetch()} />;
  return data ? <ChangeList report={report} changes={data} /> : <Waiting lines={3} />;
}

/** What stands now against what was sent last. */
export function ChangesSinceSent({ report }: { report: Submission }): ReactNode {
  // Against round 0, which is empty, the answer is all that the last round had.
  const { data, error, refetch } = useChanges(report.id, 0, report.round);
  if (error) return <ProblemNote error={error} again={() => void refetch()} />;
  return data ? <ChangeList report={report} changes={presentChanges(report, data)} /> : <Waiting lines={3} />;
}
