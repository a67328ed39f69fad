/** Words of a case on paper. */
import type { Words } from "#base/words.ts";

export const printWords = {
  print: { vi: "In", en: "Print" },
  form: { vi: "Phiếu (Word)", en: "Form (Word)" },
  act: { vi: "In vụ việc", en: "Print a case" },
  mark: {
    vi: "{code} · {by} · {unit} · in lúc {at} · MẬT: không sao chụp, không chuyển tiếp",
    en: "{code} · {by} · {unit} · printed {at} · CONFIDENTIAL: do not copy or pass on",
  },
  byButton: {
    vi: "Vụ việc chỉ được in bằng nút “In” trên trang, để ghi lại ai đã in.",
    en: "A case is printed by the button “Print” of its page, so that it is known who did.",
  },
  failed: { vi: "Chưa in được. Hãy thử lại.", en: "It could not be printed. Try again." },
} as const satisfies Words;
