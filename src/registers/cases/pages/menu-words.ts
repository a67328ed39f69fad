/** The words of the menu alone: they come with the first screen of everyone. */
import type { Words } from "#base/words.ts";

export const menuWords = {
  menu: { vi: "Vụ việc", en: "Cases" },
  menuAbout: {
    vi: "Xử lý vụ việc bạo lực gia đình mà đơn vị bạn tham gia.",
    en: "Work on cases of domestic violence in which your unit takes part.",
  },
} as const satisfies Words;
