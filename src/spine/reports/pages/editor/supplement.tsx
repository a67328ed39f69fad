/** The whole year's supplement of a report: when it is taken, whether it was sent, counting records anew, and sending. */
import { Button } from "@mantine/core";
import { IconRefresh, IconSend } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, instantShown } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import { yearEndWords } from "../../words.ts";
import type { Submission } from "../types.ts";
import type { SupplementTold, YearEndTold } from "../year-end-types.ts";
import { besideWords as words } from "./beside-words.ts";
import { useDesk } from "./desk.ts";
import css from "./editor.module.css";
import { worst } from "./saving.ts";

/** How many figures of the whole year have no answer yet. */
const countOpen = ({ yearEnd }: Submission): number =>
  yearEnd.filter((cell) => cell.kind === "supplement" && cell.figure.state === "not-reported").length;

/** A figure that records would give, and that nobody has counted or answered yet. */
const isUncounted = ({ kind, isComputed, figure }: YearEndTold): boolean =>
  kind === "supplement" && isComputed && figure.state === "not-reported";

/** How many figures stand otherwise than they were sent. */
function countChanged({ yearEnd, supplement }: Submission): number {
  if (!supplement || supplement.round === 0) return 0;
  const own = yearEnd.filter((cell) => cell.kind === "supplement");
  const sent = { state: "not-reported", value: null } as const;
  return own.filter(({ figure, sent: then }) => {
    const was = then ?? sent;
    return figure.state !== was.state || (figure.value ?? null) !== (was.value ?? null);
  }).length;
}

function useActs(report: Submission) {
  const say = useSay();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  /** `told` is said when it is done; what nobody asked for is done without a word. */
  const run = async (act: "fill" | "send", told?: Label): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const path = `/api/reports/submissions/${report.id}/supplement/${act}`;
      const body = act === "send" ? { body: { version: report.version } } : {};
      client.setQueryData(
        ["report", report.id],
        await request<Submission>(path, { method: "POST", ...body }),
      );
      if (act === "send") await client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "report" });
      if (told) toast(say(told));
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, run };
}

function Acts({ report }: { report: Submission }): ReactNode {
  const say = useSay();
  const { phases } = useDesk();
  const { busy, error, run } = useActs(report);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  // The year's records propose their figures by themselves: counted once when the report is opened in this time.
  const waits = report.yearEnd.some(isUncounted);
  useEffect(() => {
    if (waits) void latest.current("fill");
  }, [waits]);
  const isSaved = worst(Object.values(phases)) === "saved";
  const sends = report.can.includes("supplement.send");
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      {countOpen(report) > 0 && <p className={css.soon}>{say(words.left, { n: countOpen(report) })}</p>}
      {!sends && <p className={css.quiet}>{say(words.leaderSends)}</p>}
      <div className={`${css.sheetActs} no-print`}>
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconRefresh size={17} stroke={1.75} />}
          onClick={() => void run("fill", words.counted)}
        >
          {say(yearEndWords.refresh)}
        </Button>
        {sends && (
          <Button
            loading={busy}
            disabled={!isSaved}
            leftSection={<IconSend size={17} stroke={1.75} />}
            onClick={() => void run("send", words.done)}
          >
            {say(yearEndWords.sendSupplement)}
          </Button>
        )}
      </div>
    </>
  );
}

/** How often, when and by whom it was sent; before its time nobody could. */
function Sent({ supplement }: { supplement: SupplementTold }): ReactNode {
  const say = useSay();
  const { standing, round, at, byName } = supplement;
  if (round > 0) return say(words.sent, { n: round, at: at ? instantShown(at) : "", by: byName ?? "" });
  return standing === "before" ? null : say(words.notSent);
}

/** The card; nothing where the cycle takes no supplement. */
export function SupplementCard({ report }: { report: Submission }): ReactNode {
  const say = useSay();
  const { supplement, cycle } = report;
  const { wholeYear } = cycle;
  if (!supplement || !wholeYear) return null;
  const { standing } = supplement;
  const days = { from: dateShown(wholeYear.opensOn), to: dateShown(wholeYear.closesOn) };
  const writes = report.can.includes("supplement.write");
  const changed = writes ? countChanged(report) : 0;
  return (
    <Card className={css.judged}>
      <div id="supplement" tabIndex={-1}>
        <h2>{say(words.title)}</h2>
        <p>
          {say(words[standing], days)} <Sent supplement={supplement} />
        </p>
        {changed > 0 && <p className={css.soon}>{say(words.differs, { n: changed })}</p>}
        <p className={css.quiet}>
          {say(words.covers, { from: dateShown(wholeYear.from), to: dateShown(wholeYear.to) })}
        </p>
        {writes && <Acts report={report} />}
      </div>
    </Card>
  );
}
