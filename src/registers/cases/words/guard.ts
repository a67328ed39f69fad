/** Words of seals and of people shut out. */
import type { Words } from "#base/words.ts";

export const guardWords = {
  title: { vi: "Ai được biết", en: "Who may know" },
  read: { vi: "Xem ai được biết vụ việc", en: "See who may know of a case" },
  seal: { vi: "Niêm phong", en: "Seal" },
  sealHint: {
    vi: "Chỉ những người được chọn còn biết vụ việc này. Với mọi người khác, kể cả trong đơn vị, như chưa từng có.",
    en: "Only those chosen still know of this case. For everybody else, in the unit too, it is as if there were none.",
  },
  rename: { vi: "Sửa danh sách được biết", en: "Change who may know" },
  proposeUnsealing: { vi: "Đề nghị bỏ niêm phong", en: "Propose to take the seal away" },
  unseal: { vi: "Đồng ý bỏ niêm phong", en: "Take the seal away" },
  bar: { vi: "Loại trừ do xung đột lợi ích", en: "Shut out for a conflict of interest" },
  barHint: {
    vi: "Người bị loại trừ không thấy vụ việc này ở bất cứ đâu, dù vai trò cho phép.",
    en: "Whoever is shut out sees this case nowhere, whatever their role allows.",
  },
  liftBar: { vi: "Cho xem lại", en: "Let in again" },
  form: { vi: "Hình thức", en: "Form" },
  reason: { vi: "Lý do", en: "Reason" },
  named: { vi: "Người được biết", en: "Who may know" },
  letsFollow: {
    vi: "Người đã nhập tin báo vẫn theo dõi được tin đó",
    en: "Whoever entered its report may go on following it",
  },
  letsFollowHint: {
    vi: "Không chọn: với họ, tin báo như chưa từng có.",
    en: "Not ticked: for them it is as if there were no report.",
  },
  followed: {
    vi: "Người đã nhập tin báo vẫn theo dõi được tin đó.",
    en: "Whoever entered its report goes on following it.",
  },
  why: { vi: "Vì sao", en: "Why" },
  whom: { vi: "Loại trừ", en: "Whom" },
  wholeUnit: { vi: "cả đơn vị", en: "the whole unit" },
  byName: { vi: "Tên đăng nhập của người khác", en: "Sign-in name of somebody else" },
  sealedBy: { vi: "{by} niêm phong lúc {at}", en: "Sealed by {by} at {at}" },
  proposedBy: {
    vi: "{by} đề nghị bỏ niêm phong; cần một người khác đồng ý.",
    en: "{by} proposes to take the seal away; another person must agree.",
  },
  barredNow: { vi: "Đã loại trừ", en: "Shut out" },
  left: { vi: "Còn được biết: {names}", en: "Who is left: {names}" },
  noLeader: {
    vi: "Không còn lãnh đạo xã, phường nào được biết. Hãy chuyển trách nhiệm sang đơn vị khác hoặc báo Thành phố cử người quyết định.",
    en: "No leader of the commune is left. Transfer the responsibility, or ask the city to name who decides.",
  },
  "why-doer": { vi: "Là người gây bạo lực", en: "Is who did it" },
  "why-relative": { vi: "Là người thân của các bên", en: "Is a relative" },
  "why-conflict": { vi: "Có xung đột lợi ích khác", en: "Has another conflict of interest" },
  noSuchPerson: { vi: "Không có người dùng này.", en: "There is no such user." },
  whoOnce: { vi: "Chọn một người hoặc một đơn vị.", en: "Choose one person or one unit." },
  notYourself: {
    vi: "Không tự loại trừ mình được: hãy nhờ người khác ghi.",
    en: "You cannot shut yourself out: ask somebody else to enter it.",
  },
  lastOne: {
    vi: "Không còn ai của đơn vị điều phối được biết vụ việc. Hãy mời người khác tham gia trước.",
    en: "Nobody of the co-ordinating unit would be left. Bring somebody else in first.",
  },
  lastNamed: {
    vi: "Vụ việc niêm phong phải còn ít nhất hai người được biết. Hãy sửa danh sách trước.",
    en: "A sealed case keeps two people at least who may know. Change the list first.",
  },
  notNameable: {
    vi: "Chỉ chọn được người của các đơn vị đang tham gia.",
    en: "Only people of units that take part can be named.",
  },
  notBarred: { vi: "Không có tên trong danh sách loại trừ.", en: "They are not shut out." },
} as const satisfies Words;
