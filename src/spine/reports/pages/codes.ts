/** How the states of a report look, and small readings of what the server answers. Pure. */
import { IconArrowBackUp, IconCircleCheck, IconPencil, IconSend } from "@tabler/icons-react";
import type { StatusLook } from "#base/ui/bits.tsx";
import type { SubmissionState } from "../schema.ts";
import type { YearEndKind } from "../rules/year-end.ts";
import { words } from "../words.ts";

/** Word, colour and icon of each state. */
export const stateLooks: Readonly<Record<SubmissionState, StatusLook>> = {
  draft: { label: words.draft, tone: "calm", icon: IconPencil },
  submitted: { label: words.submitted, tone: "nest", icon: IconSend },
  returned: { label: words.returned, tone: "warm", icon: IconArrowBackUp },
  approved: { label: words.approved, tone: "good", icon: IconCircleCheck },
};

/** Whether a unit still has to hand its report over. */
export const isOpen = (state: SubmissionState): boolean => state === "draft" || state === "returned";

/** What a cell is of: a figure, a breakdown, and where it stands beside the counted one, as what. */
interface Place {
  readonly indicator: string;
  readonly dims: string;
  readonly kind?: YearEndKind | undefined;
}

/** The key of a cell. */
export const keyOf = ({ indicator, dims, kind }: Place): string =>
  kind ? `${indicator}|${dims}|${kind}` : `${indicator}|${dims}`;

/** The element of a cell, as links of the server name it. */
export const cellId = ({ indicator, dims, kind }: Place): string =>
  ["cell", indicator, dims, kind].filter(Boolean).join("-");

/** The element of a section. */
export const sectionId = (id: number): string => `section-${id}`;

/** Where a figure and what it counts are shown. */
export function figureHref(asked: {
  readonly indicator: string;
  readonly dims: string;
  readonly from: string;
  readonly to: string;
  readonly unit?: number;
}): string {
  const { indicator, dims, from, to, unit } = asked;
  const query = new URLSearchParams({ from, to });
  if (dims) query.set("dims", dims);
  if (unit !== undefined) query.set("unit", String(unit));
  // A dot in an address would be taken for a file.
  return `/figures/${indicator.replaceAll(".", "_")}?${query.toString()}`;
}
