/** What people read of reports of violence: verbs, code lists, refusals. */
import type { Label, Words } from "#base/words.ts";
import type {
  AddressLetter,
  Channel,
  ContactChannel,
  DangerFact,
  Part,
  PersonPart,
  ReportKind,
  ReportState,
  YesNoUnknown,
} from "./schema.ts";

export const words = {
  receive: { vi: "Nhập tin báo bạo lực", en: "Enter a report of violence" },
  follow: { vi: "Theo dõi tin báo đã nhập", en: "Follow reports one entered" },
  read: { vi: "Xem tin báo tại địa bàn", en: "Read reports of the commune" },
  acknowledge: { vi: "Xác nhận đã nhận tin báo", en: "Acknowledge a report" },
  assign: { vi: "Phân công, chuyển tin báo", en: "Assign or hand over a report" },
  handle: { vi: "Trực tiếp xử lý tin báo", en: "Handle a report oneself" },
  closeReport: { vi: "Kết thúc tin báo", en: "Close a report" },
  readGiven: { vi: "Xem tin báo được giao", en: "Read reports given to the unit" },
  answer: { vi: "Trả lời việc được giao", en: "Answer what was given" },
  readBody: { vi: "Xem cơ quan tiếp nhận", en: "See the bodies in charge" },
  setBody: { vi: "Đặt cơ quan tiếp nhận", en: "Set the body in charge" },
  readTakers: { vi: "Xem nơi có thể giao", en: "See to whom a report can be given" },
  listReports: { vi: "Danh sách tin báo", en: "List of reports" },
  keepDraft: { vi: "Giữ bản nháp tin báo", en: "Keep a draft" },
  dropDraft: { vi: "Bỏ bản nháp tin báo", en: "Drop a draft" },
  listDrafts: { vi: "Bản nháp của tôi", en: "My drafts" },

  reportOpenly: { vi: "Báo tin bạo lực, không cần đăng nhập", en: "Report violence without signing in" },
  readThreadOpenly: { vi: "Đọc trao đổi bằng mật khẩu đã được cấp", en: "Read the thread by its passphrase" },
  writeThreadOpenly: {
    vi: "Viết thêm bằng mật khẩu đã được cấp",
    en: "Write to the thread by its passphrase",
  },
  reportBySystem: { vi: "Hệ thống khác gửi tin báo", en: "A report of another system" },
  readThread: { vi: "Xem trao đổi với người báo tin", en: "Read the thread with whoever reported" },
  writeThread: { vi: "Viết cho người báo tin", en: "Write to whoever reported" },
  readSystem: { vi: "Xem các hệ thống được gửi tin báo", en: "See the systems that may send reports" },
  setSystem: { vi: "Cho hệ thống khác gửi tin báo", en: "Let another system send reports" },
  endSystem: { vi: "Thôi cho hệ thống gửi tin báo", en: "End a system" },
  numberMissing: {
    vi: "Thiếu số lần gửi (Idempotency-Key, dạng UUID ngẫu nhiên).",
    en: "The number of the sending is missing (Idempotency-Key, a random UUID).",
  },
  numberReused: {
    vi: "Số lần gửi này đã dùng cho một tin báo khác.",
    en: "This number was used for another report.",
  },
  noThread: {
    vi: "Không có trao đổi nào với mã và mật khẩu này.",
    en: "There is no thread with this reference and passphrase.",
  },
  noThreadHere: {
    vi: "Tin báo này không đến từ trang dành cho người dân nên không có trao đổi.",
    en: "This report did not come from the public site, so there is no thread.",
  },
  keyUnknown: { vi: "Khóa không đúng hoặc đã hết hiệu lực.", en: "The key is wrong or was ended." },
  givenInDanger: {
    vi: "Tự động giao ngay vì nguy hiểm đến tính mạng.",
    en: "Given at once by itself: a life is in danger.",
  },
  stateRefused: {
    vi: "Tin báo đang ở trạng thái “{state}”, nên chưa thể làm việc này.",
    en: "The report is “{state}”, so this cannot be done now.",
  },
  stale: {
    vi: "Tin báo đã được người khác cập nhật. Hãy mở lại rồi làm tiếp.",
    en: "Someone else has changed this report. Open it again and go on.",
  },
  notYetHandedOver: {
    vi: "Loại việc này phải chuyển cơ quan có thẩm quyền và được nơi đó tiếp nhận trước khi kết thúc.",
    en: "Reports of this kind must be handed over and accepted by the body in charge before they are closed.",
  },
  policeFirst: {
    vi: "Có người yếu thế hoặc nguy hiểm đến tính mạng: phải phân công Công an cấp xã trước khi kết thúc.",
    en: "Someone vulnerable is harmed or a life is in danger: the commune police must be assigned before closing.",
  },
  notAPlace: {
    vi: "Hãy chọn xã, phường nơi xảy ra.",
    en: "Choose the commune or ward where it happens.",
  },
  noSuchUnit: { vi: "Không có đơn vị này hiện nay.", en: "There is no such unit today." },
  noSuchPerson: {
    vi: "Người này không có vai trò ở đơn vị đã chọn.",
    en: "This person has no role at the chosen unit.",
  },
  givenAlready: {
    vi: "Đã giao đơn vị này với vai trò này và đang chờ trả lời.",
    en: "This unit was already given it in this part and has not answered yet.",
  },
  notAnswerable: {
    vi: "Việc này đã được trả lời, hoặc không giao cho đơn vị của anh/chị.",
    en: "This was answered already, or was not given to your unit.",
  },
  receivedLater: {
    vi: "Lúc nhận tin không thể ở sau lúc này.",
    en: "A report cannot have been received later than now.",
  },
  receivedTooLongAgo: {
    vi: "Lúc nhận tin cách đây quá một năm.",
    en: "That is more than a year ago.",
  },
  tooManyDrafts: {
    vi: "Anh/chị đang giữ quá nhiều bản nháp. Hãy gửi hoặc bỏ bớt.",
    en: "You keep too many drafts. Send some or drop them.",
  },
  heldAlready: {
    vi: "Một vụ việc khác đang giữ tin báo này.",
    en: "Another case holds this report.",
  },
  system: { vi: "Hệ thống", en: "The system" },
  draftOld: { vi: "Bản nháp quá 7 ngày", en: "A draft older than seven days" },
  gone: {
    vi: "Nội dung tin báo đã được xóa.",
    en: "What was reported has been erased.",
  },
  title: { vi: "{kind}, {place}", en: "{kind}, {place}" },
  titleDanger: { vi: "NGUY HIỂM TÍNH MẠNG · {kind}, {place}", en: "LIFE IN DANGER · {kind}, {place}" },
  lapsed: { vi: "Quá hạn: {rule} · {code}", en: "Late: {rule} · {code}" },
  wrote: { vi: "Người báo tin viết thêm: {kind}, {place}", en: "Whoever reported wrote: {kind}, {place}" },
  givenTitle: { vi: "Trả lời việc được giao: {kind}, {place}", en: "Answer what was given: {kind}, {place}" },
} as const satisfies Words;

export const kindLabels: Readonly<Record<ReportKind, Label>> = {
  "domestic-violence": { vi: "Bạo lực gia đình", en: "Domestic violence" },
  trafficking: { vi: "Mua bán người", en: "Trafficking in persons" },
  "child-abuse": { vi: "Bạo hành, xâm hại trẻ em", en: "Child abuse" },
  "sexual-abuse": { vi: "Xâm hại tình dục", en: "Sexual abuse" },
  "child-labour": { vi: "Sử dụng lao động trẻ em trái pháp luật", en: "Unlawful child labour" },
};

/** Signs that a health worker sees; the list is ours and may be changed. */
export const signLabels: Readonly<Record<string, Label>> = {
  bruises: { vi: "Vết bầm, trầy xước", en: "Bruises, abrasions" },
  "old-and-new": { vi: "Vết thương cũ và mới cùng lúc", en: "Old and new injuries at once" },
  fracture: { vi: "Gãy xương, chấn thương nặng", en: "Fracture, grave injury" },
  burn: { vi: "Bỏng", en: "Burns" },
  strangling: { vi: "Dấu bóp cổ", en: "Signs of strangling" },
  pregnancy: { vi: "Chấn thương khi mang thai", en: "Injury in pregnancy" },
  "explanation-does-not-fit": {
    vi: "Lời kể không khớp với vết thương",
    en: "The story does not fit the injury",
  },
  "late-care": { vi: "Đến khám muộn, nhiều lần", en: "Comes late, or again and again" },
  fear: { vi: "Sợ hãi, người đi cùng nói thay", en: "Fear; a companion answers instead" },
  neglect: { vi: "Bị bỏ mặc, suy kiệt", en: "Neglect, exhaustion" },
};

export const channelLabels: Readonly<Record<Channel, Label>> = {
  desk: { vi: "Trực tiếp tại UBND xã, phường", en: "Commune desk" },
  police: { vi: "Công an", en: "Police" },
  health: { vi: "Cơ sở y tế", en: "Health facility" },
  "health-screening": { vi: "Sàng lọc tại cơ sở y tế", en: "Screening at a health facility" },
  school: { vi: "Nhà trường", en: "School" },
  hamlet: { vi: "Trưởng thôn, tổ trưởng, Mặt trận", en: "Hamlet head, Front committee" },
  organisation: { vi: "Tổ chức chính trị – xã hội", en: "Socio-political organisation" },
  hotline: { vi: "Tổng đài điện thoại", en: "Hotline" },
  public: { vi: "Trang dành cho người dân", en: "Public site" },
  system: { vi: "Hệ thống khác gửi sang", en: "Another system" },
};

export const addressLabels: Readonly<Record<AddressLetter, Label>> = {
  a: { vi: "a) UBND cấp xã nơi xảy ra", en: "a) People's Committee of the commune where it happens" },
  b: {
    vi: "b) Công an, Đồn Biên phòng gần nơi xảy ra nhất",
    en: "b) Nearest police or border-guard post",
  },
  c: { vi: "c) Cơ sở giáo dục nơi người bị bạo lực học", en: "c) School of the person harmed" },
  d: {
    vi: "d) Trưởng thôn, Tổ trưởng, Trưởng Ban công tác Mặt trận",
    en: "d) Hamlet head, head of the Front committee",
  },
  đ: {
    vi: "đ) Người đứng đầu tổ chức chính trị – xã hội cấp xã",
    en: "đ) Head of a socio-political organisation of the commune",
  },
  e: { vi: "e) Tổng đài điện thoại quốc gia", en: "e) National hotline" },
};

export const stateLabels: Readonly<Record<ReportState, Label>> = {
  received: { vi: "Mới nhận", en: "Received" },
  acknowledged: { vi: "Đã xác nhận", en: "Acknowledged" },
  assigned: { vi: "Đã phân công", en: "Assigned" },
  handling: { vi: "Đang xử lý", en: "Being handled" },
  "handed-over": { vi: "Đã chuyển, chờ trả lời", en: "Handed over, not answered" },
  accepted: { vi: "Nơi nhận đã tiếp nhận", en: "Accepted by the body in charge" },
  declined: { vi: "Nơi nhận từ chối", en: "Declined" },
  closed: { vi: "Đã kết thúc", en: "Closed" },
};

export const answerLabels: Readonly<Record<YesNoUnknown, Label>> = {
  yes: { vi: "Có", en: "Yes" },
  no: { vi: "Không", en: "No" },
  unknown: { vi: "Chưa rõ", en: "Not known" },
};

export const factLabels: Readonly<Record<DangerFact, Label>> = {
  danger: { vi: "Đang có người gặp nguy hiểm", en: "Someone is in danger now" },
  lifeDanger: { vi: "Nguy hiểm đến tính mạng", en: "A life is in danger" },
  childHarmed: { vi: "Trẻ em bị bạo lực", en: "A child is harmed" },
  vulnerable: {
    vi: "Có thai, nuôi con dưới 36 tháng, cao tuổi, khuyết tật, không tự chăm sóc được",
    en: "Pregnant, raising a child under 36 months, elderly, disabled, unable to care for themselves",
  },
  crimeSuspected: { vi: "Có dấu hiệu tội phạm", en: "A crime is suspected" },
};

export const partLabels: Readonly<Record<Part, Label>> = {
  "co-ordinator": { vi: "Đầu mối xử lý", en: "Co-ordinator" },
  police: { vi: "Công an", en: "Police" },
  health: { vi: "Y tế", en: "Health" },
  "child-protection": { vi: "Bảo vệ trẻ em", en: "Child protection" },
  justice: { vi: "Tư pháp", en: "Justice" },
  school: { vi: "Nhà trường", en: "School" },
  shelter: { vi: "Nơi tạm lánh", en: "Shelter" },
  counsel: { vi: "Tư vấn", en: "Counselling" },
  organisation: { vi: "Tổ chức, đoàn thể", en: "Organisation" },
  investigation: { vi: "Cơ quan điều tra, cơ quan có thẩm quyền", en: "Investigation, body in charge" },
};

export const personPartLabels: Readonly<Record<PersonPart, Label>> = {
  harmed: { vi: "Người bị bạo lực", en: "Person harmed" },
  doer: { vi: "Người có hành vi", en: "Person who did it" },
  child: { vi: "Trẻ em có mặt", en: "Child present" },
  other: { vi: "Người khác", en: "Someone else" },
};

export const contactLabels: Readonly<Record<ContactChannel, Label>> = {
  phone: { vi: "Gọi điện", en: "Phone call" },
  message: { vi: "Nhắn tin", en: "Message" },
  "in-person": { vi: "Gặp trực tiếp", en: "In person" },
  "through-other": { vi: "Qua người khác", en: "Through someone else" },
  "reporter-only": { vi: "Chỉ liên hệ người báo tin", en: "Only through whoever reported" },
  unknown: { vi: "Chưa biết", en: "Not known yet" },
};

/** What happened to a report, as its timeline tells it. */
export const eventLabels: Readonly<Record<string, Label>> = {
  receive: { vi: "Nhận tin báo", en: "Received" },
  "tell-chair": { vi: "Đã báo Chủ tịch UBND", en: "The chair was told" },
  acknowledge: { vi: "Xác nhận đã nhận", en: "Acknowledged" },
  assign: { vi: "Phân công", en: "Assigned" },
  "hand-over": { vi: "Chuyển cơ quan có thẩm quyền", en: "Handed over" },
  accept: { vi: "Tiếp nhận", en: "Accepted" },
  decline: { vi: "Từ chối", en: "Declined" },
  handle: { vi: "Trực tiếp xử lý", en: "Handled by the commune" },
  take: { vi: "Đưa vào vụ việc", en: "Taken into a case" },
  release: { vi: "Tách khỏi vụ việc", en: "Taken out of a case" },
  write: { vi: "Trao đổi với người báo tin", en: "Message" },
  close: { vi: "Kết thúc", en: "Closed" },
};
