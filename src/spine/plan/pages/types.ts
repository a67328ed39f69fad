/** What the server answers, as the screens of plan use it. */
import type { Every } from "../rules/period.ts";
import type { Fate } from "../rules/replacing.ts";
import type {
  ClauseKind,
  DocumentState,
  DueSource,
  Outcome,
  Part,
  TaskOrigin,
  TaskStatus,
} from "../schema.ts";
import type { Label } from "#base/words.ts";

/** A unit in a line. */
export interface UnitNamed {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/** A plan document. */
export interface PlanDocument {
  readonly id: number;
  readonly state: DocumentState;
  readonly title: string;
  readonly issuer: string | null;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly yearFrom: number | null;
  readonly yearTo: number | null;
  readonly parentId: number | null;
  readonly parentTitle: string | null;
  readonly supersededBy: number | null;
  readonly supersededTitle: string | null;
  readonly replacementId: number | null;
  readonly fileName: string;
  readonly hasFile: boolean;
  readonly format: "txt" | "docx" | "pdf";
  readonly remarks: readonly { readonly line: number; readonly note: string }[];
  readonly isDemo: boolean;
  readonly version: number;
  readonly updatedAt: string;
  readonly publishedAt: string | null;
  readonly can: readonly string[];
}

/** A document in the list, with how far its review is. */
export interface PlanListed extends PlanDocument {
  readonly clauses: number;
  readonly undecided: number;
  readonly gapsOpen: number;
  readonly years: readonly number[];
}

/** One clause as understood. */
export interface Clause {
  readonly id: number;
  readonly position: number;
  readonly path: string;
  readonly line: number;
  readonly kind: ClauseKind;
  readonly marker: string | null;
  readonly text: string;
  readonly actionable: boolean;
  readonly describes: number | null;
  readonly dueText: string | null;
  readonly dueFrom: string | null;
  readonly dueBy: string | null;
  readonly every: Every;
  readonly product: string | null;
  readonly unsure: string | null;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly supplied: boolean;
  readonly gapId: number | null;
  /** Further lines of the source, of clauses merged into this one. */
  readonly moreLines: readonly number[];
  readonly version: number;
}

/** Somebody named in a clause, and which units that means. */
export interface Assignment {
  readonly id: number;
  readonly clauseId: number;
  readonly line: number;
  readonly agency: string;
  readonly role: Part;
  readonly isGroup: boolean;
  readonly holder: string | null;
  readonly unsure: string | null;
  readonly via: string;
  readonly note: string | null;
  readonly asksPerson: boolean;
  readonly confirmed: boolean;
  readonly version: number;
  readonly units: number;
  readonly first: readonly UnitNamed[];
}

/** A place where the document has lost something. */
export interface Gap {
  readonly id: number;
  readonly line: number;
  readonly note: string;
  readonly answer: "filled" | "lost" | null;
  readonly answerNote: string | null;
  readonly version: number;
}

/** One thing that stands in the way of publishing, or is only worth knowing. */
export interface Check {
  readonly code: string;
  readonly blocking: boolean;
  readonly count: number;
  readonly label: Label;
  readonly refs: readonly { readonly kind: string; readonly id: number; readonly at: string }[];
}

/** Whether a document may be published. */
export interface Readiness {
  readonly ready: boolean;
  readonly checks: readonly Check[];
}

/** A line of the source; `cell` where it stands in a table. */
export interface SourceLine {
  readonly line: number;
  readonly text: string;
  readonly cell: { readonly table: number; readonly row: number; readonly column: number } | null;
}

/** A document that the plan cites, and the record that keeps it where one does. */
export interface Citation {
  readonly line: number;
  readonly kind: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly issuer: string | null;
  readonly name: string | null;
  readonly basis: boolean;
  readonly record: { readonly register: string; readonly code: string; readonly title: string } | null;
}

/** A register to which a cited document can be added, and what its form calls each part. */
export interface CitedHome {
  readonly register: string;
  readonly one: Label;
  readonly fields: Readonly<Record<"number" | "issuedOn" | "issuer" | "name", string>>;
}

/** What was told beside the clauses. */
export interface Beside {
  readonly citations: readonly Citation[];
  readonly homes: readonly CitedHome[];
  readonly recipients: readonly { readonly line: number; readonly text: string; readonly sentAs: string }[];
  readonly reporting: readonly {
    readonly id: number;
    readonly line: number;
    readonly every: string;
    readonly dueBefore: string | null;
    readonly dueText: string | null;
    readonly toText: string | null;
  }[];
  readonly observances: readonly {
    readonly line: number;
    readonly name: string;
    readonly onDay: string | null;
    readonly month: number | null;
  }[];
  readonly publications: readonly {
    readonly year: number;
    readonly onDate: string;
    readonly tasksAdded: number;
    readonly at: string;
    readonly by: string | null;
  }[];
}

/** A published plan as anyone reads it. */
export interface PlanRead extends PlanDocument, Beside {
  readonly clauses: readonly Clause[];
  readonly assignments: readonly Assignment[];
}

/** A document under review. */
export interface Review extends PlanRead {
  readonly lines: readonly SourceLine[];
  readonly gaps: readonly Gap[];
  readonly readiness: Readiness;
}

/** What an edit answers: the pieces that are new or changed, and what was taken away. */
export interface Edited {
  readonly document: { readonly id: number; readonly version: number; readonly state: DocumentState };
  readonly clauses: readonly Clause[];
  readonly assignments: readonly Assignment[];
  readonly gaps: readonly Gap[];
  readonly dropped: { readonly clauses: readonly number[]; readonly assignments: readonly number[] };
  readonly readiness: Readiness;
  /** Tasks already given that the edit changed. */
  readonly tasks: number;
}

/** Tasks counted by state; `overdue` are among them. */
export interface Counts {
  readonly given: number;
  readonly received: number;
  readonly doing: number;
  readonly done: number;
  readonly notDone: number;
  readonly overdue: number;
  readonly total: number;
  readonly percent: number | null;
}

/** A clause in the tree of progress. */
export interface TreeClause {
  readonly id: number;
  readonly parentId: number | null;
  readonly path: string;
  readonly kind: ClauseKind;
  readonly title: string;
  readonly outcome: Outcome;
  readonly counts: Counts;
  readonly own: {
    readonly units: number;
    readonly communes: number;
    readonly leads: readonly string[];
    readonly evidence: number;
    readonly dueOn: string | null;
  };
}

/** How a plan stands in a year. */
export interface PlanProgress {
  readonly year: number;
  readonly total: Counts;
  readonly clauses: readonly TreeClause[];
}

/** A task of a unit. */
export interface Task {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly unit: UnitNamed;
  /** The unit that had it before, and ended. */
  readonly cameFrom: UnitNamed | null;
  /** Without a number where something else than a plan asks for it. */
  readonly clause: { readonly id: number | null; readonly path: string; readonly text: string };
  readonly document: { readonly id: number | null; readonly number: string | null; readonly title: string };
  readonly origin: TaskOrigin;
  readonly period: string;
  readonly year: number;
  readonly part: Part;
  readonly status: TaskStatus;
  readonly overdue: boolean;
  /** The day on which the city ended it, and why. */
  readonly endedOn: string | null;
  readonly endedBecause: string | null;
  /** What became of it when its plan was last replaced. */
  readonly moved: {
    readonly replacementId: number;
    readonly fate: Fate;
    readonly plan: string;
    readonly path: string;
    readonly next: string | null;
  } | null;
  readonly lateDays: number;
  readonly dueOn: string | null;
  readonly dueSource: DueSource;
  readonly product: string | null;
  readonly answerable: string | null;
  readonly percent: number | null;
  readonly acknowledgedAt: string | null;
  readonly doneOn: string | null;
  readonly evidence: number;
  readonly lastNote: string | null;
  readonly version: number;
  readonly updatedAt: string;
  readonly can: readonly string[];
}
