/**
 * Opens a document file as text. The bytes decide what a file is, its name only whether it says so truly. What cannot
 * be read is refused with a sentence a person can act on; nothing is half read.
 */
import { Archive, ArchiveRefused, type ArchiveFault } from "#base/archive.ts";
import { PdfRefused, readPdf } from "#base/pdf/read.ts";
import { readWord } from "#base/word/read.ts";

import type { SourceLine, SourceText } from "./types.ts";
import { refusals, type Refusal } from "./words.ts";

/** Bytes a document may have. */
export const sourceMost = 50 * 1024 * 1024;
/** Letters a text may have: some 1,500 pages. Reading takes time of the whole server; nobody's plan is a library. */
const TEXT_MOST = 5_000_000;
/** Lines a text may have: some 900 pages. */
const linesMost = 40_000;
/** Letters one line may have: some fifteen pages without a line end. */
const lineMost = 50_000;

/** A document that cannot be read, and why, in both languages. */
export class SourceRefused extends Error {
  readonly reason: Refusal;
  readonly sentence: { vi: string; en: string };
  constructor(reason: Refusal) {
    super(refusals[reason].en);
    this.name = "SourceRefused";
    this.reason = reason;
    this.sentence = refusals[reason];
  }
}

function refuse(reason: Refusal): never {
  throw new SourceRefused(reason);
}

type Kind = "pdf" | "zip" | "ole" | "binary" | "text";

const begins = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, at) => bytes[at] === byte);

const BINARY: ReadonlyArray<readonly number[]> = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a, 0x90],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
];

/** What a file is by its first bytes. */
function kindOf(bytes: Uint8Array): Kind {
  if (begins(bytes, [0x50, 0x4b, 3, 4]) || begins(bytes, [0x50, 0x4b, 5, 6])) return "zip";
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return "ole";
  if (new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-")) return "pdf";
  if (BINARY.some((head) => begins(bytes, head))) return "binary";
  return "text";
}

const extensionOf = (fileName: string): string =>
  /\.([a-z0-9]{1,8})$/iu.exec(fileName)?.[1]?.toLowerCase() ?? "";

/** What each extension promises; others (and pasted text without a name) promise nothing. */
const PROMISES: Record<string, Kind> = {
  pdf: "pdf",
  docx: "zip",
  docm: "zip",
  txt: "text",
  text: "text",
  md: "text",
};
const UNREADABLE = new Set([
  "doc",
  "xls",
  "xlsx",
  "ppt",
  "pptx",
  "odt",
  "rtf",
  "html",
  "htm",
  "zip",
  "rar",
  "7z",
  "png",
  "jpg",
  "jpeg",
  "tif",
  "tiff",
]);

const asciiWide = (text: string): number[] =>
  Array.from(text).flatMap((letter) => [letter.codePointAt(0) ?? 0, 0]);

function includesBytes(bytes: Uint8Array, sought: readonly number[]): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(sought));
}

/** An OLE file is an encrypted .docx, or a Word file from before 2007. */
function refuseOle(bytes: Uint8Array, extension: string): never {
  if (includesBytes(bytes, asciiWide("EncryptedPackage"))) refuse("encrypted");
  return refuse(extension === "doc" ? "old-word" : "not-what-it-says");
}

const FAULTS: Record<ArchiveFault, Refusal> = {
  encrypted: "encrypted",
  "too-large": "bomb",
  broken: "broken",
  "not-an-archive": "not-what-it-says",
};

function wordLines(bytes: Uint8Array): SourceLine[] {
  try {
    return readWord(bytes);
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error;
    return refuse(FAULTS[error.fault]);
  }
}

async function pdfLines(bytes: Uint8Array): Promise<SourceLine[]> {
  try {
    return await readPdf(bytes);
  } catch (error) {
    if (!(error instanceof PdfRefused)) throw error;
    if (error.fault === "encrypted") refuse("encrypted");
    return refuse(error.fault === "no-text" ? "scan" : "broken");
  }
}

/** True if a text holds control letters other than blanks and line ends. */
function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 27)) return true;
  }
  return false;
}

/** Line ends of text files: also Word's line break and page break, pasted. */
const LINE_ENDS = new RegExp(["\\r\\n", "[\\n\\r\\v\\f\\u2028]"].join("|"), "u");

/** Bytes as text: UTF-8, or UTF-16 where its mark stands first. */
function decode(bytes: Uint8Array): string {
  const wide = begins(bytes, [0xff, 0xfe]) ? "utf-16le" : begins(bytes, [0xfe, 0xff]) ? "utf-16be" : null;
  try {
    const text = new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(bytes);
    // Control letters do not stand in documents: the file is something else under a text's name.
    if (hasControls(text)) refuse("not-what-it-says");
    return text;
  } catch (error) {
    if (error instanceof SourceRefused) throw error;
    return refuse("not-utf8");
  }
}

/** A text as lines, for pasted text: it is what a .txt file would be. */
export function textSource(text: string, fileName = ""): SourceText {
  if (text.length > TEXT_MOST) refuse("too-long");
  const lines = text.split(LINE_ENDS).map((line, at) => ({ line: at + 1, text: line }));
  return filled("txt", fileName, lines);
}

function checkName(kind: Kind, fileName: string, bytes: Uint8Array): void {
  const extension = extensionOf(fileName);
  const promised = PROMISES[extension];
  if (kind === "ole") refuseOle(bytes, extension);
  if (kind === "binary") refuse(promised === undefined ? "unknown-kind" : "not-what-it-says");
  if (promised !== undefined && promised !== kind) refuse("not-what-it-says");
  if (promised === undefined && UNREADABLE.has(extension)) refuse("unknown-kind");
}

/** A .docx archive must be one, whole; any other archive under that name is refused. */
function checkArchive(bytes: Uint8Array, fileName: string): void {
  const promised = PROMISES[extensionOf(fileName)] === "zip";
  try {
    if (new Archive(bytes).has("word/document.xml")) return;
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error;
    // It begins as an archive and does not end as one: cut short on its way.
    if (promised) refuse("broken");
  }
  refuse(promised ? "not-what-it-says" : "unknown-kind");
}

function filled(format: SourceText["format"], fileName: string, lines: SourceLine[]): SourceText {
  if (lines.every((line) => line.text.trim() === "")) refuse(format === "pdf" ? "scan" : "empty");
  if (lines.length > linesMost || lines.some((line) => line.text.length > lineMost)) refuse("too-long");
  return { format, fileName, lines };
}

/** Opens a file's bytes as text. Throws SourceRefused with the reason and a sentence. */
export async function openSource(bytes: Uint8Array, fileName: string): Promise<SourceText> {
  if (bytes.byteLength > sourceMost) refuse("too-large");
  if (bytes.byteLength === 0) refuse("empty");
  const kind = kindOf(bytes);
  checkName(kind, fileName, bytes);
  if (kind === "pdf") return filled("pdf", fileName, await pdfLines(bytes));
  if (kind === "text") return textSource(decode(bytes), fileName);
  checkArchive(bytes, fileName);
  return filled("docx", fileName, wordLines(bytes));
}
