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
  replace: { vi: "Đánh dấu bản trước đã thay thế…", en: "Mark the one before as replaced…" },
  replaceTitle: { vi: "Thay thế kế hoạch", en: "Replace a plan" },
  replaceAct: { vi: "Đánh dấu đã thay thế", en: "Mark as replaced" },
  replaceText: {
    vi: "Kế hoạch này giữ nguyên để tra cứu nhưng không sửa, không phát hành được nữa. Nhiệm vụ còn mở của nó rời khỏi “Việc của tôi” của các đơn vị và không tính quá hạn; tiến độ, minh chứng đã ghi vẫn còn.",
    en: "It stays to be read but can no longer be changed or published. Its open tasks leave the units' My work and count as late no more; progress and evidence recorded remain.",
  },
  replaced: { vi: "Đã đánh dấu bản trước là đã thay thế", en: "The one before is marked as replaced" },
  publishFirst: {
    vi: "Phát hành bản này trước, rồi mới đánh dấu bản trước đã thay thế.",
    en: "Publish this one first; then the one before can be marked as replaced.",
  },
  isReplaced: { vi: "Bản trước đã được thay thế.", en: "The one before has been replaced." },
} as const satisfies Words;
