/** What happened to a case, as its course tells it. */
import type { Words } from "#base/words.ts";

export const eventWords = {
  "case.open": { vi: "Mở vụ việc", en: "Opened" },
  "case.edit": { vi: "Ghi thông tin", en: "Written in" },
  "case.add": { vi: "Thêm mục", en: "Entry added" },
  "case.take-out": { vi: "Bỏ mục ghi nhầm", en: "Entry taken out" },
  "case.settle": { vi: "Chọn giữa hai bản ghi", en: "Chosen between two versions" },
  "case.assign": { vi: "Phân công xử lý", en: "Assigned" },
  "case.verify": { vi: "Kết luận là có bạo lực", en: "Verified" },
  "case.dismiss": { vi: "Kết luận là không có bạo lực", en: "Found to be unfounded" },
  "case.take-measures": { vi: "Chuyển sang áp dụng biện pháp", en: "Went on to measures" },
  "case.follow-up": { vi: "Chuyển sang theo dõi", en: "Went on to follow-up" },
  "case.propose-closing": { vi: "Đề nghị kết thúc", en: "Closing proposed" },
  "case.close": { vi: "Kết thúc", en: "Closed" },
  "case.reopen": { vi: "Mở lại", en: "Reopened" },
  "case.join": { vi: "Nhập tin báo", en: "Report joined" },
  "case.apart": { vi: "Xác nhận là sự việc khác", en: "Said to be another event" },
  "case.separate": { vi: "Tách tin báo", en: "Report separated" },
} as const satisfies Words;
