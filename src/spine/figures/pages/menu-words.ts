/** What the menu says of figures: apart, since it comes with the first screen and the rest with its page. */
import type { Words } from "#base/words.ts";

export const menuWords = {
  menu: { vi: "Số liệu", en: "Figures" },
  menuAbout: {
    vi: "Số liệu toàn thành phố theo từng chỉ tiêu, kèm cách tính và nguồn.",
    en: "The city's figures by indicator, with their definition and source.",
  },
} as const satisfies Words;
