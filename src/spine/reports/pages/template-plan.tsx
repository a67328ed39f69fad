/** Which plan a template's sections speak of; and the question about versions from before that do not say it. */
import { Button, NativeSelect } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import css from "./template.module.css";
import type { Template } from "./template-types.ts";
import { templateWords as words } from "./template-words.ts";

interface PlanListed {
  readonly id: number;
  readonly title: string;
  readonly number: string | null;
}

const nameOf = ({ number, title }: PlanListed): string => (number ? `${number} – ${title}` : title);

function usePlans(bound: Template["plan"]): readonly { value: string; label: string }[] {
  const say = useSay();
  const { data } = useQuery({
    queryKey: ["plans", "published"],
    queryFn: ({ signal }) =>
      request<{ rows: readonly PlanListed[] }>("/api/plan/documents", {
        query: { state: "published", limit: 100 },
        signal,
      }),
  });
  const plans = (data?.rows ?? []).map((p) => ({ value: String(p.id), label: nameOf(p) }));
  // The plan in use is offered though it was replaced: the sections follow it to its successor.
  const kept = bound && !plans.some((p) => p.value === String(bound.id)) ? [bound] : [];
  const old = kept.map((p) => ({
    value: String(p.id),
    label: p.replacedBy === null ? nameOf(p) : `${nameOf(p)} (${say(words.planReplaced)})`,
  }));
  return [{ value: "", label: say(words.planNone) }, ...old, ...plans];
}

function Unbound({ template, planId }: { template: Template; planId: number | null }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const bind = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const path = `/api/reports/templates/${template.code}/plan`;
      const { bound } = await request<{ bound: number }>(path, { method: "POST", body: { planId } });
      await client.invalidateQueries({ queryKey: ["report-template", template.code] });
      toast(say(words.bound, { n: bound }));
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={css.unbound}>
      <p>{say(words.unbound, { n: template.unbound })}</p>
      {error !== null && <ProblemNote error={error} />}
      <div>
        <Button
          size="xs"
          variant="default"
          loading={busy}
          disabled={planId === null}
          onClick={() => void bind()}
        >
          {say(words.bind)}
        </Button>
      </div>
    </div>
  );
}

/** The choice of the plan, above the sections. */
export function PlanChoice(props: {
  template: Template | null;
  planId: number | null;
  choose: (planId: number | null) => void;
}): ReactNode {
  const say = useSay();
  const { template, planId, choose } = props;
  const bound = template?.plan ?? null;
  const choices = usePlans(bound);
  const replacedBy = bound && bound.id === planId ? bound.replacedBy : null;
  return (
    <>
      <NativeSelect
        label={say(words.plan)}
        description={say(words.planHelp)}
        data={[...choices]}
        value={planId === null ? "" : String(planId)}
        onChange={(event) =>
          choose(event.currentTarget.value === "" ? null : Number(event.currentTarget.value))
        }
      />
      {replacedBy !== null && (
        <p className={css.soon} lang="vi">
          {say(words.planBy, { title: replacedBy })}
        </p>
      )}
      {template !== null && template.unbound > 0 && <Unbound template={template} planId={planId} />}
    </>
  );
}
