/** The screen at /cases/from/<report>: what may be the same event, and then a case of its own or one that is joined. */
import { Button } from "@mantine/core";
import { IconArrowsJoin2, IconFolderPlus, IconFolderQuestion } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, Empty, PageTitle, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { Go, useGo, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { screenWords as words } from "../words/screens.ts";
import { words as caseWords } from "../words/cases.ts";
import css from "./cases.module.css";

interface Match {
  readonly kind: "case" | "report";
  readonly code: string;
  readonly score: number;
  readonly likely: boolean;
  readonly reasons: readonly string[];
  readonly decided: string | null;
}
interface Matches {
  readonly rows: readonly Match[];
  readonly holder: string | null;
}

function One({
  report,
  match,
  run,
}: {
  report: string;
  match: Match;
  run: (act: () => Promise<unknown>) => void;
}): ReactNode {
  const say = useSay();
  const go = useGo();
  const client = useQueryClient();
  const post = (path: string) =>
    request(`/api/cases/${match.code}${path}`, { method: "POST", body: { report } });
  const join = (): void => run(() => post("/reports").then(() => go(`/cases/${match.code}`)));
  const apart = (): void =>
    run(() => post("/apart").then(() => client.invalidateQueries({ queryKey: ["case-matches", report] })));
  const href = match.kind === "case" ? `/cases/${match.code}` : `/intake/${match.code}`;
  return (
    <li className={css.match}>
      <div>
        <Go href={href} className={css.link}>
          {match.code}
        </Go>{" "}
        <StatusBadge
          look={{
            label: match.likely ? words.sameEvent : words.repeated,
            tone: match.likely ? "soon" : "warm",
          }}
        />
        <p className={css.quiet} lang="vi">
          {match.reasons.join(" · ")}
        </p>
        {match.decided === "apart" && <p className={css.quiet}>{say(words.saidApart)}</p>}
      </div>
      {match.kind === "case" && (
        <span className={css.dialogActs}>
          <Button
            leftSection={<IconArrowsJoin2 size={16} />}
            variant={match.likely ? "filled" : "default"}
            onClick={join}
          >
            {say(words.joinHere)}
          </Button>
          {match.decided === null && (
            <Button variant="default" onClick={apart}>
              {say(words.isOther)}
            </Button>
          )}
        </span>
      )}
    </li>
  );
}

export default function FromReport(): ReactNode {
  const say = useSay();
  const go = useGo();
  const { report = "" } = usePath();
  const [failed, fail] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { data, error } = useQuery({
    queryKey: ["case-matches", report],
    queryFn: ({ signal }) => request<Matches>(`/api/case-matches/${report}`, { signal }),
    gcTime: 0,
  });
  const run = (act: () => Promise<unknown>): void => {
    setBusy(true);
    fail(null);
    void act()
      .catch(fail)
      .finally(() => setBusy(false));
  };
  const open = (): void =>
    run(async () => {
      const { code } = await request<{ code: string }>("/api/cases", { method: "POST", body: { report } });
      go(`/cases/${code}`);
    });
  if (error) return <ProblemNote whole error={error} />;
  if (!data) return <Waiting lines={6} />;
  return (
    <div className={css.narrow}>
      <PageTitle
        trail={
          <>
            <Go href="/cases">{say(caseWords.menu)}</Go> <span>/ {report}</span>
          </>
        }
        title={say(words.fromReport)}
        hint={say(words.fromReportHint)}
      />
      {failed !== null && <ProblemNote error={failed} />}
      {data.holder ? (
        <Card className={css.sheet}>
          <p>
            {say(words.heldBy)}{" "}
            <Go href={`/cases/${data.holder}`} className={css.link}>
              {data.holder}
            </Go>
          </p>
        </Card>
      ) : (
        <>
          <Card className={css.sheet}>
            <h2>{say(words.maybeSame)}</h2>
            {data.rows.length === 0 ? (
              <Empty icon={IconFolderQuestion} title={say(words.noMatch)} next={say(words.noMatchNext)} />
            ) : (
              <ul className={css.plain}>
                {data.rows.map((match) => (
                  <One key={match.code} report={report} match={match} run={run} />
                ))}
              </ul>
            )}
          </Card>
          <p>
            <Button leftSection={<IconFolderPlus size={16} />} loading={busy} onClick={open}>
              {say(words.openNew)}
            </Button>
          </p>
        </>
      )}
    </div>
  );
}
