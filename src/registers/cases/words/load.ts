/** Words of how work lies on the people of a unit. */
import type { Words } from "#base/words.ts";

export const loadWords = {
  title: { vi: "Phân công và tải việc", en: "Who works on what" },
  hint: {
    vi: "Vụ việc đang xử lý của đơn vị, theo từng người. Vụ niêm phong chỉ tính với người được nêu tên.",
    en: "The unit's open cases, by person. A sealed case counts for who is named in it alone.",
  },
  read: { vi: "Xem tải việc của từng người", en: "See the load of each person" },
  readUnit: { vi: "Xem tải việc của một đơn vị (số, không tên)", en: "See the load of a unit, in numbers" },
  supervise: { vi: "Giám sát tải việc của đơn vị", en: "Supervise the load of a unit" },
  person: { vi: "Người xử lý", en: "Worked on by" },
  nobody: { vi: "Chưa phân công", en: "Given to nobody" },
  gone: { vi: "không còn làm ở đơn vị", en: "works here no more" },
  nth: { vi: "Người xử lý {n}", en: "Worker {n}" },
  open: { vi: "Đang xử lý", en: "Open" },
  lapsed: { vi: "Hạn đã quá", en: "Clocks lapsed" },
  noContact: { vi: "Chưa liên hệ quá {n} ngày", en: "No contact for {n} days" },
  assess: { vi: "Đến hạn đánh giá", en: "Assessment due" },
  days: { vi: "{n} ngày", en: "{n} days" },
  since: { vi: "Chưa liên hệ quá", en: "No contact for" },
  casesOf: { vi: "Vụ việc: {who}", en: "Cases: {who}" },
  showCases: { vi: "Xem vụ việc của {who}", en: "Show the cases of {who}" },
  lastContact: { vi: "liên hệ gần nhất {day}", en: "last contact {day}" },
  noContactYet: { vi: "chưa liên hệ lần nào", en: "no contact yet" },
  late: { vi: "Quá hạn liên hệ", en: "No contact" },
  lapsedMark: { vi: "{n} hạn đã quá", en: "{n} clocks lapsed" },
  unitLoad: { vi: "Tải việc theo người xử lý (không nêu tên)", en: "Load by worker, unnamed" },
  none: { vi: "Không có vụ việc nào đang xử lý", en: "No open case" },
  noneNext: {
    vi: "Khi mở vụ việc từ tin báo và phân công, tải việc hiện ở đây.",
    en: "Once cases are opened and given to somebody, their load shows here.",
  },
  handOver: { vi: "Bàn giao…", en: "Hand over…" },
} as const satisfies Words;
