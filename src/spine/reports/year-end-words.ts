/** What estimates and supplements say, on screens and on paper. */
import type { Words } from "#base/words.ts";

export const yearEndWords = {
  estimate: { vi: "Ước cả năm", en: "Estimate to the year's end" },
  supplement: { vi: "Bổ sung cả năm", en: "Supplement, whole year" },
  difference: { vi: "Chênh lệch", en: "Difference" },
  differenceHint: {
    vi: "Số bổ sung trừ số ước, chỉ tính đơn vị có cả hai.",
    en: "Supplement less estimate, of units that gave both.",
  },
  writeSupplement: { vi: "Nhập số liệu bổ sung cả năm", en: "Write the whole year's supplement" },
  sendSupplement: { vi: "Gửi số liệu bổ sung", en: "Send the supplement" },
  moveWindow: { vi: "Đặt thời gian bổ sung", en: "Set when supplements are taken" },
  refresh: { vi: "Tính lại từ bản ghi", en: "Count the records again" },
  wholeOrder: {
    vi: "Ngày cuối cả năm sớm hơn ngày đầu.",
    en: "The whole year ends before it begins.",
  },
  wholeLater: {
    vi: "Cả năm phải kết thúc sau kỳ số liệu ({to}); nếu trùng thì không có gì để ước.",
    en: "The whole year must end after the figures' window ({to}); else there is nothing to estimate.",
  },
  opensLater: {
    vi: "Chỉ nhận số bổ sung sau khi kỳ số liệu đã hết ({to}).",
    en: "Supplements are taken after the figures' window has ended ({to}).",
  },
  closesLater: {
    vi: "Ngày cuối nhận số bổ sung phải sau ngày đầu và không trước ngày hết năm ({to}).",
    en: "The last day must follow the first and not come before the year's end ({to}).",
  },
  windowNeeded: {
    vi: "Mẫu này hỏi ước cả năm: cần ngày đầu, ngày cuối của cả năm và thời gian nhận số bổ sung.",
    en: "This template asks for estimates: give the whole year's days and when supplements are taken.",
  },
  noSecondWindow: { vi: "Kỳ này không có phần bổ sung.", en: "This cycle takes no supplement." },
  notYetOpen: {
    vi: "Số liệu bổ sung nhận từ {from} đến {to}.",
    en: "Supplements are taken from {from} to {to}.",
  },
  closedAlready: {
    vi: "Đã hết thời gian nhận số bổ sung ({from} – {to}). Cần gửi thêm thì đề nghị nơi nhận mở lại.",
    en: "The time for supplements is over ({from} – {to}). To send one, ask the receiver to open it again.",
  },
  notAskedEstimate: {
    vi: "Mẫu báo cáo không hỏi ước cả năm của ô này.",
    en: "The report asks for no estimate of this cell.",
  },
  nothingToSend: {
    vi: "Chưa có số bổ sung nào để gửi: nhập số, xác nhận số 0 hoặc chọn “không áp dụng”.",
    en: "There is nothing to send: give a number, confirm a zero, or choose “not applicable”.",
  },
  dayOfYear: { vi: "Ngày trong năm, ví dụ 15/11.", en: "A day of the year, such as 15/11." },
  supplementDue: { vi: "Số bổ sung cả năm: {name}", en: "The whole year's supplement: {name}" },
} as const satisfies Words;
