/** What consolidating without a unit says. */
import type { Words } from "#base/words.ts";

export const leftOutWords = {
  leaveOut: { vi: "Không đưa vào tổng hợp…", en: "Consolidate without it…" },
  leaveOutUnit: { vi: "Không đưa {unit} vào tổng hợp", en: "Consolidate without {unit}" },
  leaveOutAll: {
    vi: "Không đưa vào {n} đơn vị còn thiếu…",
    en: "Consolidate without the {n} missing…",
  },
  leaveOutN: { vi: "Không đưa {n} đơn vị vào tổng hợp", en: "Consolidate without {n} units" },
  hint: {
    vi: "Số liệu và nội dung của đơn vị không được tính. Tên đơn vị, lý do và người quyết định hiện trên bảng tình hình, trên báo cáo của đơn vị và trong báo cáo tổng hợp.",
    en: "Its figures and words do not count. The unit, the reason and who decided stand on the board, on its report and in the consolidated report.",
  },
  reason: { vi: "Lý do", en: "Reason" },
  fillReason: { vi: "Hãy nêu lý do.", en: "Say why." },
  decide: { vi: "Quyết định", en: "Decide" },
  decided: { vi: "Đã ghi quyết định.", en: "The decision is kept." },
  takeIn: { vi: "Đưa lại vào tổng hợp", en: "Take in again" },
  takenIn: { vi: "Đã đưa lại vào tổng hợp.", en: "It counts again." },
  leftOut: { vi: "Không đưa vào tổng hợp", en: "Left out by decision" },
  leftOutN: { vi: "{n} không đưa vào theo quyết định", en: "{n} left out by decision" },
  note: { vi: "Ghi chú", en: "Note" },
  title: {
    vi: "Thành phố tổng hợp không có báo cáo này",
    en: "The city consolidates without this report",
  },
  by: { vi: "{by} quyết định {at}", en: "decided by {by} on {at}" },
  cancel: { vi: "Thôi", en: "Cancel" },
} as const satisfies Words;
