import { notWired } from "./not-wired.ts";

/** `./toam report draft` */
export const reportDraft = notWired({
  name: "report draft",
  summary: {
    vi: "Dựng dự thảo báo cáo của một kỳ từ dữ liệu đang có",
    en: "Draft the report of a cycle from the data there is",
  },
  usage: "CYCLE [--json]",
  words: { least: 1, most: 1 },
});
