/** How states look, and where things are shown. */
import { IconArrowBackUp, IconCircleCheck, IconHelpCircle, IconMessage2 } from "@tabler/icons-react";
import type { StatusLook } from "#base/ui/bits.tsx";
import type { Label } from "#base/words.ts";
import type { ExplanationState, MailState } from "../schema.ts";
import { mailLabels, stateLabels } from "../words.ts";
import type { About } from "./types.ts";
import { screenWords as words } from "./words.ts";

export const explanationLooks: Readonly<Record<ExplanationState, StatusLook>> = {
  asked: { label: stateLabels.asked, tone: "soon", icon: IconHelpCircle },
  answered: { label: stateLabels.answered, tone: "nest", icon: IconMessage2 },
  accepted: { label: stateLabels.accepted, tone: "good", icon: IconCircleCheck },
  withdrawn: { label: stateLabels.withdrawn, tone: "calm", icon: IconArrowBackUp },
};

export const mailLooks: Readonly<Record<MailState, StatusLook>> = {
  waiting: { label: mailLabels.waiting, tone: "calm" },
  sending: { label: mailLabels.sending, tone: "nest" },
  sent: { label: mailLabels.sent, tone: "good" },
  "given-up": { label: mailLabels["given-up"], tone: "soon" },
  unsure: { label: mailLabels.unsure, tone: "soon" },
  "not-needed": { label: mailLabels["not-needed"], tone: "calm" },
};

/** An alarm of an emergency look leads to its review, one of a breach to it, every other to its report. */
function alarmHref(code: string): string {
  if (code.startsWith("KC-")) return "/case-reading";
  if (code.startsWith("SC-")) return `/data-breaches/${code}`;
  return `/intake/${/^[^./]+/.exec(code)?.[0] ?? ""}`;
}

/** Where a notice leads: an alarm to what it is about, everything else to how far it climbed. */
export const noticeHref = (of: About): string => (of.kind === "alarm" ? alarmHref(of.code) : thingHref(of));

/** The page of an overdue thing. */
export const thingHref = (of: About): string => `/notices/${of.kind}/${encodeURIComponent(of.code)}`;

/** Where the thing itself is shown, and how the link to it is called; a clock where what it runs for is. */
export function placeOf(
  of: About,
  about: About | null,
): { readonly href: string; readonly label: Label } | null {
  const at = of.kind === "clock" && about ? about : of;
  const code = encodeURIComponent(at.code);
  if (at.kind === "task") return { href: `/tasks/${code}`, label: words.openTask };
  if (at.kind === "explanation") return { href: "/notices/explanations", label: words.explanations };
  if (at.kind === "intake") return { href: `/intake/${code}`, label: words.openIntake };
  if (at.kind === "report") return { href: `/reports/submissions/${code}`, label: words.openReport };
  return at.kind === "clock" ? { href: "/deadlines/clocks", label: words.openClocks } : null;
}
