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
  fieldPast: {
    vi: "Trường mới được hỏi từ hôm nay trở đi; vụ việc đã ghi giữ mẫu cũ.",
    en: "A new field is asked from today on; cases written before keep their form.",
  },
  begunStays: {
    vi: "Trường đã được hỏi: ngày bắt đầu không đổi được nữa.",
    en: "The field is asked already: its first day stays.",
  },
  endsPast: {
    vi: "Ngày thôi hỏi là hôm nay hoặc sau này.",
    en: "It is asked no more from today or later.",
  },
  kindStays: {
    vi: "Kiểu và danh mục của trường giữ nguyên: những gì đã ghi theo kiểu đó. Hãy kết thúc trường này và thêm trường khác.",
    en: "The type and list of a field stay: what was written is of them. End this field and add another.",
  },
  notToRepresentative: {
    vi: "Ô ghi chữ và ngày có thể nói lên nơi ở, cách liên hệ: người đại diện không xem.",
    en: "Free text and days may tell where somebody is: a representative does not see them.",
  },
  sayGround: {
    vi: "Ghi căn cứ: điều luật nào cho phép hỏi điều này.",
    en: "Say the ground: which article lets this be asked.",
  },
  sayWho: { vi: "Chọn ít nhất một vai được xem.", en: "Choose at least one part that sees it." },
  sayList: {
    vi: "Chọn danh mục, hoặc ghi các lựa chọn.",
    en: "Choose a list, or write the choices.",
  },
  sayWhy: { vi: "Ghi lý do không chấp nhận.", en: "Say why it is refused." },
  lawSaysIt: {
    vi: "Mã này theo đúng lời văn của luật: chỉ sửa, kết thúc khi luật sửa. Ghi văn bản đã sửa vào ô nguồn.",
    en: "This code is the law's own: it changes or ends when the law does. Name the document that changed it as the source.",
  },
  ownProposal: {
    vi: "Người đề nghị không tự đưa vào áp dụng, cần một người thứ hai.",
    en: "Whoever proposes does not put it in force: a second person does.",
  },
  officerDecides: {
    vi: "Ai được xem gì và hỏi thêm gì do người phụ trách bảo vệ dữ liệu cá nhân quyết định.",
    en: "Who sees what, and what more is asked, is decided by the data-protection officer.",
  },
  bodyWrong: { vi: "Giá trị không đúng.", en: "This value is wrong." },
} as const satisfies Words;
