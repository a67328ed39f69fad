/** What a written document is made of. Plain data: nothing here knows how Word stores it. */

/** A stretch of text in one style. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** Text of one paragraph: plain, or in stretches of differing style. A line feed inside is a line break. */
export type Inline = string | readonly Run[];

/** I. (1), 1. (2), a) (3). Without `number` the writer counts; an empty `number` prints none. */
export interface HeadingBlock {
  readonly kind: "heading";
  readonly level: 1 | 2 | 3;
  readonly text: string;
  readonly number?: string;
}

interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly text: Inline;
  readonly align?: "left" | "center" | "right" | "both";
}

/** Lines opened by a dash (level 1) or a plus sign (level 2), as offices write them. */
interface BulletsBlock {
  readonly kind: "bullets";
  readonly items: readonly Inline[];
  readonly level?: 1 | 2;
}

/** A column of a table. `width` is a weight beside the other columns, not a length. */
export interface TableColumn {
  readonly title: string;
  readonly width?: number;
  /** `figures` and bare numbers stand right; the default is `text`. */
  readonly kind?: "text" | "figures" | "center";
}

/** A number is written the Vietnamese way (1.234,5); text is written as it is; null leaves the cell empty. */
export type CellContent = string | number | null;

export interface StyledCell {
  readonly text: CellContent;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** How many columns this cell covers. */
  readonly span?: number;
}

export type Cell = CellContent | StyledCell;

/** A row; `bold` for totals. */
export type Row = readonly Cell[] | { readonly cells: readonly Cell[]; readonly bold?: boolean };

/** A cell of a head of several rows: it may cover columns and rows. */
export interface HeadCell {
  readonly text: string;
  readonly span?: number;
  readonly rows?: number;
}

/** A table whose head repeats on each page. */
export interface TableBlock {
  readonly kind: "table";
  readonly title?: string;
  /** Printed above at the right: "Đơn vị tính: …" is the caller's to write. */
  readonly unit?: string;
  readonly columns: readonly TableColumn[];
  /** Replaces the one head row made of the column titles; the rows must cover every column. */
  readonly head?: readonly (readonly HeadCell[])[];
  readonly rows: readonly Row[];
  /** Printed beneath in small italics. */
  readonly note?: string;
}

/** A remark in small italics. */
interface NoteBlock {
  readonly kind: "note";
  readonly text: Inline;
}

export type Block = HeadingBlock | ParagraphBlock | BulletsBlock | TableBlock | NoteBlock;

/** Who signs. `authority`: TM., KT., TL., TUQ., Q. with its noun; absent where the head signs for himself. */
interface Signer {
  readonly authority?: string;
  readonly position: string;
  readonly name: string;
}

/** An annex: numbered I, II … when there are several, with page numbers of its own. */
export interface Annex {
  readonly title: string;
  /** "(Kèm theo …)" without the brackets; by default made from the document's kind, number, date and body. */
  readonly attachedTo?: string;
  readonly content: readonly Block[];
  readonly landscape?: boolean;
}

/** The parts of an administrative document under Decree 30/2020/NĐ-CP, Appendix I. */
export interface AdministrativeDocument {
  /** Cơ quan chủ quản; absent for a body that stands under none in the heading (a People's Committee). */
  readonly parentBody?: string;
  /** Cơ quan ban hành. */
  readonly body: string;
  /** Blank in a draft: the agency's own document system numbers it. */
  readonly number?: string | number;
  /** What follows the number: "BC-SVHTT". */
  readonly symbol: string;
  /** The official name of the unit where the body sits. */
  readonly place: string;
  /** "2026-11-05"; "2026-11" leaves the day blank for the signer, "2026" the month as well. */
  readonly date: string;
  /** "BÁO CÁO"; empty for an official letter, whose abstract then stands under the number as "V/v …". */
  readonly kind: string;
  readonly abstract: string;
  /** Kính gửi. */
  readonly addressees?: readonly string[];
  /** Căn cứ, in italics. */
  readonly bases?: readonly string[];
  readonly content: readonly Block[];
  readonly signer: Signer;
  /** Nơi nhận; "Như trên" and "Lưu: VT" are added where they are missing. */
  readonly recipients: readonly string[];
  readonly annexes?: readonly Annex[];
  /** "DỰ THẢO", "DỰ THẢO 2": printed beneath the number. */
  readonly draftNote?: string;
  /** Whose copy it is and what may not be done with it: printed at the foot of every page. */
  readonly mark?: string;
  /** For the file's properties, which a reader's software shows; the present by default. */
  readonly createdAt?: Date;
}
