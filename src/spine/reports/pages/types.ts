/** What the endpoints of reports answer with, as the screens read it: dates are text. */
import type { Cell } from "#base/ui/bits.tsx";
import type { Label } from "#base/words.ts";
import type { ExceptionStanding } from "../rules/exception.ts";
import type { Rule } from "#spine/indicators/web.ts";
import type { Explanation, Finding } from "../rules/findings.ts";
import type { SubmissionState } from "../schema.ts";
import type { YearEndKind } from "../rules/year-end.ts";
import type { SupplementTold, WithWholeYear, YearEndTold } from "./year-end-types.ts";

/** A unit in a line. */
export interface Unit {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/** The decision to consolidate without a report. */
export interface LeftOutTold {
  readonly at: string;
  readonly reason: string;
  readonly byName: string;
}

/** A reporting cycle. `units`: how many reports of it this person may see. */
export interface Cycle extends WithWholeYear {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly templateCode: string;
  readonly year: number;
  readonly from: string;
  readonly to: string;
  readonly dueOn: string;
  readonly toUnitName: string;
  readonly units: number;
  readonly edition: number;
  /** When the first edition was frozen; null while units still write. */
  readonly lockedAt: string | null;
  readonly isDemo: boolean;
}

/** One unit on the board of a cycle. */
export interface BoardRow {
  readonly submissionId: number;
  readonly unit: Unit & { readonly kind: string };
  readonly state: SubmissionState;
  readonly round: number;
  readonly returns: number;
  readonly dueOn: string;
  readonly isLate: boolean;
  readonly submittedAt: string | null;
  readonly approvedAt: string | null;
  readonly percent: number;
  readonly missing: number;
  /** How many times the receiver asked about it, and when last. */
  readonly reminders: number;
  readonly remindedAt: string | null;
  readonly leftOut: LeftOutTold | null;
  /** When the whole year's supplement came; null where it has not. */
  readonly supplementAt: string | null;
  readonly version: number;
  readonly can: readonly string[];
}

/** An exception to the lock of a cycle. */
export interface ExceptionTold {
  readonly id: number;
  readonly submissionId: number;
  readonly unit: Unit;
  readonly reason: string;
  readonly endsAt: string;
  readonly askedAt: string;
  readonly askedByName: string;
  readonly standing: ExceptionStanding;
  readonly verdictReason: string | null;
  readonly judgedAt: string | null;
  readonly judgedByName: string | null;
  readonly isUsed: boolean;
  readonly can: readonly string[];
}

/** The board of a cycle. */
export interface Board {
  readonly cycle: Cycle;
  readonly rows: readonly BoardRow[];
  readonly exceptions: readonly ExceptionTold[];
  readonly can: readonly string[];
}

/** A cell of a unit's report. */
export interface ReportCell {
  /** Of an estimate or a supplement that stands beside a counted figure; absent where it is the counted one. */
  readonly kind?: YearEndKind;
  readonly indicator: string;
  readonly dims: string;
  readonly label: Label;
  readonly figure: Cell;
  readonly origin: string;
  readonly isComputed: boolean;
  /** Computed, and nothing was counted: the unit says whether there was none. */
  readonly asksUnit: boolean;
  readonly required: boolean;
  readonly note: string | null;
  readonly version: number;
  readonly byName: string | null;
  readonly at: string | null;
}

/** A row of a table of figures, with the definition it had in the cycle. */
export interface FigureRow {
  readonly indicator: string;
  readonly label: Label;
  readonly unit: Label;
  readonly definition: Label;
  readonly source: Label;
  readonly confidence: string;
  readonly decimals: number;
  readonly required: boolean;
  readonly asksEstimate: boolean;
}

/** A table of figures; a column is a breakdown. */
export interface FigureTable {
  readonly id: number;
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly dims: string }[];
  readonly rows: readonly FigureRow[];
}

/** A task beneath a section, with what proves it. */
export interface TaskTold {
  readonly path: string;
  readonly taskCode: string;
  readonly title: string;
  readonly state: string;
  readonly evidence: readonly { readonly code: string; readonly title: string; readonly href: string }[];
}

/** A section of a unit's report. */
export interface Section {
  readonly id: number;
  readonly number: string;
  readonly level: number;
  readonly title: string;
  readonly prompt: string;
  readonly narrative: boolean;
  readonly required: boolean;
  readonly clausePaths: readonly string[];
  readonly tables: readonly FigureTable[];
  readonly text: string;
  readonly version: number;
  readonly cites: readonly string[];
  readonly byName: string | null;
  readonly at: string | null;
  readonly proposal: { readonly text: string; readonly cites: readonly string[] } | null;
  readonly tasks: readonly TaskTold[];
}

/** What a report still lacks. */
export interface Completeness {
  readonly percent: number;
  readonly required: number;
  readonly missingCells: readonly {
    readonly indicator: string;
    readonly dims: string;
    readonly label: Label;
  }[];
  readonly missingSections: readonly { readonly sectionId: number; readonly title: string }[];
}

/** A remark of the receiver on a section or a cell. */
export interface Remark {
  readonly id: number;
  readonly round: number;
  readonly sectionId: number | null;
  readonly indicator: string | null;
  readonly dims: string;
  readonly text: string;
  readonly at: string;
  readonly byName: string | null;
}

/** What was done with a report, and when. */
export interface ReportEvent {
  readonly act: string;
  readonly round: number;
  readonly at: string;
  readonly byName: string | null;
  readonly reason: string | null;
  readonly dueOn: string | null;
}

/** One time that the receiver asked about a report. */
export interface ReminderTold {
  readonly round: number;
  readonly note: string | null;
  readonly at: string;
  readonly byName: string | null;
}

/** What the rules between cells found, and what is needed to find the same while one types. */
export interface Checked {
  readonly rules: readonly Rule[];
  readonly before: readonly { readonly indicator: string; readonly dims: string; readonly figure: Cell }[];
  readonly explanations: readonly Explanation[];
  readonly findings: readonly Finding[];
}

/** A unit's report, whole. */
export interface Submission {
  readonly id: number;
  readonly unit: Unit;
  readonly cycle: Cycle;
  readonly state: SubmissionState;
  readonly round: number;
  readonly version: number;
  readonly dueOn: string;
  readonly isLate: boolean;
  readonly submittedAt: string | null;
  readonly submittedByName: string | null;
  readonly leftOut: LeftOutTold | null;
  readonly approvedAt: string | null;
  readonly approvedByName: string | null;
  readonly sections: readonly Section[];
  readonly cells: readonly ReportCell[];
  readonly yearEnd: readonly YearEndTold[];
  readonly supplement: SupplementTold | null;
  readonly completeness: Completeness;
  readonly checked: Checked;
  readonly remarks: readonly Remark[];
  readonly events: readonly ReportEvent[];
  readonly reminders: readonly ReminderTold[];
  readonly exceptions: readonly ExceptionTold[];
  readonly can: readonly string[];
}

/** A figure before and after. */
export interface FigureChanged {
  readonly indicator: string;
  readonly dims: string;
  /** Of an estimate beside a counted figure. */
  readonly kind?: YearEndKind;
  readonly before: Cell | null;
  readonly after: Cell | null;
}

/** The last approval of a report, and what stands otherwise now. */
export interface Approval {
  readonly round: number;
  readonly at: string;
  readonly byName: string | null;
  readonly sha256: string | null;
  readonly intact: boolean | null;
  readonly figures: Changes["figures"];
  readonly sections: Changes["sections"];
}

/** What one round changed against another. */
export interface Changes {
  readonly from: number;
  readonly to: number;
  readonly figures: readonly FigureChanged[];
  readonly sections: readonly {
    readonly sectionId: number;
    readonly before: string;
    readonly after: string;
  }[];
}
