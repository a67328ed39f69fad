/** Small parts of the screens of figures: the choice of the period, counts of states, computing. */
import { Button, NativeSelect } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useAddress, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { problemTitle } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { numberShown } from "#base/ui/typed.ts";
import { useMay, useViewer } from "#base/ui/viewer.ts";
import css from "./figures.module.css";
import { chosenPeriod, type Offered, type Period } from "./periods.ts";
import type { Total } from "./types.ts";
import { figureWords as words } from "./words.ts";

/** The period in the address. */
export function usePeriod(): { period: Offered; offered: readonly Offered[] } {
  const [address] = useAddress();
  const { year } = useViewer();
  return chosenPeriod(address, year);
}

/** The code of the figure in the address: its dots stand there as underscores. */
export function useCode(): string {
  return (usePath()["code"] ?? "").replaceAll("_", ".");
}

/** Chooses the period. */
export function ChoosePeriod(): ReactNode {
  const say = useSay();
  const [, change] = useAddress();
  const { period, offered } = usePeriod();
  return (
    <NativeSelect
      aria-label={say(words.period)}
      value={period.key}
      data={offered.map((p) => ({ value: p.key, label: say(p.label) }))}
      onChange={(event) => {
        const [from = "", to = ""] = event.currentTarget.value.split("..");
        change({ from, to });
      }}
    />
  );
}

/** Computes the figures of a period anew, for those who may. */
export function ComputeAct({ period, first }: { period: Period; first?: boolean }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const may = useMay("figure.compute");
  const [busy, setBusy] = useState(false);
  if (!may) return null;
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      const { from, to } = period;
      const path = "/api/indicators/compute";
      const { cells } = await request<{ cells: number }>(path, { method: "POST", body: { from, to } });
      await client.invalidateQueries();
      toast(say(words.computedNow, { n: numberShown(cells) }));
    } catch (error) {
      toast(problemTitle(error, say), "problem");
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant={first ? "filled" : "default"}
      loading={busy}
      title={busy ? say(words.computing) : undefined}
      leftSection={<IconRefresh size={17} stroke={1.75} />}
      onClick={() => void run()}
    >
      {say(first ? words.compute : words.recompute)}
    </Button>
  );
}

/** How many units said what. */
export function Counts({ total }: { total: Total }): ReactNode {
  const say = useSay();
  return (
    <span className={css.counts}>
      <span>{say(words.reportedN, { n: numberShown(total.unitsReported) })}</span>
      {total.unitsMissing > 0 && (
        <span className={css.soon}>{say(words.missingN, { n: numberShown(total.unitsMissing) })}</span>
      )}
      {total.unitsNotApplicable > 0 && (
        <span>{say(words.notApplicableN, { n: numberShown(total.unitsNotApplicable) })}</span>
      )}
    </span>
  );
}
