/** What the menu says of deadlines: apart, since it comes with the first screen and the rest with its page. */
import type { Words } from "#base/words.ts";

export const menuWords = {
  menu: { vi: "Hạn và lịch nghỉ", en: "Deadlines" },
  menuAbout: {
    vi: "Việc nào có hạn, hạn theo điều luật nào, lịch nghỉ để đếm ngày làm việc.",
    en: "What is due by which article of law, and the calendar by which working days are counted.",
  },
} as const satisfies Words;
