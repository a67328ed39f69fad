/** What the endpoints of implementing plans answer with. */
import type { OwnLack } from "../../rules/own.ts";
import type { OwnState, TaskStatus } from "../../schema.ts";

/** A clause of a unit's plan, beside what the city asks. */
export interface OwnClause {
  readonly id: number;
  readonly clauseId: number;
  readonly path: string;
  readonly asked: string;
  readonly askedBy: string | null;
  readonly taskCode: string | null;
  readonly text: string;
  readonly holder: string | null;
  readonly dueOn: string | null;
  readonly lateReason: string | null;
  readonly integratedIn: string | null;
  readonly integratedRef: string | null;
  readonly leftOut: string | null;
  readonly version: number;
  readonly lacks: readonly OwnLack[];
}

/** A piece of the unit's own work. */
export interface OwnItem {
  readonly id: number;
  readonly text: string;
  readonly holder: string | null;
  readonly dueOn: string | null;
  readonly dropped: string | null;
  readonly version: number;
  readonly taskCode: string | null;
  readonly taskStatus: TaskStatus | null;
  readonly lacking: boolean;
}

/** A unit's implementing plan, whole. */
export interface OwnPlan {
  readonly id: number;
  readonly unit: { readonly id: number; readonly code: string; readonly name: string };
  readonly document: {
    readonly id: number;
    readonly title: string;
    readonly number: string | null;
    readonly issuedOn: string | null;
    readonly state: string;
  };
  readonly year: number;
  readonly state: OwnState;
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly version: number;
  readonly missing: number;
  readonly clauses: readonly OwnClause[];
  readonly items: readonly OwnItem[];
  /** How many signed editions are kept. */
  readonly editions: number;
  readonly can: readonly string[];
}

/** A city plan and year for which the unit may make a plan. */
export interface OwnPlace {
  readonly documentId: number;
  readonly title: string;
  readonly number: string | null;
  readonly year: number;
  readonly tasks: number;
  readonly own: {
    readonly id: number;
    readonly state: OwnState;
    readonly number: string | null;
    readonly issuedOn: string | null;
    readonly clauses: number;
  } | null;
}

interface TakenUp {
  readonly asked: number;
  readonly taken: number;
  readonly leftOut: number;
}

/** What the units took up of a plan. */
export interface Overview {
  readonly clauses: readonly (TakenUp & {
    readonly id: number;
    readonly path: string;
    readonly title: string;
  })[];
  readonly units: readonly (TakenUp & {
    readonly id: number;
    readonly code: string;
    readonly name: string;
    readonly ownPlanId: number | null;
  })[];
}

/** How one unit answers for one clause. */
export interface UnitAnswer {
  readonly code: string;
  readonly name: string;
  readonly ownPlanId: number | null;
  readonly answer: "taken" | "left-out" | "none";
  readonly leftOut: string | null;
}
