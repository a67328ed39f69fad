/** What people read about measures, sanctions and mediation. */
import type { Words } from "#base/words.ts";

export const dealingWords = {
  "enter-measure": { vi: "Ghi biện pháp", en: "Note a measure" },
  "change-measure": { vi: "Sửa biện pháp", en: "Change a measure" },
  "enter-sanction": { vi: "Ghi xử lý vi phạm", en: "Note a sanction" },
  "change-sanction": { vi: "Sửa xử lý vi phạm", en: "Change a sanction" },
  "enter-mediation": { vi: "Ghi hòa giải", en: "Note a mediation" },
  "change-mediation": { vi: "Sửa hòa giải", en: "Change a mediation" },
  proposals: { vi: "Điều khoản xử phạt gợi ý, thời hiệu", en: "Articles proposed, and their limitation" },
  takingPart: { vi: "Người của các đơn vị tham gia", en: "People of the units that take part" },
  aid: { vi: "Quyền được trợ giúp pháp lý", en: "The right to legal aid" },
  banByItsActs: {
    vi: "Cấm tiếp xúc được đề nghị, quyết định và theo dõi ở mục Cấm tiếp xúc.",
    en: "No contact is asked for, decided and watched over under No contact.",
  },
  shelterSeen: { vi: "Ai được xem nơi tạm lánh", en: "Who is shown a shelter" },
  showShelter: { vi: "Cho một người xem nơi tạm lánh", en: "Show somebody a shelter" },
  hideShelter: { vi: "Thôi cho một người xem nơi tạm lánh", en: "Show somebody a shelter no more" },
  shelterNotWritten: {
    vi: "Chưa ghi địa chỉ của lần tạm lánh này: ghi địa chỉ cùng với người được xem.",
    en: "No address of this stay is written down: write it together with who is shown it.",
  },
  shelterNotHere: {
    vi: "Chỉ cho xem nơi tạm lánh với người của đơn vị đang tham gia vụ việc.",
    en: "A shelter is shown only to people of units that take part in the case.",
  },
} as const satisfies Words;
