/** What people read of a unit's own work and of the editions of its plan. */
import type { Words } from "#base/words.ts";

export const ownWorkWords = {
  items: { vi: "Việc riêng của đơn vị", en: "The unit's own work" },
  itemsHint: {
    vi: "Ngoài nội dung Thành phố giao. Khi ban hành, mỗi việc thành một nhiệm vụ của đơn vị, không tính vào kế hoạch Thành phố.",
    en: "Beyond what the city asks. Once published, each becomes a task of the unit, counted in no plan of the city.",
  },
  addItem: { vi: "Thêm việc riêng", en: "Add own work" },
  itemText: { vi: "Việc", en: "Work" },
  itemHolder: { vi: "Phân công", en: "Who does it" },
  itemDue: { vi: "Hạn", en: "By when" },
  itemDropped: { vi: "Không làm nữa, vì", en: "No longer done, because" },
  itemDroppedHelp: {
    vi: "Để trống nếu vẫn làm. Việc đã thành nhiệm vụ thì thôi phải có lý do.",
    en: "Empty where it is still done. What became a task ends only with a reason.",
  },
  editItem: { vi: "Sửa việc: {what}", en: "Change: {what}" },
  removeItem: { vi: "Xóa việc: {what}", en: "Remove: {what}" },
  removed: { vi: "Đã xóa.", en: "Removed." },
  hasTask: {
    vi: "Việc này đã thành nhiệm vụ. Hãy ghi lý do không làm nữa thay vì xóa.",
    en: "It has become a task. Say why it is no longer done instead of removing it.",
  },
  ownTask: { vi: "Nhiệm vụ riêng của đơn vị", en: "The unit's own task" },
  fromOwn: { vi: "Từ kế hoạch của đơn vị", en: "From the unit's own plan" },
  dueByOwn: { vi: "do đơn vị tự đặt", en: "set by the unit" },
  madeOwn: { vi: "Ban hành kế hoạch của đơn vị", en: "The unit's plan was published" },
  ownDropped: { vi: "Đơn vị không làm nữa", en: "No longer done by the unit" },
  editions: { vi: "Các bản đã ký", en: "Signed editions" },
  editionN: { vi: "Bản {n}: {number}, {day}", en: "Edition {n}: {number}, {day}" },
  signedBy: { vi: "{by} ban hành lúc {at}", en: "published by {by}, {at}" },
  against: { vi: "So với bản {n}", en: "Against edition {n}" },
  firstEdition: { vi: "Bản đầu tiên.", en: "The first edition." },
  sameEdition: { vi: "Không có gì đổi so với bản trước.", en: "Nothing changed from the edition before." },
  changed: { vi: "Đổi", en: "Changed" },
  added: { vi: "Thêm", en: "Added" },
  gone: { vi: "Bỏ", en: "Taken out" },
  amending: {
    vi: "Đơn vị đang sửa kế hoạch này. Dưới đây là bản đã ký gần nhất, vẫn có hiệu lực.",
    en: "The unit is amending this plan. Below is the last signed edition, still in force.",
  },
  leftOutShort: { vi: "Không triển khai: {why}", en: "Not taken up: {why}" },
} as const satisfies Words;
