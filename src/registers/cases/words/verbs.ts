/** Names of the acts on a case. */
import type { Words } from "#base/words.ts";

export const verbWords = {
  read: { vi: "Xem vụ việc mình tham gia", en: "Read cases one takes part in" },
  open: { vi: "Mở vụ việc từ tin báo", en: "Open a case from reports" },
  edit: { vi: "Ghi, sửa thông tin vụ việc", en: "Write in a case" },
  assign: { vi: "Phân công người xử lý", en: "Assign who works on it" },
  verify: { vi: "Kết luận xác minh", en: "Conclude the verification" },
  progress: { vi: "Chuyển bước xử lý", en: "Move a case on" },
  contact: { vi: "Ghi lần liên hệ, thăm gặp", en: "Note a contact or visit" },
  assess: { vi: "Đánh giá nguy cơ", en: "Assess the danger" },
  close: { vi: "Kết thúc vụ việc", en: "Close a case" },
  confirmClose: { vi: "Duyệt kết thúc vụ việc nguy cơ cao", en: "Confirm closing a high-risk case" },
  reopen: { vi: "Mở lại vụ việc", en: "Reopen a case" },
  refer: { vi: "Giới thiệu, chuyển vụ việc cho đơn vị khác", en: "Refer or transfer a case" },
  answer: { vi: "Trả lời giới thiệu, chuyển vụ việc", en: "Answer a referral or transfer" },
  match: { vi: "Xem tin báo có thể trùng", en: "See what may be the same event" },
  measure: { vi: "Ghi biện pháp ngăn chặn, bảo vệ, hỗ trợ", en: "Note measures" },
  sanction: { vi: "Ghi xử lý vi phạm", en: "Note sanctions" },
  mediate: { vi: "Ghi hòa giải", en: "Note mediation" },
  askBan: { vi: "Ghi đề nghị cấm tiếp xúc", en: "Note a no-contact request" },
  decideBan: { vi: "Quyết định cấm tiếp xúc", en: "Decide on no contact" },
  watchBan: { vi: "Theo dõi việc cấm tiếp xúc", en: "Watch over a no-contact decision" },
  draftBan: { vi: "Dự thảo văn bản cấm tiếp xúc", en: "Draft documents of no contact" },
  join: { vi: "Nhập, tách tin báo và vụ việc", en: "Join and separate reports" },
} as const satisfies Words;
