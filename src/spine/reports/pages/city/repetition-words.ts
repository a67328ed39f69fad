/** What is said of repetition among narratives, and of whose words the city's text has. */
import type { Words } from "#base/words.ts";

export const repetitionWords = {
  repeated: { vi: "Câu nhiều đơn vị cùng viết ({n})", en: "Sentences that several units wrote ({n})" },
  repeatedHint: {
    vi: "Xếp theo số đơn vị. Lấy một lần là đủ; bài chung sẽ dẫn về mọi đơn vị đã viết.",
    en: "By the number of units. Once is enough; the city's text then leads back to every unit that wrote it.",
  },
  same: { vi: "giống nhau", en: "the same" },
  nearly: { vi: "gần giống", en: "nearly the same" },
  unitsN: { vi: "{n} đơn vị", en: "{n} units" },
  take: { vi: "Lấy câu này một lần", en: "Take it once" },
  taken: { vi: "đã có trong bài", en: "in the text" },
  others: { vi: "cũng ở {n} đơn vị khác", en: "also from {n} other units" },
  alsoFrom: { vi: "Câu này cũng ở: {names}", en: "Also written by: {names}" },
  old: { vi: "giống năm trước", en: "as last year" },
  oldN: { vi: "{n} câu giống báo cáo năm trước", en: "{n} sentences as in last year's report" },
  sources: { vi: "Bài lấy lời từ {n} đơn vị", en: "Made from the words of {n} units" },
  dropSource: { vi: "Bỏ dẫn nguồn {unit}", en: "Drop the source {unit}" },
  more: { vi: "Xem tất cả ({n})", en: "Show all ({n})" },
} as const satisfies Words;
