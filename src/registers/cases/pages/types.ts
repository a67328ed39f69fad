/** What the server answers about cases, as screens use it. */
import type { Prefix } from "../values.ts";

export interface CaseLine {
  readonly code: string;
  readonly unit: { readonly id: number; readonly name: string };
  readonly state: string;
  readonly risk: string;
  readonly mainForm: string;
  readonly openedAt: string;
  readonly eventOn: string | null;
  readonly nextContactOn: string | null;
  readonly dueAt: string | null;
  readonly worker: string | null;
  readonly isSealed: boolean;
  readonly isErased: boolean;
  readonly harmed: readonly string[];
}

type Values = Readonly<Record<string, unknown>>;

export interface CaseThing {
  readonly id: number;
  readonly prefix: Prefix;
  readonly version: number;
  readonly values: Values;
  readonly harmedId?: number;
  readonly doerId?: number;
}

export interface Seat {
  readonly id: number;
  readonly unit: { readonly id: number; readonly name: string };
  readonly part: string;
  readonly untilAt: string | null;
  readonly because: string;
}

export interface Case extends Omit<CaseLine, "dueAt" | "harmed" | "worker" | "isErased"> {
  readonly version: number;
  readonly worker: { readonly id: number; readonly name: string } | null;
  readonly lastContactOn: string | null;
  readonly outcome: string | null;
  readonly reopened: number;
  readonly neverCall: boolean;
  readonly values: Values;
  readonly things: readonly CaseThing[];
  readonly seats: readonly Seat[];
  readonly reports: readonly {
    readonly reportCode: string;
    readonly channel: string;
    readonly receivedAt: string;
  }[];
  readonly parts: readonly string[];
  readonly visible: readonly string[];
  readonly clashes: number;
  readonly can: readonly string[];
  readonly acts: readonly string[];
  readonly workers: readonly { readonly id: number; readonly name: string }[];
}

interface Someone {
  readonly id: number;
  readonly name: string;
  readonly unit: string;
}

/** Who may know of a case, and who is shut out. */
export interface Guard {
  readonly sealing: {
    readonly form: string;
    readonly at: string;
    readonly by: string;
    readonly letsFollow: boolean;
    readonly proposedBy: string | null;
    readonly isOwnProposal: boolean;
  } | null;
  readonly named: readonly Someone[];
  readonly nameable: readonly (Someone & { readonly unitId: number })[];
  readonly barred: readonly {
    readonly personId: number | null;
    readonly unitId: number | null;
    readonly name: string;
    readonly why: "doer" | "relative" | "conflict";
  }[];
  readonly left: readonly Someone[];
  readonly hasLeader: boolean;
}

/** An emergency look, as the data-protection officer sees it. */
export interface Look {
  readonly look: string;
  readonly caseCode: string;
  readonly person: string;
  readonly unit: string;
  readonly at: string;
  readonly untilAt: string;
  readonly reviewDueAt: string;
  readonly reason: string | null;
  readonly verdict: "justified" | "unjustified" | null;
  readonly verdictReason: string | null;
  readonly reviewedBy: string | null;
}
