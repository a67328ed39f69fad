import { notWired } from "./not-wired.ts";

/** `./toam demo` */
export const demo = notWired({
  name: "demo",
  summary: {
    vi: "Nạp thành phố trình diễn vào cơ sở dữ liệu này",
    en: "Load the demonstration city into this database",
  },
  usage: "",
  words: { least: 0, most: 0 },
});
