/** What people read of the year that goes round: parts of a year, observances, the calendar. */
import type { Words } from "#base/words.ts";

export const yearWords = {
  firstHalf: { vi: "6 tháng đầu năm", en: "first half of the year" },
  secondHalf: { vi: "6 tháng cuối năm", en: "second half of the year" },
  quarterN: { vi: "quý {n}", en: "quarter {n}" },
  monthN: { vi: "tháng {n}", en: "month {n}" },
  every: { vi: "Lặp lại", en: "Repeats" },
  everyHelp: {
    vi: "Mỗi kỳ một nhiệm vụ. Tháng 1 hằng năm, nhiệm vụ của năm mới tự có.",
    en: "One task for each part of the year. Each January the tasks of the new year appear by themselves.",
  },
  everyYear: { vi: "Mỗi năm", en: "Every year" },
  everyHalf: { vi: "Mỗi 6 tháng", en: "Every half year" },
  everyQuarter: { vi: "Mỗi quý", en: "Every quarter" },
  everyMonth: { vi: "Mỗi tháng", en: "Every month" },
  everyOnce: { vi: "Chỉ một lần", en: "Once only" },
  dueByObservance: { vi: "theo ngày kỷ niệm, tháng hành động", en: "from the observance" },
  notGiven: {
    vi: "{plan}: nhiệm vụ năm {year} chưa tự giao được, cần người xem",
    en: "{plan}: the tasks of {year} could not be given by themselves; please look",
  },
  readCalendar: { vi: "Xem lịch", en: "See the calendar" },
  commemorations: { vi: "Ngày kỷ niệm, tháng hành động", en: "Observances" },
  readCommemorations: { vi: "Xem ngày kỷ niệm, tháng hành động", en: "See observances" },
  writeCommemorations: { vi: "Sửa ngày kỷ niệm, tháng hành động", en: "Change observances" },
  nameVi: { vi: "Tên", en: "Name (Vietnamese)" },
  nameEn: { vi: "Tên tiếng Anh", en: "Name (English)" },
  fromDay: { vi: "Từ ngày (ngày/tháng)", en: "First day (dd/mm)" },
  toDay: { vi: "Đến ngày (ngày/tháng)", en: "Last day (dd/mm)" },
  source: { vi: "Nguồn", en: "Source" },
  confidence: { vi: "Độ chắc chắn", en: "How sure" },
  ask: { vi: "Việc giao cho đơn vị", en: "What units are asked to do" },
  leadDays: { vi: "Giao trước bao nhiêu ngày", en: "Days ahead" },
  toKinds: { vi: "Giao cho loại đơn vị", en: "Kinds of units" },
  gives: { vi: "Tự giao việc trước ngày", en: "Gives tasks ahead of the day" },
  ended: { vi: "Không dùng nữa", en: "No longer used" },
  daysInOrder: {
    vi: "Ngày cuối phải không sớm hơn ngày đầu trong cùng năm.",
    en: "The last day must not be before the first, in the same year.",
  },
  noSuchDay: { vi: "Không có ngày này trong năm.", en: "There is no such day." },
  givesWhat: {
    vi: "Muốn tự giao việc, hãy ghi việc cần làm và loại đơn vị.",
    en: "To give tasks it needs what is asked, and of which kinds of units.",
  },
} as const satisfies Words;
