/** What the endpoints of notices answer with, as the screens read it: dates are text. */
import type { Label } from "#base/words.ts";
import type { Ending, ExplanationState, MailState, NoticeKind, Rung, ThingKind, TurnAct } from "../schema.ts";

export interface Named {
  readonly id: number;
  readonly name: string;
}

export interface About {
  readonly kind: string;
  readonly code: string;
}

/** One notice as its reader has it. */
export interface Notice {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly code: string;
  readonly about: About | null;
  readonly title: Label;
  readonly unit: string;
  readonly dueOn: string;
  readonly step: number | null;
  readonly act: TurnAct | null;
  readonly byName: string | null;
  readonly at: string;
  readonly readAt: string | null;
  readonly over: boolean;
}

/** What one look said of several things. */
export interface Batch {
  readonly at: string;
  readonly kind: NoticeKind;
  readonly step: number | null;
  readonly act: TurnAct | null;
  readonly last: number;
  readonly notices: number;
  readonly unread: number;
  readonly units: number;
  readonly one: Notice | null;
}

/** Whom a step or a turn told. */
export interface Told {
  readonly step: number | null;
  readonly turn: number | null;
  readonly onDay: string;
  readonly at: string;
  readonly unit: string | null;
  readonly people: readonly {
    readonly name: string;
    readonly role: string;
    readonly readAt: string | null;
  }[];
}

export interface Climb {
  readonly id: number;
  readonly kind: ThingKind;
  readonly code: string;
  readonly about: About | null;
  readonly title: Label;
  readonly unit: Named;
  readonly inCharge: Named | null;
  readonly dueOn: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly endedWhy: Ending | null;
  readonly ladder: number;
  readonly rungs: readonly Rung[];
  readonly step: number;
  readonly next: { readonly step: number; readonly onDay: string } | null;
}

export interface Explanation {
  readonly id: number;
  readonly kind: ThingKind;
  readonly code: string;
  readonly about: About | null;
  readonly title: Label;
  readonly dueOn: string;
  readonly unit: Named;
  readonly byUnit: Named;
  readonly state: ExplanationState;
  readonly turns: number;
  readonly askedAt: string;
  readonly answerBy: { readonly at: string | null; readonly said: Label; readonly isLate: boolean } | null;
  readonly history: readonly {
    readonly number: number;
    readonly act: TurnAct;
    readonly text: string | null;
    readonly at: string;
    readonly byName: string | null;
  }[];
  readonly can: readonly string[];
}

/** Everything about one thing. */
export interface Thing {
  readonly overdue: {
    readonly title: Label;
    readonly unit: Named;
    readonly inCharge: Named | null;
    readonly dueOn: string;
  } | null;
  readonly climbs: readonly (Climb & { readonly told: readonly Told[] })[];
  readonly explanations: readonly (Explanation & { readonly told: readonly Told[] })[];
  readonly can: readonly string[];
}

/** A ladder with the versions before it. */
export interface Ladder {
  readonly kind: ThingKind;
  readonly number: number;
  readonly at: string;
  readonly byName: string | null;
  readonly rungs: readonly Rung[];
  readonly before: readonly {
    readonly number: number;
    readonly at: string;
    readonly byName: string | null;
    readonly rungs: readonly Rung[];
  }[];
  readonly can: readonly string[];
}

export interface MailStatus {
  readonly server: {
    readonly host: string;
    readonly port: number;
    readonly security: "starttls" | "tls" | "none";
    readonly from: string;
    readonly signsIn: boolean;
  } | null;
  readonly lastSentAt: string | null;
  readonly withoutAddress: number;
  readonly counts: readonly { readonly state: MailState; readonly n: number }[];
}

export interface MailLine {
  readonly id: number;
  readonly personId: number;
  readonly personName: string;
  readonly unitName: string;
  readonly state: MailState;
  readonly attempts: number;
  readonly madeAt: string;
  readonly nextAt: string;
  readonly endedAt: string | null;
  readonly reason: string | null;
  readonly can: readonly string[];
}
