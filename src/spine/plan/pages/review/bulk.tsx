/** Several clauses at once: one decision, or one agency. */
import { Button } from "@mantine/core";
import { IconCheck, IconCircleMinus, IconPlus, IconX } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Clause } from "../types.ts";
import { AssignForm, type NewAssignment } from "./assign-form.tsx";
import { ReasonForm } from "./forms.tsx";
import type { ListProps } from "./list-props.ts";
import css from "./review.module.css";
import type { Row } from "./state.ts";
import { reviewWords as words } from "./words.ts";

const clausesOf = (rows: readonly Row[], keys: ReadonlySet<string>): readonly Clause[] =>
  rows.flatMap((row) => (row.of === "clause" && keys.has(row.key) ? [row.clause] : []));

/** The bar that appears while something is chosen. */
export function Bulk(props: ListProps): ReactNode {
  const say = useSay();
  const { rows, inView, state, editing, documentId } = props;
  const [doing, setDoing] = useState<"assign" | "no-task" | null>(null);
  const chosen = clausesOf(rows, state.checked);
  const decide = async (outcome: "task" | "no-task", reason: string | null): Promise<boolean> => {
    const decisions = chosen.map(({ id, version }) => ({ id, version, outcome, reason }));
    const done = await editing.run({ path: `/api/plan/documents/${documentId}/decide`, body: { decisions } });
    if (!done) return false;
    toast(say(words.accepted, { n: decisions.length }));
    setDoing(null);
    state.clearChecked();
    return true;
  };
  const assign = async (given: NewAssignment): Promise<boolean> => {
    let n = 0;
    for (const clause of chosen) {
      const done = await editing.run({ path: `/api/plan/clauses/${clause.id}/assignments`, body: given });
      if (!done) break;
      n += 1;
    }
    if (n > 0) toast(say(words.bulkAssigned, { agency: given.agency, n }));
    return n === chosen.length;
  };
  const clauses = inView.filter((row) => row.of === "clause");
  return (
    <div className={css.bulk} role="region" aria-label={say(words.chosenN, { n: chosen.length })}>
      <div className={css.toolLine}>
        <strong>{say(words.chosenN, { n: chosen.length })}</strong>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={15} />}
          onClick={() => setDoing(doing === "assign" ? null : "assign")}
        >
          {say(words.assign)}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconCheck size={15} />}
          loading={editing.busy}
          onClick={() => void decide("task", null)}
        >
          {say(words.hasTask)}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconCircleMinus size={15} />}
          onClick={() => setDoing(doing === "no-task" ? null : "no-task")}
        >
          {say(words.noTask)}
        </Button>
        {chosen.length < clauses.length && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => state.checkAll(clauses.map((row) => row.key))}
          >
            {say(words.chooseShown, { n: clauses.length })}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconX size={15} />}
          onClick={state.clearChecked}
        >
          {say(words.clear)}
        </Button>
      </div>
      {doing === "assign" && (
        <AssignForm busy={editing.busy} onAssign={assign} onCancel={() => setDoing(null)} />
      )}
      {doing === "no-task" && (
        <ReasonForm
          title={words.whyNoTask}
          of="no-task"
          busy={editing.busy}
          draft={`plan/bulk-${documentId}`}
          onSubmit={(reason) => decide("no-task", reason)}
          onCancel={() => setDoing(null)}
        />
      )}
    </div>
  );
}
