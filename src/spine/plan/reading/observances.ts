/**
 * Days, weeks and months of observance that a document names. `on` is a day, `month` a month: the month is given only
 * where there is no single day. A document often names a "Tháng hành động" without saying when; the months of those that
 * the law fixes are known (national month against domestic violence: June, Law 13/2022/QH15 art. 7; for children: June;
 * for gender equality: 15 November to 15 December; for older people: October) and are filled in with `source`
 * "calendar", so that a reader sees that the document itself did not say so. Unknown ones stay null.
 */
import { monthDay, searchKey } from "#base/vi/index.ts";
import { daysIn } from "./dates.ts";
import type { Observance } from "./types.ts";

interface Known {
  key: RegExp;
  on?: string;
  month?: number;
  from?: string;
  until?: string;
}

const CALENDAR: readonly Known[] = [
  { key: /^ngay quoc te hanh phuc/u, on: "03-20" },
  { key: /^ngay gia dinh viet nam/u, on: "06-28" },
  { key: /^ngay quoc te (ve )?nguoi cao tuoi/u, on: "10-01" },
  { key: /^ngay (the gioi|quoc te) (ve )?xoa bo bao luc (doi voi|voi) phu nu/u, on: "11-25" },
  { key: /^thang hanh dong (quoc gia )?(ve )?phong,? chong bao luc gia dinh/u, month: 6 },
  { key: /^thang hanh dong vi tre em/u, month: 6 },
  { key: /^thang hanh dong vi nguoi cao tuoi/u, month: 10 },
  { key: /^thang hanh dong vi binh dang gioi/u, month: 11, from: "11-15", until: "12-15" },
];

const NAME =
  /(?<![\p{L}\d])(?:[Nn]gày (?:hội )?(?=\p{Lu})|[Nn]gày hội (?=\p{L})|[Tt]háng hành động(?!\p{L})|[Tt]háng (?=Thanh niên|Nhân đạo|Công nhân|cao điểm)|[Tt]uần lễ (?=\p{L})|Năm (?:Gia đình|quốc tế) )/gu;

/** Where a name ends: punctuation, or words that tell when, where or why. */
const END =
  /[;.():"“”\n–]|\s-\s|\s(?:năm|trong|trên địa bàn|tại|hằng năm|hàng năm|gắn với|từ ngày|vào ngày|ngày(?=\s+\d)|từ|vào|do|nhằm|nhân(?=\s+(?:[Nn]gày|[Tt]háng|[Tt]uần|dịp|kỷ niệm))|bằng|để|ở|cho|được|và (?=[Nn]gày|[Tt]háng|[Tt]uần|[Nn]ăm|các|tổ chức|những))(?!\p{L})|\s\d/u;

/** A comma inside a name: "phòng, chống", "phòng ngừa, ứng phó". */
const INNER = /(?:phòng|phòng ngừa|ngăn ngừa|bảo vệ)$/iu;

function nameEnd(text: string): number {
  const stop = END.exec(text)?.index ?? text.length;
  let comma = text.indexOf(",");
  while (comma !== -1 && comma < stop) {
    if (!INNER.test(text.slice(0, comma))) return comma;
    comma = text.indexOf(",", comma + 1);
  }
  return stop;
}

/** When, as the text right after a name says: a day, a span of days, or a month. */
function whenAfter(text: string): Pick<Observance, "on" | "month" | "from" | "until"> | null {
  const near =
    /^\s*(?:\(\s*([^)]{1,60})\)|,?\s*(?:ngày\s+|từ\s+(?:ngày\s+)?)?(\d{1,2}[/-]\d{1,2}[^;.,\p{L}]*(?:đến[^;.]{0,24})?))/u.exec(
      text,
    );
  const inside = near?.[1] ?? near?.[2];
  if (inside === undefined) return monthAfter(text);
  const days = daysIn(inside);
  const [start, end] = days;
  if (start === undefined) return monthAfter(inside);
  const on = monthDay(start.day, start.month);
  const until = end ? monthDay(end.day, end.month) : null;
  if (on !== null && until !== null && until !== on) return { on: null, month: start.month, from: on, until };
  return { on, month: null };
}

function monthAfter(text: string): Pick<Observance, "on" | "month"> | null {
  const month = Number(
    /^\s*\(?\s*(?:vào\s+|trong\s+)?tháng\s+(\d{1,2})(?!\d|\s*[/-])/iu.exec(text)?.[1] ?? 0,
  );
  return month >= 1 && month <= 12 ? { on: null, month } : null;
}

/** A name without its tail of small words, or "" where it is no observance ("Ngày làm việc"). */
function trimmed(name: string): string {
  const bare = name.replace(/\s+/gu, " ").trim();
  return bare.split(" ").length < 3 || /^ngày (?:hội )?(?:thứ|chủ nhật)/iu.test(bare) ? "" : bare;
}

function observanceOf(name: string, rest: string, line: number): Observance {
  const told = whenAfter(rest);
  if (told) return { name, line, source: "text", ...told };
  const known = CALENDAR.find(({ key }) => key.test(searchKey(name)));
  if (!known) return { name, on: null, month: null, line, source: "unknown" };
  const span =
    known.from !== undefined && known.until !== undefined ? { from: known.from, until: known.until } : {};
  return { name, on: known.on ?? null, month: known.month ?? null, line, source: "calendar", ...span };
}

/** The observances named in one line, in order. */
export function observancesIn(text: string, line: number): Observance[] {
  const out: Observance[] = [];
  for (const match of text.matchAll(NAME)) {
    const from = match.index;
    const tail = text.slice(from + match[0].length, from + 240);
    const length = match[0].length + nameEnd(tail);
    const name = trimmed(text.slice(from, from + length));
    if (name !== "")
      out.push(
        observanceOf(
          name.slice(0, 1).toUpperCase() + name.slice(1),
          text.slice(from + length, from + length + 100),
          line,
        ),
      );
  }
  return out;
}
