/** Names of the acts on a no-contact decision. */
import type { Words } from "#base/words.ts";

export const actWords = {
  read: { vi: "Cấm tiếp xúc của một vụ việc", en: "No-contact decisions of a case" },
  ask: { vi: "Ghi đề nghị cấm tiếp xúc", en: "Note a no-contact request" },
  prepare: { vi: "Ghi việc phải làm trước khi quyết định", en: "Note what comes before the decision" },
  court: { vi: "Ghi quyết định của Tòa án", en: "Note a court's decision" },
  decide: { vi: "Quyết định cấm tiếp xúc", en: "Forbid contact" },
  refuse: { vi: "Từ chối, có lý do", en: "Refuse with reasons" },
  "answer-cancel": { vi: "Trả lời đề nghị hủy bỏ", en: "Answer the request to cancel" },
  notify: { vi: "Ghi đã thông báo", en: "Note who was told" },
  "ask-cancel": { vi: "Ghi đề nghị hủy bỏ", en: "Note a request to cancel" },
  contact: { vi: "Ghi thông báo tiếp xúc (Mẫu 09)", en: "Note a notice of contact (form 09)" },
  "sign-contact": { vi: "Người giám sát ký xác nhận", en: "Countersign as supervisor" },
  "end-contact": { vi: "Ghi lần tiếp xúc đã kết thúc", en: "Note that the contact ended" },
  breach: { vi: "Ghi vi phạm cấm tiếp xúc", en: "Note a breach" },
  draft: { vi: "Dự thảo văn bản", en: "Draft a document" },
} as const satisfies Words;

/** What My work says of them. */
export const workWords = {
  decide: {
    vi: "Quyết định hoặc từ chối cấm tiếp xúc · {code}",
    en: "Decide on a no-contact request · {code}",
  },
  decideDanger: {
    vi: "Tính mạng bị đe dọa: xem xét cấm tiếp xúc · {code}",
    en: "Danger to life: consider forbidding contact · {code}",
  },
  cancel: {
    vi: "Trả lời đề nghị hủy bỏ cấm tiếp xúc · {code}",
    en: "Answer a request to cancel no contact · {code}",
  },
  ends: { vi: "Cấm tiếp xúc sắp hết hiệu lực · {code}", en: "A no-contact decision ends soon · {code}" },
} as const satisfies Words;
