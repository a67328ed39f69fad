/** What the directory of agencies remarks on a name, by its code. */
import type { Label } from "#base/words.ts";

export const noteLabels: Readonly<Record<string, Label>> = {
  "choose-related": { vi: "“liên quan” chưa nói rõ cơ quan nào", en: "“concerned” does not say which" },
  "group-open": { vi: "tên chung không có danh sách cố định", en: "a collective name without a fixed list" },
  "several-same-name": { vi: "nhiều đơn vị cùng tên", en: "several units bear this name" },
  "no-longer": {
    vi: "đơn vị cũ đã kết thúc, lấy đơn vị kế thừa",
    en: "the unit has ended; its successors are taken",
  },
  "not-yet": { vi: "ngày đó chưa có trong danh mục", en: "not yet in the list on that day" },
  "by-post": { vi: "hiểu theo chức danh", en: "understood through the post" },
  "bare-place": { vi: "chỉ ghi tên địa bàn", en: "only the place is named" },
  "bare-body": { vi: "hiểu là cơ quan cấp Thành phố", en: "the city body is meant" },
  "body-of-place": { vi: "hiểu theo địa bàn kế thừa", en: "understood through the place's successors" },
  unknown: { vi: "chưa nhận ra cơ quan nào", en: "no agency recognised" },
};
