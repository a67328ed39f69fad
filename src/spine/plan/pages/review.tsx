/** Reading a plan: the document at the left, what was understood at the right; nothing is a task until it is published. */
import "#base/ui/styles/forms.ts";
import "@mantine/core/styles/FloatingIndicator.layer.css";
import "@mantine/core/styles/SegmentedControl.layer.css";
import { SegmentedControl } from "@mantine/core";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { Waiting } from "#base/ui/bits.tsx";
import { useAddress, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { Around } from "./around/around.tsx";
import { aroundWords } from "./around/words.ts";
import { useList } from "./review/acts.ts";
import { FactsForm } from "./review/facts.tsx";
import { Head, type Panel } from "./review/head.tsx";
import { List } from "./review/list.tsx";
import css from "./review/review.module.css";
import { Source } from "./review/source.tsx";
import { filtered, rowsOf, unsureFirst, type Shown } from "./review/state.ts";
import { useEditing, useReview } from "./review/use-review.ts";
import { reviewWords as words } from "./review/words.ts";
import type { Check, Review } from "./types.ts";

/** The row that a line of the checklist leads to. */
function keyOf(check: Check, review: Review): string | null {
  const [first] = check.refs;
  if (!first) return null;
  if (first.kind === "gap") return `g${first.id}`;
  if (first.kind === "clause") return `c${first.id}`;
  const assignment = review.assignments.find((a) => a.id === first.id);
  return assignment ? `c${assignment.clauseId}` : null;
}

function Desk({ review }: { review: Review }): ReactNode {
  const say = useSay();
  const [address] = useAddress();
  const editing = useEditing(String(review.id), review.can.includes("plan.correct"));
  const [shown, show] = useState<Shown>("all");
  const [byDoubt, order] = useState(true);
  const [help, setHelp] = useState(false);
  const [panel, setPanel] = useState<Panel>(null);
  const [pane, setPane] = useState<"source" | "list">("list");
  const rows = useMemo(() => rowsOf(review), [review]);
  const inView = useMemo(() => {
    const some = filtered(rows, shown);
    return byDoubt ? unsureFirst(some).flatMap((group) => group.rows) : some;
  }, [rows, shown, byDoubt]);
  const state = useList({ review, shown: inView, editing, first: address["at"] ?? inView[0]?.key ?? null });
  const selected = rows.find((row) => row.key === state.selected);
  const { at } = address;
  useEffect(() => {
    if (at) document.getElementById(`row-${at}`)?.closest("li")?.scrollIntoView({ block: "center" });
  }, [at]);
  const pick = (key: string): void => {
    if (!inView.some((row) => row.key === key)) show("all");
    state.acts.select(key);
    setPane("list");
    requestAnimationFrame(() =>
      document.getElementById(`row-${key}`)?.closest("li")?.scrollIntoView({ block: "center" }),
    );
  };
  const go = (check: Check): void => {
    const key = keyOf(check, review);
    if (!key) return setPanel("facts");
    pick(key);
    requestAnimationFrame(() => document.getElementById(`row-${key}`)?.focus({ preventScroll: true }));
  };
  return (
    <div data-wide="" className={css.screen}>
      <Head review={review} panel={panel} onPanel={setPanel} onGo={go} />
      {panel === "facts" && <FactsForm review={review} editing={editing} onDone={() => setPanel(null)} />}
      {panel === "around" && (
        <section className={css.around} aria-label={say(aroundWords.around)}>
          <Around document={review} />
        </section>
      )}
      <div className={css.paneTabs}>
        <SegmentedControl
          fullWidth
          aria-label={say(words.panes)}
          value={pane}
          onChange={(value) => setPane(value as "source" | "list")}
          data={[
            { value: "list", label: say(words.understood) },
            { value: "source", label: say(words.source) },
          ]}
        />
      </div>
      <div className={css.panes} data-pane={pane}>
        <Source review={review} selected={selected} onPick={pick} />
        <List
          documentId={review.id}
          rows={rows}
          inView={inView}
          shown={shown}
          byDoubt={byDoubt}
          state={state}
          editing={editing}
          help={help}
          onShow={show}
          onOrder={order}
          onHelp={setHelp}
        />
      </div>
    </div>
  );
}

/** The screen at /plan/documents/$id/review. */
export default function ReviewScreen(): ReactNode {
  const { id = "" } = usePath();
  const { data, error, refetch } = useReview(id);
  if (error && !data) return <ProblemNote whole error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={14} />;
  return <Desk key={data.id} review={data} />;
}
