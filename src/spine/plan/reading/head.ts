/** The head of a document in the layout of Decree 30/2020: issuer, number and symbol, date, kind and subject. */
import { searchKey } from "#base/vi/index.ts";
import { headDate } from "./dates.ts";
import { allCapitals } from "./tokens.ts";
import type { Gap } from "./types.ts";

/** What the head of a document says of itself. */
export interface HeadFacts {
  /** Kind and subject, line by line. */
  title: Array<{ line: number; text: string }>;
  /** "V/v …" of an official letter. */
  about: Array<{ line: number; text: string }>;
  issuer: string[];
  number: string | null;
  date: string | null;
  unsure: Gap[];
}

export const emptyHead = (): HeadFacts => ({
  title: [],
  about: [],
  issuer: [],
  number: null,
  date: null,
  unsure: [],
});

const KIND =
  /^(?:DỰ THẢO\s+)?(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|NGHỊ QUYẾT|CHƯƠNG TRÌNH|THÔNG BÁO|HƯỚNG DẪN|BÁO CÁO|TỜ TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|QUY CHẾ|QUY ĐỊNH|CÔNG ĐIỆN|DỰ ÁN|THÔNG TRI|KẾT LUẬN)(?![\p{L}])/iu;

/** True if a line begins the title: a kind of document in capitals, or alone on its line. */
export function isTitleStart(text: string): boolean {
  const bare = text.trim();
  const found = bare.length < 600 ? KIND.exec(bare) : null;
  if (!found || bare.endsWith(":")) return false;
  if (allCapitals(bare.replace(/\s*\([^)]*\)$/u, ""))) return bare.length < 600;
  return bare.length === found[0].length;
}

/** True if the first line of a document without a head is its title: a kind of document, no full stop. */
export function isPlainTitle(text: string): boolean {
  const bare = text.trim();
  return KIND.test(bare) && /^\p{Lu}/u.test(bare) && bare.length < 300 && !/[.;:,]$/u.test(bare);
}

export const isOrnament = (text: string): boolean => /^[\s_\-–—=*.…~+]*$/u.test(text);

/** Blanks left for a number or a day to be written in are not the gap between two columns. */
function closeBlanks(text: string): string {
  const numbered = text.replace(/^(Số\s?:?)[\s.…_]{2,}(?=[-/])/u, "$1 ");
  return numbered.replace(/(ngày|tháng)[\s.…_]{2,}(?=tháng|năm|\d)/giu, "$1 ");
}

/** Columns of a head or a signature that stand side by side on one line. */
export function sideBySide(text: string): string[] {
  const bare = closeBlanks(text.trim());
  const nation = bare.search(/CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*-|ĐẢNG CỘNG SẢN VIỆT NAM/u);
  const parts = nation > 0 ? [bare.slice(0, nation), bare.slice(nation)] : [bare];
  return parts
    .flatMap((part) => part.split(/\t+|\s{3,}/u))
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** True if a line opens the head of a document. */
export function isNation(text: string): boolean {
  if (text.length > 120 || !/^[CĐcđ]/u.test(text)) return false;
  const key = searchKey(text);
  return /^(?:cong hoa xa hoi chu nghia viet nam|dang cong san viet nam|doc lap\s*[-–]\s*tu do)/u.test(key);
}

const NUMBER = /^Số\s*:?\s*(\d{1,5}[a-z]?)?[\s….]*([-/]\s*[\p{Lu}\d][\p{L}\d&./-]*)/u;
const SHORT_DATE = /^\p{Lu}[^.;:]{1,40}, ngày \d{1,2}\/\d{1,2}\/\d{4}$/u;
const DATE_LEFT_OPEN = /ngày[\s….]*(\d{1,2})?[\s….]*tháng[\s….]*(\d{1,2})?[\s….]*năm/iu;

/** The number as written, without blanks: "112/KH-UBND"; undefined where the line has none, null where it is blank. */
export function headNumber(text: string): string | null | undefined {
  const found = NUMBER.exec(text);
  if (!found) return undefined;
  const symbol = (found[2] ?? "").replace(/\s+/gu, "").replace(/[.,;]+$/u, "");
  return found[1] === undefined ? null : `${found[1]}${symbol}`;
}

const BODY_START =
  /^(?:ỦY BAN|UỶ BAN|UBND|SỞ|BỘ|BAN|PHÒNG|CHI CỤC|CỤC|HỘI|ĐOÀN|LIÊN ĐOÀN|TRUNG TÂM|THÀNH ỦY|TỈNH ỦY|ĐẢNG ỦY|VĂN PHÒNG|CÔNG AN|TRƯỜNG|BỆNH VIỆN|CHÍNH PHỦ|QUỐC HỘI|THỦ TƯỚNG|VIỆN|TÒA ÁN|LIÊN HIỆP|MTTQ|MẶT TRẬN|TRẠM|ĐÀI|BÁO|THƯ VIỆN|BẢO TÀNG|QUỸ|NHÀ|TỔNG|HỌC VIỆN|ĐẠI HỌC|KHO BẠC|BẢO HIỂM|THANH TRA)/u;

function takeIssuer(head: HeadFacts, text: string): void {
  const last = head.issuer.at(-1);
  if (last !== undefined && (!BODY_START.test(text) || /(?: VÀ| CỦA|,)$/u.test(last))) {
    head.issuer[head.issuer.length - 1] = `${last} ${text}`;
  } else head.issuer.push(text);
}

function takeNumber(head: HeadFacts, text: string, line: number): boolean {
  const number = headNumber(text);
  if (number === undefined) return false;
  head.number ??= number;
  if (number === null) head.unsure.push({ line, note: "Số văn bản để trống." });
  return true;
}

function takeDate(head: HeadFacts, text: string, line: number): boolean {
  if (text.length > 90 || !(DATE_LEFT_OPEN.test(text) || SHORT_DATE.test(text))) return false;
  const date = headDate(text);
  head.date ??= date;
  if (date === null) head.unsure.push({ line, note: "Ngày ban hành để trống hoặc không đọc được." });
  return true;
}

const looksIssuer = (text: string): boolean =>
  text.length < 120 && allCapitals(text) && !/\d/u.test(text) && !/^DỰ THẢO|^MẬT|^HỎA TỐC|^KHẨN/u.test(text);

/** Takes one cell of the head; false if it is none of the head's parts. */
export function takeHead(head: HeadFacts, text: string, line: number): boolean {
  if (isOrnament(text) || isNation(text) || /^\(?dự thảo\)?/iu.test(text)) return true;
  const numbered = takeNumber(head, text, line);
  if (takeDate(head, text, line) || numbered) return true;
  if (/^V\/v(?![\p{L}])/iu.test(text)) {
    head.about.push({ line, text });
    return true;
  }
  if (!looksIssuer(text)) return false;
  if (head.number === null && head.about.length === 0) takeIssuer(head, text);
  return true;
}
