/** Words of the panel of no contact, and of blocks 5 and 6 on the screen. */
import type { Words } from "#base/words.ts";

export const banScreenWords = {
  title: { vi: "Cấm tiếp xúc", en: "No contact" },
  banResult: { vi: "Cấm tiếp xúc: kết quả, văn bản", en: "No contact: its result and papers" },
  none: {
    vi: "Chưa có đề nghị hoặc quyết định cấm tiếp xúc.",
    en: "No contact has neither been asked for nor decided.",
  },
  procedure: {
    vi: "Thủ tục 1.012084 (cấm tiếp xúc), 1.012085 (hủy bỏ); 12 giờ, không thu phí.",
    en: "Procedures 1.012084 (no contact) and 1.012085 (cancelling); 12 hours, free of charge.",
  },
  between: { vi: "{doer} không được tiếp xúc với {harmed}", en: "{doer} is to keep away from {harmed}" },
  ground: { vi: "Căn cứ", en: "Ground" },
  requestedBy: { vi: "Theo đề nghị của", en: "At the request of" },
  requestedAt: { vi: "Nhận đề nghị lúc", en: "Asked for at" },
  consent: { vi: "Người bị bạo lực, người giám hộ đồng ý", en: "Consent of the harmed or the guardian" },
  harm: { vi: "Gây tổn hại, đe dọa sức khỏe", en: "Harms or threatens health" },
  lifeDanger: { vi: "Đe dọa tính mạng", en: "Danger to life" },
  toldOfRightsAt: { vi: "Đã giải thích quyền, nghĩa vụ lúc", en: "Rights and duties explained at" },
  notToldBecause: { vi: "Lý do chưa giải thích được", en: "Why they could not be explained" },
  asked: { vi: "Nội dung đề nghị", en: "What is asked" },
  dossier: { vi: "Mã hồ sơ Cổng Dịch vụ công", en: "Dossier number of the National Portal" },
  supervisor: { vi: "Người giám sát", en: "Supervisor" },
  from: { vi: "Từ", en: "From" },
  to: { vi: "Đến", en: "Until" },
  signedAt: { vi: "Ký lúc", en: "Signed at" },
  reason: { vi: "Lý do", en: "Reason" },
  byCourt: { vi: "Tòa án quyết định", en: "Decided by a court" },
  civilCase: { vi: "Đang có vụ án dân sự giữa hai người", en: "There is a civil case between the two" },
  document: { vi: "Số quyết định", en: "Number of the decision" },
  told: { vi: "Đã thông báo", en: "Told" },
  notTold: { vi: "chưa", en: "not yet" },
  who: { vi: "Ai", en: "Whom" },
  at: { vi: "Lúc", en: "At" },
  cancelAsked: { vi: "Đề nghị hủy bỏ lúc {at}", en: "Cancelling asked for at {at}" },
  cancelGround: { vi: "Lý do hủy bỏ", en: "Ground of cancelling" },
  cancelIt: { vi: "Hủy bỏ quyết định", en: "Cancel the decision" },
  cancelBy: { vi: "Người đề nghị", en: "Asked by" },
  contacts: { vi: "Tiếp xúc được phép", en: "Permitted contact" },
  occasion: { vi: "Trường hợp", en: "Occasion" },
  announcedAt: { vi: "Thông báo lúc", en: "Announced at" },
  signed: { vi: "đã ký xác nhận {at}", en: "countersigned {at}" },
  unsigned: { vi: "chưa ký xác nhận", en: "not countersigned" },
  ended: { vi: "kết thúc {at}", en: "ended {at}" },
  breaches: { vi: "Vi phạm", en: "Breaches" },
  breachSaid: {
    vi: "Đã ghi xử lý theo Điều 53, Nghị định 282/2025/NĐ-CP",
    en: "A sanction by Article 53 of Decree 282/2025 is entered",
  },
  metres: { vi: "Cách bao nhiêu mét", en: "How many metres away" },
  wall: { vi: "Có tường, vách ngăn an toàn", en: "A wall or safe partition between" },
  byMeans: {
    vi: "Bạo lực qua điện thoại, thư, phương tiện khác",
    en: "Violence by telephone or other means",
  },
  said: { vi: "Đã thấy gì, ai thấy", en: "What was seen, and by whom" },
  renews: { vi: "Ra quyết định tiếp theo", en: "Ask for the next decision" },
  harmed: { vi: "Người bị bạo lực", en: "Harmed" },
  doer: { vi: "Người bị cấm tiếp xúc", en: "Who is to keep away" },
  whyNot: { vi: "Chưa ký được: {why}", en: "Cannot be signed yet: {why}" },
  draft: { vi: "Dự thảo (Word)", en: "Drafts (Word)" },
  due: { vi: "Hạn trả lời", en: "To be answered" },
  ends: { vi: "Hết hiệu lực", en: "Ends" },
  save: { vi: "Ghi", en: "Save" },
  choose: { vi: "Chọn…", en: "Choose…" },
  mediation: { vi: "Hòa giải", en: "Mediation" },
  addMeasure: { vi: "Ghi biện pháp", en: "Note a measure" },
  addSanction: { vi: "Ghi xử lý vi phạm", en: "Note a sanction" },
  addMediation: { vi: "Ghi hòa giải", en: "Note a mediation" },
  mediationGate: {
    vi: "Chỉ mời hòa giải khi đã trả lời “không” cho câu hỏi có căn cứ xử phạt, khởi tố. Hòa giải không thay việc xử phạt.",
    en: "Mediation is offered only once the question of ground for a sanction is answered no. It never replaces one.",
  },
  proposals: { vi: "Điều khoản gợi ý theo hành vi", en: "Articles proposed from what was done" },
  lastDay: { vi: "Hết thời hiệu xử phạt: {day}", en: "Last day to sanction: {day}" },
  fine: { vi: "{from}–{to} đồng", en: "{from}–{to} đồng" },
  fineUnread: { vi: "mức phạt chưa đọc được", en: "amount not read" },
  useArticle: { vi: "Ghi theo điều này", en: "Note by this article" },
  shelterAddress: { vi: "Địa chỉ tạm lánh", en: "Address of the shelter" },
  shelterHint: {
    vi: "Chỉ những người được chọn đích danh xem được địa chỉ; bạn cũng không xem lại được nếu không chọn mình.",
    en: "Only people named here read the address; not even you, unless you name yourself.",
  },
  shownTo: { vi: "Cho xem", en: "Shown to" },
  aid: { vi: "Trợ giúp pháp lý", en: "Legal aid" },
  aidPoor: { vi: "Hộ nghèo", en: "Poor household" },
  aidHardship: {
    vi: "Cận nghèo, hưởng trợ cấp xã hội hằng tháng",
    en: "Near-poor, or on monthly social allowance",
  },
  aidAsk: { vi: "Xem quyền", en: "See the right" },
  aidProofs: { vi: "Giấy tờ chứng minh", en: "Proofs" },
} as const satisfies Words;

export const banStateWords = {
  requested: { vi: "Chờ quyết định", en: "To be decided" },
  overdue: { vi: "Quá hạn quyết định", en: "Overdue" },
  refused: { vi: "Đã từ chối", en: "Refused" },
  running: { vi: "Đang cấm tiếp xúc", en: "In force" },
  ended: { vi: "Đã hết hiệu lực", en: "Ended" },
  cancelled: { vi: "Đã hủy bỏ", en: "Cancelled" },
} as const satisfies Words;

export const recipientWords = {
  doer: { vi: "Người bị cấm tiếp xúc", en: "Who is to keep away" },
  harmed: { vi: "Người bị bạo lực", en: "The harmed person" },
  "police-chief": { vi: "Trưởng Công an cấp xã", en: "Head of the commune police" },
  "hamlet-head": { vi: "Trưởng thôn, Tổ trưởng dân phố", en: "Head of the hamlet" },
} as const satisfies Words;

export const cancelGroundWords = {
  "requester-asks": { vi: "Người đã đề nghị xin hủy bỏ", en: "Whoever asked for it asks" },
  "harmed-disagrees": {
    vi: "Người bị bạo lực, người giám hộ không đồng ý",
    en: "The harmed person or the guardian disagrees",
  },
  "not-needed": { vi: "Không còn cần thiết", en: "No longer needed" },
} as const satisfies Words;

export const draftWords = {
  request: { vi: "Đơn đề nghị", en: "Request" },
  decision: { vi: "Quyết định cấm tiếp xúc", en: "Decision" },
  refusal: { vi: "Thông báo từ chối", en: "Refusal" },
  cancellation: { vi: "Quyết định hủy bỏ (Mẫu 11)", en: "Cancelling (form 11)" },
  contact: { vi: "Thông báo tiếp xúc (Mẫu 09)", en: "Notice of contact (form 09)" },
} as const satisfies Words;
