/** What people read about cases, in both languages. */
import type { Words } from "#base/words.ts";

export const words = {
  menu: { vi: "Vụ việc", en: "Cases" },
  one: { vi: "Vụ việc", en: "Case" },
  hint: {
    vi: "Chỉ vụ việc mà đơn vị bạn tham gia. Mỗi lần xem đều được ghi lại.",
    en: "Only cases in which your unit takes part. Every look is recorded.",
  },
  erased: {
    vi: "Khóa của vụ việc này đã bị hủy: nội dung không còn đọc được nữa.",
    en: "The key of this case was destroyed: nobody can read it any more.",
  },
  stale: {
    vi: "Vụ việc vừa được người khác sửa. Hãy xem lại.",
    en: "Someone else has just changed the case. Look again.",
  },
  readList: { vi: "Danh sách vụ việc", en: "List cases" },
  readOne: { vi: "Xem một vụ việc", en: "Read a case" },
  exportList: { vi: "Tải danh sách vụ việc đang xem", en: "The list of cases as a sheet" },
  exportFacts: {
    vi: "Xuất dữ kiện của các vụ việc (Excel): mã, ngày, số; không có tên",
    en: "Facts of the cases as a sheet: codes, days, numbers; no names",
  },
  factsTooLong: {
    vi: "Quá 300 vụ việc: thu hẹp danh sách rồi xuất lại.",
    en: "More than 300 cases: narrow the list and export again.",
  },
  exportTooLong: {
    vi: "Danh sách dài quá 2.000 vụ việc. Hãy lọc bớt rồi tải.",
    en: "The list is longer than 2,000 cases. Narrow it, then download.",
  },
  readPlaces: { vi: "Nơi xảy ra của các vụ việc", en: "Communes of the cases" },
  searchCases: { vi: "Tìm vụ việc", en: "Search cases" },
  openCase: { vi: "Mở vụ việc từ tin báo", en: "Open a case from a report" },
  editCase: { vi: "Ghi thông tin vụ việc", en: "Write in a case" },
  addThing: { vi: "Thêm người hoặc hành vi", en: "Add a person or what was done" },
  hideThing: { vi: "Bỏ mục ghi nhầm", en: "Take out what was entered by mistake" },
  readConflicts: { vi: "Xem chỗ hai người sửa khác nhau", en: "See where two wrote differently" },
  settleConflict: { vi: "Chọn một trong hai bản", en: "Choose one of two versions" },
  actOn: { vi: "Chuyển bước xử lý vụ việc", en: "Move a case on" },
  readHistory: { vi: "Diễn biến vụ việc", en: "Course of a case" },
  someoneElse: {
    vi: "Người này không làm việc tại đơn vị điều phối.",
    en: "This person does not work at the co-ordinating unit.",
  },
  readMatches: { vi: "Tin báo có thể cùng một sự việc", en: "What may be the same event" },
  joinReport: { vi: "Nhập tin báo vào vụ việc", en: "Join a report to a case" },
  separateReport: { vi: "Tách tin báo khỏi vụ việc", en: "Separate a report from a case" },
  valueRefused: { vi: "Giá trị này không hợp lệ.", en: "This value is not valid." },
  notYourField: {
    vi: "Phần tham gia của bạn không được ghi mục này.",
    en: "Your part does not write this field.",
  },
  noSuchThing: { vi: "Mục này không còn trong vụ việc.", en: "This is no longer in the case." },
  keptDealing: {
    vi: "Biện pháp, xử lý, hòa giải không bỏ được: hãy ghi kết quả của mục này.",
    en: "Measures, sanctions and mediations are not taken out: write down what became of them.",
  },
  notAlike: {
    vi: "Hãy chọn một người bị bạo lực và một người gây bạo lực.",
    en: "Choose a person harmed and a person who did it.",
  },
  pairOnce: { vi: "Hai người này đã có một mục hành vi.", en: "There is already an entry for these two." },
  codeUnknown: { vi: "Danh mục không có mã này.", en: "The list has no such code." },
  behaviourNotBetween: {
    vi: "Theo quan hệ đã chọn, luật không tính hành vi này là bạo lực gia đình.",
    en: "Between these two, the law does not count this as domestic violence.",
  },
  lastReport: {
    vi: "Vụ việc phải còn ít nhất một tin báo; tin báo cuối cùng không tách được.",
    en: "A case keeps at least one report; the last one cannot be separated.",
  },
  keepApart: { vi: "Xác nhận là sự việc khác", en: "Say that it is another event" },
  otherEdition: {
    vi: "Vụ việc này được ghi theo mẫu cũ, không hỏi điều này.",
    en: "This case was written in an edition of the form that does not ask this.",
  },
  readFields: { vi: "Các trường của vụ việc", en: "Fields of cases" },
  readCodes: { vi: "Danh mục mã của vụ việc", en: "Code lists of cases" },
  readTransitions: { vi: "Chuyển, giới thiệu của một vụ việc", en: "Transfers and referrals of a case" },
  readBoard: { vi: "Giới thiệu nhận được và gửi đi", en: "Referrals received and sent" },
  sendTransition: { vi: "Chuyển, giới thiệu vụ việc", en: "Send a transfer or referral" },
  previewPack: { vi: "Xem trước những gì bên nhận sẽ thấy", en: "Preview what the receiver will see" },
  dutyGround: { vi: "Hãy nêu điều luật giao trách nhiệm này.", en: "Name the article that gives this duty." },
  noSuchUnit: { vi: "Không có đơn vị này.", en: "There is no such unit." },
  dutyPurpose: { vi: "Hãy ghi giao làm việc gì.", en: "Say what is to be done." },
  "giving-accept": { vi: "Nhận", en: "Accept" },
  "giving-reject": { vi: "Không nhận", en: "Reject" },
  "giving-start": { vi: "Bắt đầu thực hiện", en: "Start" },
  "giving-hold": { vi: "Tạm dừng", en: "Put on hold" },
  "giving-resume": { vi: "Làm tiếp", en: "Resume" },
  "giving-complete": { vi: "Báo kết quả", en: "Give the result" },
  "giving-fail": { vi: "Không thực hiện được", en: "Could not be done" },
  "giving-revoke": { vi: "Rút lại", en: "Take back" },
  readRisk: { vi: "Đánh giá nguy cơ và các lần liên hệ", en: "Danger assessments and contacts" },
  assessDanger: { vi: "Đánh giá nguy cơ", en: "Assess the danger" },
  lowerLevel: { vi: "Đồng ý hạ mức nguy cơ", en: "Agree to a lower level" },
  noteContact: { vi: "Ghi lần liên hệ, thăm gặp", en: "Note a contact or visit" },
  neverCall: {
    vi: "Người bị bạo lực yêu cầu không bao giờ gọi, nhắn. Hãy dùng cách liên hệ an toàn đã ghi.",
    en: "The harmed person asked never to be called or messaged. Use the safe way that is noted.",
  },
  reportTaken: { vi: "Tin báo này đã thuộc một vụ việc.", en: "This report belongs to a case already." },
  notViolence: {
    vi: "Tin báo loại này được chuyển cho cơ quan phụ trách, không mở vụ việc bạo lực gia đình.",
    en: "A report of this kind is handed over to the body in charge; it opens no case of domestic violence.",
  },
} as const satisfies Words;

/** Acts on a case, as their buttons say. */
export const actWords = {
  assign: { vi: "Phân công", en: "Assign" },
  verify: { vi: "Kết luận là có bạo lực", en: "Conclude: there was violence" },
  dismiss: { vi: "Kết luận là không có bạo lực", en: "Conclude: there was none" },
  "take-measures": { vi: "Chuyển sang áp dụng biện pháp", en: "Go on to measures" },
  "follow-up": { vi: "Chuyển sang theo dõi", en: "Go on to follow-up" },
  "propose-closing": { vi: "Đề nghị kết thúc", en: "Propose to close" },
  close: { vi: "Kết thúc vụ việc", en: "Close the case" },
  reopen: { vi: "Mở lại", en: "Reopen" },
} as const satisfies Words;
