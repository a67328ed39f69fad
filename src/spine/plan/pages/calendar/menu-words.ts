/** What the menu says of the calendar: apart, since it comes with the first screen and the rest with its page. */
import type { Words } from "#base/words.ts";

export const calendarMenuWords = {
  calendar: { vi: "Lịch", en: "Calendar" },
  about: {
    vi: "Việc đến hạn, ngày kỷ niệm, kỳ báo cáo và thời hạn theo luật trên một lịch",
    en: "Tasks, observances, report cycles and legal deadlines in one calendar",
  },
} as const satisfies Words;
