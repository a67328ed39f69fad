/** What the menu says of reports: apart, since it comes with the first screen and the rest with its page. */
import type { Words } from "#base/words.ts";

export const menuWords = {
  menu: { vi: "Tin báo bạo lực", en: "Reports of violence" },
  menuAbout: {
    vi: "Nhập tin báo trong hai phút; tin nào chưa có người xử lý, tin nào đang nguy hiểm.",
    en: "Enter a report in two minutes; see which ones nobody handles yet and where someone is in danger.",
  },
  settings: { vi: "Tiếp nhận tin báo", en: "Intake settings" },
  settingsAbout: {
    vi: "Cơ quan tiếp nhận theo loại việc; hệ thống khác được gửi tin báo và khóa của chúng.",
    en: "The body in charge of each kind; other systems that may send reports, and their keys.",
  },
} as const satisfies Words;
