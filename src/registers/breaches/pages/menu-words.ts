/** The words of the menu alone: they come with the first screen of everyone. */
import type { Words } from "#base/words.ts";

export const menuWords = {
  menu: { vi: "Sự cố dữ liệu", en: "Data breaches" },
  menuAbout: {
    vi: "Báo ngay khi nghi ngờ dữ liệu của người dân bị lộ, mất; đồng hồ 72 giờ.",
    en: "Report at once when data of people may have leaked or been lost; the 72-hour clock.",
  },
} as const satisfies Words;
