/** When a clause is to be done and what it is to yield, as labelled lines, cells and phrases say. */
import { spanOf } from "./dates.ts";
import type { Due } from "./types.ts";

const LABEL = String.raw`(?:thời gian(?: (?:thực hiện|hoàn thành|tổ chức|dự kiến))?|thời hạn(?: (?:thực hiện|hoàn thành))?|tiến độ(?: thực hiện)?|thời điểm(?: hoàn thành)?)`;
const LABELLED_TIME = new RegExp(String.raw`(?<!\p{L})${LABEL}\s*:\s*([^;)\n]{2,120})`, "iu");
const PHRASED_TIME =
  /(?<!\p{L})(?:hoàn thành|xong|thực hiện|triển khai|tổ chức)\s+(?:xong\s+)?((?:trước|trong|vào|chậm nhất)\s+(?:ngày\s+|hết\s+)?(?:\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}|[Qq]uý\s+[IV1-4]+\s*(?:\/|năm )\s*\d{4}|tháng\s+\d{1,2}\s*(?:\/|năm )\s*\d{4}))/u;
/** A last day without a verb beside it: "… của địa phương trước ngày 15/02/2026." */
const LAST_DAY =
  /(?<!\p{L})((?:trước|chậm nhất|muộn nhất|đến hết)\s+(?:là\s+)?(?:ngày\s+|hết\s+)?(?:\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}))/giu;
/** A day by which something is reported is a reporting duty, not the day by which the work is done. */
const REPORTED = /báo cáo[^.;]*$/iu;
const PRODUCT =
  /(?<!\p{L})(?:sản phẩm(?: đầu ra| dự kiến| hoàn thành)?|kết quả đầu ra)\s*:\s*([^;)\n]{2,200})/iu;
const ATTRIBUTE =
  /^(?:[-+•]\s*)?(?:thời gian|thời hạn|tiến độ|thời điểm|(?:các )?(?:cơ quan|đơn vị)[^:]{0,20}(?:chủ trì|phối hợp|thực hiện|đầu mối|phụ trách|tham mưu)|chủ trì(?!,)|phối hợp(?! với)|phân công thực hiện|sản phẩm|kết quả đầu ra|địa điểm)[^:.]{0,24}:/iu;

/** Labels that say more of a task where who or when is said beside them. */
const DETAIL =
  /^(?:[-+•]\s*)?(?:nội dung|hình thức|đối tượng|số lượng|thành phần|kinh phí|địa điểm|quy mô|phạm vi)[^:.]{0,24}:/iu;

/** True if a line with a label is a detail of the task above it, given the lines beside it. */
export function isDetail(text: string, beside: readonly string[]): boolean {
  return isAttribute(text) || (DETAIL.test(text) && beside.some(isAttribute));
}

const tidy = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .replace(/[\s.,;]+$/u, "")
    .trim();

/** True if a line only says who, when or what product for the clause before it. */
export function isAttribute(text: string): boolean {
  return text.length < 400 && text.includes(":") && ATTRIBUTE.test(text);
}

/** A time as written with the days it spans. */
export function dueOf(text: string, line: number): Due {
  const clean = tidy(text);
  return { text: clean, line, ...spanOf(clean) };
}

/** The time stated in a line, or null. */
export function dueIn(text: string, line: number): Due | null {
  const labelled = text.includes(":") ? LABELLED_TIME.exec(text)?.[1] : undefined;
  if (labelled !== undefined) return dueOf(labelled.split(/\.\s+(?=\p{Lu})/u)[0] ?? labelled, line);
  const phrased = /\d{4}/u.test(text) ? PHRASED_TIME.exec(text)?.[1] : undefined;
  const said = phrased ?? lastDayIn(text);
  return said === undefined ? null : dueOf(said, line);
}

/** The last "before …" of a clause that is not about reporting. */
function lastDayIn(text: string): string | undefined {
  const found = [...text.matchAll(LAST_DAY)].filter(({ index }) => !REPORTED.test(text.slice(0, index)));
  return found.at(-1)?.[1];
}

/** The product stated in a line, or null. */
export function productIn(text: string): string | null {
  const found = text.includes(":") ? PRODUCT.exec(text)?.[1] : undefined;
  return found === undefined ? null : tidy(found);
}
