/** What the menu says of the plan and tasks: apart, since it comes with the first screen and the rest with its page. */
import type { Words } from "#base/words.ts";

export const menuWords = {
  plan: { vi: "Kế hoạch", en: "Plan" },
  planAbout: {
    vi: "Kế hoạch của Thành phố theo từng mục và tiến độ thực hiện.",
    en: "The city's plan, clause by clause, and how it stands.",
  },
  tasks: { vi: "Nhiệm vụ", en: "Tasks" },
  tasksAbout: {
    vi: "Nhiệm vụ giao cho đơn vị: nhận việc, ghi tiến độ, gắn minh chứng.",
    en: "Tasks given to your unit: acknowledge, note progress, add evidence.",
  },
} as const satisfies Words;
