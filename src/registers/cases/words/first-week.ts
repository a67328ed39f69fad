/** Words of the first week. */
import type { Words } from "#base/words.ts";

export const firstWeekWords = {
  title: { vi: "Tuần đầu với vụ việc", en: "Your first week with cases" },
  hint: {
    vi: "Bảy việc nên xem trên màn hình thật, mỗi việc vài phút. Chỉ bạn thấy danh sách này; không ai chấm điểm.",
    en: "Seven things to look at on the real screens, a few minutes each. You alone see this list; nobody is graded.",
  },
  read: { vi: "Xem danh sách tuần đầu", en: "See the list of the first week" },
  use: { vi: "Dùng danh sách tuần đầu", en: "Use the list of the first week" },
  mark: { vi: "Đánh dấu đã xem", en: "Mark as looked at" },
  putAway: { vi: "Cất danh sách", en: "Put the list away" },
  goOn: { vi: "Xem tiếp", en: "Go on" },
  progress: { vi: "{done}/{total} việc đã xem", en: "{done} of {total} looked at" },
  strip: {
    vi: "Bạn mới làm vụ việc? Xem qua các màn hình trong tuần đầu.",
    en: "New to cases? Walk through the screens in your first week.",
  },
  done: { vi: "Đã xem", en: "Looked at" },
  open: { vi: "Mở màn hình", en: "Open the screen" },
  wasPutAway: {
    vi: "Đã cất. Mở lại ở Vụ việc → Tuần đầu.",
    en: "Put away. It is still under Cases → First week.",
  },
  link: { vi: "Tuần đầu", en: "First week" },
  contact: { vi: "Liên hệ an toàn trước mọi cuộc gọi", en: "Safe contact before any call" },
  contactHow: {
    vi: "Mở một vụ việc: khung đầu trang nói gọi số nào, giờ nào, hay không bao giờ gọi. Đọc khung đó trước khi nhấc máy; gọi nhầm giờ có thể làm người bị bạo lực gặp nguy.",
    en: "Open a case: the box on top says which number, at which hour, or never. Read it before you pick up the telephone; a call at the wrong hour can put somebody in danger.",
  },
  entry: { vi: "Ghi thử một tin báo, không gửi", en: "Type a report and do not send it" },
  entryHow: {
    vi: "Mở màn hình nhập, điền vài ô: bản nháp tự lưu trên máy chủ, đã mã hóa. Xem xong thì bỏ nháp. Không dùng tên thật để tập.",
    en: "Open the form and fill a few fields: the draft is kept on the server, encrypted. Drop it when you have seen it. Never practise with real names.",
  },
  search: { vi: "Tìm trước khi mở vụ việc mới", en: "Search before you open a case" },
  searchHow: {
    vi: "Ở danh sách vụ việc, mở ô Tìm: gõ trọn từ của tên, không cần dấu. Cùng một gia đình không nên có hai hồ sơ.",
    en: "In the list of cases open Find: whole words of a name, no accents needed. One family should not have two records.",
  },
  clocks: { vi: "Hạn đến từ điều luật nào", en: "Which article a clock comes from" },
  clocksHow: {
    vi: "Mỗi hạn ghi điều luật hoặc chữ “nội bộ”. Quá hạn thì giải trình, không ai xóa được. Cấm tiếp xúc: 12 giờ.",
    en: "Each clock names its article or says “internal”. What lapsed is explained, nobody removes it. No contact: 12 hours.",
  },
  seals: { vi: "Ai được biết một vụ việc", en: "Who may know of a case" },
  sealsHow: {
    vi: "Bên phải vụ việc: đơn vị nào tham gia, thấy mục gì. Có người quen, người nhà liên quan thì báo để được loại trừ. Vụ niêm phong: chỉ người được nêu tên.",
    en: "At the right of a case: which units take part and what they see. If you know the people, say so and be shut out. A sealed case: named people alone.",
  },
  meetings: { vi: "Họp liên ngành và khung gợi ý khi viết", en: "Meetings of agencies, frames for writing" },
  meetingsHow: {
    vi: "Nguy cơ cao thì mời các cơ quan họp: ký cam kết giữ bí mật rồi mới đọc tài liệu. Khi viết, nút Khung gợi ý đưa ra đề mục và câu hỏi.",
    en: "In high danger agencies meet: sign the pledge, then the papers open. When you write, Frames gives headings and questions.",
  },
  help: { vi: "Khi không chắc, hỏi ai", en: "Whom to ask when in doubt" },
  helpHow: {
    vi: "Nguy hiểm ngay lúc này: gọi 113; trẻ em: 111; cấp cứu: 115. Nghỉ phép hay chuyển việc: dùng Bàn giao để không vụ việc nào bị bỏ quên.",
    en: "Danger right now: call 113; a child: 111; an ambulance: 115. Away or leaving: use Hand over, so that no case is forgotten.",
  },
  leaders: { vi: "Lãnh đạo đơn vị của bạn: {names}.", en: "Who leads your unit: {names}." },
} as const satisfies Words;
