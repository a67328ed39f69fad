/** What the print view of a report says around the sheet. */
import type { Words } from "#base/words.ts";

export const printWords = {
  print: { vi: "In hoặc lưu PDF", en: "Print or save as PDF" },
  view: { vi: "Bản in, PDF", en: "Print, PDF" },
  hint: {
    vi: "Trình bày theo Nghị định 30/2020/NĐ-CP, khổ A4. Trong hộp thoại in, chọn “Lưu dưới dạng PDF” để có tệp PDF.",
    en: "Laid out by Decree 30/2020/NĐ-CP on A4. Choose “Save as PDF” in the print dialogue for a PDF file.",
  },
  back: { vi: "Về báo cáo", en: "Back to the report" },
} as const satisfies Words;
