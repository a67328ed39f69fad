/** What is said where a case cannot be given, looked at, sealed, met about, or erased so. */
import type { Words } from "#base/words.ts";

export const words = {
  givingSelf: { vi: "Không thể gửi cho chính đơn vị mình.", en: "It cannot be sent to your own unit." },
  givingConflict: {
    vi: "Không gửi được vụ việc này đến đơn vị (người) đó. Hãy chọn nơi khác.",
    en: "This case cannot be sent to that unit (person). Choose another.",
  },
  givingPurpose: { vi: "Ghi mục đích.", en: "Say what for." },
  transferPart: {
    vi: "Chuyển trách nhiệm là chuyển việc điều phối; nếu chỉ nhờ một phần việc, hãy giới thiệu.",
    en: "A transfer moves the co-ordination; to ask for a part of the work, refer.",
  },
  givingGround: {
    vi: "Không theo sự đồng ý thì ghi rõ căn cứ: điều luật hoặc tình huống khẩn cấp.",
    en: "Without consent, say the ground: the article, or the emergency.",
  },
  givingConsent: { vi: "Cần sự đồng ý của người bị bạo lực.", en: "The harmed person must consent." },
  givingGuardian: { vi: "Cần sự đồng ý của người giám hộ.", en: "The guardian must consent." },
  givingGuardianConcerned: {
    vi: "Người giám hộ có liên quan đến hành vi: không hỏi người này, hãy chọn căn cứ khác.",
    en: "The guardian is concerned in what happened: do not ask them, choose another ground.",
  },
  givingNothing: { vi: "Chọn ít nhất một trường thông tin.", en: "Choose one field at least." },
  givingNarrow: {
    vi: "Chỉ gửi được cho một người nêu tên: {fields}.",
    en: "To be given to a named person only: {fields}.",
  },
  givingPart: {
    vi: "Đơn vị này không tham gia với tư cách đã chọn. Tư cách quyết định đơn vị được xem những gì: hãy chọn lại.",
    en: "This unit does not take that part. The part decides what it is shown: choose again.",
  },
  givingSafely: {
    vi: "Có điện thoại hoặc địa chỉ thì phải gửi kèm cách liên hệ an toàn. Nơi nhận không được xem cách liên hệ an toàn thì bỏ cả hai.",
    en: "A telephone or an address goes with the safe contact. Where the receiver may not be shown it, leave out both.",
  },
  givingUntil: { vi: "Ghi ngày hết được xem.", en: "Say until when it is shown." },
  givingUntilPast: { vi: "Ngày hết được xem đã qua.", en: "It would be over already." },
  givingTooLong: {
    vi: "Được xem không quá {days} ngày; cần thêm thì gửi lại.",
    en: "It is shown for {days} days at most; send it again for more.",
  },
  givingState: {
    vi: "Việc chuyển, giới thiệu này không còn ở bước đó.",
    en: "This transfer or referral is no longer at that step.",
  },
  givingSender: { vi: "Chỉ bên gửi làm được việc này.", en: "Only the sender may do this." },
  givingReceiver: { vi: "Chỉ bên nhận làm được việc này.", en: "Only the receiver may do this." },
  givingReason: { vi: "Ghi lý do.", en: "Say why." },
  givingOutcome: {
    vi: "Ghi kết quả, hoặc ghi đã liên hệ với người bị bạo lực.",
    en: "Say what came of it, or that the harmed person was spoken to.",
  },
  // Break-glass
  glassUnreviewed: {
    vi: "Lần xem khẩn cấp trước của bạn chưa được xem xét lại.",
    en: "An earlier emergency look of yours has not been reviewed.",
  },
  glassUnjustified: {
    vi: "Lần xem khẩn cấp trước của bạn bị kết luận là không có căn cứ.",
    en: "An earlier emergency look of yours was found unjustified.",
  },
  glassReason: {
    vi: "Ghi rõ lý do, ít nhất {letters} chữ cái.",
    en: "Say why, in {letters} letters at least.",
  },
  glassHours: { vi: "Mỗi lần không quá {hours} giờ.", en: "Each time for {hours} hours at most." },
  glassReviewed: { vi: "Lần xem này đã được xem xét.", en: "This look has been reviewed." },
  glassOwn: { vi: "Người đã xem không tự xem xét.", en: "Whoever looked does not review it." },
  glassVerdict: { vi: "Kết luận phải ghi lý do.", en: "A verdict says why." },
  // Sealing
  sealedAlready: { vi: "Vụ việc đã được niêm phong.", en: "The case is sealed already." },
  sealCoordinator: { vi: "Chỉ đơn vị điều phối niêm phong được.", en: "Only the co-ordinator seals a case." },
  sealForm: { vi: "Chọn hình thức niêm phong.", en: "Choose the form of the seal." },
  sealReason: { vi: "Ghi lý do.", en: "Say why." },
  sealSelf: {
    vi: "Người niêm phong phải có trong danh sách được biết.",
    en: "Whoever seals must be among those who may know.",
  },
  sealTwo: {
    vi: "Cần ít nhất hai người được biết, để không mất hồ sơ khi một người nghỉ.",
    en: "Two people at least must know, or the case is lost when one leaves.",
  },
  sealBarred: {
    vi: "Có người trong danh sách có xung đột lợi ích.",
    en: "Somebody named has a conflict of interest.",
  },
  notSealed: { vi: "Vụ việc không niêm phong.", en: "The case is not sealed." },
  unsealSecond: {
    vi: "Bỏ niêm phong cần một người đề nghị và một người khác quyết định.",
    en: "One person proposes to take the seal away, another decides.",
  },
  unsealOther: { vi: "Người đề nghị không tự quyết định được.", en: "Who proposed it cannot decide it." },
  // Meeting
  meetingAgenda: { vi: "Ghi nội dung họp.", en: "Write the agenda." },
  meetingAgencies: { vi: "Cần ít nhất hai cơ quan.", en: "Two agencies at least must come." },
  meetingBarred: {
    vi: "Có người dự họp không được biết vụ việc này.",
    en: "Somebody who comes may not know of this case.",
  },
  meetingPledge: {
    vi: "Còn {count} người chưa cam kết giữ bí mật.",
    en: "{count} people have not pledged to keep silent.",
  },
  meetingMinutes: { vi: "Ghi biên bản.", en: "Write the minutes." },
  meetingWhat: { vi: "Ghi rõ từng việc.", en: "Say what each action is." },
  meetingAbsent: {
    vi: "Có việc giao cho cơ quan không dự họp.",
    en: "An action is given to an agency that did not come.",
  },
  meetingNoDay: { vi: "Ghi hạn của từng việc.", en: "Say by when each action is due." },
  meetingDue: { vi: "Hạn của việc sớm hơn ngày họp.", en: "An action is due before the meeting." },
  meetingBarredUnit: {
    vi: "Có đơn vị đã bị loại trừ khỏi vụ việc này.",
    en: "A unit is shut out of this case.",
  },
  meetingSealed: {
    vi: "Vụ việc đã niêm phong: chỉ mời đơn vị đang tham gia. Đơn vị khác phải được giới thiệu và nêu tên trước.",
    en: "The case is sealed: only units that take part are invited. Refer to another and name its people first.",
  },
  meetingPart: {
    vi: "Chọn tư cách tham gia của đơn vị được mời thêm.",
    en: "Say in what part the further unit comes.",
  },
  meetingGround: {
    vi: "Ghi căn cứ mời đơn vị chưa tham gia: điều luật, hoặc sự đồng ý của người bị bạo lực.",
    en: "Say on what ground a unit without a seat is invited: the article, or the harmed person's consent.",
  },
  meetingNarrow: {
    vi: "Liên hệ an toàn, nơi tạm lánh không gửi theo giấy mời họp.",
    en: "Safe contact and shelter are not given by an invitation.",
  },
  meetingWhy: {
    vi: "Quy tắc không đề nghị họp; ghi vì sao bạn thấy cần họp.",
    en: "No rule proposes a meeting: say why you hold it to be needed.",
  },
  meetingNot: {
    vi: "Quy tắc đề nghị họp liên ngành; không họp thì ghi lý do.",
    en: "The rules propose a meeting; not to hold it, say why.",
  },
  // Data
  dataOwn: {
    vi: "Dữ liệu do chính cơ quan thu thập thì được dùng, không cần đề nghị.",
    en: "What a body collected itself it may use without asking.",
  },
  dataContent: { vi: "Ghi nội dung dữ liệu cần khai thác.", en: "Say which data are asked for." },
  dataPurpose: { vi: "Ghi mục đích khai thác.", en: "Say what for." },
  dataCommitment: {
    vi: "Cần cam kết sử dụng đúng mục đích.",
    en: "The promise to keep to the purpose is missing.",
  },
  subjectIdentity: {
    vi: "Chưa xác định được người yêu cầu là ai.",
    en: "Who asks has not been established.",
  },
  subjectAuthority: {
    vi: "Chưa có giấy tờ chứng minh quyền đại diện.",
    en: "The right to represent has not been proven.",
  },
  subjectSide: {
    vi: "Không thể trả lời cho người đại diện này; hãy hỏi trực tiếp chủ thể dữ liệu theo cách an toàn.",
    en: "This representative cannot be answered; speak with the person themselves, safely.",
  },
  eraseOpen: { vi: "Vụ việc chưa kết thúc.", en: "The case is not closed." },
  eraseProcedure: {
    vi: "Đang có thủ tục tố tụng hoặc xử phạt cần hồ sơ này.",
    en: "A procedure needs this record.",
  },
  eraseKept: { vi: "Chưa hết thời hạn lưu giữ.", en: "It must still be kept." },
  eraseSecond: {
    vi: "Xóa không khôi phục được: một người đề nghị, một người khác quyết định.",
    en: "Erasing cannot be undone: one person proposes it, another decides.",
  },
  eraseOther: {
    vi: "Người đề nghị xóa không tự quyết định được.",
    en: "Who proposed to erase it cannot decide it.",
  },
} as const satisfies Words;
