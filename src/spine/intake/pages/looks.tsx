/** How states and danger look: word, icon and colour together; red is for danger to a person alone. */
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { StatusBadge, type StatusLook } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import type { ReportState } from "../schema.ts";
import { stateLabels } from "../words.ts";
import type { Brief } from "./types.ts";
import { screenWords as words } from "./words.ts";

const tones: Readonly<Record<ReportState, StatusLook["tone"]>> = {
  received: "warm",
  acknowledged: "warm",
  assigned: "nest",
  handling: "nest",
  "handed-over": "soon",
  accepted: "good",
  declined: "warm",
  closed: "calm",
};

export function StateBadge({ state }: { state: ReportState }): ReactNode {
  return <StatusBadge look={{ label: stateLabels[state], tone: tones[state] }} />;
}

/** Whether anyone is in danger, as one mark. */
export function DangerMark({ of }: { of: Pick<Brief, "danger" | "lifeDanger"> }): ReactNode {
  const say = useSay();
  if (of.lifeDanger === "yes" || of.danger === "yes")
    return (
      <StatusBadge
        look={{
          label: of.lifeDanger === "yes" ? words.lifeDanger : words.inDanger,
          tone: "danger",
          icon: IconAlertTriangle,
        }}
      />
    );
  return <>{say(of.danger === "no" ? words.noDanger : words.unknownDanger)}</>;
}
