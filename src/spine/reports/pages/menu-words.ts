/** What the menu says of reports: apart, since it comes with the first screen and the rest with its page. */
import type { Words } from "#base/words.ts";

export const menuWords = {
  menu: { vi: "Báo cáo", en: "Reports" },
  menuAbout: {
    vi: "Báo cáo của đơn vị: tự điền, gửi, nhận lại để sửa, theo dõi đến khi duyệt.",
    en: "Your unit's reports: they fill themselves, are sent, returned, and followed to approval.",
  },
} as const satisfies Words;
