/** What the server answers about keeping and erasing, as the screen uses it. */
import type { Retention, RetentionKind } from "../rules/retention.ts";

export type ThingKind = "case" | "report" | "data-request";

interface Thing {
  readonly kind: ThingKind;
  readonly code: string;
  readonly unit: string;
}

export interface KeptLine extends Thing {
  readonly term: RetentionKind;
  readonly endedOn: string;
  readonly keepUntil: string;
}

export interface Proposal extends Thing {
  readonly erasure: string;
  readonly ground: "retention" | "subject-request";
  readonly request: string | null;
  readonly proposedAt: string;
  readonly proposedBy: string;
  readonly isOwn: boolean;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
}

export interface RetentionView {
  readonly schedule: readonly Retention[];
  readonly due: readonly KeptLine[];
  readonly proposals: readonly Proposal[];
  readonly holds: readonly (Thing & {
    readonly at: string;
    readonly by: string;
    readonly reason: string | null;
  })[];
  readonly erased: readonly Proposal[];
}

/** Sends one act and loads the view again; what is refused is thrown. */
export type Send = (path: string, body: object) => Promise<void>;
