import type { Words } from "#base/words.ts";

export const words = {
  value: { vi: "có số liệu", en: "value" },
  zero: { vi: "0", en: "0" },
  notReported: { vi: "chưa báo cáo", en: "not reported" },
  notApplicable: { vi: "không áp dụng", en: "not applicable" },
  suppressed: { vi: "bảo mật", en: "suppressed" },
  catalogue: { vi: "Danh mục chỉ tiêu", en: "Catalogue of figures" },
  read: { vi: "Xem danh mục chỉ tiêu", en: "Read the catalogue of figures" },
  update: { vi: "Sửa danh mục chỉ tiêu", en: "Change the catalogue of figures" },
  figures: { vi: "Xem số liệu theo đơn vị", en: "Read figures by unit" },
  totals: { vi: "Xem số liệu toàn Thành phố", en: "Read figures of the city" },
  compute: { vi: "Tính lại số liệu", en: "Recompute figures" },
  newFigure: { vi: "Thêm chỉ tiêu", en: "Add a figure" },
  newDefinition: { vi: "Thêm phiên bản định nghĩa", en: "Add a version of a definition" },
  units: { vi: "Số liệu theo đơn vị", en: "Figures by unit" },
  total: { vi: "Số liệu toàn Thành phố", en: "Figure of the city" },
  records: { vi: "Bản ghi được đếm", en: "Records counted" },
  computedHere: {
    vi: "Chỉ tiêu này hệ thống tự tính; định nghĩa đi cùng nguồn tính.",
    en: "This figure is computed; its definition comes with its source.",
  },
  notAfter: {
    vi: "Ngày hiệu lực phải sau ngày hiệu lực của phiên bản hiện nay ({date}).",
    en: "It must begin after the present version does ({date}).",
  },
  notBefore: {
    vi: "Chỉ tiêu đã thôi dùng từ {date}; định nghĩa mới bắt đầu từ ngày ấy trở đi.",
    en: "The figure is retired from {date}; a new definition begins on that day or later.",
  },
  reportedUntil: {
    vi: "Đã có đơn vị báo cáo theo định nghĩa này cho kỳ đến {date}; chọn một ngày sau ngày ấy.",
    en: "Units have reported by this definition for the period until {date}; choose a later day.",
  },
  retire: { vi: "Thôi dùng chỉ tiêu", en: "Retire a figure" },
  retiredAlready: {
    vi: "Chỉ tiêu này đã thôi dùng từ {date}.",
    en: "This figure is retired from {date} already.",
  },
  unknownWhole: { vi: "Không có chỉ tiêu {code}.", en: "There is no figure {code}." },
  unknownBlock: { vi: "Không có nhóm chỉ tiêu này.", en: "There is no such block." },
  codeTaken: { vi: "Mã chỉ tiêu này đã có.", en: "There is already a figure with this code." },
  zeroIsSaid: {
    vi: "Số 0 là “0 đã xác nhận”, không phải ô trống; ô không có số thì chọn vì sao.",
    en: "A zero is confirmed, and an empty cell says why it is empty.",
  },
  rules: { vi: "Quy tắc đối chiếu số liệu", en: "Rules between figures" },
  newRule: { vi: "Thêm quy tắc đối chiếu", en: "Add a rule" },
  changeRule: { vi: "Thêm phiên bản quy tắc", en: "Add a version of a rule" },
  retireRule: { vi: "Thôi dùng quy tắc", en: "End a rule" },
  updateRules: { vi: "Sửa quy tắc đối chiếu số liệu", en: "Change rules between figures" },
  ruleTaken: { vi: "Mã quy tắc này đã có.", en: "There is already a rule with this code." },
  ruleEnded: {
    vi: "Quy tắc đã thôi dùng từ {date}; phiên bản mới bắt đầu từ ngày ấy trở đi.",
    en: "The rule ended on {date}; a new version begins on that day or later.",
  },
  unknownPlace: {
    vi: "Câu không có số nào tên {place}; dùng {left}, {right}, {l1}, {r1}…",
    en: "There is no number called {place}; use {left}, {right}, {l1}, {r1}…",
  },
  numbersSaid: {
    vi: "Câu phải nêu số của cả hai vế: {left} và {right}, hoặc {l1}, {r1}…",
    en: "The sentence must say a number of each side: {left} and {right}, or {l1}, {r1}…",
  },
  leftOfThisYear: {
    vi: "Vế trái cần ít nhất một chỉ tiêu của năm nay.",
    en: "The left side needs a figure of this year.",
  },
  windowOrder: { vi: "Ngày cuối kỳ sớm hơn ngày đầu kỳ.", en: "The window ends before it begins." },
} as const satisfies Words;
