/** What the rules of the no-contact decision say. */
import type { Words } from "#base/words.ts";

export const words = {
  banNoDanger: {
    vi: "Không có đề nghị thì chỉ cấm tiếp xúc khi hành vi đe dọa tính mạng.",
    en: "Without a request contact is forbidden only where life is in danger.",
  },
  banNoRequest: {
    vi: "Cần đề nghị của người bị bạo lực, người giám hộ, người đại diện hoặc cơ quan có thẩm quyền.",
    en: "It needs the request of the harmed person, the guardian, a representative or a competent body.",
  },
  banNoConsent: {
    vi: "Cơ quan đề nghị thì phải có sự đồng ý của người bị bạo lực hoặc người giám hộ.",
    en: "Where a body asks, the harmed person or the guardian must consent.",
  },
  banNoHarm: {
    vi: "Hành vi phải gây tổn hại, đe dọa sức khỏe hoặc đe dọa tính mạng.",
    en: "The act must harm or threaten health, or threaten life.",
  },
  banRights: {
    vi: "Phải giải thích quyền, nghĩa vụ cho người bị bạo lực trước khi quyết định, và ghi giờ.",
    en: "The harmed person must be told of rights and duties before the decision, and the time written down.",
  },
  banRightsAfter: {
    vi: "Quyền, nghĩa vụ phải được giải thích trước giờ ký quyết định.",
    en: "Rights and duties must be explained before the decision is signed.",
  },
  banSupervisor: { vi: "Cần phân công người giám sát.", en: "A supervisor must be assigned." },
  banEndsBefore: { vi: "Giờ kết thúc phải sau giờ bắt đầu.", en: "It must end after it begins." },
  banTooLong: {
    vi: "Mỗi lần không quá {days} ngày: chậm nhất hết ngày {day}.",
    en: "Each time for {days} days at most: until the end of {day}.",
  },
  banOverlaps: {
    vi: "Đang có quyết định cấm tiếp xúc khác giữa hai người này.",
    en: "Another no-contact decision between these two is in force.",
  },
  banAnswered: { vi: "Đề nghị này đã được trả lời.", en: "This request has been answered." },
  banRefusalReason: {
    vi: "Từ chối phải bằng văn bản, ghi rõ lý do.",
    en: "A refusal is written and says why.",
  },
  banWaits: {
    vi: "Đề nghị trước giữa hai người này chưa được trả lời.",
    en: "An earlier request between these two waits for its answer.",
  },
  banNames: {
    vi: "Vụ việc có quyết định hoặc đề nghị cấm tiếp xúc nêu người này: không bỏ được.",
    en: "A no-contact decision or request names this person, who cannot be taken out.",
  },
  banPeople: {
    vi: "Hãy chọn một người bị bạo lực và một người gây bạo lực của vụ việc.",
    en: "Choose a person harmed and a person who did it in this case.",
  },
  banFuture: { vi: "Giờ này ở tương lai.", en: "This time lies in the future." },
  banSignedBefore: {
    vi: "Giờ ký không thể trước giờ nhận đề nghị.",
    en: "It cannot be signed before it was asked for.",
  },
  banNoCancel: { vi: "Chưa có đề nghị hủy bỏ.", en: "Nobody has asked to cancel it." },
  banCancelWaits: {
    vi: "Đề nghị hủy bỏ trước chưa được trả lời.",
    en: "An earlier request to cancel waits for its answer.",
  },
  banToldBefore: {
    vi: "Giờ thông báo không thể trước giờ ký.",
    en: "Nobody is told before it is signed.",
  },
  noBreach: {
    vi: "Điều đã ghi không phải là vi phạm: ngoài khoảng cách, có tường ngăn, đã được phép, hoặc quyết định không có hiệu lực lúc đó.",
    en: "What is written is no breach: beyond the distance, behind a wall, permitted, or no decision was in force.",
  },
  draftNothing: {
    vi: "Chưa có gì để dự thảo văn bản này.",
    en: "There is nothing yet from which to draft this paper.",
  },
  contactNone: { vi: "Không có lần tiếp xúc này.", en: "There is no such contact." },
  contactSigned: { vi: "Thông báo này đã được ký xác nhận.", en: "This notice is countersigned." },
  contactNotSigned: {
    vi: "Thông báo này chưa được ký xác nhận.",
    en: "This notice is not countersigned.",
  },
  contactEnded: { vi: "Lần tiếp xúc này đã kết thúc.", en: "This contact has ended." },
  banNotRunning: {
    vi: "Quyết định cấm tiếp xúc không còn hiệu lực vào lúc đó.",
    en: "No no-contact decision is in force at that time.",
  },
  cancelNotRequester: {
    vi: "Chỉ người đã đề nghị cấm tiếp xúc mới rút lại được với lý do này.",
    en: "On this ground only whoever asked for it can take it back.",
  },
  cancelNotHarmed: {
    vi: "Lý do này chỉ dùng khi quyết định không theo đề nghị, và người bị bạo lực hoặc người giám hộ không đồng ý.",
    en: "This ground is for a decision without a request with which the harmed person or the guardian disagrees.",
  },
  renewNothing: {
    vi: "Không có quyết định nào để ra quyết định tiếp theo.",
    en: "There is no decision to follow.",
  },
  renewOldRequest: {
    vi: "Mỗi lần cấm tiếp xúc cần một đề nghị mới.",
    en: "Each decision needs a request of its own.",
  },
  courtTooLong: {
    vi: "Tòa án cấm tiếp xúc không quá {months} tháng: chậm nhất hết ngày {day}.",
    en: "A court forbids contact for {months} months at most: until the end of {day}.",
  },
  courtNoCase: {
    vi: "Tòa án chỉ cấm tiếp xúc khi đang giải quyết vụ án dân sự giữa hai người.",
    en: "A court forbids contact in a civil case between the two.",
  },
  contactOccasion: {
    vi: "Chỉ được tiếp xúc khi có việc cưới, việc tang; có người bị tai nạn, bệnh nặng; thiên tai, hỏa hoạn, dịch bệnh.",
    en: "Contact is permitted for a wedding or funeral, an accident or grave illness, a disaster, fire or epidemic.",
  },
  contactAnnounce: {
    vi: "Thông báo (Mẫu 09) phải gửi trước khi tiếp xúc.",
    en: "The notice (form 09) must be sent before the contact.",
  },
  contactCountersign: {
    vi: "Người giám sát phải ký xác nhận thông báo trước khi tiếp xúc.",
    en: "The supervisor must countersign the notice before the contact.",
  },
  contactTooLong: {
    vi: "Mỗi lần tiếp xúc không quá {hours} giờ.",
    en: "A contact lasts {hours} hours at most.",
  },
  breachNear: {
    vi: "Đến gần trong phạm vi {metres} m mà không có tường, vách ngăn an toàn",
    en: "Came within {metres} m without a wall or safe partition",
  },
  breachByMeans: {
    vi: "Dùng điện thoại, thư điện tử hoặc phương tiện khác để bạo lực",
    en: "Used the telephone, e-mail or other means for violence",
  },
} as const satisfies Words;
