/** What the board by unit says. */
import type { Words } from "#base/words.ts";

export const qualityWords = {
  menu: { vi: "Báo cáo", en: "Reports" },
  hint: {
    vi: "Đầy đủ theo nội dung từng ô, đúng hạn tính từ lần đầu gửi đủ (hạn {due}), nhất quán theo quy tắc đối chiếu.",
    en: "Complete by the content of each cell, in time by the first full submission (due {due}), consistent by the rules.",
  },
  all: { vi: "Tất cả", en: "All" },
  missing: { vi: "Thiếu số liệu", en: "Figures missing" },
  late: { vi: "Nộp muộn, quá hạn", en: "Late or overdue" },
  warned: { vi: "Còn cảnh báo", en: "Rules broken" },
  explained: { vi: "Có giải trình", en: "Explained" },
  filter: { vi: "Lọc đơn vị", en: "Filter units" },
  told: { vi: "{told}/{required} ô", en: "{told}/{required} cells" },
  kinds: { vi: "{value} có số, {zero} số 0, {not} ∅", en: "{value} values, {zero} zeros, {not} ∅" },
  time: { vi: "Đúng hạn", en: "In time" },
  lateN: { vi: "muộn {n} ngày", en: "{n} days late" },
  earlyN: { vi: "sớm {n} ngày", en: "{n} days early" },
  onDay: { vi: "đúng ngày hạn", en: "on the due day" },
  overdueN: { vi: "chưa gửi, quá {n} ngày", en: "not sent, {n} days overdue" },
  leftN: { vi: "chưa gửi, còn {n} ngày", en: "not sent, {n} days left" },
  firstOn: { vi: "gửi đủ {on}", en: "sent whole {on}" },
  kept: { vi: "{kept}/{apply} quy tắc", en: "{kept}/{apply} rules" },
  brokenN: { vi: "{n} chỗ chưa khớp", en: "{n} broken" },
  noRule: { vi: "chưa có quy tắc nào áp dụng", en: "no rule applies yet" },
  exceptions: { vi: "Giải trình", en: "Explained" },
  totals: { vi: "Cộng theo loại đơn vị", en: "Totals by kind of unit" },
  units: { vi: "Số đơn vị", en: "Units" },
  inTime: { vi: "Đúng hạn / đã gửi", en: "In time / sent" },
  nobody: { vi: "Kỳ này chưa có đơn vị nào bạn xem được", en: "No unit of this cycle is yours to see" },
  nobodyNext: { vi: "Mở kỳ cho các đơn vị trước.", en: "Open the cycle for the units first." },
  note: {
    vi: "∅: không áp dụng. Ô còn thiếu không tính là đã trả lời; số 0 phải được xác nhận. Quy tắc chỉ áp dụng khi các ô của nó đã có câu trả lời.",
    en: "∅: not applicable. A missing cell is no answer; a zero must be confirmed. A rule applies once its cells are answered.",
  },
} as const satisfies Words;
