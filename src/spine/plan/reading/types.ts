/**
 * What the reader takes and gives. The names and meanings of the required fields are the contract of
 * `toam plan read FILE --json`; the optional ones are more of what was understood, or the mark that it is unsure.
 */

/** Where a line stands when it stands in a table: all counts from 0. */
export interface SourceCell {
  table: number;
  row: number;
  column: number;
  /** The cell goes on from the row above (vertically merged): its text stands there. */
  merged?: true;
}

/** One line of a text file, or one paragraph of a .docx or .pdf, with its 1-based number in the source. */
export interface SourceLine {
  line: number;
  text: string;
  cell?: SourceCell;
}

/** A document as text, whatever file it came from. */
export interface SourceText {
  format: "txt" | "docx" | "pdf";
  fileName: string;
  lines: SourceLine[];
}

export type ClauseKind = "title" | "section" | "item" | "point" | "bullet" | "paragraph";

/** chủ trì · phối hợp · tham mưu · hướng dẫn, chỉ đạo · đề nghị · named without another word */
export type Role = "lead" | "coordinate" | "advise" | "guide" | "requested" | "responsible";

export type Every = "year" | "half-year" | "quarter" | "month" | "once";

export interface Citation {
  kind: string;
  /** As written; null where a law is cited by name and date only. */
  number: string | null;
  /** YYYY-MM-DD */
  date: string | null;
  issuer: string | null;
  line: number;
  /** The subject of a document cited without a number: "Luật Bình đẳng giới". */
  name?: string;
}

/** When a clause is to be done, as written and, where it can be known, as days. */
export interface Due {
  text: string;
  /** YYYY-MM-DD; null where the text gives no day ("thường xuyên"). */
  from: string | null;
  by: string | null;
  line: number;
}

export interface Clause {
  path: string;
  line: number;
  kind: ClauseKind;
  text: string;
  actionable: boolean;
  /** "1.", "a)", "-": what stood before the text. */
  marker?: string;
  due?: Due;
  product?: string;
  /** A line that only says who, when or what product for the clause before it: that clause's line. */
  describes?: number;
  /** Why the reader is not sure; for a person to settle. */
  unsure?: string;
}

export interface Assignment {
  line: number;
  agency: string;
  role: Role;
  group: boolean;
  /** Line of the clause that this is about, where it is another (a line "Cơ quan chủ trì: …" under a task). */
  clauseLine?: number;
  /** "Giám đốc", "Chủ tịch": the office-holder named instead of the agency. */
  holder?: string;
  unsure?: string;
}

export interface Reporting {
  every: Every;
  /** MM-DD */
  dueBefore: string | null;
  to: string | null;
  line: number;
  dueText?: string;
}

export interface Observance {
  name: string;
  /** MM-DD */
  on: string | null;
  month: number | null;
  line: number;
  /** "calendar": the document names it without a date; the date is known from the law (see observances.ts). */
  source: "text" | "calendar" | "unknown";
  from?: string;
  until?: string;
}

export interface Recipient {
  line: number;
  text: string;
  as: "addressee" | "copy" | "archive";
}

export interface Gap {
  line: number;
  note: string;
}

export interface PlanReading {
  title: string;
  issuer: string | null;
  number: string | null;
  date: string | null;
  cites: Citation[];
  clauses: Clause[];
  assignments: Assignment[];
  reporting: Reporting[];
  observances: Observance[];
  recipients: Recipient[];
  gaps: Gap[];
  /** Documents named in the text with neither number nor date. */
  named: Array<{ name: string; line: number }>;
  signature: { line: number; text: string } | null;
  /** What the reader is unsure of in the document as a whole. */
  unsure: Gap[];
}

export type Column = "number" | "task" | "lead" | "coordinate" | "doer" | "time" | "product" | "other";

/** One row of a table of tasks. */
export interface TaskRow {
  number: string;
  /** A row that only heads the rows below it. */
  heading: boolean;
  cells: Partial<Record<Column, string>>;
}

/** One line to read. `row` is set where the line is a row of a table of tasks. */
export interface ReadLine {
  line: number;
  text: string;
  row?: TaskRow;
}
