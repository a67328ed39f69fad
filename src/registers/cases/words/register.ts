/** Words of the register's own content: where its lists, fields and facts are edited. */
import type { Words } from "#base/words.ts";

export const registerWords = {
  // Acts
  read: { vi: "Xem danh mục, trường, tham số của vụ việc", en: "See lists, fields and facts of cases" },
  propose: { vi: "Đề nghị sửa danh mục, trường, tham số", en: "Propose changes of lists, fields and facts" },
  decide: { vi: "Đưa vào áp dụng, không chấp nhận thay đổi", en: "Put a change in force or refuse it" },
  withdraw: { vi: "Rút đề nghị thay đổi", en: "Withdraw a proposed change" },
  readLists: { vi: "Các danh mục của vụ việc", en: "Code lists of cases" },
  readList: { vi: "Một danh mục, mọi bản", en: "One code list, every version" },
  readFields: { vi: "Các trường của vụ việc, mọi bản", en: "Fields of cases, every version" },
  readFacts: { vi: "Các tham số, mọi bản", en: "Facts that rules reckon with, every version" },
  readProposals: { vi: "Các thay đổi được đề nghị", en: "Changes that were proposed" },
  work: { vi: "Thay đổi chờ quyết định: {subject}", en: "A change waits for a decision: {subject}" },
  workSource: { vi: "danh mục vụ việc", en: "register of cases" },
  // Refusals
  twoChoices: { vi: "Ghi ít nhất hai lựa chọn.", en: "Write at least two choices." },
  fromToday: { vi: "Có hiệu lực từ hôm nay trở đi.", en: "It begins today or later." },
  noSuchList: { vi: "Không có danh mục này.", en: "There is no such list." },
  decidedAlready: { vi: "Thay đổi này đã có quyết định.", en: "This change has been decided on." },
  notYours: { vi: "Chỉ người đề nghị mới rút được.", en: "Only whoever proposed it withdraws it." },
  changedSince: {
    vi: "Trong lúc chờ đã có bản khác: rút đề nghị này và đề nghị lại.",
    en: "Another version came meanwhile: withdraw this and propose anew.",
  },
} as const satisfies Words;
