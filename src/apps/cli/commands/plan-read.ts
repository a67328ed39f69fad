import { notWired } from "./not-wired.ts";

/** `./toam plan read` */
export const planRead = notWired({
  name: "plan read",
  summary: {
    vi: "Đọc một kế hoạch (.docx, .pdf, .txt) và cho biết hiểu được gì",
    en: "Read a plan (.docx, .pdf, .txt) and tell what was understood",
  },
  usage: "FILE [--json]",
  words: { least: 1, most: 1 },
});
