/** What the menu says of notices and mails: apart, since it comes with the first screen and the rest with its page. */
import type { Words } from "#base/words.ts";

export const menuWords = {
  menu: { vi: "Nhắc việc", en: "Notices" },
  menuAbout: {
    vi: "Việc quá hạn đã nhắc ai, ai đang bị hỏi và đã giải trình thế nào.",
    en: "Who was told of what is overdue, who was asked for an explanation and what was answered.",
  },
  mailMenu: { vi: "Thư nhắc", en: "Mail" },
  mailAbout: {
    vi: "Thư báo có việc đã gửi được chưa, vì sao không.",
    en: "Whether mails go out, and why not where they do not.",
  },
} as const satisfies Words;
