/** Words of frames for narrative fields. */
import type { Words } from "#base/words.ts";

export const templateWords = {
  title: { vi: "Khung gợi ý khi viết", en: "Frames for writing" },
  hint: {
    vi: "Đề mục và câu hỏi để không quên điều cần ghi. Không có câu viết sẵn về con người: mỗi vụ việc phải được viết bằng lời của nó.",
    en: "Headings and questions, so that nothing is forgotten. No ready sentences about people: each case is told in its own words.",
  },
  read: { vi: "Xem khung gợi ý", en: "Read frames for writing" },
  write: { vi: "Sửa khung gợi ý", en: "Edit frames for writing" },
  add: { vi: "Thêm khung gợi ý", en: "Add a frame" },
  change: { vi: "Sửa khung gợi ý", en: "Change a frame" },
  drop: { vi: "Bỏ khung gợi ý", en: "Drop a frame" },
  dropAfter: {
    vi: "Khung này không còn được đưa ra. Những gì đã viết giữ nguyên.",
    en: "This frame is offered no more. What was written stays.",
  },
  menu: { vi: "Khung gợi ý", en: "Frames" },
  manage: { vi: "Xem, sửa các khung…", en: "See and edit frames…" },
  ofCity: { vi: "của Thành phố", en: "the city's" },
  ofUnit: { vi: "của đơn vị", en: "the unit's" },
  field: { vi: "Dùng ở mục", en: "For the field" },
  titleVi: { vi: "Tên (tiếng Việt)", en: "Name (Vietnamese)" },
  titleEn: { vi: "Tên (tiếng Anh)", en: "Name (English)" },
  bodyVi: { vi: "Đề mục, câu hỏi (tiếng Việt)", en: "Headings and questions (Vietnamese)" },
  bodyEn: { vi: "Đề mục, câu hỏi (tiếng Anh)", en: "Headings and questions (English)" },
  bodyHelp: {
    vi: "Mỗi dòng một đề mục (kết thúc bằng dấu hai chấm) hoặc một câu hỏi.",
    en: "One heading (ending with a colon) or one question a line.",
  },
  save: { vi: "Lưu", en: "Save" },
  changed: { vi: "{by} · {at}", en: "{by} · {at}" },
  contactNote: { vi: "Ghi chú lần liên hệ", en: "Note of a contact" },
  minutes: { vi: "Biên bản họp liên ngành", en: "Minutes of a meeting" },
  noSuchField: { vi: "Mục này không dùng khung gợi ý.", en: "This field has no frames." },
  titleNeeded: { vi: "Ghi tên ở cả hai ngôn ngữ.", en: "Give a name in both languages." },
  empty: { vi: "Ghi ít nhất một đề mục hoặc câu hỏi.", en: "Write one heading or question at least." },
  tooMany: { vi: "Tối đa 30 dòng.", en: "30 lines at most." },
  tooLong: { vi: "Mỗi dòng tối đa 140 chữ cái.", en: "140 letters a line at most." },
  noNumbers: {
    vi: "Khung gợi ý không chứa số điện thoại hay số giấy tờ.",
    en: "A frame holds no telephone or identity numbers.",
  },
  onlyPrompts: {
    vi: "Dòng này không phải đề mục hay câu hỏi: “{line}”. Kết thúc bằng dấu hai chấm hoặc dấu hỏi.",
    en: "This line is no heading or question: “{line}”. End it with a colon or a question mark.",
  },
  bothAlike: {
    vi: "Bản hai ngôn ngữ phải có số dòng như nhau.",
    en: "Both languages must have as many lines.",
  },
  onlyCity: {
    vi: "Khung của Thành phố do cơ quan chủ trì của Thành phố sửa.",
    en: "The city's frames are edited by the city's lead.",
  },
} as const satisfies Words;
