/** The words around a table. */
import type { Words } from "../../words.ts";

export const words = {
  dayHint: { vi: "ngày/tháng/năm", en: "day/month/year" },
  search: { vi: "Tìm trong danh sách", en: "Search this list" },
  all: { vi: "tất cả", en: "all" },
  clear: { vi: "Bỏ lọc", en: "Clear filters" },
  views: { vi: "Bộ lọc đã lưu", en: "Saved views" },
  noViews: { vi: "Chưa lưu bộ lọc nào.", en: "No saved views yet." },
  saveView: { vi: "Lưu bộ lọc đang dùng", en: "Save the present view" },
  viewTitle: { vi: "Đặt tên", en: "Name it" },
  dropView: { vi: "Xóa bộ lọc “{title}”", en: "Delete the view “{title}”" },
  columns: { vi: "Cột", en: "Columns" },
  excel: { vi: "Excel", en: "Excel" },
  excelHint: { vi: "Tải đúng những gì đang hiện", en: "Download exactly what is shown" },
  print: { vi: "In", en: "Print" },
  more: { vi: "Xem thêm", en: "Show more" },
  shown: { vi: "Đang hiện {n}", en: "Showing {n}" },
  shownOf: { vi: "Đang hiện {n} trên {total}", en: "Showing {n} of {total}" },
  sortBy: { vi: "Xếp theo {name}", en: "Sort by {name}" },
  acts: { vi: "Việc với {name}", en: "Actions for {name}" },
  actsHead: { vi: "Việc", en: "Actions" },
  noMatch: { vi: "Không có dòng nào khớp bộ lọc", en: "No row matches the filters" },
  noMatchNext: { vi: "Bỏ bớt điều kiện, hoặc thử từ khác.", en: "Drop a condition, or try another word." },
} as const satisfies Words;
