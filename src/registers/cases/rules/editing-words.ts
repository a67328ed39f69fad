/** What is said where a code list, a field or a fact cannot be changed so. */
import type { Words } from "#base/words.ts";

export const words = {
  sayIt: { vi: "Cần ghi.", en: "This is needed." },
  sayBoth: {
    vi: "Ghi tên trường bằng cả tiếng Việt và tiếng Anh.",
    en: "Name the field in Vietnamese and in English.",
  },
  saySource: {
    vi: "Ghi nguồn: điều luật hoặc văn bản nào.",
    en: "Say the source: which article or document.",
  },
  endsBefore: { vi: "Ngày hết hiệu lực phải sau ngày có hiệu lực.", en: "It must end after it begins." },
  twiceAtOnce: {
    vi: "Mã này đã có trong khoảng thời gian đó.",
    en: "This code stands in that time already.",
  },
  moreWrong: {
    vi: "Thiếu hoặc sai dữ liệu mà quy tắc cần ở mã này.",
    en: "What rules need to know of this code is missing or wrong.",
  },
  closedAdd: {
    vi: "Danh mục này gắn với cách hệ thống làm việc: chỉ sửa được lời, không thêm mã.",
    en: "The system acts by this list: its words may change, codes are not added.",
  },
  closedEnd: {
    vi: "Danh mục này gắn với cách hệ thống làm việc: không kết thúc được mã.",
    en: "The system acts by this list: its codes are not ended.",
  },
  unknownStays: { vi: "“Chưa rõ” luôn là một câu trả lời.", en: "Not knowing is always an answer." },
  noSuchPart: { vi: "Không có vai: {parts}.", en: "There is no such part: {parts}." },
  narrowStays: {
    vi: "Trường này chỉ cho người được nêu tên: không mở rộng được, chỉ có thể thu hẹp.",
    en: "This field is for named people: it can be narrowed, never widened.",
  },
  neededStays: {
    vi: "Số liệu cần trường này, không ẩn được.",
    en: "Figures need this field; it cannot be hidden.",
  },
  requiredStays: { vi: "Trường này luôn bắt buộc.", en: "This field is always asked for." },
  derivedAsked: {
    vi: "Trường này do hệ thống tính, không ai nhập.",
    en: "This field is worked out; nobody enters it.",
  },
  factPast: {
    vi: "Bản mới có hiệu lực từ hôm nay trở đi; việc đã quyết định giữ theo bản cũ.",
    en: "A new version begins today or later; what was decided stays by the old one.",
  },
  bodyWrong: { vi: "Giá trị không đúng.", en: "This value is wrong." },
} as const satisfies Words;
