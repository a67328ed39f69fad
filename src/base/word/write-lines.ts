/** The wording of the fixed lines of Decree 30/2020/NĐ-CP, Appendix I: pure, from data to text. */

import type { AdministrativeDocument } from "./write-types.ts";

/** XML 1.0 cannot hold these, and Word refuses a file that does. */
// oxlint-disable-next-line no-control-regex -- naming control characters is the purpose
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

/** Text as Word can hold it: composed letters (TCVN 6909), whole surrogates, no control characters. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll(UNPRINTABLE, "").replaceAll(/\r\n?/g, "\n").normalize("NFC");
}

/** "5" → "05"; a blank stays room for a pen. */
export function documentNumber(number: string | number | undefined): string {
  const text = String(number ?? "").trim();
  if (text === "") return "";
  return /^\d$/.test(text) ? `0${text}` : text;
}

/** "Số: 05/BC-UBND"; without a number, room to write it. */
export function numberLine(number: string | number | undefined, symbol: string): string {
  return `Số: ${documentNumber(number) || " ".repeat(8)}/${symbol}`;
}

/** "05 tháng 01 năm 2026": a day under 10 and the months 1 and 2 take a zero. Blank days are left open. */
export function dateWords(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  const open = " ".repeat(6);
  const dayText = day === "" ? open : String(Number(day)).padStart(2, "0");
  const monthText = month === "" ? open : Number(month) <= 2 ? `0${Number(month)}` : String(Number(month));
  return `ngày ${dayText} tháng ${monthText} năm ${year}`;
}

/** "Hà Nội, ngày 05 tháng 01 năm 2026". */
export function dateLine(place: string, date: string): string {
  return `${place}, ${dateWords(date)}`;
}

const bare = (line: string): string =>
  line
    .trim()
    .replace(/^[-–—•]\s*/u, "")
    .replace(/[;.,\s]+$/u, "");

/** "- …;" for each, "." after the last. */
function dashed(lines: readonly string[]): string[] {
  return lines.map((line, i) => `- ${line}${i === lines.length - 1 ? "." : ";"}`);
}

/** Nơi nhận: "Như trên" first where there are addressees, "Lưu: VT" last. */
export function recipientLines(recipients: readonly string[], hasAddressees = false): string[] {
  const given = recipients.map(bare).filter((line) => line !== "");
  const archived = given.filter((line) => /^Lưu\s*:/iu.test(line));
  const others = given.filter((line) => !/^Lưu\s*:/iu.test(line));
  const first = hasAddressees && !others.some((line) => /^Như trên/iu.test(line)) ? ["Như trên"] : [];
  return dashed([...first, ...others, ...(archived.length > 0 ? archived : ["Lưu: VT"])]);
}

/** One addressee stands on the line of "Kính gửi", several each on their own. */
export function addresseeLines(addressees: readonly string[]): string[] {
  const names = addressees.map(bare).filter((line) => line !== "");
  if (names.length === 0) return [];
  if (names.length === 1) return [`Kính gửi: ${names[0]}.`];
  return ["Kính gửi:", ...dashed(names)];
}

/** Each legal basis ends with ";", the last with ".". */
export function baseLines(bases: readonly string[]): string[] {
  const texts = bases.map(bare).filter((line) => line !== "");
  return texts.map((text, i) => `${text}${i === texts.length - 1 ? "." : ";"}`);
}

/** The mark that closes the body, as offices write it. */
const END_MARK = "./.";

/** The text closed by "./." in place of its full stop. */
export function endMarked(text: string): string {
  return text.trimEnd().endsWith(END_MARK) ? text : `${text.trimEnd().replace(/[.;]+$/u, "")}${END_MARK}`;
}

/** "Phụ lục" alone, "Phụ lục II" among several. */
export function annexLabel(index: number, count: number): string {
  return count === 1 ? "Phụ lục" : `Phụ lục ${roman(index + 1)}`;
}

/** "(Kèm theo Báo cáo số 05/BC-SVHTT ngày 05 tháng 01 năm 2026 của Sở …)". */
export function attachedLine(
  document: Pick<AdministrativeDocument, "kind" | "number" | "symbol" | "date" | "body">,
): string {
  const kind = document.kind === "" ? "Công văn" : sentenceCase(document.kind);
  const number = documentNumber(document.number) || " ".repeat(6);
  return `Kèm theo ${kind} số ${number}/${document.symbol} ${dateWords(document.date)} của ${document.body}`;
}

const sentenceCase = (text: string): string =>
  text.slice(0, 1).toLocaleUpperCase("vi") + text.slice(1).toLocaleLowerCase("vi");

/** 4 → "IV". */
function roman(n: number): string {
  const signs: [number, string][] = [
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let rest = n;
  let out = "";
  for (const [value, sign] of signs) {
    while (rest >= value) {
      out += sign;
      rest -= value;
    }
  }
  return out;
}

/** a), b), c), d), đ), e) …: the Vietnamese alphabet. */
const LETTERS = "a b c d đ e g h i k l m n o p q r s t u v x y".split(" ");

/** Counts headings: I., 1., a); a heading starts the counting beneath it anew. */
export function headingCounter(): (level: 1 | 2 | 3) => string {
  const counts = [0, 0, 0];
  return (level) => {
    const n = (counts[level - 1] ?? 0) + 1;
    counts[level - 1] = n;
    counts.fill(0, level);
    if (level === 1) return `${roman(n)}.`;
    return level === 2 ? `${n}.` : `${LETTERS[n - 1] ?? n})`;
  };
}

const FIGURE = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 6 });

/** 1234.5 → "1.234,5". */
export function figure(value: number): string {
  return FIGURE.format(value);
}
