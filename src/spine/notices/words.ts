import type { Label, Words } from "#base/words.ts";
import type { Ending, ExplanationState, MailState, NoticeKind, Place, TurnAct } from "./schema.ts";

export const words = {
  readNotices: { vi: "Xem thông báo nhắc việc", en: "Read notices" },
  markRead: { vi: "Đánh dấu đã đọc", en: "Mark as read" },
  readLadder: { vi: "Xem các bậc nhắc việc", en: "Read the ladder of reminders" },
  changeLadder: { vi: "Sửa các bậc nhắc việc", en: "Change the ladder of reminders" },
  readExplanations: { vi: "Xem yêu cầu giải trình", en: "Read requests for an explanation" },
  ask: { vi: "Yêu cầu giải trình", en: "Ask for an explanation" },
  answer: { vi: "Trả lời yêu cầu giải trình", en: "Answer a request for an explanation" },
  askAgain: { vi: "Hỏi thêm về giải trình", en: "Ask further about an explanation" },
  accept: { vi: "Chấp nhận giải trình", en: "Accept an explanation" },
  withdraw: { vi: "Rút yêu cầu giải trình", en: "Take back a request for an explanation" },
  readMail: { vi: "Xem tình trạng gửi thư", en: "Read how mails fare" },
  retryMail: { vi: "Gửi lại thư", en: "Send a mail again" },
  stepLater: {
    vi: "Bậc sau phải muộn hơn bậc trước ({n} ngày làm việc).",
    en: "A step must come later than the one before it ({n} working days).",
  },
  cityIsItsLead: {
    vi: "Ở bậc Thành phố chỉ nhắc đầu mối Thành phố.",
    en: "At the city's step only the city lead is told.",
  },
  ladderStale: {
    vi: "Có người vừa sửa các bậc này. Xem bản mới rồi sửa lại.",
    en: "Someone has just changed these steps. Look at theirs and try again.",
  },
  turnRefused: {
    vi: "Yêu cầu giải trình này đang “{state}” nên chưa làm được việc đó.",
    en: "This request is “{state}”, so that cannot be done now.",
  },
  notYourOwn: {
    vi: "Người hỏi không tự trả lời, người trả lời không tự chấp nhận. Cần một người khác.",
    en: "Nobody answers their own question or accepts their own answer. It takes another person.",
  },
  notOverdue: {
    vi: "Việc này không còn quá hạn nên không có gì để giải trình.",
    en: "This is no longer overdue: there is nothing to explain.",
  },
  alreadyAsked: {
    vi: "Đơn vị của anh/chị đã yêu cầu giải trình việc này và chưa khép lại.",
    en: "Your unit has asked about this already and that request is still open.",
  },
  turnStale: {
    vi: "Có người vừa viết thêm vào yêu cầu này. Xem rồi viết tiếp; chữ đã gõ vẫn còn.",
    en: "Someone has just written here. Look at it and go on; what you typed is kept.",
  },
  cursor: { vi: "Không đọc được trang tiếp theo.", en: "The next page cannot be read." },
  notGivenUp: {
    vi: "Chỉ gửi lại được thư đã thôi gửi.",
    en: "Only a mail that was given up can be sent again.",
  },
  clockOf: { vi: "{rule} · {code}", en: "{rule} · {code}" },
  explanationTitle: { vi: "Giải trình: {title}", en: "Explain: {title}" },
  explanationToJudge: {
    vi: "Xem giải trình của {unit}: {title}",
    en: "Look at the answer of {unit}: {title}",
  },
  mailRead: { vi: "đã đọc trong ứng dụng", en: "read in the application" },
  mailUnwanted: { vi: "không có địa chỉ hoặc không nhận thư", en: "no address, or no mail wanted" },
  mailJoined: { vi: "gộp vào thư sau", en: "one with a later mail" },
  mailLeft: {
    vi: "hệ thống dừng giữa lúc gửi; không gửi lại để khỏi trùng",
    en: "the system stopped while sending; not sent again, so that none comes twice",
  },
  mailSubject: { vi: "Tổ Ấm: có việc cần xem", en: "Tổ Ấm: there is something to do" },
  mailBody: {
    vi: "Trong Tổ Ấm đang có việc cần anh/chị xem.\n\nMở danh sách việc: {url}\n\nThư này cố ý không nêu nội dung. Nếu không muốn nhận thư, tắt ở trang Tài khoản của tôi.",
    en: "There is something for you to do in Tổ Ấm.\n\nOpen your work: {url}\n\nThis mail says nothing of its content on purpose. If you want no mail, turn it off on the page of your account.",
  },
  sheetClimbs: { vi: "Việc quá hạn đang nhắc", en: "Overdue and being climbed" },
  sheetExplanations: { vi: "Yêu cầu giải trình", en: "Requests for an explanation" },
  askedBy: { vi: "Đơn vị hỏi", en: "Asked by" },
  askedOn: { vi: "Hỏi", en: "Asked" },
  state: { vi: "Trạng thái", en: "State" },
  answerBy: { vi: "Trả lời trước", en: "Answer by" },
  lastSaid: { vi: "Câu gần nhất", en: "Said last" },
  title: { vi: "Việc", en: "What" },
  kind: { vi: "Loại", en: "Kind" },
  unit: { vi: "Đơn vị", en: "Unit" },
  due: { vi: "Đến hạn", en: "Due" },
  step: { vi: "Đã nhắc đến bậc", en: "Step reached" },
  nextOn: { vi: "Bậc sau vào ngày", en: "Next step on" },
  inCharge: { vi: "Đơn vị phụ trách", en: "Unit in charge" },
  forgotten: { vi: "(đã xóa)", en: "(erased)" },
} as const satisfies Words;

export const kindLabels: Readonly<Record<NoticeKind, Label>> = {
  task: { vi: "Nhiệm vụ", en: "Task" },
  report: { vi: "Báo cáo", en: "Report" },
  clock: { vi: "Thời hạn", en: "Deadline" },
  alarm: { vi: "Báo động", en: "Alarm" },
};

export const placeLabels: Readonly<Record<Place, Label>> = {
  own: { vi: "Đơn vị thực hiện", en: "The unit itself" },
  "in-charge": { vi: "Đơn vị phụ trách", en: "The unit in charge" },
  city: { vi: "Thành phố", en: "The city" },
};

export const endingLabels: Readonly<Record<Ending, Label>> = {
  done: { vi: "Đã xong", en: "Done" },
  moved: { vi: "Không còn quá hạn", en: "No longer overdue" },
  accepted: { vi: "Lý do được chấp nhận", en: "Reason accepted" },
};

export const stateLabels: Readonly<Record<ExplanationState, Label>> = {
  asked: { vi: "Chờ trả lời", en: "Waiting for an answer" },
  answered: { vi: "Đã trả lời", en: "Answered" },
  accepted: { vi: "Được chấp nhận", en: "Accepted" },
  withdrawn: { vi: "Đã rút", en: "Taken back" },
};

export const actLabels: Readonly<Record<TurnAct, Label>> = {
  ask: { vi: "Yêu cầu giải trình", en: "Asked for an explanation" },
  answer: { vi: "Trả lời", en: "Answered" },
  "ask-again": { vi: "Hỏi thêm", en: "Asked further" },
  accept: { vi: "Chấp nhận", en: "Accepted" },
  withdraw: { vi: "Rút yêu cầu", en: "Took the request back" },
};

export const mailLabels: Readonly<Record<MailState, Label>> = {
  waiting: { vi: "Chờ gửi", en: "Waiting" },
  sending: { vi: "Đang gửi", en: "Being sent" },
  sent: { vi: "Đã gửi", en: "Sent" },
  "given-up": { vi: "Đã thôi gửi", en: "Given up" },
  unsure: { vi: "Không rõ đã đến chưa", en: "Unsure whether it arrived" },
  "not-needed": { vi: "Không cần gửi", en: "Not needed" },
};
