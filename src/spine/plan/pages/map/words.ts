/** What the map of the plan says. */
import type { Words } from "#base/words.ts";

export const mapWords = {
  map: { vi: "Bản đồ", en: "Map" },
  hint: {
    vi: "Việc của 126 phường, xã đang ở đâu: nơi nào còn quá hạn, nơi nào chưa nhận việc.",
    en: "How the wards and communes stand: where tasks are late, where they are not acknowledged.",
  },
  show: { vi: "Hiển thị", en: "Show" },
  label: { vi: "{what} theo phường, xã", en: "{what} by ward and commune" },
  overdue: { vi: "Nhiệm vụ quá hạn", en: "Late tasks" },
  given: { vi: "Nhiệm vụ chưa nhận", en: "Tasks not acknowledged" },
  done: { vi: "Đã hoàn thành", en: "Done" },
  tasksUnit: { vi: "nhiệm vụ", en: "tasks" },
  percentUnit: { vi: "%", en: "%" },
  none: { vi: "Chưa có phường, xã nào có nhiệm vụ", en: "No ward or commune has a task" },
  noneNext: {
    vi: "Khi kế hoạch giao việc cho cấp xã, bản đồ sẽ hiện ở đây.",
    en: "Once the plan gives tasks to communes, the map appears here.",
  },
} as const satisfies Words;
