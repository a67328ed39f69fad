/** What people read of replacing a plan and of what becomes of its tasks. */
import type { Words } from "#base/words.ts";

export const replacingWords = {
  ended: { vi: "Thôi giao", en: "Ended by the city" },
  endedBecause: { vi: "Lý do", en: "Reason" },
  ofPlan: { vi: "Kế hoạch", en: "Plan" },
  taskEnded: {
    vi: "Nhiệm vụ này đã thôi giao, không ghi thêm được.",
    en: "This task was ended by the city; no more can be told of it.",
  },
  fateCarry: { vi: "Chuyển sang kế hoạch mới", en: "Carried into the new plan" },
  fateRenew: { vi: "Thôi giao và giao lại", en: "Ended and given anew" },
  fateEnd: { vi: "Thôi giao", en: "Ended" },
  fateKeep: { vi: "Giữ đến khi xong", en: "Kept until done" },
  replacePlan: { vi: "Thay kế hoạch trước bằng bản sửa đổi", en: "Replace a plan by its amended edition" },
  readFates: {
    vi: "Nhiệm vụ khi kế hoạch được thay",
    en: "What became of tasks when their plan was replaced",
  },
  fatesOpen: {
    vi: "Còn {n} nội dung có nhiệm vụ chưa được quyết định.",
    en: "{n} clauses with tasks are still undecided.",
  },
  fateChanged: {
    vi: "Có nội dung không còn như khi quyết định. Hãy xem lại rồi quyết định lần nữa.",
    en: "Something is no longer as it was when it was decided. Look again and decide anew.",
  },
  coversNoYear: {
    vi: "Bản mới không áp dụng cho năm nay hay năm nào bản trước đã giao việc.",
    en: "The new plan covers neither this year nor any year for which the old one gave tasks.",
  },
  toldFates: {
    vi: "Kế hoạch {before} đã được thay: {what}",
    en: "Plan {before} was replaced: {what}",
  },
  toldWithdrawn: {
    vi: "Kế hoạch {before} không còn hiệu lực: {what}",
    en: "Plan {before} is no longer in force: {what}",
  },
  toldCarried: { vi: "{n} nhiệm vụ chuyển sang {after}", en: "{n} tasks carried into {after}" },
  toldEnded: { vi: "{n} thôi giao", en: "{n} ended" },
  toldKept: { vi: "{n} giữ đến khi xong", en: "{n} kept until done" },
} as const satisfies Words;
