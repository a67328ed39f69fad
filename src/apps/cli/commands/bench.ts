import { notWired } from "./not-wired.ts";

/** `./toam bench` */
export const bench = notWired({
  name: "bench",
  summary: {
    vi: "Đo tốc độ trên máy chủ đã dựng",
    en: "Measure the built server",
  },
  usage: "[AREA] [--json]",
  words: { least: 0, most: 1 },
});
