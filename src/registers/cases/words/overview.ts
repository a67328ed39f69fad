/** What people read where the city looks over cases. */
import type { Words } from "#base/words.ts";

export const words = {
  title: { vi: "Vụ việc toàn Thành phố", en: "Cases of the city" },
  hint: {
    vi: "Số và mã, không có tên. Vụ việc đang niêm phong không nằm trong số nào.",
    en: "Figures and codes, no names. Sealed cases are in no number.",
  },
  small: {
    vi: "Số nhỏ hơn 5 được che; tỷ lệ và trung vị chỉ hiện khi có từ 5 vụ.",
    en: "Counts below 5 are hidden; shares and medians are shown from 5 cases on.",
  },
  median: {
    vi: "Tỷ lệ và trung vị chỉ hiện khi có từ 5 vụ.",
    en: "Shares and medians are shown from 5 cases on.",
  },
  few: { vi: "chưa đủ 5", en: "fewer than 5" },
  unit: { vi: "Đơn vị", en: "Unit" },
  open: { vi: "Đang xử lý", en: "Open" },
  grave: { vi: "Nguy cơ cao", en: "High risk" },
  reported: { vi: "Chưa xác minh", en: "Not verified" },
  lapsed: { vi: "Quá hạn luật", en: "Clock lapsed" },
  contactLate: { vi: "Quá hạn liên hệ", en: "Contact overdue" },
  load: { vi: "Vụ mỗi người", en: "Cases per worker" },
  delayHours: { vi: "Từ tin báo đến mở (giờ)", en: "Report to opening (hours)" },
  closeDays: { vi: "Từ mở đến kết thúc (ngày)", en: "Opening to close (days)" },
  assessedShare: { vi: "Đã đánh giá nguy cơ (%)", en: "Danger assessed (%)" },
  contactShare: { vi: "Liên hệ đúng hạn (%)", en: "Contact in time (%)" },
  answeredShare: { vi: "Trả lời giới thiệu đúng hạn (%)", en: "Referrals answered in time (%)" },
  none: { vi: "Chưa có vụ việc nào", en: "No cases yet" },
  noneNext: {
    vi: "Số liệu hiện khi xã, phường mở vụ việc từ tin báo.",
    en: "Figures appear when communes open cases from reports.",
  },
  codes: { vi: "Vụ việc đang xử lý của đơn vị, theo mã", en: "Open cases of the unit, by code" },
  opened: { vi: "Ngày mở", en: "Opened" },
  nextContact: { vi: "Hạn liên hệ", en: "Next contact" },
} as const satisfies Words;
