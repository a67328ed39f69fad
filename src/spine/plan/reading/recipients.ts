/** Who receives a document ("Kính gửi", "Nơi nhận") and who signs it. */
import type { ReadLine } from "./types.ts";
import { sideBySide } from "./head.ts";
import { allCapitals } from "./tokens.ts";
import type { Recipient } from "./types.ts";

export interface Tail {
  recipients: Recipient[];
  signature: Array<{ line: number; text: string }>;
  /** Between "Kính gửi" and the text of a letter. */
  addressing: boolean;
  /** After "Nơi nhận". */
  receiving: boolean;
}

/** The first line of a tail is short; what is longer is text. */
const TAIL_LINE_MOST = 240;
const RECEIVING = /^Nơi nhận\s*(?::|$)/iu;
const ADDRESSING = /^Kính gửi\s*:?/iu;
const SIGNING =
  /^(?:(?:TM|KT|TL|TUQ|Q|T\/M|K\/T|T\/L)\.?\s+[\p{Lu}]|(?:PHÓ\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG BAN|TRƯỞNG PHÒNG|BÍ THƯ|CỤC TRƯỞNG|HIỆU TRƯỞNG|THỦ TRƯỞNG)(?:\s+\p{Lu}+){0,6}$)/u;

const bare = (text: string): string =>
  text
    .replace(/^[-–+•*]\s*/u, "")
    .replace(/[\s;.,]+$/u, "")
    .trim();

function receive(tail: Tail, line: number, text: string): void {
  const clean = bare(text);
  if (clean === "") return;
  const as = /^Lưu\s*:?/u.test(clean) ? "archive" : "copy";
  tail.recipients.push({ line, text: clean, as });
}

function address(tail: Tail, line: number, text: string): void {
  for (const part of text.split(";")) {
    const clean = bare(part);
    if (clean !== "") tail.recipients.push({ line, text: clean, as: "addressee" });
  }
}

/** True if a line opens the addressees, the recipients or the signature; takes it in. */
export function beginsTail(tail: Tail, { line, text }: ReadLine): boolean {
  if (text.length > TAIL_LINE_MOST && !ADDRESSING.test(text)) return false;
  const cells = sideBySide(text);
  const first = cells[0] ?? "";
  if (ADDRESSING.test(first)) {
    tail.addressing = true;
    address(tail, line, text.trim().replace(ADDRESSING, ""));
    return true;
  }
  const receives = cells.some((cell) => RECEIVING.test(cell));
  const signs = cells.some((cell) => SIGNING.test(cell)) && allCapitals(first.replace(/^Nơi nhận.*$/iu, "A"));
  if (!receives && !signs) return false;
  tail.addressing = false;
  tail.receiving = tail.receiving || receives;
  takeCells(tail, line, cells);
  return true;
}

function takeCells(tail: Tail, line: number, cells: readonly string[]): void {
  for (const cell of cells) {
    if (RECEIVING.test(cell)) {
      for (const part of cell.replace(RECEIVING, "").split(";")) receive(tail, line, part);
    } else if (tail.receiving && isReceived(tail, cell)) takeReceived(tail, line, cell);
    else if (!/^[\s(_.…-]*$/u.test(cell)) tail.signature.push({ line, text: cell });
  }
}

/** After "Nơi nhận" a line with a dash or a semicolon is a recipient; capitals and bare names belong to the signature. */
function isReceived(tail: Tail, cell: string): boolean {
  if (/^[-–+•*]/u.test(cell)) return true;
  if (allCapitals(cell) && !/[;,]$/u.test(cell)) return false;
  return /[;.]$/u.test(cell) || (/^\p{Ll}/u.test(cell) && tail.recipients.length > 0);
}

function takeReceived(tail: Tail, line: number, cell: string): void {
  const last = tail.recipients.at(-1);
  if (/^\p{Ll}/u.test(cell) && last) last.text = bare(`${last.text} ${cell}`);
  else receive(tail, line, cell);
}

/** Takes a line after "Kính gửi" or "Nơi nhận"; false if the addressees have ended before it. */
export function takeTail(tail: Tail, { line, text }: ReadLine): boolean {
  if (!tail.addressing) {
    takeCells(tail, line, sideBySide(text));
    return true;
  }
  const clean = text.trim();
  const listed = /^[-–+•*]/u.test(clean) || (clean.endsWith(";") && clean.length < 160);
  const alone = tail.recipients.every((one) => one.as !== "addressee") && clean.length < 160;
  if (!listed && !alone) {
    tail.addressing = false;
    return false;
  }
  address(tail, line, clean);
  return true;
}

/** The signature as one text, or null. */
export function signatureOf(tail: Tail): { line: number; text: string } | null {
  const first = tail.signature[0];
  return first ? { line: first.line, text: tail.signature.map((part) => part.text).join(" / ") } : null;
}
