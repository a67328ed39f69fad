/** Implementing plans: the unit's own, and for the city which clauses the units took up. */
import type { ReactNode } from "react";
import { Waiting } from "#base/ui/bits.tsx";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { useMay } from "#base/ui/viewer.ts";
import { Mine } from "./own/mine.tsx";
import { TakenUp } from "./own/taken-up.tsx";
import { ownWords as words } from "./own/words.ts";
import { NoPlan, PlanHead, useChosen } from "./tabs.tsx";

function City(): ReactNode {
  const { chosen, query } = useChosen();
  return (
    <>
      <PlanHead view="own" hint={words.hint} chosen={chosen} />
      {query.error && !query.data && <ProblemNote error={query.error} again={() => void query.refetch()} />}
      {query.isPending && <Waiting lines={10} />}
      {query.data && !chosen && <NoPlan />}
      {chosen && <TakenUp chosen={chosen} />}
      <Mine titled />
    </>
  );
}

/** The screen at /plan/own. */
export default function OwnPlans(): ReactNode {
  if (useMay("plan.review")) return <City />;
  return (
    <>
      <PlanHead view="own" hint={words.mineHint} />
      <Mine titled={false} />
    </>
  );
}
