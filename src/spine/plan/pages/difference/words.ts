/** What the comparison of two plans says. */
import type { Words } from "#base/words.ts";

export const differenceWords = {
  title: { vi: "So với bản trước", en: "Compared with the one before" },
  hint: {
    vi: "Nội dung nào mới, nội dung nào đổi, nội dung nào không còn. Đổi số thứ tự không tính là đổi nội dung.",
    en: "Which clauses are new, which are changed, which are gone. A new number alone is no change.",
  },
  open: { vi: "So với bản trước", en: "Compare with the one before" },
  before: { vi: "Bản trước", en: "The one before" },
  after: { vi: "Bản này", en: "This one" },
  noOther: { vi: "Chưa có văn bản nào khác để so", en: "There is no other document to compare with" },
  noOtherNext: {
    vi: "Nhập bản trước hoặc bản sửa đổi rồi quay lại đây.",
    en: "Import the one before, or the amended one, then come back.",
  },
  changed: { vi: "Đã đổi", en: "Changed" },
  added: { vi: "Mới", en: "New" },
  dropped: { vi: "Không còn", en: "Gone" },
  same: { vi: "Giữ nguyên", en: "The same" },
  clauseCol: { vi: "Nội dung", en: "Clause" },
  tasksGiven: { vi: "đã giao {n} nhiệm vụ", en: "{n} tasks were given" },
  toReview: { vi: "Mở trong rà soát", en: "Open in the review" },
  nothing: { vi: "Hai bản giống nhau về nội dung.", en: "Both say the same." },
  isReplaced: { vi: "Bản trước đã được thay thế.", en: "The one before has been replaced." },
} as const satisfies Words;
