/** What the rules of a case say: why something cannot be done, what must be, what speaks for it. */
import type { Words } from "#base/words.ts";

export const words = {
  // Acts
  behaviourNotBetween: {
    vi: "Giữa hai người có quan hệ này, luật không tính các hành vi ở điểm {letters}.",
    en: "Between two people of this relation the law does not count the acts of points {letters}.",
  },
  mainFormElsewhere: {
    vi: "Hình thức chính phải là một hình thức của các hành vi đã chọn.",
    en: "The main form must be one that the chosen acts are.",
  },
  // States
  "state-received": {
    vi: "Vụ việc mới được tiếp nhận, chưa đến bước này.",
    en: "The case has only been received: it is too early.",
  },
  "state-assigned": {
    vi: "Vụ việc đã phân công, cần xác minh trước.",
    en: "The case is assigned; it must be verified first.",
  },
  "state-verified": { vi: "Vụ việc đã được xác minh là có.", en: "The case has been verified already." },
  "state-unfounded": { vi: "Vụ việc đã xác minh là không có.", en: "The case was found to be none." },
  "state-measures": { vi: "Vụ việc đang áp dụng biện pháp.", en: "Measures are being taken in this case." },
  "state-follow-up": { vi: "Vụ việc đang được theo dõi.", en: "The case is being followed up." },
  "state-closed": {
    vi: "Vụ việc đã kết thúc. Muốn làm tiếp, hãy mở lại.",
    en: "The case is closed. Reopen it to go on.",
  },
  reasonNeeded: { vi: "Cần ghi lý do.", en: "A reason is needed." },
  verifyHarmed: { vi: "Chưa ghi người bị bạo lực.", en: "Nobody is named as harmed." },
  verifyBehaviour: { vi: "Chưa ghi hành vi nào.", en: "No act is written down." },
  verifyMainForm: {
    vi: "Chưa chọn hình thức chính: thống kê tính mỗi vụ theo một hình thức.",
    en: "No main form is chosen: statistics count a case by one.",
  },
  childProtectionFirst: {
    vi: "Người bị bạo lực là trẻ em: người làm công tác bảo vệ trẻ em cấp xã bắt buộc phải tham gia.",
    en: "A child was harmed: the commune's child-protection officer must take part.",
  },
  closeOutcome: { vi: "Chưa chọn kết quả.", en: "No outcome is chosen." },
  closeUnfounded: {
    vi: "Vụ việc xác minh là không có thì chỉ kết thúc với kết quả đó.",
    en: "A case found to be none ends with that outcome alone.",
  },
  closeNotUnfounded: {
    vi: "Vụ việc đã xác minh là có thì không thể kết thúc là không có.",
    en: "A verified case cannot end as if there had been none.",
  },
  closeBanRuns: { vi: "Quyết định cấm tiếp xúc còn hiệu lực.", en: "A no-contact decision is in force." },
  closeLapsed: {
    vi: "Còn {count} thời hạn đã quá mà chưa giải trình.",
    en: "{count} clocks have lapsed and nobody has explained them.",
  },
  closeUnanswered: {
    vi: "Còn {count} lần chuyển, giới thiệu chưa được trả lời.",
    en: "{count} referrals or transfers have no answer yet.",
  },
  closeMeasures: { vi: "Còn {count} biện pháp đang thực hiện.", en: "{count} measures are still going on." },
  closeAssess: {
    vi: "Cần đánh giá nguy cơ lần cuối, sau mọi tin báo mới, trước khi kết thúc.",
    en: "Danger must be assessed once more, after every new report, before the case is closed.",
  },
  closeCrime: {
    vi: "Có dấu hiệu tội phạm: phải chuyển cơ quan điều tra trước.",
    en: "A crime is suspected: it must be handed over to the investigation first.",
  },
  closeSecondPerson: {
    vi: "Nguy cơ cao hoặc chưa chắc người bị bạo lực an toàn: cần một người đề nghị và một người khác quyết định kết thúc.",
    en: "Danger is high, or it is not sure that the person is safe: one person proposes to close, another decides.",
  },
  closeOtherPerson: {
    vi: "Người đề nghị kết thúc không tự quyết định được.",
    en: "Who proposed to close it cannot decide it.",
  },
  // Duties
  dutyDecide: {
    vi: "Chủ tịch UBND cấp xã xử lý hoặc phân công xử lý ngay",
    en: "The chair handles it, or has it handled, at once",
  },
  dutyAssess: { vi: "Đánh giá nguy cơ lần đầu", en: "First assessment of danger" },
  dutyVerify: { vi: "Xác minh vụ việc", en: "Verify the case" },
  dutyChild: {
    vi: "Mời người làm công tác bảo vệ trẻ em tham gia",
    en: "Bring in the child-protection officer",
  },
  dutyPolice: { vi: "Phân công Công an cấp xã", en: "Assign the commune police" },
  dutyHandOver: {
    vi: "Chuyển cơ quan điều tra khi có dấu hiệu tội phạm",
    en: "Hand over to the investigation: a crime is suspected",
  },
  dutyBan: {
    vi: "Xem xét cấm tiếp xúc không cần đề nghị vì tính mạng bị đe dọa",
    en: "Consider a no-contact decision without a request: life is in danger",
  },
  // Danger
  adoptQuestions: {
    vi: "Bộ câu hỏi đi kèm chỉ là mẫu. Hãy nhập bộ câu hỏi mà Thành phố đã thông qua.",
    en: "The questions that come with the system are an example. Enter the ones that the city adopted.",
  },
  raiseReason: { vi: "Nâng mức nguy cơ thì ghi lý do.", en: "To raise the level, say why." },
  lowerReason: { vi: "Hạ mức nguy cơ thì ghi lý do.", en: "To lower the level, say why." },
  lowerSecond: {
    vi: "Hạ mức nguy cơ cần người thứ hai quyết định.",
    en: "To lower the level a second person must decide.",
  },
  lowerOther: { vi: "Người thứ hai phải là người khác.", en: "The second person must be another one." },
  lowerSecondReason: {
    vi: "Người thứ hai cũng phải ghi lý do.",
    en: "The second person must say why as well.",
  },
  meetingScore: { vi: "Điểm nguy cơ là {score}.", en: "The score is {score}." },
  meetingRepeat: { vi: "{count} lần trong {months} tháng.", en: "{count} times within {months} months." },
  meetingExtreme: { vi: "Mức nguy cơ đặc biệt cao.", en: "The level is extreme." },
  // Mediation
  mediationAsk: {
    vi: "Trước hết hãy trả lời: có căn cứ xử lý hành chính hoặc hình sự không?",
    en: "Answer first: is there ground for an administrative or criminal sanction?",
  },
  mediationUnknown: {
    vi: "Chưa rõ có căn cứ xử phạt hay không thì chưa hòa giải.",
    en: "While it is not known whether there is ground for a sanction, there is no mediation.",
  },
  mediationGround: {
    vi: "Có căn cứ xử phạt hoặc xử lý hình sự thì không hòa giải; Chủ tịch UBND cấp xã phải xử lý.",
    en: "Where there is ground for a sanction or prosecution there is no mediation; the chair must deal with it.",
  },
  mediationCrime: {
    vi: "Có dấu hiệu tội phạm thì không hòa giải.",
    en: "Where a crime is suspected there is no mediation.",
  },
  mediationDanger: {
    vi: "Tính mạng bị đe dọa: bảo vệ trước, không hòa giải.",
    en: "Life is in danger: protect first, no mediation.",
  },
  mediationReason: { vi: "Ghi căn cứ để trả lời là không.", en: "Say on what ground the answer is no." },
  mediationAgree: {
    vi: "Người bị bạo lực chưa đồng ý hòa giải.",
    en: "The harmed person has not agreed to mediation.",
  },
  mediationAssign: { vi: "Chưa phân công hòa giải viên.", en: "No mediator is assigned." },
  mediationOver: { vi: "Lần hòa giải này đã kết thúc.", en: "This mediation is over." },
  mediationEarly: {
    vi: "Ngày bắt đầu sớm hơn ngày phân công.",
    en: "It begins before the mediator was assigned.",
  },
  mediationNotBegun: { vi: "Hòa giải chưa bắt đầu.", en: "Mediation has not begun." },
  mediationAgreement: {
    vi: "Hòa giải thành phải ghi nội dung thỏa thuận.",
    en: "Where it succeeded, what was agreed is written down.",
  },
  mediationTell: {
    vi: "Phải dừng hòa giải và báo ngay Chủ tịch UBND cấp xã.",
    en: "Mediation must end, and the chair must be told at once.",
  },
  mediationInstead: {
    vi: "Hòa giải không thay cho xử phạt: đã có căn cứ xử lý thì phải xử lý.",
    en: "Mediation is no sanction: where there is ground, the violation must be dealt with.",
  },
  // Sanctions
  sanctionReason: { vi: "Không xử phạt thì ghi lý do.", en: "Where nothing is sanctioned, say why." },
  sanctionArticle: { vi: "Chọn điều khoản xử phạt.", en: "Choose the article." },
  sanctionBefore: {
    vi: "Điều khoản này chưa có hiệu lực vào ngày xảy ra hành vi.",
    en: "This article was not in force on the day of the act.",
  },
  sanctionEarly: { vi: "Ngày quyết định sớm hơn ngày xảy ra.", en: "It was decided before it happened." },
  sanctionLate: {
    vi: "Đã hết thời hiệu xử phạt từ ngày {day}: không phạt tiền được nữa, vẫn có thể buộc khắc phục hậu quả.",
    en: "The limitation ended on {day}: there is no fine any more; remedies can still be ordered.",
  },
  sanctionAmount: {
    vi: "Mức phạt theo điều này từ {from} đến {to} đồng.",
    en: "This article fines {from} to {to} đồng.",
  },
  // Measures
  measureUnknown: {
    vi: "Không có biện pháp này vào ngày quyết định.",
    en: "There is no such measure on that day.",
  },
  measureDecider: {
    vi: "Người này không có thẩm quyền quyết định: {measure}.",
    en: "This person may not decide: {measure}.",
  },
  measureRequest: { vi: "Cần có người đề nghị: {measure}.", en: "Somebody must ask for it: {measure}." },
  measureConsent: {
    vi: "Cần sự đồng ý của người bị bạo lực hoặc người giám hộ.",
    en: "The harmed person, or the guardian, must consent.",
  },
  measureSupervisor: { vi: "Cần phân công người giám sát.", en: "A supervisor must be assigned." },
  measureVerified: {
    vi: "Biện pháp giáo dục chỉ áp dụng sau khi đã xác minh là có bạo lực.",
    en: "What educates is applied only after violence was verified.",
  },
  measureBefore: {
    vi: "Biện pháp không bắt đầu trước ngày quyết định.",
    en: "It cannot begin before it was decided.",
  },
  measureEnds: { vi: "Ngày kết thúc sớm hơn ngày bắt đầu.", en: "It ends before it begins." },
  criticismAge: {
    vi: "Chưa rõ tuổi: chỉ góp ý, phê bình người từ đủ 18 tuổi.",
    en: "The age is not known: only people of 18 and over are spoken to before the community.",
  },
  criticismMinor: {
    vi: "Chỉ góp ý, phê bình trong cộng đồng người chắc chắn đã đủ 18 tuổi.",
    en: "Only people who are surely 18 are spoken to before the community.",
  },
  criticismOnce: {
    vi: "Chỉ áp dụng khi có từ 02 lần bạo lực trong 12 tháng, hoặc đã bị xử phạt mà còn tiếp tục.",
    en: "Only after two acts within twelve months, or where somebody was sanctioned and went on.",
  },
  foreigner: {
    vi: "Có người nước ngoài: áp dụng theo quy định riêng của Chính phủ; hỏi Sở Tư pháp trước khi quyết định.",
    en: "A foreigner is concerned: rules of the Government's own apply; ask the Department of Justice before deciding.",
  },
  foreignerUnknown: {
    vi: "Chưa rõ có người nước ngoài hay không: hãy hỏi quốc tịch.",
    en: "It is not known whether a foreigner is concerned: ask for the nationality.",
  },
  stayTooLong: { vi: "Ở nơi này không quá {days} ngày.", en: "A stay here lasts {days} days at most." },
  stayNobody: {
    vi: "Ghi rõ những ai được xem địa chỉ nơi tạm lánh.",
    en: "Name who may see the address of the shelter.",
  },
  // Legal aid
  aidOnly: {
    vi: "Chỉ ghi ngày thụ lý, cử người ở biện pháp trợ giúp pháp lý.",
    en: "Days of legal aid stand in a measure of legal aid alone.",
  },
  aidNotAccepted: {
    vi: "Ghi ngày thụ lý trước: thời hạn cử người tính từ ngày đó.",
    en: "Say first when the request was accepted: the days to name somebody count from it.",
  },
  aidOrder: {
    vi: "Ngày cử người không thể trước ngày thụ lý.",
    en: "Nobody is named before the acceptance.",
  },
  aidAhead: { vi: "Ngày này chưa đến.", en: "This day has not come." },
  aidChild: { vi: "Là trẻ em.", en: "Is a child." },
  aidVictim: {
    vi: "Là người bị bạo lực gia đình, không cần xét khó khăn về tài chính.",
    en: "Was harmed by domestic violence; hardship is not asked.",
  },
  aidPoor: { vi: "Thuộc hộ nghèo.", en: "Belongs to a poor household." },
  aidHardship: {
    vi: "Bị bạo lực gia đình và có khó khăn về tài chính.",
    en: "Was harmed by domestic violence, and in hardship.",
  },
  aidUnknown: {
    vi: "Chưa đủ thông tin về tuổi, hộ nghèo hoặc khó khăn về tài chính.",
    en: "Age, poverty or hardship is not known yet.",
  },
  aidNone: { vi: "Chưa thuộc diện được trợ giúp pháp lý.", en: "Has no right to legal aid yet." },
  proofBirth: {
    vi: "Giấy khai sinh hoặc giấy tờ chứng minh tuổi",
    en: "Birth certificate, or what proves the age",
  },
  proofPoor: { vi: "Giấy chứng nhận hộ nghèo", en: "Certificate of a poor household" },
  proofHardship: {
    vi: "Giấy chứng nhận hộ cận nghèo hoặc quyết định trợ cấp xã hội hằng tháng",
    en: "Certificate of a near-poor household, or of monthly allowance",
  },
  proofViolence: {
    vi: "Một trong: xác nhận của cơ sở khám bệnh, chữa bệnh; quyết định cấm tiếp xúc; quyết định xử phạt",
    en: "One of: confirmation of a health facility; no-contact decision; decision of a sanction",
  },
} as const satisfies Words;
