/** What the server answers about meetings of the agencies, as screens use it. */
import type { Label } from "#base/words.ts";

interface Named {
  readonly id: number;
  readonly name: string;
}
export interface MeetingTask {
  readonly unitId: number;
  readonly what: string;
  readonly dueOn: string;
}
export interface MeetingAction {
  readonly code: string;
  readonly unit: Named;
  readonly dueOn: string;
  readonly what: string | null;
  readonly outcome: string | null;
  readonly doneAt: string | null;
  readonly doneBy: string | null;
  readonly mayEnd: boolean;
}
export interface Meeting {
  readonly code: string;
  readonly caseCode: string | null;
  readonly unit: Named;
  readonly state: "called" | "held" | "resolved" | "cancelled";
  readonly meetsAt: string;
  readonly place: string;
  readonly proposed: boolean;
  readonly calledBy: string;
  readonly heldAt: string | null;
  readonly version: number;
  readonly invited: readonly {
    readonly unit: Named;
    readonly isGuest: boolean;
    readonly ground: string | null;
  }[];
  readonly people: readonly (Named & {
    readonly unit: Named;
    readonly pledgedAt: string;
    readonly came: boolean;
  })[];
  readonly pledged: boolean;
  readonly agenda: readonly string[] | null;
  readonly why: string | null;
  readonly minutes: string | null;
  readonly outcome: string | null;
  readonly draft: readonly MeetingTask[];
  readonly reason: string | null;
  readonly actions: readonly MeetingAction[];
  readonly can: readonly ("pledge" | "hold" | "minute" | "cancel" | "paper")[];
}
export interface MeetingsOfCase {
  readonly reasons: readonly Label[];
  readonly rows: readonly Meeting[];
  readonly mayCall: boolean;
  readonly couldCome: readonly (Named & { readonly unit: Named })[];
}
